"""Make again what an edit of some briefs' words concerns, and look at nothing else.

The usual edit changes words. Then the ledger knows which pages print them, and what those pages
were told of all else still holds. Whatever is not so plain is left to a whole build: an edit that
changes what others know of a brief, a problem, a question that was never asked before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsroom.copydesk.checks.outlets import outlets_of
from newsroom.copydesk.copy import Copy
from newsroom.copydesk.on_words import ON_WORDS
from newsroom.model import Brief, BriefFile, Manuscripts, Outlet, Publication, Version
from newsroom.press.codec import codec_of
from newsroom.press.content import unpack
from newsroom.press.ledger import Bearing, find_answer, find_bearing
from newsroom.press.readings import Finding, Kept
from newsroom.press.recalled import NeedsAllError, brief_of
from newsroom.press.relations import relations
from newsroom.press.store import Lookup
from newsroom.press.told import (
    ABSENT,
    MAPPINGS,
    codec_of_question,
    hashed,
    parts_of_edition,
    told_edition,
    written,
)
from newsroom.problems import Problem, in_order
from newsroom.reading.paths import FileKind, content_prefix, locate
from newsroom.settings import Settings
from newsroom.templating.answers import Card, Corrected, Headline, Weight
from newsroom.templating.asking import question
from newsroom.templating.survey import line_of

_OF_WORDS = frozenset({"NR308", "NR701", "NR705", "NR706"})
"""What the checks of words find."""


class Edit(Struct, frozen=True):
    """Hold an edited file, as it was read and as it is kept."""

    file: BriefFile
    kept: Kept


class Touched(Struct, frozen=True):
    """Hold what some edits of words come to."""

    edits: Mapping[str, Edit]
    """By the files' paths."""
    briefs: Mapping[str, Brief]
    """The briefs they are of, as they are now, by slug."""
    told: Mapping[str, str]
    """What is told today in answer to the questions that have another answer."""
    problems: tuple[Problem, ...]
    """All of the publication's warnings, as they are now."""


class Shelf:
    """Put briefs together from what was read of their files.

    ``known`` returns the digest of a file's content today, by its path; nothing where it is new.
    """

    def __init__(
        self,
        look: Lookup,
        find: Finding,
        edits: Mapping[str, Edit],
        known: Callable[[str], str],
    ) -> None:
        self._look = look
        self._find = find
        self._edits = edits
        self._known = known
        self._briefs: dict[str, Brief] = {}

    def bearing(self, slug: str) -> Bearing:
        """Return what the ledger knows of a brief.

        :raises NeedsAllError: where that is nothing.
        """
        found = find_bearing(self._look, slug)
        if found is None:
            raise NeedsAllError(slug)
        return found

    def brief(self, slug: str) -> Brief:
        """Return the brief of a slug.

        :raises NeedsAllError: where it cannot be put together.
        """
        if slug not in self._briefs:
            bearing = self.bearing(slug)
            files = tuple(self._file(path, kept) for path, kept in self._kept(bearing).items())
            self._briefs[slug] = brief_of(slug, files, bearing.outlet)
        return self._briefs[slug]

    def digest(self, slug: str) -> str:
        """Return what is told of a brief, as :meth:`Teller.brief` does."""
        bearing = self.bearing(slug)
        kept = self._kept(bearing)
        lines = [f"{path} {one.sha256}" for path, one in kept.items()]
        return hashed("\n".join((*lines, bearing.outlet)))

    def _kept(self, bearing: Bearing) -> Mapping[str, Kept]:
        """Return what is kept of a brief's files, in their order."""
        return {path: self._kept_of(path) for path in bearing.paths}

    def _kept_of(self, path: str) -> Kept:
        if path in self._edits:
            return self._edits[path].kept
        found = self._find(path)
        # What could not be kept is not there, or is what the file held before.
        if found is None or found.sha256 != self._known(path):
            raise NeedsAllError(path)
        return found

    def _file(self, path: str, kept: Kept) -> BriefFile:
        return self._edits[path].file if path in self._edits else file_in(kept)


def read_edits(
    settings: Settings,
    paths: Iterable[str],
    packed: Mapping[str, Kept],
    find: Finding,
) -> Mapping[str, Edit]:
    """Take over what was read of edited files, whose paths are seen from the root.

    :raises NeedsAllError: where one is no brief, is gone, has problems, or says something else to
        the rest of the publication than before.
    """
    edits: dict[str, Edit] = {}
    for path in paths:
        location = locate(path.removeprefix(content_prefix(settings)))
        before = find(path)
        if location.kind is not FileKind.BRIEF or before is None or path not in packed:
            raise NeedsAllError(path)
        edit = Edit(file_in(packed[path]), packed[path])
        if relations(edit.file) != relations(file_in(before)):
            raise NeedsAllError(path)
        edits[path] = edit
    return edits


def file_in(kept: Kept) -> BriefFile:
    """Return the one brief file that a reading holds.

    :raises NeedsAllError: where there is none, or something is wrong with it.
    """
    try:
        reading = unpack(kept.reading)
    except (ValueError, RecursionError) as error:
        raise NeedsAllError(kept.sha256) from error
    briefs = reading.manuscripts.briefs
    if reading.problems or len(briefs) != 1:
        raise NeedsAllError(kept.sha256)
    return briefs[0]


