"""Put what was read file by file side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsroom.model import Manuscripts, Origin
from newsroom.problems import Place, Problem, in_order
from newsroom.reading.files import FileReading

_PARTS = tuple(name for name in Manuscripts.__struct_fields__ if name != "broken")


def gather(readings: Iterable[FileReading]) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Put readings side by side, by their files' paths whatever order they come in."""
    parts: dict[str, list[Any]] = {name: [] for name in _PARTS}
    broken: set[str] = set()
    problems: list[Problem] = []
    for reading in readings:
        problems += reading.problems
        broken |= reading.manuscripts.broken
        for name in _PARTS:
            parts[name] += getattr(reading.manuscripts, name)
    ordered = {name: tuple(sorted(values, key=_path_and_place)) for name, values in parts.items()}
    return Manuscripts(**ordered, broken=frozenset(broken)), in_order(problems)


def _path_and_place(value: Any) -> Place:
    origin: Origin = value.version.origin if hasattr(value, "version") else value.origin
    return origin.place(getattr(value, "id", ""))
