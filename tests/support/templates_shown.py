"""Name one page of each template in each language of the sample publication."""

from __future__ import annotations

from pathlib import Path

LANGUAGES = ("ko", "en", "zh-Hant", "zh-Hans", "ja")
TEMPLATES = (
    "index.html",
    "greater-bay-area-ai/index.html",
    "greater-bay-area-ai/2025-03/index.html",
    "briefs/hong-kong-bridgehead/index.html",
    "organisations/iflytek/index.html",
    "people/liu-jun/index.html",
    "places/index.html",
    "archive/index.html",
    "about/index.html",
)
ALONE = (
    "en/handbook/index.html",
    "en/handbook/writing/index.html",
    "en/handbook/problems/nr104/index.html",
    "ko/ai-policy-watch/2025-04/index.html",
    "404.html",
)
"""Pages that are in one language, or that no other template shows."""
PAGES = (*(f"{tag}/{page}" for page in TEMPLATES for tag in LANGUAGES), *ALONE)


def missing(site: Path) -> list[str]:
    """Return the pages that a built site lacks: a test of nothing would pass."""
    return [page for page in PAGES if not (site / page).is_file()]
