"""Make one link of a link, and say where it leads in words.

WeasyPrint 70 annotates every inner box of an ``<a>``, generated content among them, and describes
each with its bare target. A screen reader says the description (ISO 14289-1, 7.18.5).
"""

from __future__ import annotations

from typing import Any


def keep_whole_links(document: Any) -> None:
    """Leave each line of a laid-out document's links one annotation."""
    for page in document.pages:
        page.links[:] = [link for link in page.links if link[3].element_tag == "a"]


def with_words(add: Any) -> Any:
    """Wrap ``pdf.add_links``, which makes the annotations of a page."""

    def add_with_words(links_and_anchors: Any, *rest: Any) -> None:
        add(links_and_anchors, *rest)
        for _, _, _, box in links_and_anchors[0]:
            words = _words(box.element)
            if words and box.link_annotation:
                box.link_annotation["Contents"] = type(box.link_annotation["Contents"])(words)

    return add_with_words


def _words(element: Any) -> str:
    """Return what an ``<a>`` says of itself: its title, or its text without joiners."""
    own = element.get("title", "") or "".join(element.itertext())
    return " ".join(own.replace("\u2060", "").split())


def as_spans(tag_of: Any) -> Any:
    """Wrap ``pdf.tags._get_pdf_tag``: what a style sheet adds to a link is in it, not another."""

    def tag_as_span(tag: str | None) -> str:
        return "Span" if tag and tag.startswith("a::") else str(tag_of(tag))

    return tag_as_span
