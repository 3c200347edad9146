"""Read files into manuscripts: each file by itself, then all of them together.

:func:`read_file` is pure, so that it can run in any process and its result can be kept with the
file's digest. :func:`gather` only puts results side by side.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields

from newsroom.model import Manuscripts
from newsroom.problems import Place, Problem, in_order
from newsroom.reading.briefs import read_brief
from newsroom.reading.decoding import decode
from newsroom.reading.entities import read_entities
from newsroom.reading.files import SourceFile
from newsroom.reading.findings import Findings
from newsroom.reading.issues import read_issue
from newsroom.reading.letters import read_letter
from newsroom.reading.outlets import read_outlets
from newsroom.reading.pages import read_page
from newsroom.reading.paths import FileKind, Location, locate, printable
from newsroom.reading.topics import read_topic
from newsroom.reading.units import read_units
from newsroom.settings import Settings

_PARTS = tuple(part.name for part in fields(Manuscripts) if part.name != "broken")
_REFERENCES = {
    FileKind.BRIEF: "brief",
    FileKind.TOPIC: "topic",
    FileKind.ISSUE: "issue",
    FileKind.LETTER: "letter",
    FileKind.PAGE: "page",
    FileKind.IMAGE: "image",
    FileKind.OUTLETS: "outlet",
    FileKind.ENTITIES: "entity",
    FileKind.UNITS: "unit",
}
"""How other files refer to what a file holds; the prefixes of ``Manuscripts.broken``."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """Hold what one file gave: manuscripts of its own alone, and its problems."""

    manuscripts: Manuscripts = Manuscripts()
    problems: tuple[Problem, ...] = ()


def read(
    files: Iterable[SourceFile], settings: Settings
) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Read all files into manuscripts, and gather every problem of every file."""
    return gather(read_file(file, settings) for file in files)


def gather(readings: Iterable[FileReading]) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Put readings side by side, by their files' paths whatever order they come in."""
    parts: dict[str, list[object]] = {name: [] for name in _PARTS}
    broken: set[str] = set()
    problems: list[Problem] = []
    for reading in readings:
        problems += reading.problems
        broken |= reading.manuscripts.broken
        for name in _PARTS:
            parts[name] += getattr(reading.manuscripts, name)
    ordered = {name: tuple(sorted(values, key=_path_and_place)) for name, values in parts.items()}
    return Manuscripts(**ordered, broken=frozenset(broken)), in_order(problems)  # type: ignore[arg-type]


def _path_and_place(value: object) -> Place:
    origin = getattr(value, "origin", None) or value.version.origin  # type: ignore[attr-defined]
    return origin.place(getattr(value, "id", ""))  # type: ignore[no-any-return]


def read_file(file: SourceFile, settings: Settings) -> FileReading:
    """Read one file: its manuscripts, or all its problems and the names of what is broken."""
    location = locate(path_in_content(file.path, settings))
    if file.refused:
        return FileReading(Manuscripts(broken=_broken_by(location)))
    findings = Findings(printable(file.path))
    for refusal in location.refusals:
        findings.refuse(refusal.code, (1, 1), refusal.message, refusal.mend)
    if location.kind is FileKind.STRAY:
        return FileReading(problems=tuple(findings.problems))
    if location.kind is FileKind.IMAGE:
        manuscripts = Manuscripts(images=(file.image,) if file.image else ())
    else:
        manuscripts = _read_text(file, location, findings)
    if findings.errors and not manuscripts.broken:
        manuscripts = Manuscripts(broken=_broken_by(location))
    return FileReading(manuscripts, in_order(findings.problems))


def path_in_content(path: str, settings: Settings) -> str:
    """Return a file's path below the content folder, from its path below the root."""
    prefix = os.path.relpath(settings.content, settings.root).replace(os.sep, "/")
    return path if prefix == "." else path.removeprefix(f"{prefix}/")


def _broken_by(location: Location) -> frozenset[str]:
    """Name what cannot be known because of a file that cannot be read."""
    prefix = _REFERENCES.get(location.kind)
    if prefix is None:
        return frozenset()
    if location.kind in _LISTS:
        return frozenset({f"{prefix}:*"})
    return frozenset({f"{prefix}:{'/'.join(location.names)}"})


_LISTS = (FileKind.OUTLETS, FileKind.ENTITIES, FileKind.UNITS)


def _read_text(file: SourceFile, location: Location, findings: Findings) -> Manuscripts:
    """Decode and read a file of text; what is wrong goes to the findings."""
    text, problems = decode(file.data, findings.path)
    for problem in problems:
        findings.add(problem)
    if text is None:
        return Manuscripts()
    if location.kind in _LISTS:
        return _read_list(text, location, findings)
    if location.kind is FileKind.BRIEF:
        brief = read_brief(text, location, findings)
        return Manuscripts(briefs=(brief,) if brief else ())
    if location.kind is FileKind.TOPIC:
        topic = read_topic(text, location, findings)
        return Manuscripts(topics=(topic,) if topic else ())
    if location.kind is FileKind.ISSUE:
        issue = read_issue(text, location, findings)
        return Manuscripts(issues=(issue,) if issue else ())
    if location.kind is FileKind.LETTER:
        letter = read_letter(text, location, findings)
        return Manuscripts(letters=(letter,) if letter else ())
    page = read_page(text, location, findings)
    return Manuscripts(pages=(page,) if page else ())


def _read_list(text: str, location: Location, findings: Findings) -> Manuscripts:
    """Read a file of things by id: what is good in it is kept, whatever else is wrong."""
    broken: set[str] = set()
    before = findings.errors
    manuscripts = Manuscripts()
    if location.kind is FileKind.OUTLETS:
        manuscripts = Manuscripts(outlets=read_outlets(text, findings, broken))
    elif location.kind is FileKind.ENTITIES:
        manuscripts = Manuscripts(entities=read_entities(text, location, findings, broken))
    else:
        manuscripts = Manuscripts(units=read_units(text, findings, broken))
    if findings.errors > before and not broken:
        broken.add("*")
    prefix = _REFERENCES[location.kind]
    names = {name: getattr(manuscripts, name) for name in _PARTS}
    return Manuscripts(**names, broken=frozenset(f"{prefix}:{name}" for name in broken))
