"""Show the pages that lead to issues: the front, a topic, the archive."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from newsroom.model import Topic
from newsroom.templating import addresses
from newsroom.templating.answers import IssueRef
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import entity_links
from newsroom.templating.views.issues import IssueCard, issue_card
from newsroom.templating.views.shell import link_to
from newsroom.templating.views.words import DownloadView, LinkView, Text

Downloads = Callable[[Vantage, IssueRef], DownloadView | None]
"""Finds an edition's file in another format, where one was made."""

LEADING = 5
"""Headlines on the front page's big cards."""
BEFORE = 6
"""Issues that the front page shows below its big ones."""
ON_TOPIC = 24
"""Issues that a topic's page lists below its newest; the archive has them all."""


class TopicCard(Struct, frozen=True):
    """Hold a topic as a list shows it."""

    link: LinkView
    description: Text
    accent: str
    issues: int


class FrontView(Struct, frozen=True):
    """Hold a language's front page."""

    newest: tuple[IssueCard, ...]
    """The newest issue of each topic, the newest first."""
    before: tuple[IssueCard, ...]
    topics: tuple[TopicCard, ...]
    archive: str
    elsewhere: tuple[LinkView, ...]
    """The fronts of other languages, where this one has no issue yet."""


class TopicView(Struct, frozen=True):
    """Hold a topic's page."""

    name: Text
    description: Text
    accent: str
    cadence: str
    """``weekly``, ``fortnightly``, ``monthly``, ``quarterly`` or ``manual``."""
    newest: IssueCard | None
    issues: tuple[IssueCard, ...]
    """The next newest, at most 24."""
    archive: str
    """The archive, where there are more; else empty."""
    named: tuple[LinkView, ...]
    """Who and what its briefs name most, with counts."""


class YearLink(Struct, frozen=True):
    """Hold a link to one year of the archive."""

    year: str
    href: str
    is_current: bool


class ArchiveView(Struct, frozen=True):
    """Hold the issues of one year in one language, newest first."""

    year: str
    """Empty where nothing has been published yet."""
    issues: tuple[IssueCard, ...]
    years: tuple[YearLink, ...]
    """All years that have an issue, newest first."""


def front_view(vantage: Vantage, downloads: Downloads) -> FrontView:
    """Make the view of a front page."""
    publication = vantage.site.publication
    reach = vantage.reach
    newest = reach.latest(vantage.language)
    rest = [ref for ref in reach.newest(vantage.language) if ref not in newest]
    others = [tag for tag in publication.languages if reach.years(tag)]
    return FrontView(
        newest=tuple(
            issue_card(vantage, reach.card(ref), downloads(vantage, ref), LEADING) for ref in newest
        ),
        before=tuple(issue_card(vantage, reach.card(ref)) for ref in rest[:BEFORE]),
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


def topic_view(vantage: Vantage, topic: Topic, downloads: Downloads) -> TopicView:
    """Make the view of a topic's page."""
    reach = vantage.reach
    refs = reach.issues(topic.id, vantage.language)
    newest, others = (refs[0] if refs else None), refs[1 : 1 + ON_TOPIC]
    has_more = len(refs) > 1 + ON_TOPIC
    return TopicView(
        name=vantage.name(topic.names, topic.id),
        description=vantage.name(topic.descriptions),
        accent=vantage.site.theme.accent(topic.accent),
        cadence=topic.cadence.value,
        newest=issue_card(vantage, reach.card(newest), downloads(vantage, newest), LEADING)
        if newest
        else None,
        issues=tuple(issue_card(vantage, reach.card(ref)) for ref in others),
        archive=vantage.href(addresses.archive(vantage.language)) if has_more else "",
        named=_most_named(vantage, topic.id),
    )


def archive_view(vantage: Vantage, year: int) -> ArchiveView:
    """Make the view of one year of the archive; 0 stands for the newest."""
    reach, language = vantage.reach, vantage.language
    years = reach.years(language)
    shown = year or (years[0] if years else 0)
    return ArchiveView(
        year=str(shown) if shown else "",
        issues=tuple(
            issue_card(vantage, reach.card(ref), None, 1)
            for ref in reach.issues_of_year(language, shown)
        ),
        years=tuple(
            YearLink(
                year=str(one),
                href=vantage.href(archive_path(language, one, newest=one == years[0])),
                is_current=one == shown,
            )
            for one in years
        ),
    )


def archive_path(language: str, year: int, *, newest: bool) -> str:
    """Return where a year of the archive stands: the newest opens the archive."""
    return addresses.archive(language) if newest else addresses.archive_of(language, year)


def _topic_card(vantage: Vantage, topic: Topic) -> TopicCard:
    language, path = vantage.reach.resolve(f"topic:{topic.id}", vantage.language) or (
        vantage.language,
        addresses.front(vantage.language),
    )
    return TopicCard(
        link=link_to(vantage, language, path, vantage.name(topic.names, topic.id)),
        description=vantage.name(topic.descriptions),
        accent=vantage.site.theme.accent(topic.accent),
        issues=len(vantage.reach.issues(topic.id, vantage.language)),
    )


def _most_named(vantage: Vantage, topic: str) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(link.href, link.text, count=vantage.locale.number(count))
        for entity, count in vantage.reach.named_most(topic, vantage.language)
        for link in entity_links(vantage, [entity])
    )
