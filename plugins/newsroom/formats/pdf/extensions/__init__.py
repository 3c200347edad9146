"""Teach WeasyPrint 70 what it does not do by itself: one thing a module.

Each wraps one function, whose shape is checked before (:func:`install`), so that another release
stops the build instead of silently setting pages otherwise. Only the child process imports this
room, because it loads WeasyPrint.
"""

from __future__ import annotations

import inspect
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import pdf
from weasyprint.formatting_structure import build
from weasyprint.layout import inline
from weasyprint.pdf import stream, tags

from newsroom.formats.pdf.extensions.copying import with_exact_text
from newsroom.formats.pdf.extensions.furniture import (
    as_artifacts,
    mark_furniture,
    without_furniture,
)
from newsroom.formats.pdf.extensions.hyphens import with_soft_hyphens
from newsroom.formats.pdf.extensions.justification import with_spread
from newsroom.formats.pdf.extensions.languages import with_languages
from newsroom.formats.pdf.extensions.links import as_spans, keep_whole_links, with_words
from newsroom.formats.pdf.extensions.notes import with_note_tags, with_notes
from newsroom.formats.pdf.extensions.repeats import once_a_page
from newsroom.formats.pdf.extensions.streams import with_plain_ends

SHAPES = (
    (tags, "_build_box_tree", "box parent pdf page_number nums annotations tags"),
    (tags, "_get_pdf_tag", "tag"),
    (stream.Stream, "marked", "self box tag"),
    (pdf, "add_links", "links_and_anchors matrix pdf page names tags"),
    (inline, "justify_line", "context line extra_width"),
    (
        build,
        "compute_content_list",
        (
            "content_list parent_box counter_values css_token parse_again target_collector"
            " counter_style get_image_from_uri quote_depth quote_style lang context page element"
        ),
    ),
    (pdf, "build_fonts_dictionary", "pdf fonts compress subset options"),
)
"""What is wrapped: module, function, the names of its parameters."""

STREAM = "data"
"""The property of :class:`pydyf.Stream` that is wrapped."""


def install() -> None:
    """Wrap WeasyPrint's functions, once in a process.

    :raises RuntimeError: if they are not the ones this room knows.
    """
    for module, name, parameters in SHAPES:
        found = getattr(module, name, None)
        if found is None or " ".join(inspect.signature(found).parameters) != parameters:
            raise RuntimeError(f"this release of WeasyPrint has another {module.__name__}.{name}")
    if not isinstance(inspect.getattr_static(pydyf.Stream, STREAM, None), property):
        raise RuntimeError("this release of pydyf has another Stream.data")  # noqa: TRY004 - as above
    build_tree = with_notes(with_languages(tags._build_box_tree))  # noqa: SLF001 - see above
    tags._build_box_tree = without_furniture(build_tree)  # noqa: SLF001 - the same
    tags._get_pdf_tag = with_note_tags(as_spans(tags._get_pdf_tag))  # noqa: SLF001 - the same
    stream.Stream.marked = as_artifacts(with_soft_hyphens(stream.Stream.marked))
    pdf.add_links = with_words(pdf.add_links)
    inline.justify_line = with_spread(inline.justify_line)
    build.compute_content_list = once_a_page(build.compute_content_list)
    pdf.build_fonts_dictionary = with_exact_text(pdf.build_fonts_dictionary)
    pydyf.Stream.data = with_plain_ends(inspect.getattr_static(pydyf.Stream, STREAM))


def finish_layout(document: Any) -> None:
    """Prepare a laid-out :class:`weasyprint.Document` for being written."""
    keep_whole_links(document)
    mark_furniture(document)
