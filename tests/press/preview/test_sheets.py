"""Test that a page is made when it is asked for, once, and that its last good state is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.preview.sheets import Sheets
from support.presses import Pages, settings_in, site_of

PAGES = {"index.html": "front", "ko/index.html": "ko", "ko/x/index.html": "x"}


def no_facts(_path: str) -> ArtifactFacts | None:
    """Know nothing of any file."""
    return None


def sheets(tmp_path: Path, pages: Pages, before: Sheets | None = None, **more: bool) -> Sheets:
    """Return the sheets of some pages."""
    site = site_of(settings_in(tmp_path))
    return Sheets(site, {"web": pages}, no_facts, before, **more)


def test_a_page_is_made_once(tmp_path: Path) -> None:
    """When it is asked for, by its path or its file."""
    log = tmp_path / "log"
    found = sheets(tmp_path, Pages(PAGES, log=log))

    assert not log.exists()
    one, other = found.get("ko/x/"), found.get("ko/x/index.html")
    assert one is other
    assert one is not None
    assert (one.content, one.media_type) == (b"x", "text/html")
    assert log.read_text() == "ko/x/index.html\n"


@pytest.mark.parametrize("path", ["nothing", "ko/x", "../ko/", "/ko/", "ko//", "KO/"])
def test_what_no_job_makes_is_not_there(tmp_path: Path, path: str) -> None:
    """A path is looked up, never opened."""
    assert sheets(tmp_path, Pages(PAGES)).get(path) is None


def test_the_last_good_state_comes_with_the_problem(tmp_path: Path) -> None:
    """And goes when it is mended; a page that never was has no bytes."""
    good = sheets(tmp_path, Pages(PAGES))
    was = good.get("ko/x/")
    bad = sheets(tmp_path, Pages({**PAGES, "ko/x/index.html": "!problem"}), good)
    now, new = bad.get("ko/x/"), sheets(tmp_path, Pages({"a": "!problem"})).get("a")
    mended = sheets(tmp_path, Pages(PAGES), bad).get("ko/x/")

    assert was is not None
    assert now is not None
    assert (now.content, [one.code for one in now.problems]) == (was.content, ["NR404"])
    assert now.digest != was.digest
    assert new is not None
    assert (new.content, len(new.problems)) == (b"", 1)
    assert mended == was


def test_a_fault_is_raised(tmp_path: Path) -> None:
    """What no problem describes is for the edge to admit."""
    with pytest.raises(ZeroDivisionError):
        sheets(tmp_path, Pages({"a": "!fault"})).get("a")


def test_the_same_pages_need_no_new_list(tmp_path: Path) -> None:
    """After an edit of words; what is not in it is looked for in a new one all the same."""
    first = sheets(tmp_path, Pages(PAGES))
    assert first.get("ko/") is not None
    more = Pages({**PAGES, "new.txt": "new", "ko/index.html": "other"})
    second = sheets(tmp_path, more, first, same_pages=True)

    assert second.jobs_so_far is first.jobs_so_far
    known = second.get("ko/")
    assert known is not None
    assert known.content == b"other"
    assert second.get("new.txt") is not None


def test_what_takes_seconds_is_not_made_here(tmp_path: Path) -> None:
    """It is listed, and printed elsewhere."""
    site = site_of(settings_in(tmp_path))
    found = Sheets(site, {"pdf": Pages({"a.pdf": "x"}, name="pdf")}, no_facts)

    assert found.get("a.pdf") is None
    assert [job.path for job in found.slow_jobs()] == ["a.pdf"]
