"""Read the content folder on all cores; what was read before is remembered.

Reading a file is a pure function of its path and bytes: any process may do it, and its result can
be kept with the digest of the bytes. A look, the size, the inode and the time of the last change,
saves reading the bytes. That time is the system's own account, which nobody can set; a look is
believed only where the file had rested for longer than the clock's grain when it was read.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import Manuscripts
from newsroom.press.codec import codec_of
from newsroom.press.crew import spread
from newsroom.press.looks import Look, Seen, look_at
from newsroom.press.program import CACHE, maker
from newsroom.press.readings import Kept, Readings
from newsroom.problems import Problem, in_order
from newsroom.reading.files import FileReading, SourceFile
from newsroom.reading.gathering import gather
from newsroom.reading.paths import content_prefix
from newsroom.reading.walk import Entry, entry_of, load, survey
from newsroom.settings import Settings

_PORTION = 500
"""So many readings are kept at a time: in memory they would stand twice."""


class Packed(Struct, frozen=True):
    """Hold the reading of a file as it is sent between processes."""

    sha256: str
    """The digest of the file's bytes; empty where none were read."""
    reading: bytes
    """What was read, in JSON."""


class Contents(Struct, frozen=True):
    """Hold what every file of the content folder gave, before it is put side by side."""

    readings: Mapping[str, FileReading]
    """By the files' paths, sorted."""
    seen: tuple[Seen, ...]
    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]
    """Those of the folder itself; each reading has its own."""


def read_content(
    settings: Settings, *, processes: int, verify: bool = False
) -> tuple[Manuscripts, tuple[Problem, ...], tuple[Seen, ...]]:
    """Read every file of the content folder; tell every problem, and what each file was.

    ``verify`` believes no look: every file is opened.
    """
    contents = read_files(settings, processes=processes, verify=verify)
    manuscripts, reading = gather(contents.readings.values())
    return manuscripts, in_order((*contents.problems, *reading)), contents.seen


def read_files(settings: Settings, *, processes: int, verify: bool = False) -> Contents:
    """Read every file of the content folder on its own; remember what was read for next time."""
    began = time.time_ns()
    entries, surveying = survey(settings)
    looks = {entry.path: believed_look(entry, began, verify=verify) for entry in entries}
    readings = readings_of(settings)
    kept = readings.recall()
    found = {
        entry.path: known
        for entry in entries
        if (known := _known(entry, kept.get(entry.path), looks[entry.path], settings))
    }
    changed = {path: one for path, (one, _) in found.items() if one != kept[path]}
    read = {path: (one.sha256, reading) for path, (one, reading) in found.items()}
    unknown = [entry for entry in entries if entry.path not in read]
    for path, one, reading in _read_anew(unknown, settings, looks, processes):
        read[path] = (one.sha256, reading)
        if one.sha256:
            changed[path] = one
        if len(changed) >= _PORTION:
            readings.keep(changed, ())
            changed = {}
    gone = [path for path in kept if path not in read or not read[path][0]]
    if changed or gone:
        readings.keep(changed, sorted(gone))
    return Contents(
        readings={entry.path: read[entry.path][1] for entry in entries},
        seen=tuple(Seen(entry.path, looks[entry.path], read[entry.path][0]) for entry in entries),
        entries={entry.path: entry for entry in entries},
        problems=surveying,
    )


def readings_of(settings: Settings, program: str = "") -> Readings:
    """Return where readings of a publication are kept, by a program or by this one."""
    # A file's path is seen from the root: another content folder gives it another meaning.
    version = f"{program or maker()} {content_prefix(settings)}"
    return Readings(settings.root / CACHE / "reading.sqlite", version)


def _known(
    entry: Entry, kept: Kept | None, look: Look, settings: Settings
) -> tuple[Kept, FileReading] | None:
    """Return what was read of a file before, if it is still the same."""
    if kept is None:
        return None
    if not look.changed_ns or look != kept.look:
        file, _ = load(entry, settings)
        if sha256_of(file) != kept.sha256:
            return None
        kept = replace(kept, look=look)
    try:
        return kept, unpack(kept.reading)
    except (ValueError, RecursionError):
        return None


def _read_anew(
    entries: Sequence[Entry], settings: Settings, looks: Mapping[str, Look], processes: int
) -> Iterator[tuple[str, Kept, FileReading]]:
    """Yield each file's path, what is to be kept of it, and what was read, in any order."""
    if not entries:
        return
    # Markdown and YAML come with the reader: before the processes start, so that all share them.
    import newsroom.reading.reader  # noqa: F401, PLC0415

    for entry, one in spread(partial(pack, settings), entries, processes=processes):
        kept = Kept(looks[entry.path], one.sha256, one.reading)
        yield entry.path, kept, unpack(one.reading)


def believed_look(entry: Entry, now_ns: int, *, verify: bool) -> Look:
    """Return what can be believed of a file's look at a moment before it is read."""
    changed = 0 if verify else entry.changed_ns
    return look_at(entry.size, changed, entry.inode, now_ns)


def pack(settings: Settings, entry: Entry) -> Packed:
    """Load and read one file; what is wrong with either is among its problems."""
    from newsroom.reading.reader import read_file  # noqa: PLC0415 - the same

    file, problems = load(entry, settings)
    found = read_file(file, settings)
    whole = replace(found, problems=(*problems, *found.problems))
    told = json.dumps(codec_of(FileReading).encode(whole), separators=(",", ":"))
    return Packed(sha256_of(file), told.encode())


def pack_all(settings: Settings, files: Iterable[str]) -> bytes:
    """Look at some files, load and read them; return that for :func:`packed_in`.

    What is no ordinary file is left out. ``files`` are absolute.
    """
    rows = []
    for file in files:
        began = time.time_ns()
        entry = entry_of(Path(file).relative_to(settings.root).as_posix(), settings)
        if entry is not None:
            look, one = believed_look(entry, began, verify=False), pack(settings, entry)
            numbers = (look.size, look.changed_ns, look.inode)
            rows.append((entry.path, numbers, one.sha256, one.reading.decode()))
    return json.dumps(rows).encode()


def packed_in(answer: bytes) -> Mapping[str, Kept]:
    """Return what another process read, by the files' paths from the root."""
    rows = json.loads(answer or b"[]")
    return {path: Kept(Look(*look), sha, reading.encode()) for path, look, sha, reading in rows}


def unpack(reading: bytes) -> FileReading:
    """Return a reading that was packed.

    :raises ValueError: where it is none.
    """
    found = codec_of(FileReading).decode(json.loads(reading))
    assert isinstance(found, FileReading)  # noqa: S101 - the codec's own promise
    return found


def sha256_of(file: SourceFile) -> str:
    """Return the digest of the bytes that were read of a file, or nothing."""
    if file.refused:
        return ""
    return file.image.sha256 if file.image else hashlib.sha256(file.data).hexdigest()
