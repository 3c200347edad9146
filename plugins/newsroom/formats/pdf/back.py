"""Show what stands at the back of a printed edition: corrections, and who is on which page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newsroom.model import Edition, EntityKind, Entry
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import brief_href
from newsroom.templating.views.words import DateView, Text


@dataclass(frozen=True, slots=True)
class PdfCorrection:
    """Hold a change made after a brief was published, here or in an earlier issue."""

    slug: str
    title: str
    lang: str
    """The brief's language where it is not the edition's; what and why are in it too."""
    href: str
    """``#slug`` in this edition, the brief's page for an earlier one; may be empty."""
    number: str
    """The earlier issue's; empty for this one."""
    date: DateView
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Named:
    """Hold an organisation and the briefs that name it, in reading order."""

    name: Text
    anchors: tuple[str, ...]

    def before(self, rank: int) -> str:
        """Return the anchors before one of them, as links: a page is printed once for all."""
        return " ".join(f"#{anchor}" for anchor in self.anchors[:rank])


def corrections(vantage: Vantage, edition: Edition) -> tuple[PdfCorrection, ...]:
    """Return this edition's corrections, then those to earlier issues since the one before it."""
    own = [_of(vantage, entry, "", f"#{entry.brief.slug}") for entry in edition.entries]
    here = {entry.brief.slug for entry in edition.entries}
    earlier = [
        _since(since, edition.issue.date, _of(vantage, entry, number, ""))
        for since, number, entry in _earlier(vantage, edition)
        if entry.brief.slug not in here
    ]
    return tuple(one for several in (*own, *earlier) for one in several)


def _earlier(vantage: Vantage, edition: Edition) -> Iterator[tuple[date, str, Entry]]:
    """Yield the entries of a topic's earlier editions, each brief once, the newest issue's first.

    With each goes the day of the last of them: what was corrected until then, that one said.
    """
    editions = [
        other
        for other in vantage.reach.editions(edition.topic.id, edition.language)
        if other.issue.date < edition.issue.date
    ]
    seen: set[str] = set()
    for other in editions:
        for entry in other.entries:
            if entry.brief.slug not in seen:
                seen.add(entry.brief.slug)
                number = vantage.locale.number(other.issue.number)
                yield editions[0].issue.date, number, entry


def _since(first: date, last: date, found: tuple[PdfCorrection, ...]) -> tuple[PdfCorrection, ...]:
    return tuple(one for one in found if first.isoformat() < one.date.iso <= last.isoformat())


def _of(vantage: Vantage, entry: Entry, number: str, href: str) -> tuple[PdfCorrection, ...]:
    version = entry.version
    return tuple(
        PdfCorrection(
            slug=entry.brief.slug,
            title=version.title,
            lang="" if version.language == vantage.language else version.language,
            href=href or brief_href(vantage, entry.brief.slug, version.language),
            number=number,
            date=vantage.day(correction.date),
            what=correction.what,
            why=correction.why,
        )
        for correction in version.corrections
    )


def organisations(vantage: Vantage, edition: Edition) -> tuple[Named, ...]:
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
    return tuple(sorted(named, key=lambda one: vantage.locale.sort_key(one.name.text)))
