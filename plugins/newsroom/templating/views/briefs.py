"""Show a brief: whole in an issue or on its own page, or as one line in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import Brief, Correction, Figure, Names, Version
from newsroom.templating import addresses
from newsroom.templating.bodies import PageBody, filled
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.holds import HoldView, brief_hold
from newsroom.templating.views.sources import SourceView, source_view
from newsroom.templating.views.words import DateView, LinkView, Text

BodyMaker = Callable[..., PageBody]
"""Makes the page a body is filled for: :class:`PageBody`, or another medium's."""


class FigureView(Struct, frozen=True):
    """Hold a number that matters, in words of the language it is shown in."""

    name: str
    label: Text
    value: Text
    approx: Text
    """About how much that is in another unit; empty where the source does not say."""
    href: str = ""
    """The brief it is from, where the figure stands apart from it."""


class PictureView(Struct, frozen=True):
    """Hold a brief's picture."""

    href: str
    alt: str
    credit: str
    width: int
    height: int


class CorrectionView(Struct, frozen=True):
    """Hold a change made after publication."""

    date: DateView
    what: str
    why: str


class TranslationView(Struct, frozen=True):
    """Say what a text was translated from, and how."""

    language: str
    """The original's tag."""
    language_name: str
    href: str
    """The original's page; empty where it has none."""
    by: str
    is_machine: bool
    """A machine made it and a person read it over."""


class BriefView(Struct, frozen=True):
    """Hold a brief as one edition or its own page prints it.

    Its words are in ``language``; everything around them is in the page's.
    """

    slug: str
    anchor: str
    """Its name in the page's address; unique on the page."""
    number: int
    """Its place in the edition's order, from 1; 0 on its own page."""
    language: str
    lang: str
    """``language`` where it is not the page's, for ``lang`` attributes; else empty."""
    language_name: str
    """How the page's language calls ``language``."""
    is_fallback: bool
    """It has no version in the page's language: the original stands in, labelled."""
    href: str
    """Its own page; empty where there is none, or where this is it."""
    title: str
    summary: str
    why: str
    """Why it matters; may be empty."""
    body: Markup
    notes: tuple[Markup, ...]
    """The footnotes, by number from 1."""
    date: DateView
    authors: str
    picture: PictureView | None
    figures: tuple[FigureView, ...]
    entities: tuple[LinkView, ...]
    source: SourceView | None
    corrections: tuple[CorrectionView, ...]
    translation: TranslationView | None
    minutes: int
    """To read it; at least 1."""
    hold: HoldView | None = None
    """Why readers do not see it yet, where a preview shows it."""


class BriefLine(Struct, frozen=True):
    """Hold a brief as one line of a list."""

    slug: str
    href: str
    """Empty where it has no page to go to."""
    title: Text
    date: DateView
    outlet: Text
    language_name: str
    """How the page's language calls the title's, where that is another."""
    hold: HoldView | None = None
    """Why readers do not see it yet, where a preview shows it."""


def brief_view(  # noqa: PLR0913 - each is one plain choice of the page that asks
    vantage: Vantage,
    brief: Brief,
    version: Version,
    *,
    number: int = 0,
    anchor: str = "",
    heading_shift: int = 0,
    body: BodyMaker = PageBody,
) -> BriefView:
    """Make the view of one version of a brief; with an anchor, its own anchors begin with it."""
    prefix = f"{anchor}-" if anchor else ""
    page = body(vantage, version.language, brief.facts.figures, heading_shift, prefix)
    markup, notes = filled(version.body, page)
    locale = vantage.locale
    other = version.language != vantage.language
    return BriefView(
        slug=brief.slug,
        anchor=anchor,
        number=number,
        language=version.language,
        lang=version.language if other else "",
        language_name=locale.language_name(version.language),
        is_fallback=other,
        href=brief_href(vantage, brief.slug, version.language),
        title=version.title,
        summary=version.summary,
        why=version.why,
        body=markup,
        notes=notes,
        date=vantage.day(brief.facts.date),
        authors=locale.list(brief.facts.authors) if brief.facts.authors else "",
        picture=_picture(vantage, brief, version),
        figures=figure_views(vantage, brief, version),
        entities=entity_links(vantage, brief.facts.entities),
        source=source_view(vantage, brief.facts.source),
        corrections=tuple(_correction(vantage, correction) for correction in version.corrections),
        translation=_translation(vantage, brief, version),
        minutes=locale.minutes_to_read(version.body.words, version.body.characters),
        hold=brief_hold(vantage, brief),
    )


