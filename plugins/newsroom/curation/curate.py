"""Make a publication of manuscripts: the one way through this room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from newsroom.curation.editions import Material, editions
from newsroom.curation.holding import future_dates, held_back, today
from newsroom.curation.indexes import mentions, placed
from newsroom.curation.numbering import number
from newsroom.curation.ordering import in_reading_order, sections_of
from newsroom.curation.pairing import pair_briefs, pair_pages
from newsroom.curation.placing import Key, Placing, Planned, add_letters, open_calendars, place
from newsroom.model import (
    Brief,
    Edition,
    Issue,
    Letter,
    Manuscripts,
    Origin,
    Publication,
    Topic,
)
from newsroom.problems import Problem, in_order
from newsroom.settings import Settings


def curate(
    manuscripts: Manuscripts, settings: Settings, *, now: datetime
) -> tuple[Publication, tuple[Problem, ...]]:
    """Put everything in relation, and report what cannot be.

    The same manuscripts in any order give an equal publication. There is always a publication,
    as complete as the problems let it be, so that further checks can look at it.
    """
    day = today(now, settings.timezone)
    briefs, unpaired = pair_briefs(manuscripts.briefs)
    topics = _topics(manuscripts.topics, settings.topics)
    held = held_back(briefs.values(), now, settings.timezone)
    calendars, undated = open_calendars(topics.values(), manuscripts.issues, day)
    placing, unplaced = place(briefs.values(), calendars, frozenset(held))
    placing, stray = add_letters(placing, manuscripts.letters, calendars)
    issues, misnumbered = _issues(topics, briefs, placing)
    materials = _materials(topics, briefs, issues, placing, manuscripts.letters)
    made = _editions(materials, settings)
    published = placed(made.values())
    entities = _by_id(manuscripts.entities)
    publication = Publication(
        languages=settings.languages,
        default_language=settings.default_language,
        briefs=briefs,
        topics=topics,
        issues=issues,
        editions=made,
        outlets=_by_id(manuscripts.outlets),
        entities=entities,
        units=_by_id(manuscripts.units),
        pages=pair_pages(manuscripts.pages, settings.languages),
        images={image.path: image for image in sorted(manuscripts.images, key=lambda i: i.path)},
        placed=published,
        mentions=mentions(entities, briefs, published),
        embargoed=held,
    )
    future = future_dates(briefs.values(), day)
    return publication, in_order((*unpaired, *undated, *unplaced, *stray, *misnumbered, *future))


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


_Thing = TypeVar("_Thing", bound=_Identified)


def _by_id(things: Iterable[_Thing]) -> Mapping[str, _Thing]:
    """Keep things by id, sorted; of two with one id the first file's stays, and is reported."""
    ordered = sorted(things, key=lambda thing: (thing.id, thing.origin.place()), reverse=True)
    kept = {thing.id: thing for thing in ordered}
    return {name: kept[name] for name in sorted(kept)}


def _topics(topics: Iterable[Topic], order: Sequence[str]) -> Mapping[str, Topic]:
    """Keep the topics in the order of the settings, those not named there by id behind them."""
    known = _by_id(topics)
    named = [name for name in order if name in known]
    return {name: known[name] for name in dict.fromkeys((*named, *known))}


def _issues(
    topics: Mapping[str, Topic], briefs: Mapping[str, Brief], placing: Placing
) -> tuple[Mapping[Key, Issue], tuple[Problem, ...]]:
    """Make the issues, numbered and in reading order, newest first within their topic."""
    by_topic: defaultdict[str, list[Planned]] = defaultdict(list)
    for planned in placing.planned.values():
        by_topic[planned.topic].append(planned)
    issues: dict[Key, Issue] = {}
    problems: list[Problem] = []
    for topic in topics.values():
        numbers, found = number(by_topic[topic.id])
        problems.extend(found)
        newest = sorted(by_topic[topic.id], key=lambda plan: (plan.date, plan.name), reverse=True)
        for planned in newest:
            slugs = placing.contents.get(planned.key, ())
            issues[planned.key] = _issue(planned, numbers[planned.name], topic, slugs, briefs)
    return issues, tuple(problems)


def _issue(
    planned: Planned, count: int, topic: Topic, slugs: Iterable[str], briefs: Mapping[str, Brief]
) -> Issue:
    sections = sections_of(topic, planned.file)
    return Issue(
        topic=planned.topic,
        name=planned.name,
        number=count,
        date=planned.date,
        briefs=in_reading_order(slugs, briefs, sections, planned.file),
        origin=planned.file.origin if planned.file else Origin(""),
    )


def _editions(
    materials: Iterable[Material], settings: Settings
) -> Mapping[tuple[str, str, str], Edition]:
    shows_untranslated = settings.untranslated == "original"
    return {
        (edition.issue.topic, edition.issue.name, edition.language): edition
        for material in materials
        for edition in editions(material, settings.languages, shows_untranslated=shows_untranslated)
    }


def _materials(
    topics: Mapping[str, Topic],
    briefs: Mapping[str, Brief],
    issues: Mapping[Key, Issue],
    placing: Placing,
    letters: Iterable[Letter],
) -> Iterable[Material]:
    """Yield what each issue's editions are made of, in the order of the issues."""
    by_issue: defaultdict[Key, dict[str, Letter]] = defaultdict(dict)
    for letter in letters:
        by_issue[letter.topic, letter.issue][letter.language] = letter
    for key, issue in issues.items():
        topic, file = topics[issue.topic], placing.planned[key].file
        yield Material(
            topic=topic,
            issue=issue,
            file=file,
            sections=sections_of(topic, file),
            briefs=tuple(briefs[slug] for slug in issue.briefs),
            letters=by_issue.get(key, {}),
        )
