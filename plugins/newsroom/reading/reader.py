"""Read files into manuscripts, each file by itself.

:func:`read_file` is pure, so that it can run in any process and its result can be kept with the
file's digest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from newsroom.model import BriefFile, Manuscripts, Unfinished
from newsroom.problems import Problem, in_order
from newsroom.reading.briefs import read_brief
from newsroom.reading.by_id import EVERYTHING
from newsroom.reading.decoding import decode
from newsroom.reading.entities import read_entities
from newsroom.reading.files import FileReading, SourceFile
from newsroom.reading.findings import Findings
from newsroom.reading.gathering import gather
from newsroom.reading.issues import read_issue
from newsroom.reading.letters import read_letter
from newsroom.reading.locks import read_lock
from newsroom.reading.outlets import read_outlets
from newsroom.reading.pages import read_page
from newsroom.reading.paths import FileKind, Location, content_prefix, locate, printable
from newsroom.reading.topics import read_topic
from newsroom.reading.units import read_units
from newsroom.settings import Settings

_MANY = 200
_REFERENCES = {
    FileKind.BRIEF: "brief",
    FileKind.TOPIC: "topic",
    FileKind.ISSUE: "issue",
    FileKind.LETTER: "letter",
    FileKind.LOCK: "lock",
    FileKind.PAGE: "page",
    FileKind.IMAGE: "image",
    FileKind.OUTLETS: "outlet",
    FileKind.ENTITIES: "entity",
    FileKind.UNITS: "unit",
}
"""How other files refer to what a file holds; the prefixes of ``Manuscripts.broken``."""


def read(
    files: Iterable[SourceFile], settings: Settings
) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Read all files into manuscripts, and gather every problem of every file."""
    return gather(read_file(file, settings) for file in files)


def read_file(file: SourceFile, settings: Settings) -> FileReading:
    """Read one file: its manuscripts, or all its problems and the names of what is broken."""
    location = locate(file.path.removeprefix(content_prefix(settings)))
    if file.refused:
        return FileReading(Manuscripts(broken=_broken_by(location)))
    findings = Findings(printable(file.path))
    for refusal in location.refusals:
        findings.refuse(refusal.code, (1, 1), refusal.message, refusal.mend)
    if location.kind is FileKind.STRAY:
        return FileReading(problems=_first(findings))
    if location.kind is FileKind.IMAGE:
        manuscripts = Manuscripts(images=(file.image,) if file.image else ())
    else:
        manuscripts = _read_text(file, location, findings)
    if findings.errors and not manuscripts.broken:
        unfinished = manuscripts.unfinished
        manuscripts = Manuscripts(unfinished=unfinished, broken=_broken_by(location))
    return FileReading(manuscripts, _first(findings))


def _first(findings: Findings) -> tuple[Problem, ...]:
    """Return a file's problems in order; of a hopeless file's, as many as a person would read."""
    problems = in_order(findings.problems)
    if len(problems) <= _MANY:
        return problems
    message = f"and {len(problems) - _MANY:,} more problems in this file"
    return (*problems[:_MANY], replace(problems[_MANY], message=message, mend=""))


def _broken_by(location: Location) -> frozenset[str]:
    """Name what cannot be known because of a file that cannot be read."""
    prefix = _REFERENCES.get(location.kind)
    if prefix is None:
        return frozenset()
    if location.kind in _LISTS:
        return frozenset({f"{prefix}:{EVERYTHING}"})
    return frozenset({f"{prefix}:{'/'.join(location.names)}"})


def _read_text(file: SourceFile, location: Location, findings: Findings) -> Manuscripts:
    """Decode and read a file of text; what is wrong goes to the findings."""
    text, problems = decode(file.data, findings.path)
    for problem in problems:
        findings.add(problem)
    if text is None:
        return Manuscripts()
    reader = _read_list if location.kind in _LISTS else _read_single
    manuscripts = reader(text, location, findings)
    findings.keep_inside(text)
    return manuscripts


def _read_single(text: str, location: Location, findings: Findings) -> Manuscripts:
    """Read a file that holds one thing."""
    part, read_one = _READERS[location.kind]
    value = read_one(text, location, findings)
    if isinstance(value, Unfinished):
        part = "unfinished"
    elif isinstance(value, BriefFile) and value.version.is_draft:
        part = "drafts"
    filled: dict[str, Any] = {} if value is None else {part: (value,)}
    return Manuscripts(**filled)


def _read_list(text: str, location: Location, findings: Findings) -> Manuscripts:
    """Read a file of things by id: what is good in it is kept, whatever else is wrong."""
    broken: set[str] = set()
    before = findings.errors
    part, read_all = _LISTS[location.kind]
    values = read_all(text, location, findings, broken)
    if findings.errors > before and not broken:
        broken.add(EVERYTHING)
    prefix = _REFERENCES[location.kind]
    names = frozenset(f"{prefix}:{name}" for name in broken)
    filled: dict[str, Any] = {part: values, "broken": names}
    return Manuscripts(**filled)


_READERS: Mapping[FileKind, tuple[str, Callable[[str, Location, Findings], Any]]] = {
    FileKind.BRIEF: ("briefs", read_brief),
    FileKind.TOPIC: ("topics", read_topic),
    FileKind.ISSUE: ("issues", read_issue),
    FileKind.LETTER: ("letters", read_letter),
    FileKind.LOCK: ("locks", read_lock),
    FileKind.PAGE: ("pages", read_page),
}
_LISTS: Mapping[FileKind, tuple[str, Callable[[str, Location, Findings, set[str]], Any]]] = {
    FileKind.OUTLETS: ("outlets", read_outlets),
    FileKind.ENTITIES: ("entities", read_entities),
    FileKind.UNITS: ("units", read_units),
}
"""For each kind of file, the part of the manuscripts it fills, and who reads it."""
