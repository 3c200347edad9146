"""Show what stands around every page: head, masthead, switcher, foot."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsroom.model import EntityKind, Names
from newsroom.templating import addresses
from newsroom.templating.feeds import feeds_of
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.words import LanguageLink, LinkView, Text


class Alternate(Struct, frozen=True):
    """Hold the public address of the same page in one language."""

    language: str
    """A tag, or ``x-default``."""
    href: str


class FeedLink(Struct, frozen=True):
    """Hold a feed of the site, for programs that look for one on a page."""

    kind: str
    """``issues`` or ``briefs``."""
    topic: str
    """The topic's name; empty for the feed of all topics."""
    atom: str
    json: str


class Place(Struct, frozen=True):
    """Say what a page is, so that the switcher and the head can find it in other languages.

    ``paths`` are (language, path) of the same page; ``nearest`` (what, language, path) of the
    next best in languages that do not have it, ``what`` being ``issue`` or ``topic``.
    """

    paths: tuple[tuple[str, str], ...] = ()
    nearest: tuple[tuple[str, str, str], ...] = ()


class FaceView(Struct, frozen=True):
    """Say where the font of a page's headlines is."""

    stylesheet: str
    font: str
    """To be asked for at once; the style sheet names it too."""


class ShellView(Struct, frozen=True):
    """Hold what every page has; texts are in the page's language unless marked."""

    language: str
    accent: str
    """The name of the page's one accent."""
    site_name: str
    tagline: str
    home: str
    canonical: str
    """The page's public address; empty where the site has none yet."""
    alternates: tuple[Alternate, ...]
    languages: tuple[LanguageLink, ...]
    topics: tuple[LinkView, ...]
    archive: LinkView
    """Its text is empty: the template names it."""
    search: str
    """The search page of the language; empty where there is none."""
    is_search: bool
    pages: tuple[LinkView, ...]
    """Ordinary pages that ask to be in the menu."""
    indexes: tuple[LinkView, ...]
    """Organisations, people, places: ``text`` is the kind's id, the template names it."""
    feeds: tuple[FeedLink, ...]
    """Those of the page's language, its topic's first where it is of one topic."""
    stylesheet: str
    icon: str
    licence: str
    licence_url: str
    publisher: str
    contact: str
    colours: tuple[str, str]
    """The paper by day and by night, for the browser's own furniture."""
    face: FaceView | None = None
    """The font of this page's headlines; None: the reader's own faces."""


def shell_view(  # noqa: PLR0913 - each is one plain choice of the page that asks
    vantage: Vantage,
    place: Place,
    *,
    accent: str = "",
    canonical: str = "",
    topic: str = "",
    face: FaceView | None = None,
) -> ShellView:
    """Make the surroundings of a page.

    ``canonical`` is a site path where it is not the page's; ``topic`` that of a page of one topic.
    """
    settings, theme = vantage.site.settings, vantage.site.theme
    search = addresses.search(vantage.language)
    return ShellView(
        language=vantage.language,
        accent=theme.accent(accent),
        site_name=vantage.name(settings.name).text,
        tagline=vantage.name(settings.tagline).text,
        home=vantage.href(addresses.front(vantage.language)),
        canonical=vantage.absolute(canonical or vantage.path) if place.paths else "",
        alternates=_alternates(vantage, place),
        languages=_languages(vantage, place),
        topics=topic_links(vantage),
        archive=link_to(vantage, vantage.language, addresses.archive(vantage.language), Text("")),
        search=vantage.href(search) if "search" in settings.formats else "",
        is_search=vantage.path == search,
        pages=_pages(vantage),
        indexes=_indexes(vantage),
        feeds=tuple(_feeds(vantage, topic)),
        stylesheet=vantage.asset("newsroom.css"),
        icon=vantage.asset("icon.svg"),
        licence=settings.licence,
        licence_url=settings.licence_url,
        publisher=vantage.name(settings.publisher).text,
        contact=settings.contact,
        colours=(theme.colours["paper"].light, theme.colours["paper"].night),
        face=face,
    )


def link_to(vantage: Vantage, language: str, path: str, text: Text) -> LinkView:
    """Make a link, labelled with its target's language where that is not the page's."""
    other = language != vantage.language
    return LinkView(
        href=vantage.href(path),
        text=text,
        hreflang=language if other else "",
        language_name=vantage.other_language(language),
        is_current=path == vantage.path,
    )


def _alternates(vantage: Vantage, place: Place) -> tuple[Alternate, ...]:
    """Name the page in all its languages, itself among them, and the one for all other readers."""
    if not vantage.site.settings.site_url or not place.paths:
        return ()
    every = [Alternate(tag, vantage.absolute(path)) for tag, path in place.paths]
    tag = vantage.reach.nearest(
        vantage.site.publication.default_language, [tag for tag, _ in place.paths]
    )
    return (*every, Alternate("x-default", vantage.absolute(dict(place.paths)[str(tag)])))


def _languages(vantage: Vantage, place: Place) -> tuple[LanguageLink, ...]:
    same = dict(place.paths)
    near = {tag: (what, path) for what, tag, path in place.nearest}
    links = []
    for tag in vantage.site.publication.languages:
        what, path = near.get(tag, ("front", addresses.front(tag)))
        links.append(
            LanguageLink(
                language=tag,
                name=vantage.site.locale(tag).own_name,
                href=vantage.href(same.get(tag, path)),
                is_current=tag == vantage.language,
                nearest="" if tag in same or tag == vantage.language else what,
            )
        )
    return tuple(links)


def topic_links(vantage: Vantage) -> tuple[LinkView, ...]:
    """Make links to all topics' pages, in the language or the nearest that each has."""
    links = []
    for topic in vantage.site.publication.topics.values():
        found = vantage.reach.resolve(f"topic:{topic.id}", vantage.language)
        if found:
            links.append(link_to(vantage, *found, vantage.name(topic.names, topic.id)))
    return tuple(links)


def _pages(vantage: Vantage) -> tuple[LinkView, ...]:
    return tuple(
        link_to(
            vantage,
            page.language,
            addresses.page(page.language, page.path),
            vantage.text(page.title, page.language),
        )
        for page in vantage.reach.menu(vantage.language)
    )


def _feeds(vantage: Vantage, topic: str) -> Iterator[FeedLink]:
    for one in dict.fromkeys((topic, "")):
        names = vantage.site.publication.topics[one].names if one else Names()
        for place in feeds_of(vantage.site, vantage.language, one):
            yield FeedLink(
                kind=place.kind,
                topic=vantage.name(names).text,
                atom=vantage.href(addresses.feed(vantage.language, one, place.kind, "atom")),
                json=vantage.href(addresses.feed(vantage.language, one, place.kind, "json")),
            )


def _indexes(vantage: Vantage) -> tuple[LinkView, ...]:
    return tuple(
        link_to(
            vantage,
            vantage.language,
            addresses.entities(vantage.language, kind),
            Text(kind.value),
        )
        for kind in EntityKind
        if vantage.reach.has_entities(kind)
    )
