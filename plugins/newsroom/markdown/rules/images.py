"""Let an image remember where it was written, and what was found in its alternative text."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from msgspec.structs import replace

from newsroom.markdown.findings import inline_findings


def install(md: MarkdownIt) -> None:
    """Wrap the rule for ``![text](file)``."""
    md.inline.ruler.at("image", find_image)


def find_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take an image and note its offset in ``meta["at"]``."""
    if state.src[state.pos] != "!":
        return False
    start = state.pos
    found = inline_findings(state.env)
    before = len(found)
    if not image(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta["at"] = start
        # The alternative text was parsed by itself: its offsets count from behind "![".
        found[before:] = [replace(one, at=one.at + start + 2) for one in found[before:]]
    return True
