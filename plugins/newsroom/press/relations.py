"""Say what the rest of the publication knows of a brief: all but its words.

As long as that is the same, an edit can be seen where the words are printed, and nowhere else: no
brief moves, no page comes or goes, no other file is right or wrong that was not.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.model import BriefFile, Facts, Source


def relations(file: BriefFile) -> tuple[object, ...]:
    """Return what others know of a brief's file; equal tuples, equal relations."""
    version = file.version
    body = version.body
    named = sorted({(reference.kind, reference.target) for reference in body.references})
    headings = sorted(heading.text for heading in body.slots("heading-open"))
    return (
        file.slug,
        version.language,
        version.translation is not None,
        tuple(named),
        tuple(headings),
        tuple(sorted(version.labels)),
        bool(version.picture_alt),
        tuple(one.date for one in version.corrections),
        tuple(_of_facts(file.facts)) if file.facts else (),
    )


def _of_facts(facts: Facts) -> Iterator[object]:
    yield facts.date
    yield facts.topics
    yield facts.section
    yield facts.issue
    yield facts.entities
    yield facts.embargo
    yield facts.picture.file if facts.picture else ""
    yield tuple(
        (figure.id, figure.quantity.unit, figure.approx.unit if figure.approx else "")
        for figure in facts.figures
    )
    yield tuple(_of_source(facts.source)) if facts.source else ()


def _of_source(source: Source) -> Iterator[object]:
    """Yield the outlets and addresses: they say whose an article is."""
    yield source.outlet
    yield source.url
    yield tuple((via.outlet, via.url) for via in source.via)
    yield tuple(tuple(_of_source(other)) for other in source.also)
