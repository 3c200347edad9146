"""Show organisations, people and places: each one's page, and their indexes."""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from newsroom.model import Entity, EntityKind
from newsroom.templating import addresses
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import BriefLine, brief_line
from newsroom.templating.views.words import LinkView, Text

MENTIONS = 200
"""The newest that an entity's page lists."""


class SpecimenView(Struct, frozen=True):
    """Hold a name in one language, set to be looked at."""

    language: str
    language_name: str
    """The language's own name."""
    text: str


class EntityView(Struct, frozen=True):
    """Hold the page of an organisation, a person or a place."""

    kind: str
    """``organisations``, ``people`` or ``places``."""
    name: Text
    names: tuple[SpecimenView, ...]
    """In the other languages of the publication that have one."""
    aliases: tuple[Text, ...]
    site: str
    mentions: tuple[BriefLine, ...]
    """Briefs that name it, newest first, at most 200."""
    count: int
    """How many there are in all."""
    index: str
    """The index of its kind."""


class LetterGroup(Struct, frozen=True):
    """Hold the names under one heading of an index."""

    letter: str
    links: tuple[LinkView, ...]


class IndexView(Struct, frozen=True):
    """Hold an index of organisations, people or places."""

    kind: str
    groups: tuple[LetterGroup, ...]
    count: int


def entity_view(vantage: Vantage, entity: Entity) -> EntityView:
    """Make the view of an entity's page."""
    mentions = vantage.site.publication.mentions.get(entity.id, ())
    return EntityView(
        kind=entity.kind.value,
        name=vantage.name(entity.names, entity.id),
        names=_specimens(vantage, entity),
        aliases=tuple(vantage.text(text, language) for language, text in entity.aliases),
        site=entity.site,
        mentions=tuple(brief_line(vantage, slug) for slug in mentions[:MENTIONS]),
        count=len(mentions),
        index=vantage.href(addresses.entities(vantage.language, entity.kind)),
    )


def index_view(vantage: Vantage, kind: EntityKind) -> IndexView:
    """Make the view of an index, sorted as the page's language sorts."""
    locale, entities = vantage.locale, vantage.site.publication.entities
    links = [
        LinkView(
            href=vantage.href(addresses.entity(vantage.language, kind, name)),
            text=vantage.name(entities[name].names, name),
            count=locale.number(vantage.reach.mentioned(name)),
        )
        for name in vantage.reach.entities(kind)
    ]
    links.sort(key=lambda link: locale.sort_key(link.text.text))
    groups = groupby(links, key=lambda link: locale.index_letter(link.text.text))
    return IndexView(
        kind=kind.value,
        groups=tuple(LetterGroup(letter, tuple(row)) for letter, row in groups),
        count=len(links),
    )


def _specimens(vantage: Vantage, entity: Entity) -> tuple[SpecimenView, ...]:
    shown = vantage.name(entity.names, entity.id)
    return tuple(
        SpecimenView(tag, vantage.site.locale(tag).own_name, text)
        for tag in vantage.site.publication.languages
        if (text := entity.names.get(tag)) and tag != (shown.lang or vantage.language)
    )
