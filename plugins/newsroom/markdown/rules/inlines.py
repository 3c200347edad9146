"""Parse the text of each block, and keep with the block what the rules found in it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from newsroom.markdown.findings import inline_findings


def install(md: MarkdownIt) -> None:
    """Replace the core rule that parses inline text."""
    md.core.ruler.at("inline", parse_inlines)


def parse_inlines(state: StateCore) -> None:
    """Parse every block's text; ``meta["findings"]`` has what is wrong in it.

    Most headings, cells and points hold no sign that a rule begins at: they are one text.
    """
    found = inline_findings(state.env)
    parser = state.md.inline
    find_sign = parser.terminator_re.search
    for token in state.tokens:
        if token.type == "inline":
            content = token.content
            if content and not find_sign(content):
                token.children = [Token("text", "", 0, content=content)]
                continue
            token.children = []
            parser.parse(content, state.md, state.env, token.children)
            if found:
                token.meta["findings"] = tuple(found)
                found.clear()
