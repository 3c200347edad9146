"""Gather all that a build reads and makes, so that the next one can see that nothing changed."""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from time import time_ns
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Manuscripts
from newsroom.press.assemble import Assembly
from newsroom.press.destination import waiting_folder
from newsroom.press.glance import libraries
from newsroom.press.last import LAST, Head, Last, Span, Told, write_last
from newsroom.press.looking import FIELDS, look_at_all
from newsroom.press.looks import NOTHING, Look, believed, digest_of, digest_of_names
from newsroom.press.paths import MANIFEST
from newsroom.press.program import maker
from newsroom.press.unchanged import spans, surroundings
from newsroom.press.watch import Watch, encoded, watch_of
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of
from newsroom.templating.theme import Theme, default_folder

_Known = dict[str, tuple[tuple[int, ...], bytes]]
_PACKAGE = Path(__file__).resolve().parent.parent
_LIBRARIES = "/etc/ld.so.cache"
"""Changes with every system library, Pango among them."""


class Before(Struct, frozen=True):
    """Hold what was there before a build read it."""

    known: _Known


def look_around(settings: Settings) -> Before:
    """Look at the program, the theme and the folders of the content, before they are read."""
    theme = settings.theme or default_folder()
    files = [str(path) for path in (*_below(_PACKAGE), *_below(theme), *_below(default_folder()))]
    folders = [str(path) for path in _folders(settings.content)]
    known = _with_digests(dict.fromkeys([*files, *folders]))
    return Before(known | _without_digests([*libraries(), _LIBRARIES]))


def note_build(
    settings: Settings,
    before: Before,
    assembly: Assembly,
    told: Told,
    facts: tuple[ArtifactFacts, ...],
) -> None:
    """Note a build that is in its place; the output must still be locked."""
    assert assembly.site is not None  # noqa: S101 - it was made
    known = dict(before.known)
    if not _agrees(assembly.site.theme, known):
        return
    texts: _Known = {
        str(settings.root / seen.path): (
            (seen.look.size, seen.look.changed_ns or -1, seen.look.inode),
            bytes.fromhex(seen.sha256),
        )
        for seen in assembly.seen
        if seen.sha256
    }
    if {"pdf", "cards"} & set(settings.formats):
        from newsroom.typefaces.masters import watched  # noqa: PLC0415 - only where it renders

        known |= _without_digests([str(path) for path in watched(settings.root)])
    known_parts: tuple[_Known, ...] = (
        known,
        texts,
        _made(settings.output, facts),
        _waiting(waiting_folder(settings)),
    )
    parts = tuple(map(watch_of, known_parts))
    head = Head(
        program=maker(),
        surroundings=surroundings(settings),
        span=_span(assembly.manuscripts, settings, assembly.site.now),
        told=told,
        sizes=tuple(len(part.paths) for part in parts),
        lengths=tuple(len(part.paths.written) for part in parts),
    )
    inputs, kept, site, waiting = parts
    write_last(settings.root / LAST, Last(head, inputs, kept, site, waiting))


def _span(manuscripts: Manuscripts, settings: Settings, now: datetime) -> Span:
    """Return the moments between which no embargo ends and no date begins."""
    zone = ZoneInfo(settings.timezone)
    moments: set[datetime] = set()
    for facts in (brief.facts for brief in manuscripts.briefs if brief.facts):
        if facts.embargo is None:
            moments.add(datetime.combine(facts.date, time(), zone).astimezone(UTC))
        else:
            moments.add(_aware(facts.embargo, zone).astimezone(UTC))
    return spans(_aware(now, zone), moments)


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _agrees(theme: Theme, known: _Known) -> bool:
    """Tell whether the theme that was loaded is the one that was looked at."""
    files = [*theme.templates.values(), *theme.static.values()]
    files += [file for several in theme.catalogues.values() for file in several]
    return all(
        str(file.path) in known and known[str(file.path)][1].hex() == file.sha256 for file in files
    )


