"""Show where a story was found, and where that source found it."""

from __future__ import annotations

from msgspec import Struct

from newsroom.locales import Locale
from newsroom.model import Source, Via
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.words import DateView, Text


class ArticleView(Struct, frozen=True):
    """Hold one article that someone else published."""

    outlet: Text
    title: Text
    """In the article's own language, with its quotation marks; empty where it is not known."""
    href: str
    """Its own address; empty where there is none."""
    published: DateView | None
    authors: Text
    """Their names as a list, in the article's language; may be empty."""


class SourceView(Struct, frozen=True):
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
    return _view(vantage, source, source.language, source.authors)


def _via(vantage: Vantage, via: Via) -> ArticleView:
    return _view(vantage, via, "", ())


def _view(
    vantage: Vantage, of: Source | Via, language: str, authors: tuple[str, ...]
) -> ArticleView:
    outlet = vantage.site.publication.outlets.get(of.outlet)
    spoken = language or (outlet.language if outlet else "") or vantage.language
    locale = _locale(vantage, spoken)
    return ArticleView(
        outlet=vantage.name(outlet.names, of.outlet) if outlet else Text(of.outlet),
        title=vantage.text(locale.title_quotes(of.title) if of.title else "", spoken),
        href=of.url,
        published=vantage.day_if(of.published),
        authors=vantage.text(locale.list(authors) if authors else "", spoken),
    )


def _locale(vantage: Vantage, language: str) -> Locale:
    """Return the article's own way of writing; one that we do not know writes as the page does."""
    known = vantage.site.publication.languages
    return vantage.site.locale(language) if language in known else vantage.locale
