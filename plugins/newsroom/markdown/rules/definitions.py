"""Keep link definitions, ``[name]: https://…``, from swallowing an editor's text.

Markdown prints no definition: a line such as ``[사진]: 홍콩`` would vanish. So each remembers its
line, and one that no link uses is a problem.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference

_LINES = "newsroom.definitions"


def install(md: MarkdownIt) -> None:
    """Wrap markdown-it's own rule, and let links remember the definition they use."""
    md.block.ruler.at("reference", read_definition)
    md.options["store_labels"] = True


def definition_lines(env: MutableMapping[str, Any]) -> dict[str, int]:
    """Return the line, from 0, of each definition by its normalised name."""
    return cast("dict[str, int]", env.setdefault(_LINES, {}))


def read_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a definition and remember its line; a note's name with a space in it is none."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("[", position) or state.src.startswith("[^", position):
        return False
    before = len(state.env.get("references", {}))
    if not reference(state, start, end, silent):
        return False
    references = state.env.get("references", {})
    if len(references) > before:
        definition_lines(state.env)[next(reversed(references))] = start
    return True
