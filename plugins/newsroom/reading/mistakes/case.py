"""Know what a mistake is looked for in, and what is told of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

KEY = r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[^\s:：\"'\[\]{},#&*!|>%@`-][^\s:：,{}\[\]]*)"
FIELD = re.compile(KEY + r":(?:[ \t]+(?P<value>.*))?$")
ITEM = re.compile(r"(?P<indent>[ ]*-[ ]+)(?P<value>.*)")
QUOTED = "while scanning a quoted scalar"
"""libyaml's words for where it was when a quote had no end."""
_LONGEST = 40


class Verdict(NamedTuple):
    """Hold what to tell, at a row and column that count from 0."""

    row: int
    column: int
    message: str
    mend: str
    code: str = "NR102"


class Case(Struct, frozen=True):
    """Hold a text and what libyaml said of it."""

    lines: list[str]
    problem: str
    row: int
    column: int
    context: str
    context_row: int
    context_column: int

    def suspects(self) -> Iterator[tuple[int, str]]:
        """Yield the rows to look at: where a token began, where it failed, and the one before."""
        rows = [self.row]
        if self.context.startswith("while scanning") or " flow " in self.context:
            rows.insert(0, self.context_row)
        if self.row:
            rows.append(self.row - 1)
        for row in dict.fromkeys(rows):
            if row < len(self.lines) and self.lines[row].strip():
                yield row, self.lines[row]


def make_case(text: str, error: Any) -> Case:
    """Put a text beside what libyaml said of it; None: it read text without any key."""
    lines = text.split("\n")
    last = max((row for row, line in enumerate(lines) if line.strip()), default=0)
    mark = getattr(error, "problem_mark", None)
    row, column = (mark.line, mark.column) if mark else (_first_row(lines), 0)
    if row > last:
        row, column = last, len(lines[last])
    mark = getattr(error, "context_mark", None)
    context = (min(mark.line, last), mark.column) if mark else (row, column)
    problem = getattr(error, "problem", None) or ""
    return Case(lines, problem, row, column, getattr(error, "context", None) or "", *context)


def _first_row(lines: list[str]) -> int:
    """Find the first line that is neither blank nor a comment."""
    written = (row for row, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    return next(written, 0)


def value_of(line: str) -> tuple[int, str] | None:
    """Return the column and text of the value that a line gives to a field or an item."""
    match = FIELD.match(line) or ITEM.match(line)
    if not match or not match["value"]:
        return None
    text = match["value"].rstrip()
    return (match.start("value"), text) if text else None


def quoted(text: str) -> str:
    """Put a value in the quotes that it does not have in it."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return cut(f'"{text}"')
    return cut("'" + text.replace("'", "''") + "'")


def shown(key: str, value: str) -> str:
    """Show a field as it should be written; of a long value, how it begins."""
    text = f"{key}: {value.strip()}".strip()
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[: _LONGEST - 1].rstrip()}…"'


def cut(text: str) -> str:
    """Shorten a long value in its quotes: the middle says nothing new."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2]}…{text[-1]}"
