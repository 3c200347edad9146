"""Break each line once, and draw what was shaped then.

WeasyPrint 70 breaks the same text again whenever what it stands in is measured or moved: cells,
columns, what is kept together, notes (``text/line_break.py``). It forgets the shapes each time, and
shapes the text once more to draw it.
"""

from __future__ import annotations

import copy
import functools
from typing import Any

from weasyprint.text.ffi import pango

_MOST = 20_000
"""How many lines are remembered: as many as some hundred pages have."""

_KNOWN_BREAKS = 4096

_PARAGRAPH_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")


def with_known_lines(split: Any) -> Any:
    """Wrap ``line_break.split_first_line``, whose answer depends on its arguments alone."""

    def split_or_remember(  # noqa: PLR0913, PLR0917 - WeasyPrint's own
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 - the same
        minimum: bool = False,  # noqa: FBT001, FBT002 - the same
    ) -> Any:
        key = (text, max_width, justification_spacing, is_line_start, minimum)
        known = style.__dict__.setdefault("newsroom_lines", {})
        if key in known:
            return known[key]
        made = split(text, style, context, *key[1:])
        if minimum:
            # Only how wide it is has been asked.
            made = (None, *made[1:])
        counts = style.font_config.__dict__
        counts["newsroom_count"] = counts.get("newsroom_count", 0) + 1
        if counts["newsroom_count"] <= _MOST:
            known[key] = made
        return made

    return split_or_remember


def with_known_breaks(can_break: Any) -> Any:
    """Wrap ``line_break.can_break_text``."""
    return functools.lru_cache(_KNOWN_BREAKS)(can_break)


def keep(_layout: Any) -> None:
    """Replace ``Layout.deactivate``, which forgets the shapes."""


def unless_kept(reactivate: Any) -> Any:
    """Wrap ``Layout.reactivate``, which shapes text for drawing."""

    def reactivate_unless_kept(layout: Any, style: Any) -> None:
        if layout.justification_spacing or style is not layout.style:
            reactivate(layout, style)

    return reactivate_unless_kept


def as_one_paragraph(set_text: Any) -> Any:
    """Wrap ``Layout.set_text``: drawing asks for one paragraph, and Pango would shape it again."""

    def set_one_paragraph(layout: Any, text: str, *rest: Any, **named: Any) -> None:
        is_one = _PARAGRAPH_ENDS.isdisjoint(text)
        pango.pango_layout_set_single_paragraph_mode(layout.layout, is_one)
        set_text(layout, text, *rest, **named)

    return set_one_paragraph


def with_own_ellipsis(draw: Any) -> Any:
    """Wrap ``draw.text.draw_text``: a line that is cut has a layout of its own.

    Drawing writes the ellipsis into it, and several boxes may have the one that is remembered.
    """

    def draw_with_own(
        stream: Any, textbox: Any, offset_x: float, text_overflow: Any, block_ellipsis: Any
    ) -> None:
        if text_overflow == "ellipsis" or block_ellipsis != "none":
            textbox.pango_layout = copy.copy(textbox.pango_layout)
            textbox.pango_layout.style = None
        draw(stream, textbox, offset_x, text_overflow, block_ellipsis)

    return draw_with_own
