"""Test that two trees which change places take their folders' looks along."""

from __future__ import annotations

import pytest

from newsroom.press.noting import _exchanged
from support.notes import last

SITE = ("/s/out/ko/index.html", "/s/out", "/s/out/en", "/s/out/ko")
WAITING = ("/s/.out.waiting", "/s/.out.waiting/en", "/s/.out.waiting/ko")


@pytest.mark.parametrize(
    ("site", "waiting"),
    [
        (SITE, WAITING),
        (SITE, WAITING[::-1]),
        (SITE[::-1], WAITING),
        (SITE, (*WAITING, "/s/.out.waiting/zz")),
        (SITE[:-1], WAITING),
    ],
)
def test_each_folder_looks_as_the_other_did(
    site: tuple[str, ...], waiting: tuple[str, ...]
) -> None:
    """In whatever order they were noted; what stands in one tree alone keeps its look."""
    before = last(site, waiting)
    there, back = _exchanged(before, "/s/out", "/s/.out.waiting")
    looks = dict(zip((*site, *waiting), (*there.looks[::3], *back.looks[::3]), strict=True))
    old = dict(
        zip((*site, *waiting), (*before.site.looks[::3], *before.waiting.looks[::3]), strict=True)
    )

    for path in (*site, *waiting):
        is_back = path.startswith("/s/.out.waiting")
        other = path.replace(*("/s/.out.waiting", "/s/out")[:: 1 if is_back else -1])
        assert looks[path] == old.get(other, old[path])


def test_with_no_tree_in_waiting_nothing_moves() -> None:
    """The first build has made only one."""
    before = last(SITE, ())
    there, back = _exchanged(before, "/s/out", "/s/.out.waiting")
    assert (there, back) == (before.site, before.waiting)
