"""Keep running heads, page numbers and leaders out of what is read aloud.

WeasyPrint 70 tags the text of margin boxes and gives it elements that no tree holds, and it reads
a leader out dot by dot. Both are artifacts (ISO 14289-1, 7.1 and 7.8): drawn, never read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint.formatting_structure import boxes

_PAGINATION = {"Type": "/Pagination"}


def mark_furniture(document: Any) -> None:
    """Mark the boxes of a laid-out :class:`weasyprint.Document` that only furnish its pages."""
    for page in document.pages:
        for box in _furniture(page._page_box):  # noqa: SLF001 - WeasyPrint has no other way to it
            box.is_furniture = True


def _furniture(box: Any, *, inside: bool = False) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    inside = inside or _is_furniture(box)
    if inside:
        yield box
    for child in getattr(box, "children", ()):
        yield from _furniture(child, inside=inside)


def _is_furniture(box: Any) -> bool:
    return isinstance(box, boxes.MarginBox) or bool(box.is_leader)


def as_artifacts(marked: Any) -> Any:
    """Wrap ``pdf.stream.Stream.marked``, which brackets what is drawn."""

    def marked_or_artifact(stream: Any, box: Any, tag: str) -> Any:
        is_drawn_only = getattr(box, "is_furniture", False)
        return _artifact(stream) if is_drawn_only else marked(stream, box, tag)

    return marked_or_artifact


@contextmanager
def _artifact(stream: Any) -> Iterator[None]:
    pydyf.Stream.begin_marked_content(stream, "Artifact", pydyf.Dictionary(_PAGINATION))
    yield
    pydyf.Stream.end_marked_content(stream)


def without_furniture(build: Any) -> Any:
    """Wrap ``pdf.tags._build_box_tree``, which makes structure elements of boxes."""

    def build_without_furniture(box: Any, *rest: Any) -> Iterator[Any]:
        if not getattr(getattr(box, "_box", box), "is_furniture", False):
            yield from build(box, *rest)

    return build_without_furniture
