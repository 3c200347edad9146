"""Write problems for a person: the line it stands in, and a caret under the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from newsroom.press.report import tally
from newsroom.problems import Place, Problem

_WIDEST = 96
_BEFORE = 60
"""How many columns are shown before the place, where a line is too long to be shown whole."""

Lines = Callable[[Place], str]


def report(
    problems: Iterable[Problem], *, otherwise: str = "", line_of: Lines | None = None
) -> str:
    """Write all problems and their tally; ``otherwise`` is said where there are none."""
    found = tuple(problems)
    read = line_of or SourceLines().line_of
    blocks = [_block(problem, read(problem.place)) for problem in found]
    last = otherwise if otherwise and not found else tally(found)
    return "\n".join([*blocks, last])


def caret(line: str, column: int) -> tuple[str, str]:
    """Return a line as it is shown, and a caret that stands under a column of it.

    Chinese, Japanese and Korean letters are two columns wide, what combines with the letter
    before it none. A long line is cut so that the place is seen.
    """
    place = min(max(column - 1, 0), len(line))
    begin, end = _window(line, place)
    shown = "".join(_visible(sign) for sign in line[begin:end])
    lead = "…" if begin else ""
    tail = "…" if end < len(line) else ""
    before = "".join("\t" if sign == "\t" else " " * _width(sign) for sign in line[begin:place])
    return f"{lead}{shown}{tail}", f"{' ' * len(lead)}{before}^"


def visible(text: str) -> str:
    """Return text without signs that would move or colour what a terminal shows."""
    return "".join(_visible(sign) for sign in text)


def _block(problem: Problem, line: str) -> str:
    head = visible(str(problem))
    if not line.strip() or not problem.place.column:
        return head
    shown, mark = caret(line, problem.place.column)
    number = str(problem.place.line)
    return f"{head}\n  {number} | {shown}\n  {' ' * len(number)} | {mark}"


def _window(line: str, place: int) -> tuple[int, int]:
    if sum(map(_width, line)) <= _WIDEST:
        return 0, len(line)
    begin, room = place, _BEFORE
    while begin and room >= _width(line[begin - 1]):
        begin -= 1
        room -= _width(line[begin])
    end, room = place, _WIDEST - (_BEFORE - room)
    while end < len(line) and room >= _width(line[end]):
        room -= _width(line[end])
        end += 1
    return begin, end


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1


def _visible(sign: str) -> str:
    return sign if sign.isprintable() or sign == "\t" else "\N{REPLACEMENT CHARACTER}"


class SourceLines:
    """Read the lines that problems point to, each file once; paths are seen from a folder."""

    def __init__(self, folder: Path = Path()) -> None:
        self._folder = folder
        self._lines: dict[str, list[str]] = {}

    def line_of(self, place: Place) -> str:
        """Return the line of a place, or nothing where there is none to show."""
        if place.path not in self._lines:
            self._lines[place.path] = _read(self._folder / place.path)
        lines = self._lines[place.path]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _read(path: Path) -> list[str]:
    """Return a file's lines, split as an editor counts them; none for what is not a plain file."""
    try:
        if path.is_symlink() or not path.is_file():
            return []
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
