"""Write a feed as Atom (RFC 4287)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from newsroom.formats.feeds.feed import Enclosure, Feed, FeedEntry

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write, section 2.2: a reader's program would drop the whole feed."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write_atom(feed: Feed) -> bytes:
    """Return a feed as an Atom document."""
    root = ET.Element("feed", {"xmlns": _ATOM, _LANG: feed.language})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", feed.updated.isoformat())
    _link(root, "self", feed.atom, type=MEDIA_TYPE)
    _link(root, "alternate", feed.home, type="text/html", hreflang=feed.language)
    for other in feed.alternates:
        _link(root, "alternate", other.atom, type=MEDIA_TYPE, hreflang=other.language)
    _text(ET.SubElement(root, "author"), "name", feed.author)
    _text(root, "rights", feed.rights)
    _text(root, "icon", feed.icon)
    for entry in feed.entries:
        _entry(root, entry, feed.language)
    ET.indent(root, "")
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _entry(root: ET.Element, entry: FeedEntry, language: str) -> None:
    node = ET.SubElement(root, "entry")
    _text(node, "id", entry.id)
    _text(node, "title", entry.title)
    _text(node, "published", entry.published.isoformat())
    _text(node, "updated", entry.updated.isoformat())
    for name in entry.authors:
        _text(ET.SubElement(node, "author"), "name", name)
    _link(node, "alternate", entry.href, type="text/html", hreflang=language)
    for other, href in entry.alternates:
        _link(node, "alternate", href, type="text/html", hreflang=other)
    if entry.source:
        _link(node, "via", entry.source)
    for enclosure in entry.enclosures:
        _enclosure(node, enclosure)
    for tag in entry.tags:
        ET.SubElement(node, "category", {"term": tag})
    _text(node, "summary", entry.summary)
    _text(node, "content", entry.content, type="html")


def _enclosure(node: ET.Element, enclosure: Enclosure) -> None:
    file = enclosure.file
    _link(node, "enclosure", enclosure.href, type=file.media_type, length=str(file.bytes))


def _link(node: ET.Element, rel: str, href: str, **more: str) -> None:
    ET.SubElement(node, "link", {"rel": rel, "href": href, **more})


def _text(node: ET.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element with words in it; nothing where there are none."""
    if text:
        ET.SubElement(node, name, attributes).text = _ILLEGAL.sub("\ufffd", text)
