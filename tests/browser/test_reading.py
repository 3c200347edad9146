"""What a reader meets on every template, in every language: read at once, moved by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.templates_shown import PAGES, missing

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"

SEARCH = ("ko/search/index.html?q=홍콩", "ja/search/index.html")
"""The one page with a script: with something found, and as it is opened."""
VIEWS = (("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320))
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FONT_LIMIT = 100_000


@contextmanager
def tab_of(chromium: Browser, width: int, **options: object) -> Iterator[Page]:
    """Open a window of some width, and close it."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
        **options,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


def test_the_sample_has_every_template(site: Path) -> None:
    """Each page that is looked at below exists."""
    assert missing(site) == []


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(address: str, chromium: Browser, scheme: str, width: int) -> None:
    """WCAG 2.2 AA and best practice hold on each template in each language, by day and night."""
    found = []
    # axe is a script of ours; readers get none
    with tab_of(chromium, width, color_scheme=scheme, bypass_csp=True) as tab:
        for page in (*PAGES, *SEARCH):
            tab.goto(address + page)
            tab.wait_for_load_state("networkidle")
            tab.add_script_tag(path=str(AXE))
            result = tab.evaluate(
                "rules => axe.run({runOnly: {type: 'tag', values: rules}})", list(RULES)
            )
            assert result["passes"], f"axe looked at nothing on {page}"
            found += [
                f"{page}: {violation['id']}: {node['html'][:120]}"
                for violation in result["violations"]
                for node in violation["nodes"]
            ]

    assert found == []


def test_axe_bites(chromium: Browser) -> None:
    """The same check finds what is wrong on a page that is wrong."""
    tab = chromium.new_page()
    tab.set_content("<html><body><p style='color:#ccc'>grey</p><a href='#'></a></body></html>")
    tab.add_script_tag(path=str(AXE))
    result = tab.evaluate("rules => axe.run({runOnly: {type: 'tag', values: rules}})", list(RULES))
    tab.close()

    assert {"color-contrast", "html-has-lang", "link-name"} <= {
        violation["id"] for violation in result["violations"]
    }


@pytest.mark.parametrize("width", [320, 390, 820, 1280, 1920])
def test_nothing_scrolls_sideways(address: str, chromium: Browser, width: int) -> None:
    """Every page fits the narrowest phone, the tablet and the desk."""
    with tab_of(chromium, width) as tab:
        shown = (*PAGES, *SEARCH)
        assert [page for page in shown if is_too_wide(tab, address + page)] == []


def test_text_at_twice_its_size_fits(address: str, chromium: Browser) -> None:
    """With the reader's text at 200 %, nothing is cut off and nothing scrolls sideways."""
    wide, cut = [], []
    with tab_of(chromium, 1280, bypass_csp=True) as tab:
        for page in PAGES:
            tab.goto(address + page)
            tab.add_style_tag(content="html{font-size:200%!important}")
            if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(page)
            cut += [(page, text) for text in tab.evaluate(CUT_OFF)]

    assert wide == []
    assert cut == []


CUT_OFF = """[...document.querySelectorAll('h1,h2,h3,p,li,dd,dt,a')]
  .filter(e => !e.closest('.contents, pre, table, .skip') && e.scrollWidth > e.clientWidth + 1
    && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline')
  .map(e => e.innerText.slice(0, 60))"""


def is_too_wide(tab: Page, address: str) -> bool:
    """Tell whether a page is wider than its window."""
    tab.goto(address)
    return bool(tab.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_no_script_and_no_stranger(address: str, chromium: Browser) -> None:
    """Pages need no script, and every request goes to the site's own origin."""
    asked: list[str] = []
    with tab_of(chromium, 390, java_script_enabled=False) as tab:
        tab.on("request", lambda request: asked.append(request.url))
        for page in PAGES:
            tab.goto(address + page)
            assert tab.locator("h1").first.inner_text().strip()
            assert tab.locator("script:not([type='application/ld+json'])").count() == 0

    assert [url for url in asked if not url.startswith(address)] == []


def test_a_page_asks_for_one_font_and_uses_it(address: str, chromium: Browser) -> None:
    """One request of at most 100 kB, and the headline is set in it; pages of names ask for none."""
    for page in PAGES:
        asked: list[int] = []
        with tab_of(chromium, 390) as tab:
            tab.on(
                "response",
                lambda response, asked=asked: (
                    asked.append(len(response.body())) if ".woff2" in response.url else None
                ),
            )
            tab.goto(address + page, wait_until="networkidle")
            used = tab.evaluate("[...document.fonts].map(font => font.status)")
        assert len(asked) <= 1, page
        assert sum(asked) <= FONT_LIMIT, page
        assert used == ["loaded"] * len(asked), page
        is_of_headlines = re.search(r"^[\w-]+/(index|[a-z-]+-ai/|briefs/)", page)
        assert bool(asked) == bool(is_of_headlines) or "watch" in page, page


SHIFTS = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) sum += entry.value
  }).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(sum), 400)
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes(address: str, chromium: Browser, width: int) -> None:
    """No layout shift, though fonts come later than text."""
    moved = {}
    with tab_of(chromium, width, bypass_csp=True) as tab:
        tab.route("**/*.woff2", lambda route: (tab.wait_for_timeout(150), route.continue_()))
        for page in PAGES:
            tab.goto(address + page)
            shift = tab.evaluate(SHIFTS)
            if shift:
                moved[page] = shift

    assert moved == {}


FOCUS = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect()
  return {tag: e.tagName, skip: e.className === 'skip', href: e.getAttribute('href'),
    seen: style.outlineStyle !== 'none' && box.width > 0 && box.bottom > 0 && box.top < innerHeight}
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "page",
    [
        "ko/index.html",
        "en/greater-bay-area-ai/2025-03/index.html",
        "ja/briefs/hong-kong-bridgehead/index.html",
        "zh-Hant/places/index.html",
        "en/handbook/problems/nr104/index.html",
    ],
)
def test_the_keyboard_reaches_every_link(
    address: str, chromium: Browser, page: str, width: int
) -> None:
    """The first stop skips to the text; each link is a stop, in order, in sight and marked."""
    with tab_of(chromium, width) as tab:
        tab.goto(address + page)
        shown = "[...document.querySelectorAll('a[href]')].filter(a => a.checkVisibility()).length"
        count = tab.evaluate(shown)
        stops = []
        for _ in range(count):
            tab.keyboard.press("Tab")
            stops.append(tab.evaluate(FOCUS))
        tab.goto(address + page)
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        landed = tab.evaluate("document.activeElement.id")

    assert stops[0]["skip"]
    assert {stop["tag"] for stop in stops} == {"A"}, "a stop is no link, or there is a trap"
    assert [stop["href"] for stop in stops if not stop["seen"]] == []
    assert landed == "content"


def test_reads_from_disk(site: Path, chromium: Browser) -> None:
    """Opened from disk, the front page leads to an issue and from there to a brief."""
    tab = chromium.new_page()
    tab.goto((site / "ko/index.html").as_uri())
    tab.locator("a[href*='2025-0']:not([href$='.pdf'])").first.click()
    assert "/greater-bay-area-ai/" in tab.url
    tab.locator("main a[href*='briefs/']").first.click()
    assert "/briefs/" in tab.url
    colour = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.close()

    assert colour != "rgba(0, 0, 0, 0)", "the style sheet did not arrive"
