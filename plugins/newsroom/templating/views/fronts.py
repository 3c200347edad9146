"""Show the pages that lead to issues: the front, a topic, the archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from newsroom.model import Edition, Topic
from newsroom.templating import addresses
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import entity_links
from newsroom.templating.views.issues import IssueCard, issue_card
from newsroom.templating.views.shell import link_to
from newsroom.templating.views.words import DownloadView, LinkView, Text

Downloads = Callable[[Vantage, Edition], DownloadView | None]
"""Finds an edition's file in another format, where one was made."""

LEADING = 5
"""Headlines on the front page's big cards."""
BEFORE = 6
"""Issues that the front page shows below its big ones."""
MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class TopicCard:
    """Hold a topic as a list shows it."""

    link: LinkView
    description: Text
    accent: str
    issues: int


@dataclass(frozen=True, slots=True)
class FrontView:
    """Hold a language's front page."""

    newest: tuple[IssueCard, ...]
    """The newest issue of each topic, the newest first."""
    before: tuple[IssueCard, ...]
    topics: tuple[TopicCard, ...]
    archive: str
    elsewhere: tuple[LinkView, ...]
    """The fronts of other languages, where this one has no issue yet."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """Hold a topic's page."""

    name: Text
    description: Text
    accent: str
    cadence: str
    """``weekly``, ``fortnightly``, ``monthly``, ``quarterly`` or ``manual``."""
    newest: IssueCard | None
    issues: tuple[IssueCard, ...]
    """The others, newest first."""
    named: tuple[LinkView, ...]
    """Who and what its briefs name most, with counts."""


@dataclass(frozen=True, slots=True)
class YearView:
    """Hold one year of the archive."""

    year: str
    issues: tuple[IssueCard, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """Hold the list of all issues in one language, newest first."""

    years: tuple[YearView, ...]
    count: int


def front_view(vantage: Vantage, downloads: Downloads) -> FrontView:
    """Make the view of a front page."""
    publication = vantage.site.publication
    newest = latest(vantage)
    leading = {(edition.topic.id, edition.issue.name) for edition in newest}
    rest = [
        edition
        for edition in vantage.reach.newest(vantage.language)
        if (edition.topic.id, edition.issue.name) not in leading
    ]
    others = [tag for tag in publication.languages if vantage.reach.newest(tag)]
    return FrontView(
        newest=tuple(issue_card(vantage, e, downloads(vantage, e), LEADING) for e in newest),
        before=tuple(issue_card(vantage, e) for e in rest[:BEFORE]),
        topics=tuple(_topic_card(vantage, topic) for topic in publication.topics.values()),
        archive=vantage.href(addresses.archive(vantage.language)),
        elsewhere=()
        if newest
        else tuple(
            link_to(
                vantage,
                tag,
                addresses.front(tag),
                vantage.text(vantage.site.locale(tag).own_name, tag),
            )
            for tag in others
        ),
    )


def latest(vantage: Vantage) -> tuple[Edition, ...]:
    """Return the newest edition of each topic in the page's language, the newest first."""
    found = [
        vantage.reach.editions(topic, vantage.language)[:1]
        for topic in vantage.site.publication.topics
    ]
    editions = [edition for row in found for edition in row]
    return tuple(sorted(editions, key=lambda edition: -edition.issue.date.toordinal()))


def topic_view(vantage: Vantage, topic: Topic, downloads: Downloads) -> TopicView:
    """Make the view of a topic's page."""
    editions = vantage.reach.editions(topic.id, vantage.language)
    newest = editions[0] if editions else None
    return TopicView(
        name=vantage.name(topic.names, topic.id),
        description=vantage.name(topic.descriptions),
        accent=vantage.site.theme.accent(topic.accent),
        cadence=topic.cadence.value,
        newest=issue_card(vantage, newest, downloads(vantage, newest), LEADING) if newest else None,
        issues=tuple(issue_card(vantage, edition) for edition in editions[1:]),
        named=_most_named(vantage, editions),
    )


def archive_view(vantage: Vantage) -> ArchiveView:
    """Make the view of the archive."""
    editions = vantage.reach.newest(vantage.language)
    by_year = groupby(editions, key=lambda edition: edition.issue.date.year)
    return ArchiveView(
        years=tuple(
            YearView(str(year), tuple(issue_card(vantage, edition, None, 1) for edition in row))
            for year, row in by_year
        ),
        count=len(editions),
    )


def _topic_card(vantage: Vantage, topic: Topic) -> TopicCard:
    language, path = vantage.reach.resolve(f"topic:{topic.id}", vantage.language) or (
        vantage.language,
        addresses.front(vantage.language),
    )
    return TopicCard(
        link=link_to(vantage, language, path, vantage.name(topic.names, topic.id)),
        description=vantage.name(topic.descriptions),
        accent=vantage.site.theme.accent(topic.accent),
        issues=len(vantage.reach.editions(topic.id, vantage.language)),
    )


def _most_named(vantage: Vantage, editions: tuple[Edition, ...]) -> tuple[LinkView, ...]:
    counts: dict[str, int] = {}
    for edition in editions:
        for entry in edition.entries:
            for entity in entry.brief.facts.entities:
                counts[entity] = counts.get(entity, 0) + 1
    most = sorted(counts, key=lambda entity: (-counts[entity], entity))[:MOST_NAMED]
    return tuple(
        LinkView(link.href, link.text, count=vantage.locale.number(counts[entity]))
        for entity in most
        for link in entity_links(vantage, [entity])
    )
