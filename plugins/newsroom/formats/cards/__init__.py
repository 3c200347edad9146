"""Make the pictures that stand for pages elsewhere: in a messenger, in a network's stream."""

from newsroom.formats.cards.renderer import CardRenderer

__all__ = ["CardRenderer"]
