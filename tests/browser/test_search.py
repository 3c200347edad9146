"""Ask the search in real Chromium what a reader would ask, and count what it finds and misses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from newsroom.formats.search.documents import SearchDocument, documents
from newsroom.templating.site import Site
from support.archives import holding, large_site, sample_site, write_search
from support.browsing import serve

pytestmark = pytest.mark.browser

LANGUAGES = ("ko", "en", "zh-Hant", "zh-Hans", "ja")
FIRST_SEARCH = 250_000
"""Bytes, before any compression: the script, the index's head, shards and titles."""

QUERIES: Mapping[str, tuple[str, ...]] = {
    "ko": (
        "홍콩", "인공지능", "정부", "로봇", "기업", "연구소", "선전", "광둥성", "콩", "행정장관",
        "홍콩에서=홍콩", "정부가=정부", "정부를=정부", "기업들은=기업", "연구소의=연구소",
        "로보택시를=로보택시", "투자하다=투자", "홍콩 정부", "AI 기업", "AI", "Pony.ai",
        "3,000", "10억 홍콩 달러", "딥시크", "거대언어모델",
    ),
    "en": (
        "robotaxi", "Hong Kong", "Shenzhen", "government", "DeepSeek", "HK$1 billion", "robot",
        "symposium", "Cyberport", "petaFLOPS", "measures", "AI", "iFlyTek", "unicorn", "Guangdong",
        "headquarters", "Pony.ai", "language model", "Unitree", "bay area", "yuan",
    ),
    "zh-Hant": (
        "香港", "自動駕駛", "港元", "人工智能", "機械人", "政府", "企業", "科大訊飛", "數碼港",
        "深圳", "廣東", "億", "香港的", "研發院", "大灣區", "語言模型", "雲從科技", "小馬智行",
        "AI", "行政長官", "AI企業", "2025年", "補貼券",
    ),
    "zh-Hans": (
        "香港", "自动驾驶", "港元", "人工智能", "机器人", "政府", "企业", "科大讯飞", "深圳",
        "广东", "行动计划", "亿", "补贴券", "措施", "AI", "云从科技", "大湾区", "产业", "算力",
        "2026年", "先锋城市", "AI企业",
    ),
    "ja": (
        "香港", "人工知能", "自動運転", "ロボット", "政府", "企業", "AI", "深圳",
        "クラウドウォーク", "研究院", "香港ドル", "ロボタクシー", "広東省", "億", "AI企業",
        "本部", "ー", "グレーターベイエリア", "香港の", "予算", "シンポジウム",
    ),
}  # fmt: skip
"""What is asked, and after ``=`` what a text must hold, where that is not the same."""
ALIASES: Mapping[str, tuple[str, ...]] = {
    "ko": ("科大訊飛", "iFlyTek"),
    "en": ("科大訊飛", "아이플라이텍", "雲從科技"),
    "zh-Hant": ("iFlyTek", "클라우드워크"),
    "zh-Hans": ("科大訊飛", "CloudWalk"),
    "ja": ("科大讯飞", "아이플라이텍"),
}
"""Names in other languages than the page's: the sample finds who is meant."""


@dataclass(frozen=True)
class Library:
    """Hold a served site and, by language, all that can be found in it."""

    address: str
    documents: Mapping[str, tuple[SearchDocument, ...]]


@pytest.fixture(scope="module")
def sample() -> Site:
    """Hold the sample publication."""
    return sample_site()


