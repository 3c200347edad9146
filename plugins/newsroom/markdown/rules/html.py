"""Notice HTML in Markdown: it is printed as text, and the editor is told so."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from newsroom.markdown.findings import Finding, inline_findings, shorten
from newsroom.problems import Severity

# No "<" inside: from one "<" the search ends at the next, so the whole text is scanned once.
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*>?|!--|!\[CDATA\[|![A-Za-z]|\?)")


def install(md: MarkdownIt) -> None:
    """Replace the rule that would let HTML through."""
    md.inline.ruler.at("html_inline", notice_html)


def notice_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """File a finding at a tag and leave it to be printed as text."""
    if state.src[state.pos] != "<" or silent:
        return False
    tag = _TAG.match(state.src, state.pos, state.posMax)
    if tag:
        inline_findings(state.env).append(
            Finding(
                "NR201",
                state.pos,
                f'the HTML "{shorten(tag[0], 30)}" is printed as it stands, as text',
                "write Markdown, or put it between backticks if readers are to see it",
                Severity.WARNING,
            )
        )
    return False
