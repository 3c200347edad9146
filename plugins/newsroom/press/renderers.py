"""List the formats the press makes: the one place where a new one is added."""

from __future__ import annotations

from collections.abc import Container, Mapping

from newsroom.formats.renderer import Renderer
from newsroom.settings import FORMATS, Settings

_ALWAYS = ("web", "assets", "machines")
"""What every publication has, by the names of their renderers."""
_ALL = frozenset({*_ALWAYS, *FORMATS})


def renderers_for(settings: Settings, wanted: Container[str] = _ALL) -> Mapping[str, Renderer]:
    """Return the renderers of a publication by the name their jobs carry.

    A format is opened only where it is asked for: WeasyPrint alone takes a second to import.
    """
    found: list[Renderer] = []
    if "web" in wanted:
        from newsroom.formats.web import WebRenderer  # noqa: PLC0415

        found.append(WebRenderer())
    if "assets" in wanted:
        from newsroom.formats.assets import AssetRenderer  # noqa: PLC0415

        found.append(AssetRenderer())
    if "machines" in wanted:
        from newsroom.formats.machines import MachineRenderer  # noqa: PLC0415

        found.append(MachineRenderer())
    if "feed" in settings.formats and "feed" in wanted:
        from newsroom.formats.feeds import FeedRenderer  # noqa: PLC0415

        found.append(FeedRenderer())
    if "data" in settings.formats and "data" in wanted:
        from newsroom.formats.archive import ArchiveRenderer  # noqa: PLC0415

        found.append(ArchiveRenderer())
    if "cards" in settings.formats and "cards" in wanted and settings.site_url:
        from newsroom.formats.cards import CardRenderer  # noqa: PLC0415

        found.append(CardRenderer())
    if "search" in settings.formats and "search" in wanted:
        from newsroom.formats.search import SearchRenderer  # noqa: PLC0415

        found.append(SearchRenderer())
    if "pdf" in settings.formats and "pdf" in wanted:
        from newsroom.formats.pdf.renderer import PdfRenderer  # noqa: PLC0415

        found.append(PdfRenderer())
    return {renderer.name: renderer for renderer in found}
