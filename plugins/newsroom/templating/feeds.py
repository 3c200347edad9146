"""Know which feeds there are and what is in them: the newest, and only so many.

A feed is of issues or of briefs, in one language, of one topic or of all. It is bounded, so that
an edit changes few bytes and a reader's program fetches little.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newsroom.model import Brief, Edition, Version
from newsroom.templating.moments import brief_published, day_start, edition_published
from newsroom.templating.site import Site

ISSUES = 10
"""The newest that a feed of issues holds: a fortnight's absence loses nothing, ten issues are
some hundred kilobytes."""
BRIEFS = 30

FeedKind = Literal["issues", "briefs"]
KINDS: tuple[FeedKind, ...] = ("issues", "briefs")


class FeedPlace(Struct, frozen=True):
    """Name one feed; ``topic`` is empty for that of all topics."""

    kind: FeedKind
    topic: str
    language: str


def feed_places(site: Site) -> Iterator[FeedPlace]:
    """Return every feed of the site, none of them empty; a feed needs absolute addresses."""
    for language in site.publication.languages:
        for topic in ("", *site.publication.topics):
            yield from feeds_of(site, language, topic)


def feeds_of(site: Site, language: str, topic: str = "") -> Iterator[FeedPlace]:
    """Return the feeds of a topic, or of all topics, in one language."""
    if "feed" not in site.settings.formats or not site.settings.site_url:
        return
    topics = _topics(site, topic)
    if any(language in site.reach.topic_languages(one) for one in topics):
        yield FeedPlace("issues", topic, language)
        if any(site.reach.has_briefs(one, language) for one in topics):
            yield FeedPlace("briefs", topic, language)


def newest_editions(
    site: Site, language: str, topic: str = "", count: int = ISSUES
) -> tuple[Edition, ...]:
    """Return the newest editions, the newest first; those of one moment in their topics' order.

    None came out after the day that its issue is dated. So the latest dated are looked into first,
    and no more of them than may matter: what is asked of an edition, a feed depends on.
    """
    refs = [ref for one in _topics(site, topic) for ref in site.reach.issues(one, language)[:count]]
    found: list[tuple[dt.datetime, int, Edition]] = []
    for at, ref in sorted(enumerate(refs), key=lambda pair: pair[1].date, reverse=True):
        ranked = sorted((moment for moment, *_ in found), reverse=True)
        if len(found) >= count and ranked[count - 1] > day_start(site.settings, ref.date):
            break
        edition = site.publication.editions[ref.topic, ref.issue, language]
        found.append((edition_published(site.settings, edition), at, edition))
    found.sort(key=lambda one: one[1])
    found.sort(key=lambda one: one[0], reverse=True)
    return tuple(edition for *_, edition in found[:count])


def newest_briefs(
    site: Site, language: str, topic: str = "", count: int = BRIEFS
) -> tuple[tuple[Brief, Version], ...]:
    """Return the newest briefs that have a page in the language, the newest first."""
    found = {
        brief.slug: (brief, version)
        for one in _topics(site, topic)
        for brief, version in _newest_of(site, language, one, count)
    }
    ranked = sorted(found.values(), key=lambda pair: pair[0].slug)
    ranked.sort(key=lambda pair: brief_published(site.settings, pair[0]), reverse=True)
    return tuple(ranked[:count])


def _newest_of(
    site: Site, language: str, topic: str, count: int
) -> Iterator[tuple[Brief, Version]]:
    """Return a topic's briefs, whole editions from the newest on, until there are enough."""
    for ref in site.reach.issues(topic, language):
        for entry in site.publication.editions[topic, ref.issue, language].entries:
            if not entry.is_fallback:
                count -= 1
                yield entry.brief, entry.version
        if count <= 0:
            return


def _topics(site: Site, topic: str) -> tuple[str, ...]:
    return (topic,) if topic else tuple(site.publication.topics)
