"""A page that fills a body's slots with plain signs, for tests of what is printed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass
class PlainPage:
    """Fill slots so that a test can see each: ``[figure budget]``."""

    heading_shift: int = 0
    anchor_prefix: str = ""

    def figure(self, name: str) -> Markup:
        """Print a figure's name in square brackets."""
        return Markup("[figure {}]").format(name)

    def entity(self, entity_id: str, /) -> Markup:
        """Print an entity's id in square brackets."""
        return Markup("[entity {}]").format(entity_id)

    def link(self, target: str, title: str) -> tuple[Markup, Markup]:
        """Print an ordinary link."""
        said = Markup(' title="{}"').format(title) if title else Markup()
        return Markup('<a href="{}"{}>').format(target, said), Markup("</a>")

    def image(self, file: str, alt: str) -> Markup:
        """Print an ordinary image."""
        return Markup('<img src="{}" alt="{}">').format(file, alt)

    def note(self, number: int, inner: Markup) -> Markup:
        """Print a note where it is called."""
        return Markup("[{}: {}]").format(number, inner)
