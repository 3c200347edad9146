"""Hold the Markdown rules of the house, one a file; each has ``install(md)``."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt

from newsroom.markdown.rules import (
    comments,
    definitions,
    emphasis,
    html,
    images,
    inlines,
    leftovers,
    links,
    notes,
    roles,
    tables,
)

RULES: tuple[Callable[[MarkdownIt], None], ...] = (
    tables.install,
    notes.install,
    comments.install,
    definitions.install,
    inlines.install,
    emphasis.install,
    links.install,
    images.install,
    leftovers.install,
    html.install,
    roles.install,
)
"""All rules, in the order they are installed."""
