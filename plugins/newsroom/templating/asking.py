"""Note what is asked of a publication, so that the press knows what a page depends on.

A page reads the publication through two doors, its mappings and :class:`Reach`. Both note every
question before they answer it, also one that has no answer: what is not there today may be there
tomorrow. A question is a line of text, its words parted by tabs: ``line⇥hong-kong-bridgehead⇥ko``.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Any, TypeVar

from msgspec.structs import replace

from newsroom.model import Publication

EVERY = "*"
"""Asks for all that a mapping holds."""
KEYS = "#"
"""Asks what there is in a mapping, and not what it is."""

SETTINGS, THEME, ASSETS, UNITS = "settings", "theme", "assets", f"units\t{EVERY}"
"""Ask for what the publication does not hold, and a page depends on all the same."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def question(kind: str, *words: str) -> str:
    """Return a question of some kind about something."""
    return "\t".join((kind, *words))


def template(name: str) -> str:
    """Ask what a template says, and all that it uses."""
    return question("template", name)


def words(language: str) -> str:
    """Ask what the theme's catalogues say in a language."""
    return question("words", language)


class Notes:
    """Gather questions, each once, in the order they were first asked."""

    def __init__(self) -> None:
        self._noted: dict[str, None] = {}

    def note(self, asked: str) -> None:
        """Note a question."""
        self._noted[asked] = None

    def taken(self) -> tuple[str, ...]:
        """Return what was noted, and begin anew."""
        noted = tuple(self._noted)
        self._noted = {}
        return noted


class Watched(Mapping[_Key, _Value]):
    """Be a mapping that notes what it is asked for."""

    def __init__(self, kind: str, values: Mapping[_Key, _Value], notes: Notes) -> None:
        self._kind = kind
        self._values = values
        self._notes = notes

    def _note(self, key: object) -> None:
        words = key if isinstance(key, tuple) else (key,)
        self._notes.note("\t".join((self._kind, *map(str, words))))

    def __getitem__(self, key: _Key) -> _Value:
        self._note(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._values

    def __iter__(self) -> Iterator[_Key]:
        self._note(KEYS)
        return iter(self._values)

    def __len__(self) -> int:
        self._note(KEYS)
        return len(self._values)

    def values(self) -> ValuesView[_Value]:
        """Return all values; that is one question."""
        self._note(EVERY)
        return self._values.values()

    def items(self) -> ItemsView[_Key, _Value]:
        """Return all keys with their values; that is one question."""
        self._note(EVERY)
        return self._values.items()


def watched(publication: Publication, notes: Notes) -> Publication:
    """Return the publication with each of its mappings watched, by the mapping's name."""
    mappings: dict[str, Any] = {
        name: Watched(name, value, notes)
        for name in publication.__struct_fields__
        if isinstance(value := getattr(publication, name), Mapping)
    }
    return replace(publication, **mappings)
