"""Lay out the issues of each topic by date: those with a file, and those its cadence makes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct, field

from newsroom.curation.periods import Period, last_day, period_after, period_named, period_of
from newsroom.model import (
    Cadence,
    EditionChoice,
    EditionState,
    IssueFile,
    IssueLock,
    Manuscripts,
    Topic,
)
from newsroom.problems import Problem

Key = tuple[str, str]
"""(topic id, issue name)."""

_FINAL = {EditionState.CLOSED, EditionState.NONE}


class Planned(Struct, frozen=True):
    """Hold an issue before it has its number: from a file, or made by a cadence."""

    topic: str
    name: str
    date: date
    file: IssueFile | None = None
    lock: IssueLock | None = None
    """What its closed editions hold."""

    @property
    def key(self) -> Key:
        """Return what issues are kept by."""
        return self.topic, self.name


class Calendar(Struct, frozen=True):
    """Hold a topic's issue files, and answer which issue a day or a name means."""

    topic: str
    cadence: Cadence
    filed: Mapping[str, Planned]
    open: tuple[tuple[date, str], ...]
    """The filed issues that still take briefs, by date."""
    broken: frozenset[str] = frozenset()
    """The names of issue files that could not be read: nobody knows what they would take."""
    passed: Mapping[str, Period | None] = field(default_factory=dict)
    """For each period whose filed issue takes none, the first later one that may."""
    locked: Mapping[str, str] = field(default_factory=dict)
    """For each brief that a lock holds, the issue it was printed in."""

    def named(self, name: str) -> Planned | None:
        """Return the issue of a name, filed or one the cadence makes."""
        if name in self.filed:
            return self.filed[name]
        period = period_named(name, self.cadence)
        return Planned(self.topic, period.name, period.last) if period else None

    def printed_in(self, slug: str) -> Planned | None:
        """Return the issue whose lock holds a brief, or None."""
        return self.filed[self.locked[slug]] if slug in self.locked else None

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
            if period is None:
                break
            filed = self.filed.get(period.name)
            if filed is None:
                return Planned(self.topic, period.name, period.last)
            if filed.date >= day:
                return filed
            period = period_after(period, self.cadence)
        return None


def open_calendars(
    topics: Iterable[Topic], manuscripts: Manuscripts, today: date
) -> tuple[Mapping[str, Calendar], tuple[Problem, ...]]:
    """Lay out each topic's issue files and locks; an issue whose day nobody can tell is NR108."""
    by_topic: defaultdict[str, dict[str, Planned]] = defaultdict(dict)
    locks = {(lock.topic, lock.name): lock for lock in manuscripts.locks}
    problems = []
    for lock in manuscripts.locks:
        by_topic[lock.topic][lock.name] = Planned(lock.topic, lock.name, lock.date, None, lock)
    for file in sorted(manuscripts.issues, key=lambda file: (file.topic, file.name)):
        key = file.topic, file.name
        held = locks.get(key)
        day = held.date if held else file.date or last_day(file.name)
        if day is None:
            problems.append(_undated(file))
        by_topic[file.topic][file.name] = Planned(*key, day or today, file, held)
    lost = _unreadable(manuscripts.broken)
    calendars = {
        topic.id: _calendar(topic, by_topic[topic.id], frozenset(lost[topic.id]))
        for topic in topics
    }
    return calendars, tuple(problems)


def _unreadable(broken: Iterable[str]) -> defaultdict[str, set[str]]:
    """Return the issues whose files could not be read, by topic."""
    lost: defaultdict[str, set[str]] = defaultdict(set)
    for kind, _, name in (entry.partition(":") for entry in broken):
        topic, _, issue = name.partition("/")
        if kind in {"issue", "lock"}:
            lost[topic].add(issue)
    return lost


def _calendar(topic: Topic, filed: Mapping[str, Planned], broken: frozenset[str]) -> Calendar:
    takes = sorted((issue.date, issue.name) for issue in filed.values() if _takes_briefs(issue))
    passed = _passed(topic.cadence, filed, {name for _, name in takes})
    locked = _locked(issue.lock for issue in filed.values() if issue.lock)
    return Calendar(topic.id, topic.cadence, filed, tuple(takes), broken, passed, locked)


def _locked(locks: Iterable[IssueLock]) -> Mapping[str, str]:
    """Return where each brief was printed; of two issues that hold it, the first of them."""
    latest_first = sorted(locks, key=lambda lock: (lock.date, lock.name), reverse=True)
    return {slug: lock.name for lock in latest_first for slug in lock.briefs}


def _passed(
    cadence: Cadence, filed: Iterable[str], takes: AbstractSet[str]
) -> Mapping[str, Period | None]:
    """Look ahead over closed periods once, so that old briefs need not walk through them all."""
    closed = (period_named(name, cadence) for name in filed if name not in takes)
    passed: dict[str, Period | None] = {}
    for period in sorted(filter(None, closed), key=lambda period: period.last, reverse=True):
        following = period_after(period, cadence)
        passed[period.name] = passed.get(following.name, following) if following else None
    return passed


def _takes_briefs(issue: Planned) -> bool:
    """Tell whether a dated brief may still go there: not once every edition named is closed.

    A language that the file does not name keeps no issue open: else a closed issue would never
    be complete. What is called closed and held by no lock (NR311) is not closed: the issue would
    lose the briefs that it is to be locked with.
    """
    if issue.file is None:
        return True
    is_dated = issue.lock or issue.file.date or last_day(issue.name)
    states = {_state(issue, choice) for choice in issue.file.editions}
    is_closed = EditionState.CLOSED in states and states <= _FINAL
    return bool(is_dated) and not is_closed


def _state(issue: Planned, choice: EditionChoice) -> EditionState:
    is_locked = issue.lock is not None and issue.lock.edition(choice.language) is not None
    is_half_closed = choice.state is EditionState.CLOSED and not is_locked
    return EditionState.OPEN if is_half_closed else choice.state


def _undated(file: IssueFile) -> Problem:
    return Problem(
        "NR108",
        file.origin.place(),
        f'the issue "{file.name}" has no date, and its name is not that of a period',
        'write "date:", or call it by its month, "2025-03"',
    )
