"""Gather what one file's readers find: its problems, and where each of its fields stands."""

from __future__ import annotations

import sys
from typing import NamedTuple

from newsroom.problems import Place, Problem, Severity
from newsroom.reading.nodes import Node


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
        self.add(Problem(code, Place(self.path, at[-2], at[-1]), message, mend))

    def add(self, problem: Problem) -> None:
        """Add a problem found by somebody else."""
        self.problems.append(problem)
        self.errors += problem.severity is Severity.ERROR

    def mark(self, name: str, at: tuple[int, int]) -> None:
        """Remember where a field stands; names repeat in every file, so they are kept once."""
        self.marks[sys.intern(name)] = at
