"""Let copied text be what was written: no word joiner in it, and no character lost beside one.

HarfBuzz may put a joiner and its neighbour into one cluster. WeasyPrint 70 maps the first glyph of
a cluster to all its text and the others to none (``draw/text.py``), for every place where that
glyph is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.formats.pdf.extensions.hyphens import AT_A_LINE_S_END
from newsroom.formats.pdf.words import JOINER


def with_exact_text(build: Any) -> Any:
    """Wrap ``pdf.build_fonts_dictionary``."""

    def build_with_exact_text(pdf: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            mend(font)
        return build(pdf, fonts, *rest)

    return build_with_exact_text


def mend(font: Any) -> None:
    """Map each glyph of a :class:`weasyprint.pdf.fonts.Font` to its own character."""
    # A hyphen at a line's end is drawn with the glyph of any other, which is what it is mapped to.
    stripped = {
        glyph: text.replace(JOINER, "").replace(AT_A_LINE_S_END, "-")
        for glyph, text in font.to_unicode.items()
    }
    if not all(stripped.values()):
        own = _characters(bytes(font.file_content), font.index)
        stripped = {glyph: text or own.get(glyph, "") for glyph, text in stripped.items()}
    font.to_unicode.update(stripped)


def _characters(content: bytes, index: int) -> Mapping[int, str]:
    import uharfbuzz  # noqa: PLC0415 - hardly ever needed

    face = uharfbuzz.Face(uharfbuzz.Blob(content), index)
    font = uharfbuzz.Font(face)
    codes = sorted(face.unicodes, reverse=True)
    return {glyph: chr(code) for code in codes if (glyph := font.get_nominal_glyph(code))}
