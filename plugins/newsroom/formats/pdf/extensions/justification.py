"""Justify Chinese and Japanese: the slack of a line goes between all its characters.

WeasyPrint 70 stretches spaces alone (``layout/inline.py``, ``count_expandable_spaces``), and these
lines have none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import create_layout, line_size

WIDEST = 0.12
"""The most that a gap may grow, in ems: a line that lacks more is left as it is."""

_SPREAD = ("zh", "ja")


def with_spread(justify: Any) -> Any:
    """Wrap ``layout.inline.justify_line``."""

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
