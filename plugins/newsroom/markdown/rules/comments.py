"""Leave an editor's comments, ``<!-- … -->`` between paragraphs, out of what is printed.

A comment that has no end, or that stands inside a paragraph, is text like any other HTML.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_BEGIN = "<!--"
_END = "-->"
_CODE = 4
"""So many spaces make a line code."""


def install(md: MarkdownIt) -> None:
    """Look for comments before paragraphs; one line of text above makes it part of that."""
    md.block.ruler.before("heading", "comment", leave_out)


def leave_out(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Pass over the lines of a comment that begins one line and ends another, or the same."""
    if state.sCount[start] - state.blkIndent >= _CODE:
        return False
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(_BEGIN, begin):
        return False
    found = state.src.find(_END, begin + len(_BEGIN))
    line = start + state.src.count("\n", begin, max(found, begin))
    if found < 0 or line >= end or state.src[found + len(_END) : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
    return True
