"""Answer a page's questions from the ledger: a publication of which only what is asked is read.

What was told in the last build is told again; a brief is put together from what was read of its
files. A question that nobody asked before cannot be answered so.
"""

from __future__ import annotations

import json
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import Brief, BriefFile, Edition, EditionSection, Entry, Publication
from newsroom.press.codec import codec_of
from newsroom.press.told import (
    ABSENT,
    DIGESTED,
    MAPPINGS,
    WHOLE,
    Frame,
    codec_of_all,
    codec_of_question,
    parts_of_edition,
)
from newsroom.settings import Settings
from newsroom.templating.asking import EVERY, Notes, question, watched
from newsroom.templating.reach import Reach
from newsroom.templating.site import Site
from newsroom.templating.theme import Theme

Told = Callable[[str], str]
"""Returns what is told in answer to a question.

:raises NeedsAllError: where it was never asked.
"""


class NeedsAllError(Exception):
    """Say that something needs the whole publication."""


class RecalledSource:
    """Answer what Reach asks."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._found: dict[str, Any] = {}

    def find(self, kind: str, *words: str) -> Any:
        """Return the answer to a question of a kind."""
        asked = question(kind, *words)
        if asked not in self._found:
            decode = codec_of_question(kind).decode
            self._found[asked] = _decoded(decode, self._told(asked))
        return self._found[asked]


class Recalled(Mapping[Any, Any]):
    """Be one of the publication's mappings, as far as it was asked before."""

    def __init__(self, kind: str, told: Told, make: Callable[[str], Any]) -> None:
        self._kind = kind
        self._told = told
        self._make = make
        self._made: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        if key not in self._made:
            words = key if isinstance(key, tuple) else (key,)
            told = self._told(question(self._kind, *words))
            if told == ABSENT:
                raise KeyError(key)
            self._made[key] = self._make(told if self._kind != "briefs" else key)
        return self._made[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._every())

    def __len__(self) -> int:
        return len(self._every())

    def values(self) -> ValuesView[Any]:
        """Return all values, of a mapping that is told as a whole."""
        return self._every().values()

    def items(self) -> ItemsView[Any, Any]:
        """Return all keys with their values, the same."""
        return self._every().items()

    def _every(self) -> Mapping[Any, Any]:
        if self._kind not in WHOLE:
            raise NeedsAllError(self._kind)
        decode = codec_of_all(self._kind).decode
        every = _decoded(decode, self._told(question(self._kind, EVERY)))
        return {value.id: value for value in every}


class Memory(Struct, frozen=True):
    """Hold where answers come from."""

    told: Told
    brief: Callable[[str], Brief]
    """Puts the brief of a slug together."""


def recall_site(
    settings: Settings, theme: Theme, now: datetime, memory: Memory, notes: Notes
) -> Site:
    """Return a site that answers from memory, and notes what it is asked."""
    mappings: dict[str, Any] = {
        kind: Recalled(kind, memory.told, _maker(kind, memory.brief)) for kind in MAPPINGS
    }
    publication = Publication(
        languages=settings.languages, default_language=settings.default_language, **mappings
    )
    topics = tuple(mappings["topics"])
    reach = Reach(RecalledSource(memory.told), topics, settings.default_language, notes)
    return Site(watched(publication, notes), settings, theme, now, reach)


def brief_of(slug: str, files: tuple[BriefFile, ...], outlet: str) -> Brief:
    """Put a brief together from its files, the original first; its source is of an outlet.

    :raises NeedsAllError: where they do not make one brief.
    """
    facts = files[0].facts if files else None
    if facts is None or any(file.facts or file.slug != slug for file in files[1:]):
        raise NeedsAllError(slug)
    if facts.source and facts.source.outlet != outlet:
        source = replace(facts.source, outlet=outlet)
        facts = replace(facts, source=source)
    return Brief(slug, facts, tuple(file.version for file in files))


def _maker(kind: str, brief: Callable[[str], Brief]) -> Callable[[str], Any]:
    if kind == "briefs":
        return brief
    if kind == "editions":
        return lambda line: _edition(line, brief)
    if kind in DIGESTED:
        return _refuse
    decode = codec_of(MAPPINGS[kind]).decode
    return lambda line: _decoded(decode, line)


def _refuse(line: str) -> Any:
    raise NeedsAllError(line)


def _edition(line: str, brief: Callable[[str], Brief]) -> Edition:
    frame = _decoded(codec_of(Frame).decode, parts_of_edition(line)[0])
    sections = []
    for row in frame.rows:
        entries = []
        for place in row.places:
            whole = brief(place.slug)
            version = whole.version(place.language)
            if version is None:
                raise NeedsAllError(place.slug)
            entries.append(Entry(whole, version, place.is_fallback))
        sections.append(EditionSection(row.section, tuple(entries)))
    return Edition(
        topic=frame.topic,
        issue=frame.issue,
        language=frame.language,
        state=frame.state,
        sections=tuple(sections),
        letter=frame.letter,
        reason=frame.reason,
        omitted=tuple(map(brief, frame.omitted)),
    )


def _decoded(decode: Callable[[Any], Any], told: str) -> Any:
    """Return a value that was told.

    :raises NeedsAllError: where that is not what was told.
    """
    try:
        return decode(json.loads(told))
    except (ValueError, RecursionError) as error:
        raise NeedsAllError(told[:80]) from error
