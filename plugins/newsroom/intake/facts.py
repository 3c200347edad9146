"""Look for the facts of an article that was taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsroom.intake.addresses import cleaned
from newsroom.intake.article import Article, Evidence, Found, Line, OutletName, Parts
from newsroom.intake.authors import authors_of
from newsroom.intake.captions import credit_of
from newsroom.intake.cleaning import letters, pieces
from newsroom.intake.days import published_by, published_in, read_stated, relative_in
from newsroom.intake.knowledge import Knowledge
from newsroom.intake.language import language_of
from newsroom.intake.money import money_in
from newsroom.intake.names import entities_of
from newsroom.intake.outlets import outlet_of
from newsroom.intake.via import via_of
from newsroom.model import PartialDate

_NEAR = 60
"""So many lines above an article can be its header."""
_ONLY_URL = re.compile(r"^(?:[^\s:：]{0,16}\s?[:：]\s?)?(?P<url>https?://[^\s<>\"']+)$")
GIVEN = Evidence(0, "given by you")
"""Stands as evidence for what the editor said."""


class Given(Struct, frozen=True):
    """Hold what the editor says of the article: it goes before all that is found."""

    url: str = ""
    published: PartialDate | None = None
    outlet: OutletName | None = None
    language: str = ""


def facts_of(parts: Parts, knowledge: Knowledge, given: Given) -> Article:
    """Return all that can be known of an article; what was given is believed."""
    language = _language(parts, given)
    tag = language.value if language else ""
    url = _url(parts, knowledge, given)
    address = url.value if url else ""
    outlet = (
        Found(given.outlet, 1.0, GIVEN) if given.outlet else outlet_of(parts, address, knowledge)
    )
    own = outlet.value if outlet else None
    if url and url.confidence < 1 and own and own.id and not _is_of(address, own, knowledge):
        url, address = None, ""
    published = _published(parts, address, given)
    text = _prose(parts)
    day = published.value if published else None
    country = knowledge.countries.get(own.id, "") if own else ""
    return Article(
        title=parts.title,
        decks=parts.decks,
        authors=_authors(parts, own),
        outlet=outlet,
        url=url,
        published=published,
        language=language,
        credit=credit_of(parts.captions),
        via=tuple(via_of(pieces(parts.body), tag, knowledge, own)),
        figures=tuple(money_in(pieces(text), tag, country)),
        entities=tuple(entities_of(pieces(text), tag, knowledge)),
        relative_dates=tuple(relative_in(pieces(parts.body), tag, day)),
        body=parts.body,
    )


def _prose(parts: Parts) -> tuple[Line, ...]:
    """Return headline, decks and body in their order: what tells the story."""
    heads = [*([parts.title] if parts.title else []), *parts.decks]
    return (*(Line(head.evidence.line, head.value) for head in heads), *parts.body)


def _language(parts: Parts, given: Given) -> Found[str] | None:
    if given.language:
        return Found(given.language, 1.0, GIVEN)
    lines = parts.body or parts.lines
    longest = max(lines, key=lambda line: len(line.text), default=Line(0, ""))
    tag, sure = language_of("\n".join(line.text for line in lines))
    stated = parts.stated.language if parts.stated else None
    if tag in {"zh", ""} and stated:
        return stated
    return Found(tag, sure, Evidence(longest.number, longest.text)) if tag else None


def _url(parts: Parts, knowledge: Knowledge, given: Given) -> Found[str] | None:
    if given.url:
        return Found(cleaned(given.url) or given.url, 1.0, GIVEN)
    if parts.stated and parts.stated.url:
        return parts.stated.url
    found: dict[str, Found[str]] = {}
    for line in (*parts.header, *parts.footer):
        match = _ONLY_URL.match(line.text)
        address = cleaned(match["url"]) if match else ""
        if address and address.count("/") > 3:  # noqa: PLR2004 - a site's front page is no article
            sure = 0.9 if knowledge.outlet_at(address) else 0.7
            found.setdefault(address, Found(address, sure, Evidence(line.number, line.text)))
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of(address: str, own: OutletName, knowledge: Knowledge) -> bool:
    outlet = knowledge.outlet_at(address)
    return outlet is None or outlet.id == own.id


def _published(parts: Parts, address: str, given: Given) -> Found[PartialDate] | None:
    """Return the day of the article: given, stated by the page, said on it, or in its address.

    Where two of them are known and differ, none is believed but what was given or stated.
    """
    if given.published:
        return Found(given.published, 1.0, GIVEN)
    stated = parts.stated.published if parts.stated else None
    if stated and (day := read_stated(stated.value)):
        return Found(day, stated.confidence, stated.evidence)
    said = published_in((*parts.header, *parts.footer))
    by_address = published_by(address) if address else None
    if said and by_address and said.value != by_address.value and said.confidence < 0.9:  # noqa: PLR2004
        return None
    return said or by_address


def _authors(parts: Parts, own: OutletName | None) -> tuple[Found[str], ...]:
    if parts.stated and parts.stated.authors:
        return parts.stated.authors
    first = min((line.number for line in parts.body), default=0)
    apart = {line.number for line in parts.captions}
    above = [line for line in parts.lines if line.number < first and line.number not in apart]
    edges: Iterable[Line] = (*above[-_NEAR:], *parts.body[:1], *parts.body[-1:], *parts.footer)
    name = letters(own.name) if own else ""
    return tuple(found for found in authors_of(edges) if letters(found.value) != name)
