"""Tell problems to a page: place, words, mend, and the line with the place in it marked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsroom.cli.reporters.text import SourceLines, visible
from newsroom.problems import Problem

MOST = 50
"""Problems that are told one by one."""
_BEFORE, _AFTER = 60, 80

Told = dict[str, object]


def tell(problems: Iterable[Problem], root: Path) -> list[Told]:
    """Return problems as a page shows them, errors first; their paths are seen from the root."""
    lines = SourceLines(root)
    ordered = sorted(problems, key=lambda problem: not problem.is_error)
    return [_told(problem, lines) for problem in ordered[:MOST]]


def _told(problem: Problem, lines: SourceLines) -> Told:
    before, at, after = _around(lines.line_of(problem.place), problem.place.column)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "place": visible(str(problem.place)),
        "number": problem.place.line,
        "message": visible(problem.message),
        "mend": visible(problem.mend),
        "before": before,
        "at": at,
        "after": after,
    }


def _around(line: str, column: int) -> tuple[str, str, str]:
    """Return a line in three parts: before its column, the sign there, and behind it."""
    if not line.strip():
        return "", "", ""
    if not column:
        return visible(line[: _BEFORE + _AFTER]), "", ""
    place = min(column - 1, len(line))
    begin = max(0, place - _BEFORE)
    before = ("…" if begin else "") + visible(line[begin:place])
    rest = line[place + 1 :]
    after = visible(rest[:_AFTER]) + ("…" if len(rest) > _AFTER else "")
    return before, visible(line[place : place + 1]) or " ", after