def _below(folder: Path) -> Iterator[Path]:
    """Yield a folder, its folders and files, without what Python keeps there."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield Path(here)
        yield from (Path(here, name) for name in sorted(names))


def _folders(folder: Path) -> Iterator[Path]:
    for here, _, _ in os.walk(folder):
        yield Path(here)


def _with_digests(paths: Iterable[str]) -> _Known:
    """Look first, then take the digest: what changes in between is found by the next look."""
    there = [path for path in paths if os.path.isdir(path) or os.path.isfile(path)]  # noqa: PTH112, PTH113 - many
    looks = _looks(there)
    return {path: (_at(looks, at), _digest(path)) for at, path in enumerate(there)}


def _digest(path: str) -> bytes:
    try:
        return digest_of(path)
    except OSError:
        return NOTHING


def _without_digests(paths: list[str]) -> _Known:
    looks = _looks(paths)
    return {path: (_at(looks, at), NOTHING) for at, path in enumerate(paths)}


def _made(output: Path, facts: tuple[ArtifactFacts, ...]) -> _Known:
    """Look at the site in its place; what it holds is known from its making."""
    digests = {file_of(one.path): bytes.fromhex(one.sha256) for one in facts}
    digests[MANIFEST] = hashlib.sha256((output / MANIFEST).read_bytes()).digest()
    folders: dict[str, set[tuple[str, str]]] = {"": set()}
    for file in digests:
        kind = ""
        while file:
            folder, _, name = file.rpartition("/")
            folders.setdefault(folder, set()).add((name, kind))
            file, kind = folder, "/"  # noqa: PLW2901 - up to the site itself
    # The folders last and in order: so has the tree in waiting its own.
    digests |= {folder: digest_of_names(folders[folder]) for folder in sorted(folders)}
    paths = [f"{output}/{path}" if path else str(output) for path in digests]
    looks = _looks(paths)
    return {
        path: (_at(looks, at), digest)
        for at, (path, digest) in enumerate(zip(paths, digests.values(), strict=True))
    }


class News(Struct, frozen=True):
    """Hold what a quick build changed."""

    told: Told
    edits: Mapping[str, tuple[Look, str]]
    """The content files that were edited, each with its look and its digest."""
    made: Mapping[str, str]
    """The digests of the site's files that are new."""
    moved: frozenset[str]
    """The other files of the site that were put in or taken out of a tree."""


def look_again(settings: Settings, last: Last, news: News) -> Last:
    """Return what to note after a quick build: the last note with what it changed."""
    output = settings.output
    manifest = hashlib.sha256((output / MANIFEST).read_bytes()).digest()
    digests = {MANIFEST: manifest} | {f: bytes.fromhex(sha) for f, sha in news.made.items()}
    files = {*news.made, *news.moved, MANIFEST}
    folders = {parent for file in files for parent in _parents(file)}
    paths = {str(output / name) if name else str(output): name for name in files}
    paths |= {str(output / name) if name else str(output): name for name in folders}
    looks = _looks(list(paths))
    place = last.site.paths.places(paths)
    site = {
        path: (_at(looks, at), digests.get(name) or last.site.digest(place[path]))
        for at, (path, name) in enumerate(paths.items())
        if path in place
    }
    texts = {
        path: ((look.size, look.changed_ns or -1, look.inode), bytes.fromhex(sha256))
        for path, (look, sha256) in news.edits.items()
    }
    back = waiting_folder(settings)
    there_now, waiting_now = _exchanged(last, str(output), str(back))
    there = [str(back / name) if name else str(back) for name in folders]
    known = last.waiting.paths.places(there)
    waiting = _as_they_look([path for path in there if path in known])
    return replace(
        last,
        head=replace(last.head, told=news.told),
        texts=last.texts.with_news(texts),
        site=there_now.with_news(site),
        waiting=waiting_now.with_news(waiting),
    )


def _exchanged(last: Last, output: str, back: str) -> tuple[Watch, Watch]:
    """Return both trees' looks after they changed places: each folder looks as the other did."""
    site, waiting = array("q", last.site.looks), array("q", last.waiting.looks)
    folders = last.waiting.paths.written.replace(encoded(back), encoded(output))
    if waiting and (b"\0" + last.site.paths.written).endswith(b"\0" + folders):
        # As they were noted: folder by folder in the same order, so that all move at once.
        start = len(site) - len(waiting)
        site[start:], waiting[:] = last.waiting.looks, last.site.looks[start:]
        return replace(last.site, looks=site), replace(last.waiting, looks=waiting)
    place = {path: at for at, path in enumerate(last.site.paths)}
    for number, path in enumerate(last.waiting.paths):
        here, at = number * FIELDS, place.get(output + path.removeprefix(back))
        if at is not None:
            there = at * FIELDS
            ours = waiting[here : here + FIELDS]
            waiting[here : here + FIELDS] = site[there : there + FIELDS]
            site[there : there + FIELDS] = ours
    return replace(last.site, looks=site), replace(last.waiting, looks=waiting)


def _parents(file: str) -> Iterator[str]:
    while file:
        file = file.rpartition("/")[0]
        yield file


def _waiting(folder: Path) -> _Known:
    """Look at the folders of the tree in waiting: its files are the published tree's."""
    return _as_they_look(sorted(here for here, _, _ in os.walk(folder)))


def _as_they_look(paths: list[str]) -> _Known:
    """Look at folders that are ours alone: nobody writes there between our last change and this."""
    looks = look_at_all(paths)
    return {path: (_at(looks, at), NOTHING) for at, path in enumerate(paths)}


def _looks(paths: list[str]) -> array[int]:
    now = time_ns()
    return believed(look_at_all(paths), paths, now)


def _at(looks: array[int], at: int) -> tuple[int, ...]:
    return tuple(looks[at * 3 : at * 3 + 3])
