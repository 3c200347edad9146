"""Call a footnote a note, its number a label, and its call a reference.

WeasyPrint 70 makes spans of all three, so that a screen reader cannot pass over a note or return
from it. A note is what a template marks with ``data-apart``; each has an ID of its own (ISO
14289-1, 7.9).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

_TAGS = {"span::footnote-marker": "Lbl", "span::footnote-call": "Reference"}


def with_note_tags(tag_of: Any) -> Any:
    """Wrap ``pdf.tags._get_pdf_tag``."""

    def note_tag_of(tag: str | None) -> str:
        return _TAGS.get(tag or "") or str(tag_of(tag))

    return note_tag_of


def with_notes(build: Any) -> Any:
    """Wrap ``pdf.tags._build_box_tree``."""

    def build_with_notes(box: Any, *rest: Any) -> Iterator[Any]:
        inner = getattr(box, "_box", box)
        is_note = inner.element_tag == "span" and "data-apart" in inner.element.attrib
        for element in build(box, *rest):
            if is_note:
                element["S"] = "/Note"
                element["ID"] = pydyf.String(f"note-{element.number}")
            yield element

    return build_with_notes
