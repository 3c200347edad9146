"""Check that every organisation, person and place that is named is known (NR115, NR203)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.problems import Problem

_MEND = "add it to entities/organisations.yml, people.yml or places.yml"


def check_entities(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each unknown entity of a front matter or a text."""
    known = {entity.id for entity in copy.manuscripts.entities}
    for file in copy.naming:
        for index, name in enumerate(file.facts.entities if file.facts else ()):
            if copy.is_unknown("entity", name, known):
                place = file.version.origin.place(f"entities.{index}")
                yield unknown("NR115", place, ("entity", name), known, _MEND)
    for text in copy.texts:
        for reference in text.references("entity"):
            if copy.is_unknown("entity", reference.target, known):
                place = reference.place
                yield unknown("NR203", place, ("entity", reference.target), known, _MEND)
