"""Make the search index: one for each language, in small files that a page fetches as it needs.

Why not a library: see "Search" in the handbook.
"""

from newsroom.formats.search.renderer import SearchRenderer

__all__ = ["SearchRenderer"]
