"""Hold the index: what it finds is what is there, and its files are small and always the same."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.formats.search import SearchRenderer
from newsroom.formats.search.documents import SearchDocument, documents
from newsroom.formats.search.index import LEAF, SHARD, ZONES, put, write_index
from newsroom.formats.search.tokens import CJK, length, normal, tokens
from support.publications import settings as sample_settings
from support.webpages import read, rendered, site

Postings = dict[str, dict[int, list[int]]]


def number(content: bytes, at: int) -> tuple[int, int]:
    """Return an unsigned LEB128 number, and where the next one begins."""
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def postings(files: Mapping[str, bytes]) -> Postings:
    """Read a whole index back, as the script does piece by piece."""
    found: Postings = {}
    for first, name in json.loads(files["index.json"])["shards"]:
        content, at, keys = files[name], 0, []
        while at < len(content):
            size, at = number(content, at)
            key, at = content[at : at + size].decode(), at + size
            size, at = number(content, at)
            found[key] = dict(rows(content[at : at + size]))
            at += size
            keys.append(key)
        assert keys[0] == first
        units = [key.encode("utf-16-be") for key in keys]
        assert units == sorted(units)
    return found


def rows(content: bytes) -> Iterator[tuple[int, list[int]]]:
    """Read a posting."""
    at, document = 0, -1
    while at < len(content):
        gap, at = number(content, at)
        count, at = number(content, at)
        document += gap + 1
        places, place = [], 0
        for _ in range(count):
            gap, at = number(content, at)
            place += gap
            places.append(place)
        yield document, places


def found(index: Postings, text: str) -> set[int]:
    """Return the documents in which a run of CJK stands."""
    if len(text) == 1:
        return set(index.get(text, {}))
    pairs = ["".join(pair) for pair in pairwise(text)]
    first = index.get(pairs[0], {})
    return {
        document
        for document, starts in first.items()
        if any(
            all(start + n in index.get(p, {}).get(document, ()) for n, p in enumerate(pairs))
            for start in starts
        )
    }


def document(text: str, title: str = "") -> SearchDocument:
    """Return a document with a text."""
    return SearchDocument("brief", "x/", title, "", "", "", text)


def index_of(*texts: str) -> Postings:
    """Return the index of texts, read back."""
    return postings(dict(write_index([document(text) for text in texts], ["x"] * len(texts))))


TEXTS = st.text(alphabet="香港人工知能정부가에서aZ9 。、-\n", max_size=40)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(TEXTS, min_size=1, max_size=6),
    st.text("香港人工知能정부가에서", min_size=1, max_size=5),
)
def test_a_run_is_found_where_it_stands_and_nowhere_else(texts: list[str], query: str) -> None:
    """For CJK the index is as good as looking through every text."""
    truth = {number for number, text in enumerate(texts) if query in normal(text)}

    assert found(index_of(*texts), query) == truth


@given(st.lists(st.integers(0, 2**40), max_size=20))
def test_numbers_survive(numbers: list[int]) -> None:
    """What is written is read back, however large."""
    written = bytearray()
    for one in numbers:
        put(written, one)
    at, again = 0, []
    while at < len(written):
        one, at = number(bytes(written), at)
        again.append(one)

    assert again == numbers


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("香港的", {"香", "港", "的", "香港", "港的"}),
        ("AI기업", {"ai", "기", "업", "기업"}),
        ("ＡＩ １０億", {"ai", "10", "億"}),
        ("ロボット", {"ロ", "ボ", "ッ", "ト", "ロボ", "ボッ", "ット"}),
        ("ﾛﾎﾞ", {"ロ", "ボ", "ロボ"}),
        ("HKGAI-V1, Pony.ai", {"hkgai", "v1", "pony", "ai"}),
        ("", set()),
    ],
)
def test_texts_are_cut(text: str, keys: set[str]) -> None:
    """Pairs in CJK, words elsewhere, one width and one case."""
    assert {key for key, _ in tokens(text)} == keys


@given(TEXTS)
def test_places_never_reach_over_a_gap(text: str) -> None:
    """A pair's second place is its first's neighbour, and no two signs share a place."""
    singles = [(place, key) for key, place in tokens(text) if len(key) == 1 and key > "\u3000"]

    assert len({place for place, _ in singles}) == len(singles)
    assert all(place < length(text) for place, _ in singles)


def test_decomposed_text_is_the_same() -> None:
    """What a Mac writes in pieces is found by what a phone types whole."""
    assert found(index_of(unicodedata.normalize("NFD", "홍콩 정부")), "홍콩") == {0}


def test_titles_are_told_from_texts() -> None:
    """A place says the zone it is in."""
    made = write_index([document("홍콩", title="정부")], ["x"])
    index = postings(dict(made))

    assert index["정부"][0] == [0]
    assert index["홍콩"][0] == [ZONES[3]]


def test_files_are_small_and_named_by_their_bytes() -> None:
    """A shard ends soon after its measure; equal documents give equal files."""
    texts = [
        document("".join(chr(0x4E00 + (n * 7 + k) % 3000) for k in range(900))) for n in range(60)
    ]
    made = write_index(texts, ["x"] * len(texts))
    shards = [content for name, content in made if name.endswith(".bin")]

    assert made == write_index(texts, ["x"] * len(texts))
    assert len(shards) > 3
    assert all(len(shard) < SHARD + 4096 for shard in shards)
    assert len(json.loads(dict(made)["index.json"])["leaves"]) == -(-len(texts) // LEAF)


def test_an_empty_language_has_an_index_too() -> None:
    """Nothing to find is no error."""
    assert json.loads(dict(write_index([], []))["index.json"])["shards"] == []


def test_everything_with_a_page_can_be_found() -> None:
    """Topics, names, pages, letters and briefs; by any name, in any language; nothing held back."""
    of = site()
    kinds = {one.kind for one in documents(of, "ko")}
    lead = next(one for one in documents(of, "ja") if one.path.endswith("hong-kong-bridgehead/"))

    assert kinds == {"topic", "organisations", "places", "page", "issue", "brief"}
    assert {"雲從科技", "클라우드워크 테크놀로지", "香港"} <= set(lead.names.split("\n"))
    assert "HK$" not in lead.text
    assert "10億" in lead.text, "figures are searched as the language writes them"
    assert not any("not-yet" in one.path for one in documents(of, "ko"))


def test_the_fingerprint_is_of_what_is_found() -> None:
    """Equal sites give equal indexes; a language is its own job."""
    renderer, one, same = SearchRenderer(), site(), site()
    jobs = list(renderer.jobs(one))
    prints = [renderer.prepare(one, job, {}).fingerprint for job in jobs]

    assert [job.language for job in jobs] == list(sample_settings().languages)
    assert prints == [renderer.prepare(same, job, {}).fingerprint for job in jobs]
    assert len(set(prints)) == len(prints)


def test_each_language_has_its_search_page() -> None:
    """It is linked from every page, carries the one script, and leads on without it."""
    made = rendered(site())
    page = read(made["ko/search/index.html"])
    scripts = [a for tag, a in page.tags if tag == "script"]
    links = {a["href"] for tag, a in page.links if tag == "a"}

    assert [(a["type"], a["src"][:16]) for a in scripts] == [("module", "../../assets/sea")]
    assert "hidden" in next(a for tag, a in page.tags if tag == "form")
    assert {
        "../organisations/index.html",
        "../archive/index.html",
        "../../en/search/index.html",
    } <= links
    assert 'href="../search/index.html"' in made["ko/archive/index.html"]


def test_switched_off_there_is_no_search() -> None:
    """Without ``search`` among the formats there is no page, and no page names one."""
    made = rendered(site(formats=("web",)))

    assert "ko/search/index.html" not in made
    assert not any("search/" in text for path, text in made.items() if path.endswith(".html"))


def test_the_script_cuts_as_we_do() -> None:
    """Both sides name the same characters."""
    script = site().theme.static["search.js"].content.decode()
    ours = CJK.replace("\U00020000-\U0003fffd", "")
    theirs = script[script.index("const CJK") : script.index("const RUNS")]
    shown = "".join(f"\\\\u{ord(sign):04x}" if sign != "-" else sign for sign in ours)

    assert shown in theirs.replace('" +\n  "', "")
    assert replace(document("a"), title="b").zones == ("b", "", "", "a")
