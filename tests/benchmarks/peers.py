"""Write the same newsletter for the generators we measure ourselves against.

Each gets the corpus's words in its own front matter, and a theme that makes the same pages as
ours: a page a brief, an issue (with its briefs in full), a topic and an organisation, lists of
them, a front page and a sitemap. Their themes are as small as that allows, which favours them:
ours is the shipped theme, with its figures, source chain, related briefs, menus and hashed assets.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.corpus import Story, put, stories

HOME = Path(__file__).parent / "peers"


def hugo_brief(told: Story) -> str:
    """Return a brief with YAML front matter as Hugo reads it; an issue's name is its own."""
    head = {
        "title": told.title,
        "slug": told.slug,
        "date": f"{told.date}",
        "summary": told.summary,
        "section": "news",
        "issues": issue_of(told),
        "topics": [told.topic],
        "organisations": list(told.organisations),
        "source": {"outlet": "Gazette", "url": told.source, "published": f"{told.date}"},
        "figures": [
            {"label": f"{told.number}", "value": told.millions * 1_000_000, "unit": "HKD"},
        ],
    }
    # What JSON writes, YAML reads.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", told.body])


def pelican_brief(told: Story) -> str:
    """Return a brief with the metadata lines that Python-Markdown reads."""
    head = {
        "Title": told.title,
        "Slug": told.slug,
        "Date": f"{told.date}",
        "Summary": told.summary,
        "Section": "news",
        "Category": issue_of(told),
        "Tags": told.topic,
        "Authors": "; ".join(told.organisations),
        "Source_outlet": "Gazette",
        "Source_url": told.source,
        "Source_published": f"{told.date}",
        "Figure_label": f"{told.number}",
        "Figure_value": f"{told.millions * 1_000_000}",
        "Figure_unit": "HKD",
    }
    return "\n".join([*(f"{key}: {value}" for key, value in head.items()), "", told.body])


def issue_of(told: Story) -> str:
    """Return an issue's name among those of all topics."""
    return f"{told.topic}-{told.issue}"


def write_hugo(count: int, folder: Path) -> None:
    """Write a Hugo site of ``count`` briefs."""
    shutil.copytree(HOME / "hugo", folder)
    for told in stories(count):
        put(folder / f"content/briefs/{told.folder}/{told.slug}.md", hugo_brief(told))


def write_pelican(count: int, folder: Path) -> None:
    """Write a site of ``count`` briefs for Pelican without our plug-in."""
    shutil.copytree(HOME / "pelican", folder)
    # Pelican copies this folder, and git keeps no empty one.
    (folder / "theme/static").mkdir()
    for told in stories(count):
        put(folder / f"content/{told.folder}/{told.slug}.md", pelican_brief(told))