def brief_href(vantage: Vantage, slug: str, language: str) -> str:
    """Return the address of a brief's page in one language, or nothing: none, or this page."""
    path = addresses.brief(language, slug)
    exists = language in vantage.reach.brief_languages(slug)
    return vantage.href(path) if exists and path != vantage.path else ""


def brief_line(vantage: Vantage, slug: str) -> BriefLine:
    """Make a list's line for a brief, in the page's language or the nearest it has."""
    line = vantage.reach.line(slug, vantage.language)
    outlet = vantage.site.publication.outlets.get(line.outlet) if line.outlet else None
    return BriefLine(
        slug=slug,
        href=brief_href(vantage, slug, line.language),
        title=vantage.text(line.title, line.language),
        date=vantage.day(line.date),
        outlet=vantage.name(outlet.names if outlet else Names()),
        language_name=vantage.other_language(line.language),
        hold=brief_hold(vantage, vantage.site.publication.briefs[slug]) if line.hold else None,
    )


def figure_views(vantage: Vantage, brief: Brief, version: Version) -> tuple[FigureView, ...]:
    """Make the views of a brief's figures, in the version's language."""
    return tuple(_figure(vantage, figure, version) for figure in brief.facts.figures)


def lead_figures(briefs: Iterable[BriefView], count: int = 4) -> tuple[FigureView, ...]:
    """Choose the figures that open an issue: each brief's first, in the page's language.

    One amount is shown once, though several briefs may name it.
    """
    chosen: dict[str, FigureView] = {}
    for brief in briefs:
        if brief.figures and not brief.is_fallback:
            first = brief.figures[0]
            shown = replace(first, href=f"#{brief.anchor}")
            chosen.setdefault(first.value.text, shown)
    return tuple(chosen.values())[:count]


def entity_links(vantage: Vantage, ids: Iterable[str]) -> tuple[LinkView, ...]:
    """Make links to the pages of organisations, people and places."""
    publication = vantage.site.publication
    return tuple(
        LinkView(
            href=vantage.href(addresses.entity(vantage.language, entity.kind, entity.id)),
            text=vantage.name(entity.names, entity.id),
        )
        for entity in (publication.entities.get(name) for name in ids)
        if entity is not None and vantage.reach.is_mentioned(entity.id)
    )


def _figure(vantage: Vantage, figure: Figure, version: Version) -> FigureView:
    locale = vantage.site.locale(version.language)
    approx = locale.approx(figure.approx) if figure.approx else ""
    return FigureView(
        name=figure.id,
        label=vantage.text(version.labels.get(figure.id, figure.id), version.language),
        value=vantage.text(locale.quantity(figure.quantity), version.language),
        approx=vantage.text(approx, version.language),
    )


def _picture(vantage: Vantage, brief: Brief, version: Version) -> PictureView | None:
    picture = brief.facts.picture
    image = vantage.site.publication.images.get(picture.file) if picture else None
    if picture is None or image is None:
        return None
    return PictureView(
        href=vantage.href(addresses.image(image)),
        alt=version.picture_alt or picture.alt,
        credit=picture.credit,
        width=image.width,
        height=image.height,
    )


def _correction(vantage: Vantage, correction: Correction) -> CorrectionView:
    return CorrectionView(vantage.day(correction.date), correction.what, correction.why)


def _translation(vantage: Vantage, brief: Brief, version: Version) -> TranslationView | None:
    if version.translation is None:
        return None
    original = brief.original.language
    return TranslationView(
        language=original,
        language_name=vantage.locale.language_name(original),
        href=brief_href(vantage, brief.slug, original),
        by=version.translation.by,
        is_machine=version.translation.mode == "machine-reviewed",
    )
