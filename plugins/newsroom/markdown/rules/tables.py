"""Keep tables to a width that a page can hold, and lose no cell."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table

from newsroom.markdown.findings import Finding, block_findings

WIDEST = 12
"""The most columns of a table."""

_RULER = re.compile(r"\s*[|:-][|:\-\s]*\Z")
_PIPE = re.compile(r"(?<!\\)\|")


def install(md: MarkdownIt) -> None:
    """Wrap markdown-it's own rule for tables."""
    alternatives = {"alt": ["paragraph", "reference"]}
    md.block.ruler.at("table", read_table, alternatives)  # type: ignore[arg-type]


def read_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a table of at most twelve columns whose rows are no longer than its heading."""
    if start + 2 > end:
        return False
    ruler = _line(state, start + 1)
    if ruler.count("|") >= WIDEST and _RULER.match(ruler) and _cells(ruler) > WIDEST:
        _refuse(state, start, f"a table of {_cells(ruler)} columns, at most {WIDEST} fit a page")
        return False
    if not table(state, start, end, silent):
        return False
    if not silent:
        _check_rows(state, start)
    return True


def _check_rows(state: StateBlock, start: int) -> None:
    heading = _line(state, start)
    pipes, cells = heading.count("|"), _cells(heading)
    for index in range(start + 2, state.line):
        row = _line(state, index)
        # markdown-it drops what is beyond the heading, and nothing is lost in silence here.
        if row.count("|") >= pipes and _cells(row) > cells:
            message = f"a row of {_cells(row)} cells under a heading of {cells}"
            _refuse(state, index, message, r"add a heading, or write \| for a bar in the text")


def _refuse(state: StateBlock, line: int, message: str, mend: str = "make two of it") -> None:
    block_findings(state.env).append(Finding("NR211", line, message, mend))


def _line(state: StateBlock, index: int) -> str:
    return state.src[state.bMarks[index] + state.tShift[index] : state.eMarks[index]].strip()


def _cells(row: str) -> int:
    pipes = _PIPE.findall(row)
    outer = row.startswith("|") + (row.endswith("|") and not row.endswith(r"\|"))
    return len(pipes) + 1 - outer
