"""The built sample, whole: every link arrives, every language points back, pages stay small."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from support.webpages import Reading, read

pytestmark = pytest.mark.browser

BUDGET = 30_000
SITE_URL = "https://newsroom.example/"


@pytest.fixture(scope="module")
def pages(site: Path) -> Mapping[str, Reading]:
    """Return every page of the site, parsed, by its path."""
    return {
        path.relative_to(site).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def test_every_link_and_anchor_arrives(site: Path, pages: Mapping[str, Reading]) -> None:
    """Each address on each page is a file of the site, and each anchor is on that page."""
    lost = []
    for path, page in pages.items():
        for _, attributes in page.links:
            address = attributes.get("href") or attributes.get("src", "")
            if re.match(r"https?:|mailto:|data:", address):
                continue
            bare, fragment = urldefrag(address)
            # the missing page is served at any depth: its links begin at the host's root
            here = "" if bare.startswith("/") else posixpath.dirname(path)
            found = posixpath.normpath(posixpath.join(here, unquote(bare).lstrip("/")))
            found = path if not bare else found.removeprefix("./")
            if (site / found).is_dir():
                found = posixpath.normpath(posixpath.join(found, "index.html"))
            ids = pages[found].ids if found in pages else []
            if not (site / found).is_file() or (fragment and unquote(fragment) not in ids):
                lost.append((path, address))

    assert len(pages) > 300
    assert lost == []


def test_alternates_point_back_and_have_a_default(pages: Mapping[str, Reading]) -> None:
    """What names a page as its other language is named by it, itself among them, once each."""
    named: dict[str, dict[str, str]] = {}
    for path, page in pages.items():
        heads = [a for tag, a in page.links if tag == "link"]
        named[path] = {
            a["hreflang"]: a["href"]
            for a in heads
            if a.get("rel") == "alternate" and "hreflang" in a and "type" not in a
        }
    wrong = []
    for path, others in named.items():
        if path in {"index.html", "404.html"} or not others:
            continue
        own = path.partition("/")[0]
        if others.get(own) != f"{SITE_URL}{path.removesuffix('index.html')}":
            wrong.append((path, "does not name itself"))
        if others.get("x-default") not in set(others.values()) - {None}:
            wrong.append((path, "has no default"))
        for tag, address in others.items():
            there = address.removeprefix(SITE_URL) + "index.html"
            if tag != "x-default" and named.get(there) != others:
                wrong.append((path, f"{tag} names others"))

    assert sum(map(bool, named.values())) > 300
    assert wrong == []


def test_every_page_is_small(site: Path, pages: Mapping[str, Reading]) -> None:
    """HTML and style sheets together are at most 30 kB as they travel."""
    weights = {}
    for path, page in pages.items():
        sheets = [
            (site / path).parent / a["href"].lstrip("/")
            if path != "404.html"
            else site / a["href"].lstrip("/")
            for tag, a in page.links
            if tag == "link" and a.get("rel") == "stylesheet"
        ]
        files = [site / path, *sheets]
        weights[path] = sum(len(gzip.compress(file.read_bytes())) for file in files)

    assert {path: weight for path, weight in weights.items() if weight > BUDGET} == {}
