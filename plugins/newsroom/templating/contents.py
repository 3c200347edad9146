"""List every page of the site, in a stable order: what the web makes and the sitemap names."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsroom.model import EntityKind
from newsroom.templating import addresses
from newsroom.templating.site import Site


class SitePage(Struct, frozen=True):
    """Name one page in one language; pages of one kind and key are each other's translations."""

    kind: str
    """front, topic, issue, brief, entity, entities, archive, year or page."""
    key: tuple[str, ...]
    language: str
    path: str


def site_pages(site: Site) -> Iterator[SitePage]:
    """Return every page, grouped by kind and key, each group in the order of the languages."""
    yield from _everywhere(site, "front", (), addresses.front("{}"))
    yield from _everywhere(site, "archive", (), addresses.archive("{}"))
    yield from _years(site)
    yield from _topics(site)
    yield from _briefs(site)
    yield from _entities(site)
    for path in site.publication.pages:
        for tag in site.reach.page_languages(path):
            yield SitePage("page", (path,), tag, addresses.page(tag, path))


def _everywhere(site: Site, kind: str, key: tuple[str, ...], pattern: str) -> Iterator[SitePage]:
    for tag in site.publication.languages:
        yield SitePage(kind, key, tag, pattern.replace("{}", tag, 1))


def _years(site: Site) -> Iterator[SitePage]:
    """Yield the archive's earlier years, each in the languages where it is not the newest."""
    earlier = {tag: site.reach.years(tag)[1:] for tag in site.publication.languages}
    for year in sorted({year for years in earlier.values() for year in years}, reverse=True):
        for tag, years in earlier.items():
            if year in years:
                yield SitePage("year", (str(year),), tag, addresses.archive_of(tag, year))


def _topics(site: Site) -> Iterator[SitePage]:
    for topic in site.publication.topics:
        for tag in site.reach.topic_languages(topic):
            yield SitePage("topic", (topic,), tag, addresses.topic(tag, topic))
    for topic, issue in site.publication.issues:
        for tag in site.reach.issue_languages(topic, issue):
            yield SitePage("issue", (topic, issue), tag, addresses.issue(tag, topic, issue))


def _briefs(site: Site) -> Iterator[SitePage]:
    for slug in site.publication.briefs:
        for tag in site.reach.brief_languages(slug):
            yield SitePage("brief", (slug,), tag, addresses.brief(tag, slug))


def _entities(site: Site) -> Iterator[SitePage]:
    for kind in EntityKind:
        named = site.reach.entities(kind)
        if named:
            yield from _everywhere(site, "entities", (kind.value,), addresses.entities("{}", kind))
        for name in named:
            pattern = addresses.entity("{}", kind, name)
            yield from _everywhere(site, "entity", (name,), pattern)
