"""Test which fields of a value make a difference."""

from __future__ import annotations

from typing import ClassVar

from msgspec import Struct

from newsroom.values import Partly, fields_compared


class Told(Partly, frozen=True):
    """Be a value that was written somewhere."""

    words: str
    origin: str = ""


class Kept(Partly, frozen=True):
    """Set something else aside."""

    aside: ClassVar[frozenset[str]] = frozenset({"note"})
    words: str
    note: str = ""


def test_where_it_was_written_makes_no_difference() -> None:
    """Two that say the same are one, also in a set."""
    assert Told("a", "here") == Told("a", "there")
    assert len({Told("a", "here"), Told("a", "there")}) == 1


def test_what_it_says_makes_one() -> None:
    """Other words, or another kind, are another value."""
    assert Told("a") != Told("b")
    assert Told("a") != Kept("a")
    assert Told("a") != "a"


def test_a_kind_says_what_it_sets_aside() -> None:
    """The fields that count are all but those."""
    assert Kept("a", "x") == Kept("a", "y")
    assert fields_compared(Kept) == ("words",)
    assert fields_compared(Told) == ("words",)


def test_every_field_of_a_plain_value_counts() -> None:
    """A struct that sets nothing aside is compared whole; what is no struct has no fields."""

    class Plain(Struct, frozen=True):
        words: str
        origin: str = ""

    assert fields_compared(Plain) == ("words", "origin")
    assert fields_compared(str) is None
