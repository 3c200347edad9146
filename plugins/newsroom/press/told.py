"""Write down what a site tells when it is asked: two equal lines, and the answer is the same.

A line is JSON that can be read back, where an answer is small, or a digest. What bears the words
of a brief names the brief: :data:`BEARING`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import GenericAlias
from typing import Any, get_args, get_type_hints

from msgspec import Struct

from newsroom.model import Brief, Edition, EditionState, Issue, Letter, Publication, Section, Topic
from newsroom.press.codec import Codec, codec_of
from newsroom.settings import Settings
from newsroom.templating.asking import ASSETS, EVERY, KEYS, SETTINGS, THEME
from newsroom.templating.digest import digest
from newsroom.templating.site import Site
from newsroom.templating.survey import Survey

ABSENT = ""
"""What is told of what is not there."""
MAPPINGS = {
    name: get_args(kind)[1]
    for name, kind in get_type_hints(Publication).items()
    if getattr(kind, "__origin__", None) is not None
    and len(get_args(kind)) == 2  # noqa: PLR2004
    and get_args(kind)[1] is not ...
}
"""The publication's mappings, with the type of what they hold."""
DIGESTED = frozenset({"briefs", "pages"})
"""Mappings of which only digests are told: their values are whole texts."""
WHOLE = frozenset({"topics", "units"})
"""Mappings that are told as a whole: small, and every page asks for them."""
FACTS, FORMAT = "facts", "format"


class Place(Struct, frozen=True):
    """Hold an entry of an edition without its brief."""

    slug: str
    language: str
    is_fallback: bool


class Rows(Struct, frozen=True):
    """Hold a section of an edition without its briefs."""

    section: Section | None
    places: tuple[Place, ...]


class Frame(Struct, frozen=True):
    """Hold an edition without its briefs."""

    topic: Topic
    issue: Issue
    language: str
    state: EditionState
    rows: tuple[Rows, ...]
    letter: Letter | None
    reason: str
    omitted: tuple[str, ...]


class Teller:
    """Tell what a site in memory answers to each question.

    ``shas`` holds the digests of the content's files by their paths: a text is told by its file's.
    ``formats`` say what they depend on besides the site. Questions of artifacts are not for it.
    """

    def __init__(
        self,
        site: Site,
        shas: Mapping[str, str],
        formats: Mapping[str, Callable[[], str]],
    ) -> None:
        self._site = site
        self._shas = shas
        self._formats = formats
        self._briefs: dict[str, str] = {}
        self._grounds: Mapping[str, Callable[..., str]] = {
            SETTINGS: lambda: settings_digest(site.settings),
            THEME: lambda: digest_of_theme(site),
            "template": site.theme.template_digest,
            "words": site.theme.catalogue_digest,
            ASSETS: lambda: digest(site.assets),
            FORMAT: lambda name: self._formats[name]() if name in self._formats else ABSENT,
        }

    def told(self, question: str) -> str:
        """Return what is told in answer to a question."""
        kind, *words = question.split("\t")
        if kind in self._grounds:
            return self._grounds[kind](*words)
        try:
            if kind in MAPPINGS:
                return self._of_mapping(kind, words)
            return written(codec_of_question(kind), self._site.survey.find(kind, *words))
        except KeyError:
            return ABSENT  # it was asked of something that is no longer there

    def _of_mapping(self, kind: str, words: list[str]) -> str:
        values: Mapping[Any, Any] = getattr(self._site.publication, kind)
        if words == [KEYS]:
            return hashed(repr(list(values)))
        if words == [EVERY]:
            if kind in WHOLE:
                return written(codec_of_all(kind), tuple(values.values()))
            return hashed("\n".join(self._value(kind, value) for value in values.values()))
        value = values.get(tuple(words) if len(words) > 1 else words[0])
        return ABSENT if value is None else self._value(kind, value)

    def _value(self, kind: str, value: Any) -> str:
        if kind == "briefs":
            return self.brief(value)
        if kind == "editions":
            return self._edition(value)
        if kind in DIGESTED:
            return self._by_files(version.origin.path for version in value.versions)
        return written(codec_of(MAPPINGS[kind]), value)

    def brief(self, brief: Brief) -> str:
        """Return a digest of a brief: of its files, and of the outlet its address was found at."""
        if brief.slug not in self._briefs:
            outlet = brief.facts.source.outlet if brief.facts.source else ""
            paths = (version.origin.path for version in brief.versions)
            self._briefs[brief.slug] = self._by_files(paths, outlet)
        return self._briefs[brief.slug]

    def _by_files(self, paths: Any, more: str = "") -> str:
        return hashed("\n".join((*(f"{path} {self._shas[path]}" for path in paths), more)))

    def _edition(self, edition: Edition) -> str:
        frame = written(codec_of(Frame), frame_of(edition))
        briefs = {entry.brief.slug: self.brief(entry.brief) for entry in edition.entries}
        briefs |= {brief.slug: self.brief(brief) for brief in edition.omitted}
        return told_edition(frame, briefs)


