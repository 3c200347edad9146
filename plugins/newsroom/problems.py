"""Say what is wrong as data: a code, a place, the words and the mend.

Rooms return problems, they do not raise them; only the edge that must stop (the command, the
Pelican generator, a template that cannot be rendered) raises :class:`PublicationError` with all
of them at once. How a problem is printed is the business of the command.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """Tell what stops a build from what is only worth a look."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """Name a point in a file: lines and columns count from 1, in characters; 0 means the whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as compilers do, ``path:line:column``, without what is not known."""
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


class Problem(Struct, frozen=True):
    """State one thing that is wrong, in the words of the person who has to mend it."""

    code: str
    place: Place
    message: str
    mend: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Tell whether this problem stops a build."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Write the problem in one line, as an editor's tools can parse it."""
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.place}: {self.severity} {self.code}: {self.message}{mend}"


class NewsroomError(Exception):
    """Be the base of every error that this package raises on purpose."""


class PublicationError(NewsroomError):
    """Carry all the problems that stop a publication from being made."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place and code, each once, so that two runs print the same."""
    return tuple(
        sorted(set(problems), key=lambda p: (p.place, p.code, p.severity, p.message, p.mend))
    )


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return only the problems that stop a build, in their order."""
    return tuple(problem for problem in problems if problem.is_error)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Offer the nearest known word as a mend, or the given sentence where none is near."""
    import difflib  # noqa: PLC0415 - only where a word is wrong

    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    nearest = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return f'did you mean "{folded[nearest[0]]}"?' if nearest else otherwise
