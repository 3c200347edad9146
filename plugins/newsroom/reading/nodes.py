"""Define what YAML is read into: text, lists and mappings that know their line and column.

Lines and columns count from 1 in the whole file and are every node's last two members. Scalars are
always text: only the schema says what a value is, so that ``lang: no`` is never False and
``12:30`` never a number.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Scalar(NamedTuple):
    """Hold a text and where it begins; ``plain`` tells that it was written without quotes."""

    text: str
    plain: bool
    line: int
    column: int


class Items(NamedTuple):
    """Hold a list and where it begins."""

    items: tuple[Node, ...]
    line: int
    column: int


class Entries(NamedTuple):
    """Hold a mapping and where it begins: for each key's text, the key and its value."""

    entries: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


_NOTHING = frozenset(["~", "null"])
Node: TypeAlias = Scalar | Items | Entries


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written: no text, a plain ``null``, an empty list or mapping."""
    if type(node) is Scalar:
        text = node.text
        return not text or text.isspace() or (node.plain and text in _NOTHING)
    return not node[0]


def describe(node: Node) -> str:
    """Name a node as an editor would, for the message that it is of the wrong kind."""
    if type(node) is Items:
        return "a list"
    return "text" if type(node) is Scalar else "a group of fields"
