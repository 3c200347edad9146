"""Put the briefs of an issue into reading order, which is total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newsroom.model import Brief, IssueFile, Section, Topic


def sections_of(topic: Topic, file: IssueFile | None) -> tuple[Section, ...]:
    """Return a topic's sections as one issue orders them: those its file names come first."""
    known = {section.id: section for section in topic.sections}
    named = [known[name] for name in (file.sections if file else ()) if name in known]
    return tuple(dict.fromkeys((*named, *topic.sections)))


def in_reading_order(
    slugs: Iterable[str],
    briefs: Mapping[str, Brief],
    sections: Sequence[Section],
    file: IssueFile | None,
) -> tuple[str, ...]:
    """Sort by section, then by the issue's own order, then by date and slug.

    Briefs of no section, or of one the topic does not have, come first: under the last heading
    they would seem to belong to it.
    """
    section_rank = {section.id: at for at, section in enumerate(sections)}
    own_rank = {slug: at for at, slug in reversed(list(enumerate(file.order if file else ())))}

    unnamed = len(own_rank) and max(own_rank.values()) + 1

    def rank(slug: str) -> tuple[int, int, date, str]:
        facts = briefs[slug].facts
        section = section_rank.get(facts.section, -1)
        return section, own_rank.get(slug, unnamed), facts.date, slug

    return tuple(sorted(slugs, key=rank))
