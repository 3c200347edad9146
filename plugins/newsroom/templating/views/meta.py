"""Show what a page tells programs: search engines, networks that draw a card, readers' tools."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

NOTHING = Markup()


class TwinLink(Struct, frozen=True):
    """Hold the page's matter in another form, as a file beside it."""

    media_type: str
    href: str


class MetaView(Struct, frozen=True):
    """Hold what stands in a page's head for programs; all of it may be empty."""

    linked_data: Markup = NOTHING
    """JSON-LD, ready to stand in a script element."""
    published: str = ""
    """When an issue or a brief came out, RFC 3339."""
    updated: str = ""
    twins: tuple[TwinLink, ...] = ()
    card: str = ""
    """The public address of the picture that stands for the page elsewhere."""
