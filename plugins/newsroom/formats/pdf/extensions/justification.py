"""Teach WeasyPrint 70 two things it does not do: name languages, and justify without spaces.

Both wrap one private function each, whose shape is checked before (:func:`install`), so that
another release stops the build instead of silently setting pages otherwise. Only the child
process imports this module.

* A structure element in another language gets its ``/Lang``; WeasyPrint writes only the
  document's, so that a screen reader would read Chinese with a Korean voice.
* Chinese and Japanese lines have no spaces to stretch: the slack goes between all characters.
"""

from __future__ import annotations

import inspect
import unicodedata
from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf import tags
from weasyprint.text.line_break import create_layout, line_size

SHAPES = (
    (tags, "_build_box_tree", "box parent pdf page_number nums annotations tags"),
    (inline, "justify_line", "context line extra_width"),
)
"""What is wrapped: module, function, the names of its parameters."""

WIDEST = 0.12
"""The most that a gap may grow, in ems: a line that lacks more is left as it is."""

_SPREAD = ("zh", "ja")


def install() -> None:
    """Wrap WeasyPrint's functions, once in a process.

    :raises RuntimeError: if they are not the ones this module knows.
    """
    for module, name, parameters in SHAPES:
        found = getattr(module, name, None)
        if found is None or " ".join(inspect.signature(found).parameters) != parameters:
            raise RuntimeError(f"this release of WeasyPrint has another {module.__name__}.{name}")
    tags._build_box_tree = _with_languages(tags._build_box_tree)  # noqa: SLF001 - see above
    inline.justify_line = _with_spread(inline.justify_line)


def _with_languages(build: Any) -> Any:
    def build_with_languages(box: Any, *rest: Any) -> Iterator[Any]:
        language = _language_of(box)
        for element in build(box, *rest):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    return build_with_languages


def _language_of(box: Any) -> str:
    element = getattr(getattr(box, "_box", box), "element", None)
    if element is None or element.tag in {"html", "body"}:
        return ""
    return str(element.get("lang", ""))


def _with_spread(justify: Any) -> Any:
    def justify_or_spread(context: Any, line: Any, extra_width: float) -> None:
        if str(line.style["lang"]).startswith(_SPREAD):
            _spread(context, line, extra_width)
        else:
            justify(context, line, extra_width)

    return justify_or_spread


def _spread(context: Any, line: Any, extra_width: float) -> None:
    texts = [box for box in _texts(line) if not str(box.element_tag).endswith("::footnote-call")]
    gaps = sum(_visible(box.text) for box in texts) - 1
    if gaps < 1 or extra_width / gaps > WIDEST * line.style["font_size"]:
        return
    grown = {id(box): extra_width / gaps for box in texts}
    _grow(context, line, grown, 0.0)


def _texts(box: Any) -> Iterator[Any]:
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _visible(text: str) -> int:
    return sum(unicodedata.category(char) not in {"Cf", "Mn"} for char in text)


def _grow(context: Any, box: Any, grown: dict[int, float], shift: float) -> float:
    """Give each text its letter-spacing, move what follows it, and return how far."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        if id(box) not in grown:
            return shift
        own = box.style["letter_spacing"]
        box.style = box.style.copy()
        box.style["letter_spacing"] = (0 if own == "normal" else own) + grown[id(box)]
        layout = create_layout(box.text, box.style, context, None, 0)
        width, _ = line_size(layout.get_first_line()[0], box.style)
        layout.deactivate()
        shift += width - box.width
        box.width, box.pango_layout = width, layout
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        before = shift
        box.position_x += shift
        for child in box.children:
            if child.is_in_normal_flow():
                shift = _grow(context, child, grown, shift)
        box.width += shift - before
    else:
        box.translate(shift, 0)
    return shift
