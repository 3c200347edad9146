"""Know which files an edition is made into, and where they stand."""

from __future__ import annotations

from newsroom.templating import addresses
from newsroom.templating.site import Site


def pdf_path(language: str, topic: str, issue: str) -> str:
    """Return the path of an edition's PDF, whether it is made or not."""
    return addresses.edition_file(language, topic, issue, "pdf")


def has_pdf(site: Site, topic: str) -> bool:
    """Tell whether a topic's editions are made into PDFs."""
    return "pdf" in site.settings.formats and "pdf" in site.publication.topics[topic].formats
