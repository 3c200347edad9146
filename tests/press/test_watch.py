"""Test that a row of paths finds each of them without being taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsroom.press.watch import Paths, watch_of

NAMES = some.text(some.sampled_from("ab/가\udc80"), min_size=1, max_size=4)


@given(some.lists(NAMES, unique=True, max_size=8), NAMES)
def test_every_path_has_its_place(names: list[str], other: str) -> None:
    """Also where one is another's beginning or end, and whether or not the row is taken apart."""
    row = Paths.of(names)
    assert len(row) == len(names)
    assert [row.place(name) for name in names] == list(range(len(names)))
    assert [row[at] for at in range(len(row))] == names
    assert row.place(other) == (names.index(other) if other in names else None)
    assert list(row) == names
    assert [row[at] for at in range(len(row))] == names


@pytest.mark.parametrize("at", [-1, 2, 3])
def test_outside_the_row_there_is_no_path(at: int) -> None:
    """Nor is one counted from its end."""
    with pytest.raises(IndexError):
        Paths.of(["a", "b"])[at]


def test_an_empty_row_has_no_place() -> None:
    """Not for nothing either."""
    assert Paths.of([]).place("") is None
    assert list(Paths.of([])) == []


def test_many_paths_are_found_as_few_are() -> None:
    """A row is searched for a few, and taken apart for many; each finds what is there."""
    names = [f"/site/{number}/index.html" for number in range(100)]
    row = Paths.of(names)
    assert row.places([*names, "/site/100/index.html"]) == {n: at for at, n in enumerate(names)}
    assert row.places(names[90:]) == {name: 90 + at for at, name in enumerate(names[90:])}
    assert row.places([]) == {}


def test_some_paths_can_have_news() -> None:
    """Their looks and digests are put for others; the rest stays."""
    part = watch_of({f"/a/{n}": ((1, 2 + n, 3), bytes([n]) * 32) for n in range(3)})
    changed = part.with_news({"/a/1": ((7, 8, 9), b"x" * 32)})

    assert changed.digest(1) == b"x" * 32
    assert list(changed.looks) == [1, 2, 3, 7, 8, 9, 1, 4, 3]
    assert [changed.digest(at) for at in (0, 2)] == [part.digest(at) for at in (0, 2)]


def test_what_is_not_watched_has_no_news() -> None:
    """Whoever says so is mistaken."""
    with pytest.raises(KeyError):
        watch_of({}).with_news({"/a": ((1, 2, 3), b"x" * 32)})
