"""Gather what one file's readers find: its problems, and where each of its fields stands."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from msgspec.structs import replace

from newsroom.problems import Place, Problem, Severity
from newsroom.reading.nodes import Node

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONGEST = 240


class Refusal(NamedTuple):
    """Say why a text cannot be read as what its field asks for; the caller knows the place."""

    code: str
    message: str
    mend: str = ""


class Findings:
    """Collect the problems and the marks of one file while it is being read."""

    __slots__ = ("errors", "marks", "path", "problems")

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.marks: dict[str, tuple[int, int]] = {}
        self.errors = 0

    def refuse(self, code: str, at: Node | tuple[int, int], message: str, mend: str = "") -> None:
        """Add an error at a node or a (line, column)."""
        place = Place(self.path, at[-2], at[-1])
        self.add(Problem(code, place, _in_a_line(message), _in_a_line(mend)))

    def add(self, problem: Problem) -> None:
        """Add a problem found by somebody else."""
        self.problems.append(problem)
        self.errors += problem.severity is Severity.ERROR

    def keep_inside(self, text: str) -> None:
        """Move what was found at the end of the YAML back into the file's lines."""
        if self.problems:
            lines = text.split("\n")
            self.problems = [_inside(lines, problem) for problem in self.problems]

    def mark(self, name: str, at: tuple[int, int]) -> None:
        """Remember where a field stands; names repeat in every file, so they are kept once."""
        self.marks[sys.intern(name)] = at


def _in_a_line(text: str) -> str:
    """Make words that quote an editor's fit for one line of a terminal."""
    text = _BREAKS.sub(" ", text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _inside(lines: list[str], problem: Problem) -> Problem:
    place = problem.place
    line = min(place.line, len(lines))
    column = min(place.column, len(lines[line - 1]) + 1)
    if (line, column) == (place.line, place.column):
        return problem
    return replace(problem, place=Place(place.path, line, column))