def told_edition(frame: str, briefs: Mapping[str, str]) -> str:
    """Write an edition's frame and the digests of its briefs."""
    return f"{frame}\n{json.dumps(briefs, separators=(',', ':'))}"


def parts_of_edition(told: str) -> tuple[str, dict[str, str]]:
    """Return an edition's frame and the digests of its briefs, as they were told.

    :raises ValueError: where that is not what was told.
    """
    frame, _, briefs = told.partition("\n")
    found = json.loads(briefs)
    if isinstance(found, dict):
        return frame, found
    raise ValueError(told)


def frame_of(edition: Edition) -> Frame:
    """Return an edition without its briefs."""
    rows = tuple(
        Rows(
            section.section,
            tuple(Place(e.brief.slug, e.version.language, e.is_fallback) for e in section.entries),
        )
        for section in edition.sections
    )
    omitted = tuple(brief.slug for brief in edition.omitted)
    return Frame(
        edition.topic,
        edition.issue,
        edition.language,
        edition.state,
        rows,
        edition.letter,
        edition.reason,
        omitted,
    )


@cache
def codec_of_question(kind: str) -> Codec:
    """Return the codec of the answers to a kind of question: those of Survey say their type."""
    return codec_of(get_type_hints(getattr(Survey, f"find_{kind}"))["return"])


@cache
def codec_of_all(kind: str) -> Codec:
    """Return the codec of all that a mapping holds, in its order."""
    return codec_of(GenericAlias(tuple, (MAPPINGS[kind], ...)))


def written(codec: Codec, value: Any) -> str:
    """Write a value as JSON."""
    return json.dumps(codec.encode(value), separators=(",", ":"), ensure_ascii=False)


def hashed(text: str) -> str:
    """Return a digest of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def settings_digest(settings: Settings) -> str:
    """Return a digest of the settings that shape what is made; where it is put is none of them."""
    names = sorted(set(settings.__struct_fields__) - {"root", "output", "theme", "content"})
    return hashed(repr([(name, getattr(settings, name)) for name in names]))


def digest_of_theme(site: Site) -> str:
    """Return a digest of everything in a theme."""
    theme = site.theme
    files = [*theme.templates.values(), *theme.static.values()]
    files += [file for several in theme.catalogues.values() for file in several]
    shas = sorted(f"{file.name} {file.sha256}" for file in files)
    return hashed(repr((theme.name, theme.colours, theme.accents, shas)))


def asks_all(question: str) -> bool:
    """Tell whether a question is for something whole, of which only a digest is told."""
    kind, *words = question.split("\t")
    if kind not in MAPPINGS:
        return False
    return kind in DIGESTED - {"briefs"} or (words[0] in {EVERY, KEYS} and kind not in WHOLE)


def slugs_borne(question: str, told: str) -> tuple[str, ...]:
    """Return the briefs whose words an answer holds; :data:`EVERY` where it holds all."""
    kind, *words = question.split("\t")
    if kind in {"briefs", "editions"} and words == [EVERY]:
        return (EVERY,)
    if told == ABSENT:
        return ()
    if kind in {"briefs", "line"}:
        return () if words == [KEYS] else (words[0],)
    if kind == "editions" and words != [KEYS]:
        return tuple(parts_of_edition(told)[1])
    if kind in {"card", "corrected", "headlines"}:
        answer = codec_of_question(kind).decode(json.loads(told))
        shown = answer.weights if kind == "card" else answer
        return tuple(dict.fromkeys(one.slug for one in shown if one.slug))
    return ()