@pytest.fixture(scope="module")
def shelf(sample: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Serve the sample."""
    yield from served(sample, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module", params=["sample", "1,000 briefs"])
def library(
    request: pytest.FixtureRequest, sample: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Library]:
    """Serve the sample, and a thousand briefs in every language."""
    site = sample if request.param == "sample" else large_site(1000, sample)
    yield from served(site, tmp_path_factory.mktemp("search"))


def served(site: Site, folder: Path) -> Iterator[Library]:
    """Write what the search needs and serve it."""
    write_search(site, folder)
    for address in serve(folder):
        yield Library(address, {tag: documents(site, tag) for tag in LANGUAGES})


def answers(tab: Page, query: str) -> set[int]:
    """Return the numbers of all documents that the page's own script finds."""
    found = tab.evaluate(
        """async (query) => {
          const script = document.querySelector("script[type=module]").src;
          return (await (await import(script)).search(query)).documents;
        }""",
        query,
    )
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_there_is_found(library: Library, chromium: Browser, language: str) -> None:
    """Twenty queries and more: recall at least 0.99, false hits at most one in a hundred."""
    tab = chromium.new_page()
    tab.goto(f"{library.address}{language}/search/")
    known = library.documents[language]
    right = missed = false = 0
    told = []
    for asked in QUERIES[language]:
        query, _, needle = asked.partition("=")
        truth = holding(known, *(needle or query).split())
        found = answers(tab, query)
        right += len(truth & found)
        missed += len(truth - found)
        false += len(found - truth)
        if truth != found:
            told.append(f"{query}: {len(truth - found)} missed, {len(found - truth)} false")
    tab.close()

    assert len(QUERIES[language]) >= 20
    assert right > 80
    assert right / (right + missed) >= 0.99, told
    assert false / (right + false) <= 0.01, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_found_by_any_of_its_spellings(
    shelf: Library, chromium: Browser, language: str
) -> None:
    """A name in another language leads to whom it means, and to what is told of them."""
    tab = chromium.new_page()
    tab.goto(f"{shelf.address}{language}/search/")
    for name in ALIASES[language]:
        kinds = {shelf.documents[language][number].kind for number in answers(tab, name)}
        assert {"organisations", "brief"} <= kinds, name
    tab.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_search_costs_little(library: Library, chromium: Browser, language: str) -> None:
    """From opening the page to the first results: at most 250 kB besides the page itself."""
    tab = chromium.new_page()
    asked: dict[str, int] = {}
    tab.on("response", lambda answer: asked.__setitem__(answer.url, len(answer.body())))
    tab.goto(f"{library.address}{language}/search/")
    before = dict(asked)
    tab.fill("#search input", QUERIES[language][0])
    tab.keyboard.press("Enter")
    tab.locator("#search-results li").first.wait_for()
    tab.wait_for_load_state("networkidle")
    tab.close()
    ours = {url: size for url, size in asked.items() if url.endswith((".js", ".json", ".bin"))}

    assert not [url for url in before if url.endswith((".json", ".bin"))], "nothing before a query"
    assert sum(ours.values()) <= FIRST_SEARCH, ours
    assert all(url.startswith(library.address) for url in asked)


def test_a_reader_searches_by_keyboard(library: Library, chromium: Browser) -> None:
    """Type, read how many there are, walk to the first, get more, and share the address."""
    tab = chromium.new_page(viewport={"width": 390, "height": 800})
    tab.goto(f"{library.address}ko/search/")
    tab.keyboard.type("홍콩에서")
    tab.keyboard.press("Enter")
    tab.locator("#search-status:not(:empty)").wait_for()
    count = len(holding(library.documents["ko"], "홍콩"))

    assert str(count) in tab.inner_text("#search-status")
    assert tab.locator("#search-results li").count() == 10
    assert tab.locator("#search-results mark").first.inner_text() == "홍콩"
    tab.locator("#search-more").press("Enter")
    tab.locator("#search-results li").nth(10).wait_for()
    assert tab.evaluate("document.activeElement.closest('li') !== null")
    assert "q=" in tab.url
    tab.goto(tab.url)
    tab.locator("#search-results li").first.wait_for()
    assert tab.input_value("#search input") == "홍콩에서"
    assert "q=" in str(tab.locator("#search-elsewhere a").first.get_attribute("href"))
    tab.close()


def test_the_weightiest_come_first(shelf: Library, chromium: Browser) -> None:
    """Who is searched by name stands first, then titles, then texts."""
    tab = chromium.new_page()
    tab.goto(f"{shelf.address}en/search/?q=iFlyTek")
    titles = tab.locator("#search-results a")
    titles.first.wait_for()
    assert all("iFlyTek" in title for title in titles.all_inner_texts()[:2])
    tab.close()


def test_nothing_found_is_said(shelf: Library, chromium: Browser) -> None:
    """An answer of nothing is an answer; signs alone are no question."""
    tab = chromium.new_page()
    tab.goto(f"{shelf.address}en/search/?q=zzzzqqq")
    tab.locator("#search-status:not(:empty)").wait_for()
    assert "Nothing found" in tab.inner_text("#search-status")
    tab.fill("#search input", "()*[")
    tab.keyboard.press("Enter")
    tab.locator("#search-status:empty").wait_for(state="attached")
    tab.close()


def test_words_of_the_index_are_only_words(shelf: Library, chromium: Browser) -> None:
    """A title that looks like HTML is shown as it was written, whatever is asked."""
    tab = chromium.new_page()
    hostile = "<img src=x onerror=alert(1)>"
    leaf = json.dumps([["brief", "#", hostile, "", hostile]] * 16)
    tab.on("dialog", lambda _: pytest.fail("a script ran"))
    tab.route("**/search/*.json", lambda route: _give(route, leaf))
    tab.goto(f"{shelf.address}en/search/?q=Hong")
    tab.locator("#search-results li").first.wait_for()
    assert tab.locator("#search-results img").count() == 0
    assert tab.locator("#search-results a").first.inner_text() == hostile
    tab.close()


def _give(route: object, leaf: str) -> None:
    if route.request.url.endswith("index.json"):  # type: ignore[attr-defined]
        route.continue_()  # type: ignore[attr-defined]
    else:
        route.fulfill(body=leaf, content_type="application/json")  # type: ignore[attr-defined]


def test_without_the_index_it_says_so(shelf: Library, chromium: Browser) -> None:
    """Where a file cannot be had, the reader is told and can go on."""
    tab = chromium.new_page()
    tab.route("**/*.bin", lambda route: route.abort())
    tab.goto(f"{shelf.address}en/search/?q=Hong")
    tab.locator("#search-status:not(:empty)").wait_for()
    assert "cannot be reached" in tab.inner_text("#search-status")
    assert tab.locator("main a[href*=archive]").count() == 1
    tab.close()


def test_without_a_script_the_indexes_serve(shelf: Library, chromium: Browser) -> None:
    """No field that does nothing, and the ways on."""
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{shelf.address}ja/search/")
    assert not tab.locator("#search").is_visible()
    assert tab.locator("main a[href*=archive]").is_visible()
    context.close()


def test_the_sites_are_what_they_say(tmp_path: Path, sample: Site) -> None:
    """A thousand briefs are a thousand, and the index of equal sites is equal."""
    large = large_site(40, sample)
    write_search(large, tmp_path / "one")
    write_search(large_site(40, sample), tmp_path / "two")
    one, two = (
        {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        for folder in (tmp_path / "one", tmp_path / "two")
    )

    assert one == two
    assert len([d for d in documents(large, "ko") if d.kind == "brief"]) == 40
