"""Parse a text in Markdown into a body, once, with every problem in it.

What a body may hold: paragraphs, headings, lists, quotations, tables, code, rules, emphasis, links,
images, footnotes, and the roles ``figure`` and ``entity``. HTML is printed as text. The parser is
CommonMark's; what differs from it stands in :mod:`newsroom.markdown.rules`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from newsroom.markdown.compositor import Compositor
from newsroom.markdown.findings import block_findings
from newsroom.markdown.inline import DEEPEST
from newsroom.markdown.places import Lines
from newsroom.markdown.rules import RULES
from newsroom.markdown.rules.definitions import definition_lines
from newsroom.model import Body
from newsroom.problems import Problem, in_order


def parse(text: str, *, path: str, first_line: int = 1) -> tuple[Body, tuple[Problem, ...]]:
    """Parse a text; ``first_line`` is the line of its file that the text begins on."""
    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    compositor = Compositor(Lines(text, path, first_line))
    body = compositor.compose(tokens)
    compositor.report_blocks(block_findings(env))
    compositor.report_definitions(definition_lines(env))
    return body, in_order(compositor.problems)


@cache
def parser() -> MarkdownIt:
    """Return the one parser of this process; it keeps nothing from one text to the next."""
    # Deeper than we allow, so that what is too deep is parsed and reported, not dropped.
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + 10})
    md.enable(["table", "strikethrough"])
    # Addresses are judged when they are set, as they were written.
    setattr(md, "normalizeLink", _as_written)  # noqa: B010 - markdown-it's way to replace them
    setattr(md, "normalizeLinkText", _as_written)  # noqa: B010
    setattr(md, "validateLink", _is_judged_later)  # noqa: B010
    for install in RULES:
        install(md)
    return md


def _as_written(address: str) -> str:
    return address


def _is_judged_later(_address: str) -> bool:
    return True
