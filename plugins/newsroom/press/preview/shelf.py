"""Hold what was read of every file, and read again only what changed."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from newsroom.press.content import pack, read_files, sha256_of, unpack
from newsroom.press.crew import spread
from newsroom.problems import Problem
from newsroom.reading.files import FileReading, SourceFile
from newsroom.reading.paths import content_prefix
from newsroom.reading.walk import Entry, is_ignored, load, survey
from newsroom.settings import Settings

_FEW = 24
"""So many files are read here; more are shared out among processes."""
_SURVEYED = 200
"""With more paths than these it is quicker to go through the folders."""
_MOST_KEPT = 20_000


class Known(Struct, frozen=True):
    """Hold what a file gave, with the digest of the bytes that gave it; empty where none were."""

    sha256: str
    reading: FileReading


class Shelf(Struct, frozen=True):
    """Hold what every file of the content folder gave when it was last read."""

    entries: Mapping[str, Entry]
    known: Mapping[str, Known]
    """By the files' paths."""
    problems: tuple[Problem, ...]
    """Those of the folder itself."""
    attic: Mapping[str, Known] = field(default_factory=dict)
    """What files gave before they changed or went: a branch that is left may be come back to."""

    @property
    def readings(self) -> tuple[FileReading, ...]:
        """Return what all files gave, by their paths."""
        return tuple(known.reading for known in self.known.values())


def fill(settings: Settings, *, processes: int) -> Shelf:
    """Read the whole folder, or recall what was read before."""
    contents = read_files(settings, processes=processes)
    digests = {seen.path: seen.sha256 for seen in contents.seen}
    known = {path: Known(digests[path], one) for path, one in contents.readings.items()}
    return Shelf(contents.entries, known, contents.problems)


def look_again(
    shelf: Shelf, settings: Settings, paths: Iterable[Path] | None = None, *, processes: int = 1
) -> Shelf:
    """Read what changed; return the same shelf where nothing did.

    ``paths`` are those that may have changed; without them the whole folder is looked through.
    """
    entries = None if paths is None else _with(shelf.entries, settings, paths)
    problems = shelf.problems
    if entries is None:
        surveyed, problems = survey(settings)
        entries = {entry.path: entry for entry in surveyed}
    changed = [entry for path, entry in entries.items() if shelf.entries.get(path) != entry]
    gone = shelf.known.keys() - entries.keys()
    if not changed and not gone and problems == shelf.problems:
        return shelf
    read = _read(changed, shelf, settings, processes)
    known = {path: read.get(path) or shelf.known[path] for path in entries}
    if known == shelf.known and problems == shelf.problems:
        return replace(shelf, entries=entries)
    left = {path: shelf.known[path] for path in (*gone, *read) if path in shelf.known}
    attic = {**shelf.attic, **left}
    return Shelf(entries, known, problems, attic if len(attic) <= _MOST_KEPT else left)


def changed_paths(before: Shelf, after: Shelf) -> tuple[str, ...] | None:
    """Return the paths whose readings differ; None where files came or went."""
    if before.known.keys() != after.known.keys() or before.problems != after.problems:
        return None
    return tuple(path for path, known in after.known.items() if known is not before.known[path])


def _with(
    entries: Mapping[str, Entry], settings: Settings, paths: Iterable[Path]
) -> Mapping[str, Entry] | None:
    """Return the entries with those of some files as they are now; None where that is not all.

    A file that came or went, or became something else, may be a problem of its folder's.
    """
    prefix = content_prefix(settings)
    found = dict(entries)
    paths = tuple(paths)
    if len(paths) > _SURVEYED:
        return None
    for path in paths:
        if settings.content.is_relative_to(path):
            return None
        if not path.is_relative_to(settings.content):
            continue
        below = path.relative_to(settings.content)
        if any(map(is_ignored, below.parts)):
            continue
        name = prefix + below.as_posix()
        try:
            status = os.lstat(path)
        except OSError:
            if name in entries or any(known.startswith(f"{name}/") for known in entries):
                return None
            continue
        entry = entries.get(name)
        if entry is None or entry.refused or not stat.S_ISREG(status.st_mode):
            return None
        found[name] = Entry(name, status.st_size, status.st_ctime_ns, status.st_ino)
    return found


def _read(
    entries: list[Entry], shelf: Shelf, settings: Settings, processes: int
) -> dict[str, Known]:
    """Read files; one whose bytes gave something before gives it again."""
    from newsroom.reading.reader import read_file  # noqa: PLC0415 - Markdown and YAML

    found: dict[str, Known] = {}
    unknown: list[tuple[Entry, SourceFile, tuple[Problem, ...]]] = []
    for entry in entries:
        file, problems = load(entry, settings)
        digest = sha256_of(file)
        before = (shelf.known.get(entry.path), shelf.attic.get(entry.path))
        same = next((one for one in before if one and digest and one.sha256 == digest), None)
        if same:
            found[entry.path] = same
        else:
            unknown.append((entry, file, problems))
    if len(unknown) > _FEW:
        work = partial(pack, settings)
        packed = spread(work, [entry for entry, *_ in unknown], processes=processes)
        for entry, one in packed:
            found[entry.path] = Known(one.sha256, unpack(one.reading))
        return found
    for entry, file, problems in unknown:
        reading = read_file(file, settings)
        whole = replace(reading, problems=(*problems, *reading.problems))
        found[entry.path] = Known(sha256_of(file), whole)
    return found
