"""Read and write the lock of an issue: one form, so that a changed lock shows what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.model import PARTS, IssueLock, LockedEdition, LockedEntry, Origin
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.locks import LOCK
from newsroom.reading.strict_yaml import parse

_HEAD = "# What subscribers were sent. Written by newsroom close, never by hand."
_SIMPLE = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\Z")
_NOT_TEXT = re.compile(r"[0-9]+(?:e[0-9]+)?\Z|null\Z")


def read_lock(text: str, location: Location, findings: Findings) -> IssueLock | None:
    """Return what a lock holds, or None if anything in it is wrong."""
    document = parse(text, findings)
    values = LOCK.read(document.root, "", findings, document.lost)
    if findings.errors:
        return None
    topic, name = location.names
    values["editions"] = tuple(_edition(*pair) for pair in values["editions"])
    return IssueLock(topic, name, origin=Origin(findings.path, findings.marks), **values)


def _edition(language: str, values: Mapping[str, Any]) -> LockedEdition:
    entries = tuple(_entry(*pair) for pair in values.get("briefs", ()))
    return LockedEdition(language, entries, values.get("letter", ""))


def _entry(slug: str, values: Mapping[str, Any]) -> LockedEntry:
    parts = {name: values[name] for name in PARTS if name in values}
    return LockedEntry(slug, values["language"], parts, values.get("corrections", 0))


def write_lock(lock: IssueLock) -> str:
    """Return the text of a lock's file; :func:`read_lock` gives an equal lock of it."""
    return "".join(f"{line}\n" for line in _lines(lock))


def _lines(lock: IssueLock) -> Iterator[str]:
    yield from (_HEAD, f"number: {lock.number}", f"date: {lock.date}")
    if lock.briefs:
        yield "briefs:"
        yield from (f"  - {_shown(slug)}" for slug in lock.briefs)
    yield "editions:"
    for edition in lock.editions:
        yield f"  {edition.language}:"
        if edition.letter:
            yield f"    letter: {_shown(edition.letter)}"
        if edition.entries:
            yield "    briefs:"
        for entry in edition.entries:
            yield from _entry_lines(entry)


def _entry_lines(entry: LockedEntry) -> Iterator[str]:
    yield f"      {_shown(entry.slug)}:"
    yield f"        language: {entry.language}"
    if entry.corrections:
        yield f"        corrections: {entry.corrections}"
    for name in PARTS:
        if name in entry.parts:
            yield f"        {name}: {_shown(entry.parts[name])}"


def _shown(text: str) -> str:
    """Quote what some program would not take for text."""
    return text if _SIMPLE.match(text) and not _NOT_TEXT.match(text) else f'"{text}"'
