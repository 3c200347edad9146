"""Show where a story was found, and where that source found it."""

from __future__ import annotations

from dataclasses import dataclass

from newsroom.model import Source, Via
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.words import DateView, Text


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Hold one article that someone else published."""

    outlet: Text
    title: Text
    """In the article's own language, with its quotation marks; empty where it is not known."""
    href: str
    """Its own address; empty where there is none."""
    published: DateView | None
    authors: str
    """Their names as a list in the page's language, or nothing."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """Hold the article a brief rests on, the chain behind it, and what else was read."""

    article: ArticleView
    via: tuple[ArticleView, ...]
    """What the source itself relied on, nearest first."""
    also: tuple[ArticleView, ...]
    rights: str


def source_view(vantage: Vantage, source: Source | None) -> SourceView | None:
    """Make the view of a brief's source; None for our own reporting."""
    if source is None:
        return None
    outlet = vantage.site.publication.outlets.get(source.outlet)
    return SourceView(
        article=_article(vantage, source),
        via=tuple(_via(vantage, step) for step in source.via),
        also=tuple(_article(vantage, other) for other in source.also),
        rights=source.rights or (outlet.rights if outlet else ""),
    )


def _article(vantage: Vantage, source: Source) -> ArticleView:
    authors = vantage.locale.list(source.authors) if source.authors else ""
    return _view(vantage, source, source.language, authors)


def _via(vantage: Vantage, via: Via) -> ArticleView:
    return _view(vantage, via, "", "")


def _view(vantage: Vantage, of: Source | Via, language: str, authors: str) -> ArticleView:
    outlet = vantage.site.publication.outlets.get(of.outlet)
    spoken = language or (outlet.language if outlet else "") or vantage.language
    return ArticleView(
        outlet=vantage.name(outlet.names, of.outlet) if outlet else Text(of.outlet),
        title=vantage.text(_quoted(vantage, of.title, spoken), spoken),
        href=of.url,
        published=vantage.day_if(of.published),
        authors=authors,
    )


def _quoted(vantage: Vantage, title: str, language: str) -> str:
    """Put a title in its own language's marks; one we do not set keeps the page's."""
    known = vantage.site.publication.languages
    locale = vantage.site.locale(language) if language in known else vantage.locale
    return locale.title_quotes(title) if title else ""
