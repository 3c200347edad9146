"""Tell whether an article, a copy of it, or another paper's account is in the archive already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from newsroom.intake.addresses import key_of
from newsroom.intake.archive import Filed
from newsroom.intake.article import Article
from newsroom.intake.cache import Cached
from newsroom.intake.cleaning import letters
from newsroom.intake.sketches import containment

COPY = 0.6
"""Containment from which a text is a copy: cut syndicated copies have .9, other papers .06."""
SHARED = 0.25
"""Containment from which a text has much of another: an agency's report in two papers."""
_NAMES = 3
_MOST_NAMES = 0.6
_LEAST_TITLE = 12


class Likeness(Enum):
    """Say what a brief of the archive has to do with an article."""

    SAME = "the same article"
    COPY = "a copy of the same text"
    STORY = "perhaps the same story"


class Match(Struct, frozen=True):
    """Hold a brief that an article is like, how, and how much of the text they share."""

    likeness: Likeness
    slug: str
    path: str
    shared: float = 0.0


def matches_of(
    article: Article, filed: Sequence[Filed], cached: Iterable[Cached]
) -> tuple[Match, ...]:
    """Return what the archive has of an article, the likest first.

    ``cached`` are the texts that are worth comparing whole.
    """
    found = {**_by_names(article, filed), **_by_title(article, filed)}
    found |= _by_text(article, filed, cached)
    found |= _by_address(article, filed)
    order = list(Likeness)
    ranked = sorted(found.values(), key=lambda m: (order.index(m.likeness), -m.shared, m.slug))
    return tuple(ranked)


def _by_address(article: Article, filed: Iterable[Filed]) -> Mapping[str, Match]:
    key = key_of(article.url.value) if article.url else ""
    return {
        f.slug: Match(Likeness.SAME, f.slug, f.path, 1.0)
        for f in filed
        if key and f.has_address(key)
    }


def _by_text(
    article: Article, filed: Sequence[Filed], cached: Iterable[Cached]
) -> Mapping[str, Match]:
    found: dict[str, Match] = {}
    for source in cached:
        brief = _brief_of(source, filed)
        shared = containment(article.text, source.text)
        if brief is None or shared < SHARED:
            continue
        if source.text == article.text:
            likeness = Likeness.SAME
        else:
            likeness = Likeness.COPY if shared >= COPY else Likeness.STORY
        known = found.get(brief.slug)
        if known is None or known.shared < shared:
            found[brief.slug] = Match(likeness, brief.slug, brief.path, shared)
    return found


def _brief_of(source: Cached, filed: Sequence[Filed]) -> Filed | None:
    """Return the brief that a cached text was taken for: by its address, else by its slug."""
    key = key_of(source.url)
    tests: tuple[Callable[[Filed], bool], ...] = (
        lambda one: bool(key) and one.has_address(key),
        lambda one: one.slug == source.slug,
    )
    return next((one for test in tests for one in filed if test(one)), None)


def _by_title(article: Article, filed: Iterable[Filed]) -> Mapping[str, Match]:
    title = letters(article.title.value) if article.title else ""
    if len(title) < _LEAST_TITLE:
        return {}
    return {f.slug: Match(Likeness.STORY, f.slug, f.path) for f in filed if f.has_title(title)}


def _by_names(article: Article, filed: Iterable[Filed]) -> Mapping[str, Match]:
    """Return the briefs of the same days that are about mostly the same names."""
    mine = {found.value.id for found in article.entities} - {""}
    day = str(article.published.value) if article.published else ""
    if len(mine) < _NAMES or not day:
        return {}
    return {
        f.slug: Match(Likeness.STORY, f.slug, f.path)
        for f in filed
        if f.date
        and f.date[:7] == day[:7]
        and len(mine & set(f.entities))
        >= max(_NAMES, _MOST_NAMES * min(len(mine), len(f.entities)))
    }
