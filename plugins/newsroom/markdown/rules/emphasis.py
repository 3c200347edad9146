"""Let bold and italics end where Chinese, Japanese and Korean writers end them.

CommonMark decides by spaces and punctuation whether ``**`` opens or closes, and so prints the
stars of ``**홍콩(香港)**은``: a bracket before them, a letter after. These scripts put no space
there. The rule follows https://github.com/tats-u/markdown-cjk-friendly: beside a character of
these scripts only white space decides.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from newsroom.markdown.scripts import is_cjk


def install(md: MarkdownIt) -> None:
    """Replace the rule that finds stars and underscores."""
    md.inline.ruler.at("emphasis", find_emphasis)


def find_emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a run of stars or underscores as text that may become emphasis."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*" and not (can_open and can_close):
        can_open, can_close = _beside_cjk(state, scanned.length, can_open, can_close)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += scanned.length
    return True


def _beside_cjk(
    state: StateInline,
    length: int,
    can_open: bool,  # noqa: FBT001
    can_close: bool,  # noqa: FBT001
) -> tuple[bool, bool]:
    end = state.pos + length
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    if is_cjk(before) or is_cjk(after):
        can_open = can_open or not isWhiteSpace(ord(after))
        can_close = can_close or not isWhiteSpace(ord(before))
    return can_open, can_close
