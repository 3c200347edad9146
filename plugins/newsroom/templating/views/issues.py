"""Show an edition: whole, or as a card in a list of issues."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from newsroom.model import Edition, EditionSection, Letter, Topic
from newsroom.templating import addresses
from newsroom.templating.answers import Card
from newsroom.templating.bodies import PageBody, filled
from newsroom.templating.survey import card_of
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import (
    BodyMaker,
    BriefView,
    FigureView,
    brief_href,
    brief_view,
    lead_figures,
)
from newsroom.templating.views.holds import HoldView, edition_hold
from newsroom.templating.views.scores import ScoreView, minutes_to_read, score_view
from newsroom.templating.views.shell import Place
from newsroom.templating.views.words import DateView, DownloadView, LinkView, Text

LETTER_SHIFT = 0
BRIEF_SHIFT = 2
"""A brief in an issue is an h3 below its section's h2; its own headings start at h4."""


class LetterView(Struct, frozen=True):
    """Hold the editor's words that open an edition."""

    title: str
    body: Markup
    notes: tuple[Markup, ...]
    authors: str
    """Empty: the editors sign it."""


class SectionView(Struct, frozen=True):
    """Hold the briefs under one heading."""

    anchor: str
    """Empty for the briefs under no heading."""
    name: Text
    level: int
    """The level of its briefs' headings: 3 below the section's own, 2 where it has none."""
    briefs: tuple[BriefView, ...]


class IssueCard(Struct, frozen=True):
    """Hold an issue as a list shows it."""

    href: str
    is_current: bool
    topic: Text
    topic_href: str
    accent: str
    number: str
    month: str
    date: DateView
    score: ScoreView
    headlines: tuple[LinkView, ...]
    """Its first briefs, linked to where they stand in it."""
    deck: Text
    """The first brief's summary; may be empty."""
    more: int
    """How many further briefs there are."""
    minutes: int
    download: DownloadView | None
    hold: HoldView | None = None
    """Why readers do not see it yet, where a preview shows it."""


class IssueView(Struct, frozen=True):
    """Hold an edition: everything its page, its PDF and its mail print."""

    language: str
    topic: Text
    topic_id: str
    topic_href: str
    description: Text
    """What the topic is."""
    accent: str
    number: str
    """Written in the page's numerals."""
    name: str
    """``2025-03``."""
    month: str
    date: DateView
    score: ScoreView
    minutes: int
    """To read the whole, at least 1."""
    letter: LetterView | None
    sections: tuple[SectionView, ...]
    figures: tuple[FigureView, ...]
    """At most four; they link to their briefs."""
    omitted: tuple[LinkView, ...]
    """Briefs left out because they are not in this language, with where they can be read."""
    is_open: bool
    """It may still change."""
    summary: str
    """Its first headlines as a list, for search results and cards."""
    hold: HoldView | None = None
    """Why readers do not see it yet, where a preview shows it."""

    @property
    def briefs(self) -> tuple[BriefView, ...]:
        """Return all briefs in reading order."""
        return tuple(brief for section in self.sections for brief in section.briefs)


def issue_view(
    vantage: Vantage,
    edition: Edition,
    *,
    heading_shift: int = BRIEF_SHIFT,
    body: BodyMaker = PageBody,
) -> IssueView:
    """Make the view of an edition; ``body`` says how its medium fills slots."""
    locale, topic, card = vantage.locale, edition.topic, card_of(edition)
    sections = _sections(vantage, edition, heading_shift, body)
    briefs = [brief for section in sections for brief in section.briefs]
    return IssueView(
        language=edition.language,
        topic=vantage.name(topic.names, topic.id),
        topic_id=topic.id,
        topic_href=vantage.href(addresses.topic(edition.language, topic.id)),
        description=vantage.name(topic.descriptions),
        accent=vantage.site.theme.accent(topic.accent),
        number=locale.number(edition.issue.number),
        name=edition.issue.name,
        month=locale.month(edition.issue.date),
        date=vantage.day(edition.issue.date),
        score=score_view(vantage, card, topic),
        minutes=minutes_to_read(vantage, card),
        letter=_letter(vantage, edition.letter, body),
        sections=sections,
        figures=lead_figures(briefs),
        omitted=_omitted(vantage, edition),
        is_open=edition.state.value == "open",
        summary=locale.list([brief.title for brief in briefs[:3]]) if briefs else "",
        hold=edition_hold(edition),
    )


