"""Write a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from newsroom.formats.feeds.feed import Feed, FeedEntry

MEDIA_TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def write_json(feed: Feed) -> bytes:
    """Return a feed as a JSON document."""
    document: dict[str, object] = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "description": feed.subtitle,
        "language": feed.language,
        "authors": _authors([feed.author]),
        "favicon": feed.icon,
        "_newsroom": {
            "id": feed.id,
            "rights": feed.rights,
            "alternates": {other.language: other.json for other in feed.alternates},
        },
        "items": [_item(entry, feed.language) for entry in feed.entries],
    }
    return (json.dumps(_said(document), ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedEntry, language: str) -> dict[str, object]:
    return _said(
        {
            "id": entry.id,
            "url": entry.href,
            "external_url": entry.source,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content,
            "image": entry.image,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": _authors(entry.authors),
            "tags": list(entry.tags),
            "language": language,
            "attachments": [
                {
                    "url": enclosure.href,
                    "mime_type": enclosure.file.media_type,
                    "title": entry.title,
                    "size_in_bytes": enclosure.file.bytes,
                }
                for enclosure in entry.enclosures
            ],
            "_newsroom": _said({"alternates": dict(entry.alternates)}),
        }
    )


def _authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names if name]


def _said(fields: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is empty."""
    return {key: value for key, value in fields.items() if value not in ("", [], {}, None)}
