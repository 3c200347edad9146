"""Find the issues of each brief: the one it was printed in, the one it names, or the first open.

What a lock holds stays where subscribers have it, whatever its date, its topics or its pin say
today. A topic's issues are those with a file and those its cadence makes; a brief goes to the
first of them all that is dated on or after it and not closed. So a file written ahead for April
does not draw March's briefs away from the issue that the cadence makes of March.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from newsroom.curation.calendars import Calendar, Key, Planned
from newsroom.model import Brief, Letter
from newsroom.problems import Problem, did_you_mean


class Placing(Struct, frozen=True):
    """Hold where every brief went: slugs by issue, and the issues that are to be made."""

    contents: Mapping[Key, Sequence[str]]
    planned: Mapping[Key, Planned]


def place(
    briefs: Iterable[Brief], calendars: Mapping[str, Calendar], held: frozenset[str]
) -> tuple[Placing, tuple[Problem, ...]]:
    """Find each brief's issues; what is held back is checked all the same, but not placed."""
    contents: defaultdict[Key, list[str]] = defaultdict(list)
    planned = {
        issue.key: issue for calendar in calendars.values() for issue in calendar.filed.values()
    }
    problems: list[Problem] = []
    for brief in briefs:
        issues, found = _issues_of(brief, calendars)
        problems.extend(found)
        if brief.slug in held:
            continue
        for issue in issues:
            planned.setdefault(issue.key, issue)
            contents[issue.key].append(brief.slug)
    return Placing(contents, planned), tuple(problems)


def _issues_of(
    brief: Brief, calendars: Mapping[str, Calendar]
) -> tuple[list[Planned], list[Problem]]:
    """Return the issues of one brief; topics that do not exist are the copydesk's to report."""
    printed = (calendar.printed_in(brief.slug) for calendar in calendars.values())
    issues = [issue for issue in printed if issue]
    taken = {issue.topic for issue in issues}
    own = [calendars[topic] for topic in dict.fromkeys(brief.facts.topics) if topic in calendars]
    pin_topic, _, pin = brief.facts.issue.rpartition("/")
    meant = [calendar for calendar in own if pin and pin_topic in {"", calendar.topic}]
    pinned = {calendar.topic: calendar.named(pin) for calendar in meant}
    if pin and own and not any(pinned.values()):
        is_lost = any(pin in calendar.broken for calendar in meant)
        return issues, [] if is_lost else [_unknown_pin(brief, own)]
    problems = []
    for calendar in own:
        if calendar.topic in taken:
            continue
        issue = pinned.get(calendar.topic) or calendar.first_for(brief.facts.date)
        if issue is not None:
            issues.append(issue)
        elif not calendar.broken:
            problems.append(_untaken(brief, calendar))
    return issues, problems


def _unknown_pin(brief: Brief, own: Sequence[Calendar]) -> Problem:
    known = [(calendar.topic, name) for calendar in own for name in calendar.filed]
    has_topic = "/" in brief.facts.issue
    names = [f"{topic}/{name}" if has_topic else name for topic, name in known]
    topics = " or ".join(f'"{calendar.topic}"' for calendar in own)
    return Problem(
        "NR306",
        brief.original.origin.place("issue"),
        f'{topics} has no issue "{brief.facts.issue}"',
        did_you_mean(
            brief.facts.issue, names, "write the name of an issue's file, or leave it out"
        ),
    )


def _untaken(brief: Brief, calendar: Calendar) -> Problem:
    folder = f"issues/{calendar.topic}/"
    return Problem(
        "NR305",
        brief.original.origin.place("topics"),
        f'"{calendar.topic}" has no open issue dated {brief.facts.date} or later',
        f'add one under {folder}, name one by "issue:", or give the topic a cadence',
    )


def add_letters(
    placing: Placing, letters: Iterable[Letter], calendars: Mapping[str, Calendar]
) -> tuple[Placing, tuple[Problem, ...]]:
    """Plan the issues that so far have only a letter; one of no issue at all is NR306."""
    planned = dict(placing.planned)
    problems = []
    for letter in letters:
        calendar = calendars.get(letter.topic)
        if calendar is None:
            continue
        issue = planned.get((letter.topic, letter.issue)) or calendar.named(letter.issue)
        if issue is not None:
            planned[issue.key] = issue
        elif letter.issue not in calendar.broken:
            problems.append(_stray(letter, calendar))
    return Placing(placing.contents, planned), tuple(problems)


def _stray(letter: Letter, calendar: Calendar) -> Problem:
    return Problem(
        "NR306",
        letter.origin.place(),
        f'"{letter.topic}" has no issue "{letter.issue}" for this letter',
        did_you_mean(letter.issue, calendar.filed, "name the letter as its issue's file"),
    )
