"""Hold how a page fills the slots of a body."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from newsroom.model import Body, slot
from newsroom.templating.bodies import PageBody, filled
from newsroom.templating.vantage import Linking, Vantage
from support.webpages import site

PATH = "ko/briefs/robotaxis/"


def page(language: str = "ko", path: str = PATH, **fields: object) -> PageBody:
    """Return the Korean page of a brief, filled with words in some language."""
    sample = site()
    figures = sample.publication.briefs["hong-kong-bridgehead"].facts.figures
    return PageBody(Vantage(sample, "ko", path), language, figures, **fields)  # type: ignore[arg-type]


def put(filler: PageBody, *parts: str) -> Markup:
    """Return the parts filled."""
    return filled(Body.of("".join(parts)), filler)[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [("ko", "10억 홍콩 달러"), ("en", "HK$1 billion"), ("zh-Hant", "10億港元")],
)
def test_a_figure_is_written_in_the_words_language(language: str, words: str) -> None:
    """A brief that stands in for a translation keeps its own numerals."""
    assert put(page(language), slot("figure", "institute")) == (
        f'<data value="1000000000">{words}</data>'
    )


def test_an_unknown_figure_prints_nothing() -> None:
    """The copy desk has refused it already: the page does not break."""
    assert put(page(), slot("figure", "nothing")) == ""


def test_a_name_is_linked_once() -> None:
    """The first mention leads to the page of the page's language; the next is text."""
    made = put(page("en"), slot("entity", "cloudwalk"), slot("entity", "cloudwalk"))

    assert made == (
        '<a class="name" href="../../organisations/cloudwalk/index.html">CloudWalk</a>CloudWalk'
    )


def test_a_name_missing_in_a_language_is_marked() -> None:
    """What is not in the words' language says so."""
    assert '<span lang="en">CloudWalk</span>' in put(page("ja"), slot("entity", "cloudwalk"))


def test_an_entity_on_its_own_page_is_not_linked() -> None:
    """A page does not link to itself, and an unknown name prints nothing."""
    filler = page(path="ko/organisations/cloudwalk/")

    assert put(filler, slot("entity", "cloudwalk"), slot("entity", "x")) == "클라우드워크"


@pytest.mark.parametrize(
    ("target", "opened"),
    [
        ("brief:hong-kong-bridgehead", '<a href="../hong-kong-bridgehead/index.html">'),
        ("topic:harbour", '<a href="../../harbour/index.html">'),
        ("issue:policy/spring", '<a href="../../policy/spring/index.html">'),
        ("page:about", '<a href="../../about/index.html">'),
        ("#more", '<a href="#robotaxis-more">'),
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&amp;b=2">'),
    ],
)
def test_links_lead_to_pages_of_the_pages_language(target: str, opened: str) -> None:
    """Links inside the site are relative; outside addresses are escaped."""
    made = put(page(anchor_prefix="robotaxis-"), slot("link-open", target), "x", slot("link-close"))

    assert made == f"{opened}x</a>"


def test_a_link_that_leads_nowhere_is_text() -> None:
    """Its words stay; nothing is broken."""
    assert put(page(), slot("link-open", "brief:gone"), "x", slot("link-close")) == "x"


def test_a_link_to_another_language_says_so() -> None:
    """Where the page's language has no such page, the original's is linked with its language."""
    sample = site()
    filler = PageBody(Vantage(sample, "ja", "ja/briefs/hong-kong-bridgehead/"), "ja")
    made = put(filler, slot("link-open", "brief:six-dragons", "Six"), "x", slot("link-close"))

    href = "../../../ko/briefs/six-dragons/index.html"
    assert made == f'<a href="{href}" hreflang="ko" title="Six">x</a>'


def test_an_image_has_its_size() -> None:
    """Width and height stand in the page; an image that is gone leaves its words."""
    made = put(page(), slot("image", "harbour.png", 'A "quay"'))

    assert made == (
        '<img src="../../../images/harbour.00000000.png" alt="A &#34;quay&#34;" '
        'width="1200" height="800" loading="lazy" decoding="async">'
    )
    assert put(page(), slot("image", "gone.png", "A <quay>")) == "A &lt;quay&gt;"


def test_a_note_called_twice_has_one_name() -> None:
    """Only the first call can be gone back to: no two things on a page share a name."""
    filler = page(anchor_prefix="x-")
    body = Body.of(slot("note", "1") * 2, notes=("Note one",))
    made, notes = filled(body, filler)

    assert made.count('id="x-note-1-call"') == 1
    assert made.count('href="#x-note-1"') == 2
    assert notes == ("Note one",)


def test_a_file_that_travels_links_in_full() -> None:
    """A PDF's links lead to the public site."""
    vantage = Vantage(site(), "ko", PATH, Linking.ABSOLUTE)
    made = put(PageBody(vantage, "ko"), slot("link-open", "topic:harbour"), slot("link-close"))

    assert made == '<a href="https://briefing.example/ko/harbour/"></a>'
