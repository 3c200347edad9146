"""Make the issues of what was placed, and gather what their editions are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsroom.curation.calendars import Key, Planned
from newsroom.curation.editions import Material, editions
from newsroom.curation.numbering import number
from newsroom.curation.ordering import around_locked, in_reading_order, sections_of
from newsroom.curation.placing import Placing
from newsroom.model import Brief, Edition, Issue, Letter, Origin, Topic
from newsroom.problems import Problem
from newsroom.settings import Settings


def make_issues(
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
    ordered = in_reading_order(slugs, briefs, sections, planned.file)
    if planned.lock:
        ordered = around_locked(planned.lock.briefs, ordered, briefs, sections)
    return Issue(
        topic=planned.topic,
        name=planned.name,
        number=count,
        date=planned.date,
        briefs=ordered,
        origin=planned.file.origin if planned.file else Origin(""),
    )


def make_editions(
    materials: Iterable[Material], settings: Settings
) -> Mapping[tuple[str, str, str], Edition]:
    """Make the editions of all issues, in the order of the issues and of the languages."""
    shows_untranslated = settings.untranslated == "original"
    return {
        (edition.issue.topic, edition.issue.name, edition.language): edition
        for material in materials
        for edition in editions(material, settings.languages, shows_untranslated=shows_untranslated)
    }


def materials(
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
        topic, planned = topics[issue.topic], placing.planned[key]
        yield Material(
            topic=topic,
            issue=issue,
            file=planned.file,
            lock=planned.lock,
            sections=sections_of(topic, planned.file),
            briefs=tuple(briefs[slug] for slug in issue.briefs),
            letters=by_issue.get(key, {}),
        )
