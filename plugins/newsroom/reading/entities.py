"""Read a file of organisations, people or places."""

from __future__ import annotations

from newsroom.model import Entity, EntityKind
from newsroom.reading.by_id import read_by_id
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.registers import ENTITIES


def read_entities(
    text: str, location: Location, findings: Findings, broken: set[str]
) -> tuple[Entity, ...]:
    """Return the entities that can be read; the ids of the others go to ``broken``."""
    kind = EntityKind(location.names[0])
    entities = []
    for identifier, fields, origin in read_by_id(text, ENTITIES, findings, broken):
        aliases = fields.pop("aliases", ())
        pairs = tuple((language, name) for language, names in aliases for name in names)
        entities.append(Entity(id=identifier, kind=kind, aliases=pairs, origin=origin, **fields))
    return tuple(entities)
