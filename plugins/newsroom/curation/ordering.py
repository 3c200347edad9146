"""Put the briefs of an issue into reading order, which is total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
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
    rank_of = _section_rank(briefs, sections)
    own_rank = {slug: at for at, slug in reversed(list(enumerate(file.order if file else ())))}

    unnamed = len(own_rank) and max(own_rank.values()) + 1

    def rank(slug: str) -> tuple[int, int, date, str]:
        return rank_of(slug), own_rank.get(slug, unnamed), briefs[slug].facts.date, slug

    return tuple(sorted(slugs, key=rank))


def around_locked(
    locked: Iterable[str],
    ordered: Sequence[str],
    briefs: Mapping[str, Brief],
    sections: Sequence[Section],
) -> tuple[str, ...]:
    """Keep what a lock holds in the order it was printed in, and put the others among it.

    Each of them goes behind the last locked one of its section, or else of a section before it.
    """
    rank_of = _section_rank(briefs, sections)
    present = set(ordered)
    kept = [slug for slug in locked if slug in present]
    last = {rank_of(slug): at for at, slug in enumerate(kept)}
    behind: defaultdict[int, list[str]] = defaultdict(list)
    others = present.difference(kept)
    for slug in (slug for slug in ordered if slug in others):
        rank = rank_of(slug)
        before = max((at for other, at in last.items() if other < rank), default=-1)
        behind[last.get(rank, before)].append(slug)
    among = [one for at, slug in enumerate(kept) for one in (slug, *behind[at])]
    return (*behind[-1], *among)


def _section_rank(briefs: Mapping[str, Brief], sections: Sequence[Section]) -> Callable[[str], int]:
    ranks = {section.id: at for at, section in enumerate(sections)}
    return lambda slug: ranks.get(briefs[slug].facts.section, -1)
