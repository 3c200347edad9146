"""What is read of a saved page; hostile ones end with a sentence."""

from __future__ import annotations

import json

import pytest

from newsroom.intake.facts import Given, facts_of
from newsroom.intake.opening import Raw, parts_of_raw
from newsroom.intake.pages.flight import paragraphs_in_flight
from newsroom.intake.pages.moments import local_moment
from newsroom.intake.pages.reading import read_page
from newsroom.intake.telling import told
from newsroom.problems import PublicationError
from support.articles import sample_knowledge

PROSE = (
    "Harbour engineers have finished the first of three tunnels under the strait, the port said. "
    "The boring machine reached the northern shaft at dawn, two weeks ahead of its plan. "
)
PAGE = f"""<!doctype html><html lang="en">
<head><title>Tunnel breaks through - Harbour Ledger</title>
<meta property="og:site_name" content="Harbour Ledger">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "NewsArticle", "headline": "Tunnel breaks through &amp;amp; ahead of plan",
"datePublished": "2025-05-02T08:00:00+08:00", "author": [{{"@type": "Person", "name": "Jane Doe"}},
{{"@type": "Organization", "name": "Harbour Ledger"}}],
"publisher": {{"@type": "Organization", "name": "Harbour Ledger"}}}}]}}</script>
<link rel="canonical" href="https://ledger.example/tunnel?utm_source=x"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Tunnel breaks through</h1>
<p>{PROSE}</p><p>{PROSE.replace("first", "last")}</p><p>{PROSE.replace("dawn", "noon")}</p>
</article><footer>© 2025 Harbour Ledger Ltd.</footer></body></html>"""


def fields(html: str, url: str = "") -> dict[str, object]:
    """Return the values that are found in a page."""
    article = facts_of(read_page(html, url), sample_knowledge(), Given())
    return {name: field["value"] for name, field in told(article).items()}


def test_what_a_page_states_is_believed() -> None:
    """JSON-LD before all else, unescaped twice, the publisher taken for nobody."""
    found = fields(PAGE)

    assert found["title"] == "Tunnel breaks through & ahead of plan"
    assert found["authors"] == ["Jane Doe"]
    assert found["outlet"] == "Harbour Ledger"
    assert found["published"] == "2025-05-02"
    assert found["url"] == "https://ledger.example/tunnel"
    assert found["lang"] == "en"


def test_the_process_of_its_own_tells_the_same() -> None:
    """What goes through the child comes back as it was."""
    there = parts_of_raw(Raw("page.html", PAGE.encode()))

    assert there == read_page(PAGE)


def test_an_article_in_flight_strings_is_found() -> None:
    """Next.js pages have no paragraph in their HTML."""
    first = json.dumps(
        '<div><p class=\\"x\\">The port opened a second gate this week.</p>'.replace("\\", "")
    )
    second = json.dumps('["$","p",null,{"className":"b","children":"Trucks queue no longer."}]')
    source = (
        f"<script>self.__next_f.push([1,{first}])</script>"
        f"<script>self.__next_f.push([1,{second}])</script>"
    )

    assert paragraphs_in_flight(source) == (
        "The port opened a second gate this week.",
        "Trucks queue no longer.",
    )


def test_a_moment_in_greenwich_is_the_readers_day() -> None:
    """A Korean paper of the morning of the 20th is not one of the 19th."""
    assert local_moment("2025-03-19T22:31:05Z", "홍콩 정부가 말했다") == "2025-03-20T07:31:05+09:00"
    assert local_moment("2025-03-19T22:31:05Z", "The port said so") == "2025-03-19T22:31:05Z"
    assert local_moment("2025-03-20T07:31:05+09:00", "홍콩") == "2025-03-20T07:31:05+09:00"


HOSTILE = {
    "deep": "<div>" * 200_000 + "x",
    "deep inline": "<b>" * 100_000 + "x" + "</b>" * 100_000,
    "script only": "<!doctype html><script>" + "while(1){}" * 10_000 + "</script>",
    "unclosed": "<html><body><p" * 20_000,
    "controls": "<html><body><p>\x01\x02\x1b[31m\x00</p></html>",
    "entities": "<!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;&a;</p></html>",
    "ld+json": '<html><script type="application/ld+json">' + "[" * 100_000 + "</script></html>",
    "nothing": "<html></html>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end_with_a_sentence(name: str) -> None:
    """Nothing is found in them, in a time and a memory that have limits."""
    with pytest.raises(PublicationError) as stopped:
        parts_of_raw(Raw(name, HOSTILE[name].encode()))

    (problem,) = stopped.value.problems
    assert problem.code == "NR702"
    assert problem.mend


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40, "no encoding"),
        (b"GIF89a\0\0\0", "not a text"),
        (b"x" * 5_000_001, "bytes"),
        (b"one two three", "no article"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, words: str) -> None:
    """In words that say what it is."""
    with pytest.raises(PublicationError, match=words):
        parts_of_raw(Raw("x", data))
