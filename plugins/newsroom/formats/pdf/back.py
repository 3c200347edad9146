"""Show what stands at the back of a printed edition: corrections, and who is on which page."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsroom.model import Correction, Edition, EntityKind, Entry
from newsroom.templating.answers import Corrected
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import brief_href
from newsroom.templating.views.words import DateView, Text

COLUMNS = 3
CHARACTERS = 34
"""How many Latin characters a column's line has, about; a Han character is two."""
SHORT = 90
"""The most mentions that an index has to be short."""


class PdfCorrection(Struct, frozen=True):
    """Hold a change made after a brief was published, here or in an earlier issue."""

    slug: str
    title: Text
    """Its mark says the language of what and why as well."""
    href: str
    """``#slug`` in this edition, the brief's page for an earlier one; may be empty."""
    number: str
    """The earlier issue's; empty for this one."""
    date: DateView
    what: str
    why: str


class Named(Struct, frozen=True):
    """Hold an organisation and the briefs that name it, in reading order."""

    name: Text
    anchors: tuple[str, ...]

    def before(self, rank: int) -> str:
        """Return the anchors before one of them, as links: a page is printed once for all."""
        return " ".join(f"#{anchor}" for anchor in self.anchors[:rank])


class Index(Struct, frozen=True):
    """Hold the organisations of an edition, in columns that are about equally long."""

    columns: tuple[tuple[Named, ...], ...]
    is_short: bool
    """It fits on part of a page; a long one is one column here, and the page breaks it."""

    def __bool__(self) -> bool:
        return any(self.columns)


def corrections(vantage: Vantage, edition: Edition) -> tuple[PdfCorrection, ...]:
    """Return this edition's corrections, then those to earlier issues since the one before it."""
    topic, language = edition.topic.id, edition.language
    before = vantage.reach.beside(topic, edition.issue.name, language).before
    here = {entry.brief.slug for entry in edition.entries}
    last = edition.issue.date
    earlier = [
        _earlier(vantage, one)
        for one in (vantage.reach.corrected(topic, language) if before else ())
        if before and before.date < one.date <= last and one.ref.date < last
        if one.slug not in here
    ]
    own = [
        _own(vantage, entry, one) for entry in edition.entries for one in entry.version.corrections
    ]
    return (*own, *earlier)


def _own(vantage: Vantage, entry: Entry, correction: Correction) -> PdfCorrection:
    version = entry.version
    return PdfCorrection(
        slug=entry.brief.slug,
        title=vantage.text(version.title, version.language),
        href=f"#{entry.brief.slug}",
        number="",
        date=vantage.day(correction.date),
        what=correction.what,
        why=correction.why,
    )


def _earlier(vantage: Vantage, corrected: Corrected) -> PdfCorrection:
    return PdfCorrection(
        slug=corrected.slug,
        title=vantage.text(corrected.title, corrected.language),
        href=brief_href(vantage, corrected.slug, corrected.language),
        number=vantage.locale.number(corrected.ref.number),
        date=vantage.day(corrected.date),
        what=corrected.what,
        why=corrected.why,
    )


def index_of(vantage: Vantage, edition: Edition) -> Index:
    """Return the organisations that the edition's briefs name, as its language sorts them."""
    anchors: dict[str, list[str]] = {}
    for entry in edition.entries:
        for entity_id in dict.fromkeys(entry.brief.facts.entities):
            anchors.setdefault(entity_id, []).append(entry.brief.slug)
    found = ((vantage.site.publication.entities.get(key), slugs) for key, slugs in anchors.items())
    named = [
        Named(vantage.name(entity.names, entity.id), tuple(slugs))
        for entity, slugs in found
        if entity is not None and entity.kind is EntityKind.ORGANISATION
    ]
    named.sort(key=lambda one: vantage.locale.sort_key(one.name.text))
    is_short = sum(len(one.anchors) for one in named) <= SHORT
    return Index(tuple(_columns(named, COLUMNS if is_short else 1)), is_short)


def _columns(named: list[Named], count: int) -> Iterator[tuple[Named, ...]]:
    """Yield so many columns, each ending where its share of the lines does."""
    lines = [_lines(one) for one in named]
    start, ended, total = 0, 0, sum(lines)
    for column in range(1, count + 1):
        end = start
        while end < len(named) and ended + lines[end] / 2 <= total * column / count:
            ended += lines[end]
            end += 1
        end = len(named) if column == count else end
        yield tuple(named[start:end])
        start = end


def _lines(named: Named) -> int:
    """Guess how many lines a name and its pages take."""
    wide = sum(1 if char.isascii() else 2 for char in named.name.text)
    return 1 + (wide + 3 * len(named.anchors)) // CHARACTERS
