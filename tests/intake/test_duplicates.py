"""What is told apart from what it resembles, and that the archive is looked through quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.intake.addresses import cleaned, key_of
from newsroom.intake.archive import look_through
from newsroom.intake.cache import FOLDER, Cached, keep, recall, recall_one
from newsroom.intake.sketchbook import FILE, open_sketchbook
from newsroom.intake.sketches import alike, containment, sketch
from newsroom.reading.walk import Entry
from support.sources import settings_at

CORPUS = Path(__file__).parent / "corpus/pastes"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.a.example/x/", "http://a.example/x"),
        ("https://m.a.example/x?utm_source=b&id=1", "https://a.example/x?id=1"),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://a.example/amp/x", "https://a.example/x"),
        ("https://a.example/%ED%99%8D", "https://a.example/홍"),
    ],
)
def test_two_ways_to_one_article_have_one_key(one: str, other: str) -> None:
    """Scheme, edition, order and tracking do not count."""
    assert key_of(one) == key_of(other) != ""


def test_what_tells_articles_apart_stays() -> None:
    """A number in the query, and the fragment that some sites use."""
    assert key_of("https://a.example/v?id=1") != key_of("https://a.example/v?id=2")
    assert key_of("https://a.example/#/n/1") != key_of("https://a.example/#/n/2")
    assert key_of("javascript:alert(1)") == ""
    assert cleaned("https://a.example/x?fbclid=1#:~:text=y") == "https://a.example/x"


def test_a_cut_copy_is_told_from_the_same_story() -> None:
    """By the share of the shorter text."""
    one = (CORPUS / "ko-1.txt").read_text(encoding="utf-8")
    other = (CORPUS / "ko-2.txt").read_text(encoding="utf-8")
    cut = one[: len(one) * 2 // 3].replace("홍콩", "香港", 3)

    assert containment(one, cut) > 0.9
    assert containment(one, other) < 0.25
    assert list(alike(sketch(cut), {"one": sketch(one), "other": sketch(other)})) == ["one"]


def test_the_cache_believes_only_what_has_its_digest(tmp_path: Path) -> None:
    """A text that was changed, a link, and what is no text are passed over."""
    file = keep(tmp_path, Cached("slug", "One.\nTwo.", "https://a.example/x", "T", "o", "en"))
    (found,) = recall(tmp_path)
    assert (found.slug, found.text, found.url, found.language) == (
        "slug", "One.\nTwo.", "https://a.example/x", "en",
    )  # fmt: skip
    file.write_text(file.read_text().replace("One", "Another"))
    (tmp_path / FOLDER / "bytes.txt").write_bytes(b"\xff\xfe")
    (tmp_path / FOLDER / "link.txt").symlink_to("/etc/hostname")

    assert list(recall(tmp_path)) == []
    assert recall_one(tmp_path, "none") is None


def test_a_spoilt_sketchbook_is_made_anew(tmp_path: Path) -> None:
    """Nothing hangs on it."""
    kept = Cached("slug", (CORPUS / "en-1.txt").read_text())
    keep(tmp_path, kept)
    first = dict(open_sketchbook(tmp_path))
    (tmp_path / FOLDER / FILE).write_bytes(b'{"x": 9}\nnonsense')

    assert dict(open_sketchbook(tmp_path)) == first == {kept.digest: sketch(kept.text)}


def test_the_archive_is_looked_through_whatever_is_in_it(tmp_path: Path) -> None:
    """A brief with mistakes still tells its addresses."""
    (tmp_path / "a.ko.md").write_text(
        "---\ntitle: [x\ndate: 2025-03-21\ntopics: [harbour]\nentities: [a, b]\nsource:\n"
        "  url: https://www.a.example/x?utm_source=y\n  title: A headline\n---\nhttps://b.example/no\n"
    )
    entries = [Entry("a.ko.md"), Entry("missing.ko.md")]
    one, other = look_through(settings_at(tmp_path), entries)

    assert (one.slug, one.language, one.topics, one.entities) == (
        "a",
        "ko",
        ("harbour",),
        ("a", "b"),
    )
    assert one.has_address(key_of("http://a.example/x/"))
    assert not one.has_address(key_of("https://b.example/no"))
    assert one.has_title("aheadline")
    assert other.urls == ()
