"""Find where in its file a piece of Markdown stands.

markdown-it keeps the lines of a block, and the text of the block with list markers, quote marks
and indents taken off. A place inside is found by looking for the text's line at the end of the
file's line; columns count characters, so a Chinese one counts one.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from newsroom.problems import Place

_PIPE = re.compile(r"(?<!\\)\|")


class Lines:
    """Know the lines of one Markdown text and where in its file the text begins."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._path = path
        self._first = first_line

    def line(self, index: int) -> str:
        """Return a line of the text, counted from 0; beyond the end it is empty."""
        return self._lines[index] if index < len(self._lines) else ""

    def start(self, index: int) -> Place:
        """Return the place of a line's first character that is not a space."""
        line = self.line(index)
        indent = len(line) - len(line.lstrip())
        return Place(self._path, self._first + index, indent + 1)

    def inside(self, block: Token, offset: int, cell: int = -1) -> Place:
        """Return the place of an offset in a block's text; ``cell`` counts in a table's row."""
        first = block.map[0] if block.map else 0
        before = block.content[:offset]
        index = first + before.count("\n")
        begin = before.rfind("\n") + 1
        end = block.content.find("\n", offset)
        piece = block.content[begin : None if end < 0 else end]
        line = self.line(index)
        column = _cell_start(line, cell) if cell >= 0 else _start(line, piece)
        return Place(self._path, self._first + index, column + (offset - begin) + 1)


def _start(line: str, piece: str) -> int:
    stripped, wanted = line.rstrip(), piece.rstrip()
    if stripped.endswith(wanted):
        return len(stripped) - len(wanted)
    return max(line.rfind(wanted), 0)


def _cell_start(line: str, cell: int) -> int:
    body = len(line) - len(line.lstrip())
    pipes = [match.end() for match in _PIPE.finditer(line)]
    if not line.startswith("|", body):
        pipes.insert(0, body)
    start = pipes[cell] if cell < len(pipes) else body
    return start + len(line[start:]) - len(line[start:].lstrip())
