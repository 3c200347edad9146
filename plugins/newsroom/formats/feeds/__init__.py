"""Make the feeds: Atom and JSON Feed, of issues and of briefs."""

from newsroom.formats.feeds.renderer import FeedRenderer

__all__ = ["FeedRenderer"]