def issue_card(
    vantage: Vantage, card: Card, download: DownloadView | None = None, headlines: int = 3
) -> IssueCard:
    """Make the view of an issue in a list."""
    ref = card.ref
    topic: Topic = vantage.site.publication.topics[ref.topic]
    path = addresses.issue(ref.language, ref.topic, ref.issue)
    score = score_view(vantage, card, topic)
    return IssueCard(
        href=vantage.href(path),
        is_current=path == vantage.path,
        topic=vantage.name(topic.names, topic.id),
        topic_href=vantage.href(addresses.topic(ref.language, topic.id)),
        accent=vantage.site.theme.accent(topic.accent),
        number=vantage.locale.number(ref.number),
        month=vantage.locale.month(ref.date),
        date=vantage.day(ref.date),
        score=score,
        headlines=tuple(
            LinkView(
                href=vantage.href(f"{path}#{one.slug}"),
                text=vantage.text(one.title, one.language),
                language_name=vantage.other_language(one.language),
            )
            for one in card.headlines[:headlines]
        ),
        deck=_deck(vantage, card),
        more=max(0, score.count - headlines),
        minutes=minutes_to_read(vantage, card),
        download=download,
        hold=edition_hold(card),
    )


def _deck(vantage: Vantage, card: Card) -> Text:
    first = card.headlines[:1]
    return vantage.text(card.deck, first[0].language) if first else Text("")


def issue_place(vantage: Vantage, topic: str, issue: str) -> Place:
    """Say where an issue is in each language, and what is nearest where it is not."""
    having = vantage.reach.issue_languages(topic, issue)
    return Place(
        paths=tuple((tag, addresses.issue(tag, topic, issue)) for tag in having),
        nearest=topics_nearby(vantage, topic, without=having),
    )


def topics_nearby(
    vantage: Vantage, topic: str, *, without: Iterable[str]
) -> tuple[tuple[str, str, str], ...]:
    """Offer the topic's page in languages that do not have the page itself."""
    return tuple(
        ("topic", tag, addresses.topic(tag, topic))
        for tag in vantage.reach.topic_languages(topic)
        if tag not in set(without)
    )


def _sections(
    vantage: Vantage, edition: Edition, shift: int, body: BodyMaker
) -> tuple[SectionView, ...]:
    views, number = [], 0
    for section in edition.sections:
        briefs = []
        for entry in section.entries:
            number += 1
            view = brief_view(
                vantage,
                entry.brief,
                entry.version,
                number=number,
                anchor=entry.brief.slug,
                heading_shift=shift if section.section else shift - 1,
                body=body,
            )
            briefs.append(view)
        views.append(_section(vantage, section, tuple(briefs)))
    return tuple(views)


def _section(
    vantage: Vantage, section: EditionSection, briefs: tuple[BriefView, ...]
) -> SectionView:
    if section.section is None:
        return SectionView("", Text(""), 2, briefs)
    name = vantage.name(section.section.names, section.section.id)
    return SectionView(f"section-{section.section.id}", name, 3, briefs)


def _letter(vantage: Vantage, letter: Letter | None, body: BodyMaker) -> LetterView | None:
    if letter is None:
        return None
    page = body(vantage, letter.language, (), LETTER_SHIFT, "letter-")
    markup, notes = filled(letter.body, page)
    authors = vantage.locale.list(letter.authors) if letter.authors else ""
    return LetterView(letter.title, markup, notes, authors)


def _omitted(vantage: Vantage, edition: Edition) -> tuple[LinkView, ...]:
    links = []
    for brief in edition.omitted:
        language = brief.original.language
        links.append(
            LinkView(
                href=brief_href(vantage, brief.slug, language),
                text=vantage.text(brief.original.title, language),
                hreflang=language,
                language_name=vantage.locale.language_name(language),
            )
        )
    return tuple(links)
