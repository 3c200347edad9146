"""Give the issues of a topic their numbers: the lock's, the file's, else counted by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from newsroom.curation.calendars import Planned
from newsroom.problems import Place, Problem


def number(issues: Iterable[Planned]) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    """Return the numbers of one topic's issues by name, each number once.

    Counting goes on from the highest number before it. Where it comes to a number that a file of
    another date has fixed, it goes past it and says so (NR303): one of the two is not meant.
    """
    in_order = sorted(issues, key=lambda issue: (issue.date, issue.name))
    holders, problems = _fixed(in_order)
    numbers: dict[str, int] = {}
    last = 0
    for issue in in_order:
        wanted = _own_number(issue)
        if wanted is not None and holders[wanted] is issue:
            numbers[issue.name] = wanted
            last = max(last, wanted)
            continue
        last += 1
        if last in holders and wanted is None:
            problems.append(_counted_twice(issue, last, holders[last]))
        while last in holders:
            last += 1
        numbers[issue.name] = last
    return numbers, (*problems, *_same_dates(in_order))


def _own_number(issue: Planned) -> int | None:
    if issue.lock:
        return issue.lock.number
    return issue.file.number if issue.file else None


def _fixed(issues: Sequence[Planned]) -> tuple[Mapping[int, Planned], list[Problem]]:
    """Return who has which fixed number; the second to want one is a problem."""
    holders: dict[int, Planned] = {}
    problems = []
    for issue in issues:
        wanted = _own_number(issue)
        if wanted is not None and holders.setdefault(wanted, issue) is not issue:
            problems.append(_same_number(issue, wanted, holders[wanted]))
    return holders, problems


def _same_dates(issues: Sequence[Planned]) -> tuple[Problem, ...]:
    """Report issues of one day: issues are read and numbered in the order of their dates."""
    return tuple(
        Problem(
            "NR304",
            _place(issue, "date", before),
            f'the issues "{before.name}" and "{issue.name}" are both dated {issue.date}',
            'give one of them another "date:"',
        )
        for before, issue in pairwise(issues)
        if before.date == issue.date
    )


def _same_number(issue: Planned, wanted: int, first: Planned) -> Problem:
    return Problem(
        "NR303",
        _place(issue, "number", first),
        f'number {wanted} is already that of "{first.name}"',
        "write another number, or leave it out to have it counted",
    )


def _counted_twice(issue: Planned, counted: int, holder: Planned) -> Problem:
    return Problem(
        "NR303",
        _place(holder, "number", issue),
        f'number {counted} is also what "{issue.name}" of {issue.date} comes to by counting',
        f'write another number here, or a "number:" in the file of "{issue.name}"',
    )


def _place(issue: Planned, name: str, other: Planned) -> Place:
    """Point into the issue's file, or into the other's where a cadence made this one."""
    file = issue.file or issue.lock or other.file or other.lock
    return file.origin.place(name) if file else Place(f"issues/{issue.topic}")