def touch(
    edits: Mapping[str, Edit],
    shelf: Shelf,
    look: Lookup,
    settings: Settings,
    problems: tuple[Problem, ...],
) -> Touched:
    """Find what is told otherwise since some edits, and what warnings there are now.

    :raises NeedsAllError: where only a whole build can tell.
    """
    slugs = dict.fromkeys(edit.file.slug for edit in edits.values())
    briefs = {slug: shelf.brief(slug) for slug in slugs}
    told: dict[str, str] = {}
    for slug, brief in briefs.items():
        bearing = shelf.bearing(slug)
        if bearing.is_locked:
            raise NeedsAllError(slug)
        for asked in bearing.questions:
            answer = find_answer(look, asked)
            if answer is None:
                raise NeedsAllError(asked)
            before = told.get(asked, answer.told)
            now = _told_now(asked, before, brief, shelf.digest(slug))
            if now != answer.told:
                told[asked] = now
    paths = {path for slug in slugs for path in shelf.bearing(slug).paths}
    rest = tuple(one for one in problems if one.place.path not in paths)
    if any(one.place.path in paths and one.code not in _OF_WORDS for one in problems):
        raise NeedsAllError(*paths)
    # Each draft of a translation has a warning, and is compared with its original's words.
    if any(_slug(one.place.path) in slugs for one in rest):
        raise NeedsAllError(*slugs)
    found = tuple(_checked(briefs.values(), look, settings))
    return Touched(edits, briefs, told, in_order((*rest, *found)))


def _slug(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _told_now(asked: str, before: str, brief: Brief, digest: str) -> str:
    """Return what is told of a brief that was edited, given what was told before."""
    kind, *words = asked.split("\t")
    try:
        if kind == "briefs":
            return digest
        if kind == "line":
            return written(codec_of_question(kind), line_of(brief, words[1]))
        if kind == "card":
            codec = codec_of_question(kind)
            return written(codec, _card(codec.decode(json.loads(before)), brief))
        if kind == "corrected":
            codec = codec_of_question(kind)
            return written(codec, _corrected(codec.decode(json.loads(before)), brief))
        if kind == "headlines":
            codec = codec_of_question(kind)
            return written(codec, _headlines(codec.decode(json.loads(before)), brief))
        if kind == "editions":
            frame, digests = parts_of_edition(before)
            return told_edition(frame, digests | {brief.slug: digest})
    except (ValueError, RecursionError) as error:
        raise NeedsAllError(asked) from error
    raise NeedsAllError(asked)


def _card(card: Card, brief: Brief) -> Card:
    """Return a card with the words of a brief as they are now."""
    stacks = tuple(
        replace(
            stack,
            weights=tuple(
                _weight(weight, brief) if weight.slug == brief.slug else weight
                for weight in stack.weights
            ),
        )
        for stack in card.stacks
    )
    first = card.headlines[:1]
    deck = card.deck
    if first and first[0].slug == brief.slug:
        deck = _version(brief, first[0].language).summary
    headlines = _headlines(card.headlines, brief)
    return replace(card, stacks=stacks, headlines=headlines, deck=deck)


def _headlines(headlines: tuple[Headline, ...], brief: Brief) -> tuple[Headline, ...]:
    """Return headlines with a brief's as it is now."""
    return tuple(
        replace(one, title=_version(brief, one.language).title) if one.slug == brief.slug else one
        for one in headlines
    )


def _corrected(rows: tuple[Corrected, ...], brief: Brief) -> tuple[Corrected, ...]:
    """Return corrections with the words of a brief, which has as many, as they are now."""
    language = next(row.language for row in rows if row.slug == brief.slug)
    version = _version(brief, language)
    words = ((version.title, one.date, one.what, one.why) for one in version.corrections)
    now = (Corrected(row.ref, row.slug, row.language, *next(words)) for row in rows
           if row.slug == brief.slug)  # fmt: skip
    return tuple(next(now) if row.slug == brief.slug else row for row in rows)


def _weight(weight: Weight, brief: Brief) -> Weight:
    body = _version(brief, weight.language).body
    return replace(weight, words=body.words, characters=body.characters)


def _version(brief: Brief, language: str) -> Version:
    version = brief.version(language)
    if version is None:
        raise NeedsAllError(brief.slug)
    return version


def _checked(briefs: Iterable[Brief], look: Lookup, settings: Settings) -> Iterator[Problem]:
    """Yield the warnings that depend on the words of some briefs."""
    files = tuple(
        BriefFile(brief.slug, version, brief.facts if version is brief.original else None)
        for brief in briefs
        for version in brief.versions
    )
    outlets = tuple(_outlets(briefs, look))
    empty: dict[str, Any] = {name: {} for name in MAPPINGS}
    nothing = Publication(settings.languages, settings.default_language, **empty)
    copy = Copy(Manuscripts(briefs=files, outlets=outlets), nothing, settings)
    for check in ON_WORDS:
        for problem in check(copy):
            if problem.is_error or problem.code not in _OF_WORDS:
                raise NeedsAllError(problem.code)
            yield problem


def _outlets(briefs: Iterable[Brief], look: Lookup) -> Iterator[Outlet]:
    """Yield the outlets that some briefs name, as they were told; one that is none is left out."""
    sources = [brief.facts.source for brief in briefs if brief.facts.source]
    named = {outlet for source in sources for outlet, _ in outlets_of(source)}
    for name in sorted(named - {""}):
        answer = find_answer(look, question("outlets", name))
        if answer is None:
            raise NeedsAllError(name)
        if answer.told != ABSENT:
            try:
                yield codec_of(Outlet).decode(json.loads(answer.told))
            except (ValueError, RecursionError) as error:
                raise NeedsAllError(name) from error
