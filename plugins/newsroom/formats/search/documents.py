"""Gather what can be found in one language: briefs, issues, topics, who is named, pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from newsroom.model import Body, Brief, Entity, EntityKind, Source, Version, Via
from newsroom.templating import addresses
from newsroom.templating.bodies import FullBody, filled
from newsroom.templating.moments import brief_published
from newsroom.templating.site import Site
from newsroom.templating.vantage import Vantage

_BLOCKS = re.compile(r"</?(?:p|h\d|li|[uo]l|blockquote|table|t[rdh]|div|pre|hr|br)\b[^>]*>")
_TAGS = re.compile(r"<[^>]*>")


class SearchDocument(Struct, frozen=True):
    """Hold one thing that can be found, and the texts it is found by, the weightiest first."""

    kind: str
    """``topic``, ``organisations``, ``people``, ``places``, ``page``, ``issue`` or ``brief``."""
    path: str
    title: str
    date: str
    """As the language writes it; empty for what has none."""
    summary: str
    names: str
    """Every name, in every language, of who and what it names: found by any of them."""
    text: str

    @property
    def zones(self) -> tuple[str, str, str, str]:
        """Return its texts by weight: title, summary, names, all the rest."""
        return (self.title, self.summary, self.names, self.text)


def documents(site: Site, language: str) -> tuple[SearchDocument, ...]:
    """Return everything that has a page in a language; of equals, what comes first is shown first.

    What is not a brief leads; briefs follow, the newest first.
    """
    vantage = Vantage(site, language, addresses.search(language))
    return (
        *_topics(vantage),
        *_entities(vantage),
        *_pages(vantage),
        *_issues(vantage),
        *_briefs(vantage),
    )


def plain_text(vantage: Vantage, body: Body, language: str, **more: object) -> str:
    """Return a body's words as a page prints them, a line a block, and its notes."""
    page = FullBody(vantage, language, **more)  # type: ignore[arg-type]
    text, notes = filled(body, page)
    return html.unescape(_TAGS.sub("", _BLOCKS.sub("\n", "\n".join((text, *notes)))))


def _topics(vantage: Vantage) -> Iterator[SearchDocument]:
    for topic in vantage.site.publication.topics.values():
        if vantage.language in vantage.reach.topic_languages(topic.id):
            path = addresses.topic(vantage.language, topic.id)
            title = vantage.name(topic.names, topic.id).text
            names = _lines(text for _, text in topic.names.by_language)
            summary = vantage.name(topic.descriptions).text
            yield SearchDocument("topic", path, title, "", summary, names, "")


def _entities(vantage: Vantage) -> Iterator[SearchDocument]:
    for kind in EntityKind:
        for entity_id in vantage.reach.entities(kind):
            entity = vantage.site.publication.entities[entity_id]
            title = vantage.name(entity.names, entity.id).text
            path = addresses.entity(vantage.language, kind, entity.id)
            names = _lines(_names(entity))
            yield SearchDocument(kind.value, path, title, "", "", names, "")


def _names(entity: Entity) -> Iterator[str]:
    return (text for _, text in (*entity.names.by_language, *entity.aliases))


def _pages(vantage: Vantage) -> Iterator[SearchDocument]:
    for path, page in vantage.site.publication.pages.items():
        version = page.version(vantage.language)
        if version:
            at = addresses.page(vantage.language, path)
            text = plain_text(vantage, version.body, version.language)
            yield SearchDocument("page", at, version.title, "", version.summary, "", text)


def _issues(vantage: Vantage) -> Iterator[SearchDocument]:
    editions = vantage.site.publication.editions
    for ref in vantage.reach.newest(vantage.language):
        edition = editions[ref.topic, ref.issue, ref.language]
        topic, issue, letter = edition.topic, edition.issue, edition.letter
        if letter:
            yield SearchDocument(
                kind="issue",
                path=addresses.issue(vantage.language, topic.id, issue.name),
                title=f"{vantage.name(topic.names, topic.id)} · {vantage.locale.month(issue.date)}",
                date=vantage.locale.date(issue.date),
                summary=letter.title,
                names="",
                text=plain_text(vantage, letter.body, letter.language),
            )


def _briefs(vantage: Vantage) -> Iterator[SearchDocument]:
    site, language = vantage.site, vantage.language
    found = [
        (brief, version)
        for brief in (site.publication.briefs[slug] for slug in site.publication.placed)
        if language in vantage.reach.brief_languages(brief.slug)
        and (version := brief.version(language))
    ]
    found.sort(key=lambda pair: brief_published(site.settings, pair[0]), reverse=True)
    return (_brief(vantage, brief, version) for brief, version in found)


def _brief(vantage: Vantage, brief: Brief, version: Version) -> SearchDocument:
    publication, facts, locale = vantage.site.publication, brief.facts, vantage.locale
    text = plain_text(vantage, version.body, version.language, figures=facts.figures)
    figures = (
        f"{version.labels.get(figure.id, '')}\n{locale.quantity(figure.quantity)}"
        for figure in facts.figures
    )
    entities = (publication.entities.get(name) for name in facts.entities)
    return SearchDocument(
        kind="brief",
        path=addresses.brief(vantage.language, brief.slug),
        title=version.title,
        date=locale.date(facts.date),
        summary=version.summary,
        names=_lines(name for entity in entities if entity for name in _names(entity)),
        text=_lines((version.why, text, *figures, *_sources(vantage, facts.source))),
    )


def _sources(vantage: Vantage, source: Source | None) -> Iterator[str]:
    """Yield the titles of the articles and the names of their outlets, the whole chain's."""
    if source is None:
        return
    articles: tuple[Source | Via, ...] = (source, *source.via, *source.also)
    for article in articles:
        outlet = vantage.site.publication.outlets.get(article.outlet)
        yield article.title
        yield vantage.name(outlet.names).text if outlet else ""


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))
