"""Write a page's text as lines, the way a reader sees its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

_HIDDEN = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
     "textarea", "button", "form"]
)  # fmt: skip
_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
     "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
     "sub", "sup", "time", "u", "var", "wbr"]
)  # fmt: skip
_DEEPEST = 400


def visible_text(root: HtmlElement) -> str:
    """Return the text of an element, a line for each block; what is not shown is left out."""
    return "".join(_pieces(root))


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Go through the elements without calling itself: a page may be as deep as it likes."""
    stack: list[tuple[HtmlElement | None, str]] = [(root, "")]
    while stack:
        element, text = stack.pop()
        if element is None:
            yield text
            continue
        if not isinstance(element.tag, str):
            yield element.tail or ""
            continue
        tail = "" if element is root else _flat(element.tail)
        if element.tag in _HIDDEN or element.get("hidden") is not None:
            yield tail
            continue
        is_block = element.tag not in _INLINE
        edge = "\n" if is_block or element.tag == "br" else ""
        yield edge + _flat(element.text)
        stack.append((None, edge + tail))
        stack.extend((child, "") for child in reversed(element))


def _flat(text: str | None) -> str:
    """Return text as HTML shows it: its own line ends are spaces."""
    return " ".join((text or "").replace("\n", " ").split(" ")) if text else ""
