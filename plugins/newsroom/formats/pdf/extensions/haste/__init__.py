"""Spare WeasyPrint 70 work that it does again and again; not a byte of a page changes by it.

What is here replaces the inside of functions, so it needs to know them exactly: it is for one
release each of WeasyPrint and pydyf. Another one sets the same pages, in its own time, until
``tests/formats/pdf/test_haste.py`` has been seen to pass with it.
"""

from __future__ import annotations

import sys
from typing import Any

import pydyf  # type: ignore[import-untyped]
import weasyprint
from weasyprint import css
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent
from weasyprint.pdf import fonts
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi

from newsroom.formats.pdf.extensions.haste import lines, shaping, writing
from newsroom.formats.pdf.extensions.haste.arrays import OneTypeOfArray
from newsroom.formats.pdf.extensions.haste.flow import in_normal_flow
from newsroom.formats.pdf.extensions.haste.lengths import with_known_lengths
from newsroom.formats.pdf.extensions.haste.styles import with_known_languages, with_shared_styles

RELEASES = ("70.0", "0.13.0")
"""Of WeasyPrint and of pydyf."""

_TYPES = (
    "FcChar8 **",
    "FcResult *",
    "PangoFcFontMap *",
    "PangoLogAttr[]",
    "PangoRectangle *",
    "char[]",
    "char[4]",
    "hb_codepoint_t[]",
    "hb_tag_t[100]",
    "unsigned int *",
)
"""C types that WeasyPrint asks for while it sets a page: read once, they are known to each fork."""


def hasten() -> bool:
    """Make WeasyPrint faster, once in a process and after all other extensions; say whether."""
    if (weasyprint.__version__, pydyf.__version__) != RELEASES:
        return False
    for name in _TYPES:
        ffi.typeof(name)
    _hasten_styles()
    _hasten_text()
    _hasten_writing()
    return True


def _hasten_styles() -> None:
    css.find_style_attributes = with_known_languages(css.find_style_attributes)
    css.StyleFor.set_computed_styles = with_shared_styles(css.StyleFor.set_computed_styles)
    _replace(percent.resolve_percentages, with_known_lengths(percent.resolve_percentages))
    boxes.Box.is_in_normal_flow = in_normal_flow(boxes.Box.is_in_normal_flow)


def _hasten_text() -> None:
    layout = line_break.Layout
    layout.setup = shaping.set_up
    layout.set_text = lines.as_one_paragraph(layout.set_text)
    layout.reactivate = lines.unless_kept(layout.reactivate)
    layout.deactivate = lines.keep
    _replace(line_break.line_size, shaping.line_size)
    _replace(line_break.strut, shaping.with_known_struts(line_break.strut))
    _replace(line_break.can_break_text, lines.with_known_breaks(line_break.can_break_text))
    _replace(line_break.split_first_line, lines.with_known_lines(line_break.split_first_line))
    _replace(drawing.draw_text, lines.with_own_ellipsis(drawing.draw_text))


def _hasten_writing() -> None:
    fonts.ffi = OneTypeOfArray(ffi)
    _replace(pydyf._to_bytes, writing.to_bytes)  # noqa: SLF001 - pydyf has no other way to it
    pydyf.Dictionary.data = property(writing.dictionary)
    pydyf.Array.data = property(writing.array)
    pydyf.Stream.data = writing.once(pydyf.Stream.data)
    pydyf.PDF.write = writing.with_streams_kept(pydyf.PDF.write)
    pydyf.PDF.page_references = writing.with_known_pages(pydyf.PDF.page_references)


def _replace(old: Any, new: Any) -> None:
    """Put a function in another's place, under every name that it was imported by."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in {"weasyprint", "pydyf"}:
            for known, value in list(vars(module).items()):
                if value is old:
                    setattr(module, known, new)
