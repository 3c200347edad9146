"""Find the issues of each brief: the one it names, the first that is open, or its period's.

A topic's issues are those with a file and those its cadence makes; a brief goes to the first of
them all that is dated on or after it and not closed. So a file written ahead for April does not
draw March's briefs away from the issue that the cadence makes of March.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from newsroom.curation.periods import Period, last_day, period_after, period_named, period_of
from newsroom.model import Brief, Cadence, EditionState, IssueFile, Letter, Topic
from newsroom.problems import Problem, did_you_mean

Key = tuple[str, str]
"""(topic id, issue name)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold an issue before it has its number: from a file, or made by a cadence."""

    topic: str
    name: str
    date: date
    file: IssueFile | None = None

    @property
    def key(self) -> Key:
        """Return what issues are kept by."""
        return self.topic, self.name


@dataclass(frozen=True, slots=True)
class Calendar:
    """Hold a topic's issue files, and answer which issue a day or a name means."""

    topic: str
    cadence: Cadence
    filed: Mapping[str, Planned]
    open: tuple[tuple[date, str], ...]
    """The filed issues that still take briefs, by date."""
    passed: Mapping[str, Period]
    """For each period whose filed issue takes none, the first later one that may."""

    def named(self, name: str) -> Planned | None:
        """Return the issue of a name, filed or one the cadence makes."""
        if name in self.filed:
            return self.filed[name]
        period = period_named(name, self.cadence)
        return Planned(self.topic, period.name, period.last) if period else None

    def first_for(self, day: date) -> Planned | None:
        """Return the first issue dated on or after a day that still takes briefs, or None."""
        at = bisect_left(self.open, (day, ""))
        filed = self.filed[self.open[at][1]] if at < len(self.open) else None
        made = self._made_for(day)
        if filed and made:
            return made if made.date < filed.date else filed
        return filed or made

    def _made_for(self, day: date) -> Planned | None:
        """Return the issue of a day's period, or of the first later one that can take its brief."""
        period = period_of(day, self.cadence)
        while period:
            period = self.passed.get(period.name, period)
            filed = self.filed.get(period.name)
            if filed is None:
                return Planned(self.topic, period.name, period.last)
            if filed.date >= day:
                return filed
            period = period_after(period, self.cadence)
        return None


@dataclass(frozen=True, slots=True)
class Placing:
    """Hold where every brief went: slugs by issue, and the issues that are to be made."""

    contents: Mapping[Key, Sequence[str]]
    planned: Mapping[Key, Planned]


def open_calendars(
    topics: Iterable[Topic], files: Iterable[IssueFile], today: date
) -> tuple[Mapping[str, Calendar], tuple[Problem, ...]]:
    """Lay out each topic's issue files; an issue whose day nobody can tell is NR108."""
    by_topic: defaultdict[str, dict[str, Planned]] = defaultdict(dict)
    problems = []
    for file in sorted(files, key=lambda file: (file.topic, file.name)):
        day = file.date or last_day(file.name)
        if day is None:
            problems.append(_undated(file))
        by_topic[file.topic][file.name] = Planned(file.topic, file.name, day or today, file)
    calendars = {topic.id: _calendar(topic, by_topic[topic.id]) for topic in topics}
    return calendars, tuple(problems)


def _calendar(topic: Topic, filed: Mapping[str, Planned]) -> Calendar:
    takes = sorted((issue.date, issue.name) for issue in filed.values() if _takes_briefs(issue))
    passed = _passed(topic.cadence, filed, {name for _, name in takes})
    return Calendar(topic.id, topic.cadence, filed, tuple(takes), passed)


def _passed(
    cadence: Cadence, filed: Iterable[str], takes: AbstractSet[str]
) -> Mapping[str, Period]:
    """Look ahead over closed periods once, so that old briefs need not walk through them all."""
    closed = (period_named(name, cadence) for name in filed if name not in takes)
    passed: dict[str, Period] = {}
    for period in sorted(filter(None, closed), key=lambda period: period.last, reverse=True):
        following = period_after(period, cadence)
        if following:
            passed[period.name] = passed.get(following.name, following)
    return passed


def _takes_briefs(issue: Planned) -> bool:
    """Tell whether a dated brief may still go there: not once every edition named is closed.

    A language that the file does not name keeps no issue open: else a closed issue would never
    be complete.
    """
    if issue.file is None:
        return True
    has_day = issue.file.date is not None or last_day(issue.name) is not None
    states = {choice.state for choice in issue.file.editions}
    is_closed = EditionState.CLOSED in states and states <= _FINAL
    return has_day and not is_closed


_FINAL = {EditionState.CLOSED, EditionState.NONE}


def _undated(file: IssueFile) -> Problem:
    return Problem(
        "NR108",
        file.origin.place(),
        f'the issue "{file.name}" has no date, and its name is not that of a period',
        'write "date:", or call it by its month, "2025-03"',
    )


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
    own = [calendars[topic] for topic in dict.fromkeys(brief.facts.topics) if topic in calendars]
    pin_topic, _, pin = brief.facts.issue.rpartition("/")
    meant = [calendar for calendar in own if pin and pin_topic in {"", calendar.topic}]
    pinned = {calendar.topic: calendar.named(pin) for calendar in meant}
    if pin and own and not any(pinned.values()):
        return [], [_unknown_pin(brief, own)]
    issues, problems = [], []
    for calendar in own:
        issue = pinned.get(calendar.topic) or calendar.first_for(brief.facts.date)
        if issue is None:
            problems.append(_untaken(brief, calendar))
        else:
            issues.append(issue)
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
        if issue is None:
            problems.append(_stray(letter, calendar))
        else:
            planned[issue.key] = issue
    return Placing(placing.contents, planned), tuple(problems)


def _stray(letter: Letter, calendar: Calendar) -> Problem:
    return Problem(
        "NR306",
        letter.origin.place(),
        f'"{letter.topic}" has no issue "{letter.issue}" for this letter',
        did_you_mean(letter.issue, calendar.filed, "name the letter as its issue's file"),
    )
