"""Check that no identifier stands for two entities (NR313)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import Entity
from newsroom.problems import Problem


def check_identifiers(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each entity whose id another has already."""
    first: dict[str, Entity] = {}
    for entity in copy.manuscripts.entities:
        other = first.setdefault(entity.id, entity)
        if other is not entity:
            message = f'"{entity.id}" is already in {other.origin.place(other.id)}'
            mend = "give one of them another id"
            yield Problem("NR313", entity.origin.place(entity.id), message, mend)
