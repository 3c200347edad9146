"""Show an edition as its printed digest needs it; what an issue says is shared with the web."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from markupsafe import Markup, escape
from msgspec import Struct, field

from newsroom.formats.pdf.back import Index, PdfCorrection, corrections, index_of
from newsroom.formats.pdf.manifest import address
from newsroom.model import Edition
from newsroom.templating import addresses
from newsroom.templating.bodies import PageBody
from newsroom.templating.site import Site
from newsroom.templating.vantage import Linking, Vantage
from newsroom.templating.views.briefs import BriefView
from newsroom.templating.views.issues import IssueView, issue_view
from newsroom.templating.views.words import Text

WHITE = "#ffffff"
COVER_HEADLINES = 3
_WEB = ("https://", "http://")


class ColourView(Struct, frozen=True):
    """Hold the print colours, as ``#rrggbb``; the paper is what the reader brings."""

    ink: str
    muted: str
    rule: str
    tint: str
    accent: str


class PdfBar(Struct, frozen=True):
    """Hold one bar of the score on the cover."""

    length: int
    """Percent of the page's width."""
    colour: str


class PdfView(Struct, frozen=True):
    """Hold an edition and what only print says of it; addresses in it are public or empty."""

    issue: IssueView
    language_name: str
    """The language's own name for itself."""
    paper: str
    """``A4`` or ``Letter``."""
    publication: Text
    tagline: Text
    colours: ColourView
    bars: tuple[PdfBar, ...]
    headlines: tuple[Text, ...]
    """What the cover promises: the first few, those in the edition's language before others."""
    pictures: Mapping[str, str]
    """The address of each brief's picture, by slug."""
    publisher: str
    licence: str
    licence_url: str
    contact: str
    period: str
    """From when to when a dossier goes; empty for an issue, which has a number."""
    permalink: str
    """The edition's web page, a dossier's topic; empty where no site_url is set."""
    home: str
    """Where to subscribe: the language's front page; empty the same."""

    corrections: tuple[PdfCorrection, ...]
    """This edition's, then those to earlier issues since the last."""
    index: Index


class PrintBody(PageBody, dict=True):
    """Fill slots as paper does: notes at the foot of the page, briefs near by as page links."""

    images: set[str] = field(default_factory=set)
    """The images it placed, by their files."""
    near: frozenset[str] = frozenset()
    """The slugs that this edition prints."""

    def entity(self, entity_id: str, /) -> Markup:
        """Print a name; paper does not link every one."""
        entity = self.vantage.site.publication.entities.get(entity_id)
        return Markup() if entity is None else self.name(entity.names)

    def figure(self, name: str) -> Markup:
        """Print a figure in words; paper has no use for its machine-readable value."""
        locale = self.vantage.site.locale(self.language)
        found = (figure for figure in self.figures if figure.id == name)
        return next((escape(locale.quantity(figure.quantity)) for figure in found), Markup())

    def address(self, target: str) -> tuple[str, str]:
        """Return where a link leads: into this edition, to the web, or nowhere."""
        kind, _, name = target.partition(":")
        if kind == "brief" and name in self.near:
            return f"#{name}", self.vantage.language
        href, language = super().address(target)
        reachable = href.startswith((*_WEB, "mailto:", "#"))
        return (href, language) if reachable else ("", "")

    def image(self, file: str, alt: str) -> Markup:
        """Place an image of the manifest."""
        if file not in self.vantage.site.publication.images:
            return escape(alt)
        self.images.add(file)
        return Markup('<img src="{}" alt="{}">').format(picture_address(file), alt)

    def note(self, number: int, inner: Markup) -> Markup:
        """Put the note where it is called: WeasyPrint moves it to the foot of the page."""
        if number in self.called:
            return Markup()
        self.called.add(number)
        # At the foot of the page it stands outside its text, so it says its language itself.
        return Markup('<span class="note" data-apart="" data-note="" lang="{}">{}</span>').format(
            self.language, inner
        )


def picture_address(file: str) -> str:
    """Return the address of an image in the manifest."""
    return address(f"images/{file}")


def pdf_view(site: Site, edition: Edition) -> tuple[PdfView, tuple[str, ...]]:
    """Make an edition's view, and name the image files it places, sorted."""
    topic, name, language = edition.topic, edition.issue.name, edition.language
    path = addresses.edition_file(language, topic.id, name, "pdf")
    vantage = Vantage(site, language, path, Linking.ABSOLUTE)
    images: set[str] = set()
    near = frozenset(entry.brief.slug for entry in edition.entries)
    issue = issue_view(
        vantage, edition, body=functools.partial(PrintBody, images=images, near=near)
    )
    pictures = _pictures(edition, issue)
    period = "" if edition.issue.number else _period(vantage, edition)
    settings = site.settings
    colours = _colours(site, issue.accent)
    view = PdfView(
        issue=issue,
        language_name=vantage.locale.own_name,
        paper=settings.paper,
        publication=vantage.name(settings.name),
        tagline=vantage.name(settings.tagline),
        colours=colours,
        bars=tuple(
            PdfBar(bar.length, mixed(colours.accent, WHITE, bar.strength))
            for bar in issue.score.bars
        ),
        headlines=_headlines(issue.briefs),
        pictures={slug: picture_address(file) for slug, file in pictures.items()},
        publisher=vantage.name(settings.publisher).text,
        licence=settings.licence,
        licence_url=settings.licence_url,
        contact=settings.contact,
        period=period,
        permalink=vantage.absolute(_page(edition)),
        home=vantage.absolute(addresses.front(language)),
        corrections=corrections(vantage, edition),
        index=index_of(vantage, edition),
    )
    return view, tuple(sorted(images | set(pictures.values())))


def mixed(colour: str, ground: str, percent: int) -> str:
    """Return so much of a colour over a ground; all are ``#rrggbb``."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{(a * percent + b * (100 - percent)) // 100:02x}" for a, b in pairs)


def written(href: str) -> str:
    """Write an address as paper shows it: without what a reader need not type."""
    return href.partition("://")[2].removeprefix("www.").rstrip("/") or href


def is_public(href: str) -> bool:
    """Tell whether an address leads somewhere from a file that travels."""
    return href.startswith(_WEB)


def _page(edition: Edition) -> str:
    topic, issue = edition.topic.id, edition.issue
    if not issue.number:
        return addresses.topic(edition.language, topic)
    return addresses.issue(edition.language, topic, issue.name)


def _period(vantage: Vantage, edition: Edition) -> str:
    days = sorted(entry.brief.facts.date for entry in edition.entries)
    return vantage.locale.months(days[0], days[-1])


def _colours(site: Site, accent: str) -> ColourView:
    colours = {name: colour.light for name, colour in site.theme.colours.items()}
    return ColourView(
        ink=colours["ink"],
        muted=colours["muted"],
        rule=colours["rule"],
        tint=colours["tint"],
        accent=site.theme.accents[accent].light,
    )


def _headlines(briefs: tuple[BriefView, ...]) -> tuple[Text, ...]:
    ours = sorted(briefs, key=lambda brief: (brief.is_fallback, brief.number))
    return tuple(Text(brief.title, brief.lang) for brief in ours[:COVER_HEADLINES])


def _pictures(edition: Edition, issue: IssueView) -> dict[str, str]:
    shown = {brief.slug for brief in issue.briefs if brief.picture is not None}
    return {
        entry.brief.slug: entry.brief.facts.picture.file
        for entry in edition.entries
        if entry.brief.slug in shown and entry.brief.facts.picture is not None
    }
