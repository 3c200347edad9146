"""Say what a card shows of a page."""

from __future__ import annotations

from msgspec import Struct

from newsroom.templating.addresses import file_of
from newsroom.templating.contents import SitePage
from newsroom.templating.site import Site
from newsroom.templating.survey import card_of
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.scores import BarView, score_view


class CardView(Struct, frozen=True):
    """Hold the words and marks of a card, in one language; all but the title may be empty."""

    language: str
    site_name: str
    kicker: str
    title: str
    title_language: str
    foot: str
    colours: tuple[str, str, str, str]
    """Paper, ink, muted, accent, as ``#rrggbb``."""
    bars: tuple[BarView, ...] = ()
    """An issue's score."""


def card_view(site: Site, page: SitePage) -> CardView:
    """Make the view of a page's card."""
    vantage = Vantage(site, page.language, file_of(page.path))
    name = vantage.name(site.settings.name).text
    makers = {"topic": _topic, "issue": _issue, "brief": _brief}
    return makers.get(page.kind, _front)(vantage, page.key, name)


def _front(vantage: Vantage, key: tuple[str, ...], name: str) -> CardView:
    del key
    tagline = vantage.name(vantage.site.settings.tagline)
    title = tagline if tagline.text else vantage.name(vantage.site.settings.name)
    return _card(vantage, "", kicker="", title=(title.text, title.lang), foot="", name=name)


def _topic(vantage: Vantage, key: tuple[str, ...], name: str) -> CardView:
    topic = vantage.site.publication.topics[key[0]]
    title, about = vantage.name(topic.names, topic.id), vantage.name(topic.descriptions)
    words = (title.text, title.lang)
    return _card(vantage, topic.accent, kicker="", title=words, foot=about.text, name=name)


def _issue(vantage: Vantage, key: tuple[str, ...], name: str) -> CardView:
    edition = vantage.site.publication.editions[key[0], key[1], vantage.language]
    topic = vantage.name(edition.topic.names, edition.topic.id)
    first = next((entry.version for entry in edition.entries), None)
    title = (first.title, first.language) if first else (topic.text, topic.lang)
    month = vantage.locale.month(edition.issue.date)
    kicker = f"{topic} · {month}" if first else month
    return _card(
        vantage,
        edition.topic.accent,
        kicker=kicker,
        title=title,
        foot="",
        name=name,
        bars=score_view(vantage, card_of(edition), edition.topic).bars,
    )


def _brief(vantage: Vantage, key: tuple[str, ...], name: str) -> CardView:
    brief = vantage.site.publication.briefs[key[0]]
    version = brief.version(vantage.language) or brief.original
    home = vantage.reach.surroundings(brief.slug, vantage.language).home
    topic = vantage.site.publication.topics[home.topic] if home else None
    return _card(
        vantage,
        topic.accent if topic else "",
        kicker=vantage.name(topic.names, topic.id).text if topic else "",
        title=(version.title, version.language),
        foot=vantage.locale.date(brief.facts.date),
        name=name,
    )


def _card(  # noqa: PLR0913 - each is one thing a card shows
    vantage: Vantage,
    accent: str,
    *,
    kicker: str,
    title: tuple[str, str],
    foot: str,
    name: str,
    bars: tuple[BarView, ...] = (),
) -> CardView:
    theme = vantage.site.theme
    paper, ink, muted = (theme.colours[which].light for which in ("paper", "ink", "muted"))
    return CardView(
        language=vantage.language,
        site_name=name,
        kicker=kicker,
        title=title[0],
        title_language=title[1] or vantage.language,
        foot=foot,
        colours=(paper, ink, muted, theme.accents[theme.accent(accent)].light),
        bars=bars,
    )
