"""Write documents as an index that a page reads a little of: postings in shards, leaves of titles.

Files, all below ``<language>/search/``:

* ``index.json`` names the shards, each by the first key in it, and the leaves, sixteen documents
  each; every other file is named by the digest of its bytes.
* A shard, ``*.bin``, is a row of entries in the order of their keys as UTF-16: the key's length
  in bytes, the key in UTF-8, the posting's length, the posting. A posting is a row of documents:
  the gap from the one before, how many places follow, the places as gaps. A single CJK character
  has no places. All numbers are unsigned LEB128.
* A leaf, ``*.json``, holds for each document kind, address, title, date and summary.

A place tells the zone too: titles begin at 0, summaries at 256, names at 768, the rest at 2048.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from newsroom.formats.search.documents import SearchDocument
from newsroom.formats.search.tokens import tokens

VERSION = 1
"""Of the files' form; ``search.js`` refuses any other."""
ZONES = (0, 256, 768, 2048)
SHARD = 16 * 1024
"""Bytes after which a shard is full: a query reads two to six of them."""
LEAF = 16

File = tuple[str, bytes]
"""A name, and what is in it."""


class _Posting(Struct):
    """Hold where one key stands, as it is being written."""

    written: bytearray = field(default_factory=bytearray)
    last: int = -1

    def add(self, document: int, places: Sequence[int]) -> None:
        put(self.written, document - self.last - 1)
        put(self.written, len(places))
        before = 0
        for place in places:
            put(self.written, place - before)
            before = place
        self.last = document


def write_index(documents: Sequence[SearchDocument], hrefs: Sequence[str]) -> tuple[File, ...]:
    """Return the files of an index, ``index.json`` first; ``hrefs`` leads to each document."""
    shards = tuple(_shards(_postings(documents)))
    leaves = tuple(_leaves(documents, hrefs))
    manifest = {
        "version": VERSION,
        "documents": len(documents),
        "shards": [[first, name] for first, (name, _) in shards],
        "leaves": [name for name, _ in leaves],
    }
    text = json.dumps(manifest, ensure_ascii=False, separators=(",", ":")) + "\n"
    # Equal bytes have an equal name, and one file is enough for them.
    files = dict([*(file for _, file in shards), *leaves])
    return (("index.json", text.encode()), *files.items())


def put(into: bytearray, number: int) -> None:
    """Append an unsigned number, seven bits a byte, the lowest first (LEB128)."""
    while number > 0x7F:  # noqa: PLR2004 - seven bits
        into.append(number & 0x7F | 0x80)
        number >>= 7
    into.append(number)


def _postings(documents: Iterable[SearchDocument]) -> Mapping[str, _Posting]:
    postings: dict[str, _Posting] = {}
    for number, document in enumerate(documents):
        found: dict[str, list[int]] = {}
        at = 0
        for zone, text in zip(ZONES, document.zones, strict=True):
            at = max(zone, at)
            for key, place in tokens(text, at):
                found.setdefault(key, []).append(place)
                at = place + 2
        for key, places in found.items():
            posting = postings.get(key)
            if posting is None:
                posting = postings[key] = _Posting()
            posting.add(number, () if _is_single(key) else places)
    return postings


def _is_single(key: str) -> bool:
    """Tell whether a key is one CJK character, of which only the documents are kept."""
    return len(key) == 1 and key > "\u3000"


def _shards(postings: Mapping[str, _Posting]) -> Iterator[tuple[str, File]]:
    first, shard = "", bytearray()
    # JavaScript compares strings by their UTF-16 units.
    for key in sorted(postings, key=lambda key: key.encode("utf-16-be")):
        if not shard:
            first = key
        name, written = key.encode(), postings[key].written
        put(shard, len(name))
        shard += name
        put(shard, len(written))
        shard += written
        if len(shard) >= SHARD:
            yield first, _named(bytes(shard), "bin")
            shard = bytearray()
    if shard:
        yield first, _named(bytes(shard), "bin")


def _leaves(documents: Sequence[SearchDocument], hrefs: Sequence[str]) -> Iterator[File]:
    rows = [
        [one.kind, href, one.title, one.date, one.summary]
        for one, href in zip(documents, hrefs, strict=True)
    ]
    for start in range(0, len(rows), LEAF):
        leaf = rows[start : start + LEAF]
        text = json.dumps(leaf, ensure_ascii=False, separators=(",", ":"))
        yield _named(text.encode(), "json")


def _named(content: bytes, ending: str) -> File:
    return f"{hashlib.sha256(content).hexdigest()[:12]}.{ending}", content
