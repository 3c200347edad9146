"""Make the site's pages."""

from newsroom.formats.web.renderer import WebRenderer

__all__ = ["WebRenderer"]
