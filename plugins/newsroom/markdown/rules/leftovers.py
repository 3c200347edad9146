"""Notice a link that was meant and is none, as when its address has a space in it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from newsroom.markdown.findings import Finding, inline_findings, shorten

_MEND = "its address may have no space, and its words no other link and no note"


def install(md: MarkdownIt) -> None:
    """Add the rule after those for links and images: what they take, it never sees."""
    md.inline.ruler.after("image", "leftover", notice_leftover)


def notice_leftover(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """File a finding at ``](`` in the text and leave it to be printed."""
    if silent or not state.src.startswith("](", state.pos, state.posMax):
        return False
    end = state.src.find(")", state.pos, state.pos + 80) + 1
    shown = shorten(state.src[state.pos : end or state.pos + 20], 40)
    message = f'"{shown}" is not read as a link'
    inline_findings(state.env).append(Finding("NR204", state.pos, message, _MEND))
    return False
