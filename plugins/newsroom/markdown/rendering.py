"""Join a body's parts for one page: only the slots differ from page to page."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup, escape

from newsroom.model import Body, Slot, parts

_DEEPEST_HEADING = 6


class BodyPage(Protocol):
    """Decide what a page prints where a body has a slot."""

    @property
    def heading_shift(self) -> int:
        """Return what is added to heading levels; a text's own begin at 2."""

    @property
    def anchor_prefix(self) -> str:
        """Return what stands before each anchor, so that several bodies can share a page."""

    def figure(self, name: str) -> Markup:
        """Print a figure of the brief in the page's language."""

    def entity(self, entity_id: str, /) -> Markup:
        """Print an entity's name in the page's language."""

    def link(self, target: str, title: str) -> tuple[Markup, Markup]:
        """Return what opens and what closes a link; both are empty where it is dropped."""

    def image(self, file: str, alt: str) -> Markup:
        """Print an image."""

    def note(self, number: int, inner: Markup) -> Markup:
        """Print the call of a footnote, and the note itself where the page wants it there."""


def render(body: Body, page: BodyPage) -> Markup:
    """Print a body on a page."""
    return _render(body.text, body, page)


def render_notes(body: Body, page: BodyPage) -> tuple[Markup, ...]:
    """Print the footnotes, each as inline HTML, for a list at the end."""
    return tuple(_render(note, body, page) for note in body.notes)


def _render(text: str, body: Body, page: BodyPage) -> Markup:
    out: list[str] = []
    closers: list[Markup] = []
    for part in parts(text):
        if not isinstance(part, Slot):
            out.append(part)
        elif part.kind == "link-open":
            opener, closer = page.link(part.target, part.text)
            out.append(opener)
            closers.append(closer)
        elif part.kind == "link-close":
            out.append(closers.pop())
        elif part.kind == "note":
            number = int(part.target)
            out.append(page.note(number, _render(body.notes[number - 1], body, page)))
        else:
            out.append(_fill(part, page))
    return Markup("".join(out))  # noqa: S704 - the parser escaped every word; slots give Markup


def _fill(slot: Slot, page: BodyPage) -> str:
    match slot.kind:
        case "figure":
            return page.figure(slot.target)
        case "entity":
            return page.entity(slot.target)
        case "image":
            return page.image(slot.target, slot.text)
        case "heading-open":
            anchor = escape(page.anchor_prefix + slot.text)
            return f'<h{_level(slot, page)} id="{anchor}">'
        case "heading-close":
            return f"</h{_level(slot, page)}>"
    raise ValueError(slot.kind)


def _level(slot: Slot, page: BodyPage) -> int:
    return min(int(slot.target) + page.heading_shift, _DEEPEST_HEADING)
