"""Let a link remember where it was written; its address is judged when it is set."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.link import link


def install(md: MarkdownIt) -> None:
    """Wrap the rules for ``[text](address)`` and ``<address>``."""
    md.inline.ruler.at("link", find_link)
    md.inline.ruler.at("autolink", find_autolink)


def find_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a link and note its offset in ``meta["at"]``."""
    if state.src[state.pos] != "[":
        return False
    start, count = state.pos, len(state.tokens)
    return link(state, silent) and (silent or _remember(state, count, start))


def find_autolink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take an address in angle brackets and note its offset in ``meta["at"]``."""
    if state.src[state.pos] != "<":
        return False
    start, count = state.pos, len(state.tokens)
    return autolink(state, silent) and (silent or _remember(state, count, start))


def _remember(state: StateInline, count: int, start: int) -> bool:
    # Text that was pending may have become a token of its own before the link's.
    opening = count if state.tokens[count].type == "link_open" else count + 1
    state.tokens[opening].meta["at"] = start
    return True
