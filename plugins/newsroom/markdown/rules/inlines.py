"""Parse the text of each block, and keep with the block what the rules found in it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from newsroom.markdown.findings import inline_findings


def install(md: MarkdownIt) -> None:
    """Replace the core rule that parses inline text."""
    md.core.ruler.at("inline", parse_inlines)


def parse_inlines(state: StateCore) -> None:
    """Parse every block's text; ``meta["findings"]`` has what is wrong in it."""
    found = inline_findings(state.env)
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            if found:
                token.meta["findings"] = tuple(found)
                found.clear()
