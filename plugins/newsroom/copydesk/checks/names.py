"""Check that what is printed has a name in every language of the site (NR314)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.checks.outlets import outlets_of
from newsroom.copydesk.copy import Copy
from newsroom.model import EntityKind, Names
from newsroom.problems import Place, Problem, Severity

_MEND = "add it if it is known; until then readers see it in another language"


def check_names(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each name of something in use that a language lacks."""
    for what, names, place in _used_names(copy):
        missing = [tag for tag in copy.settings.languages if names.get(tag) is None]
        if missing:
            message = f"{what} in {_listed(missing)}"
            yield Problem("NR314", place, message, _MEND, Severity.WARNING)


def _used_names(copy: Copy) -> Iterator[tuple[str, Names, Place]]:
    for topic in copy.manuscripts.topics:
        place = topic.origin.place
        yield f'the topic "{topic.id}" has no name', topic.names, place("names")
        yield f'the topic "{topic.id}" is not described', topic.descriptions, place("descriptions")
        for index, section in enumerate(topic.sections):
            at = place(f"sections.{index}.names")
            yield f'the section "{section.id}" has no heading', section.names, at
    used = _used(copy)
    manuscripts = copy.manuscripts
    for outlet in manuscripts.outlets:
        if ("outlet", outlet.id) in used:
            place_of = outlet.origin.place(f"{outlet.id}.names")
            yield f'the outlet "{outlet.id}" has no name', outlet.names, place_of
    for entity in manuscripts.entities:
        # A person's name is printed only in spellings that were seen: nobody is asked to guess.
        if ("entity", entity.id) in used and entity.kind is not EntityKind.PERSON:
            place_of = entity.origin.place(f"{entity.id}.names")
            yield f'"{entity.id}" has no name', entity.names, place_of
    for unit in manuscripts.units:
        if ("unit", unit.id) in used:
            place_of = unit.origin.place(f"{unit.id}.forms")
            yield f'the unit "{unit.id}" has no form', unit.forms, place_of


def _used(copy: Copy) -> set[tuple[str, str]]:
    """Return (kind, id) of every outlet, entity and unit that some text or front matter names."""
    used: set[tuple[str, str]] = set()
    for facts in copy.facts.values():
        used |= {("entity", name) for name in facts.entities}
        if facts.source:
            used |= {("outlet", outlet) for outlet, _ in outlets_of(facts.source)}
        for figure in facts.figures:
            used.add(("unit", figure.quantity.unit))
            if figure.approx:
                used.add(("unit", figure.approx.unit))
    for text in copy.texts:
        used |= {("entity", reference.target) for reference in text.references("entity")}
    return used


def _listed(tags: list[str]) -> str:
    return tags[0] if len(tags) == 1 else f"{', '.join(tags[:-1])} and {tags[-1]}"
