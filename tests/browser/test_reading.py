"""A reader's first looks: nothing moves sideways, nothing is asked of strangers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"

PAGES = (
    "ko/index.html",
    "ko/greater-bay-area-ai/index.html",
    "ko/greater-bay-area-ai/2025-03/index.html",
    "zh-Hant/greater-bay-area-ai/2025-03/index.html",
    "ja/greater-bay-area-ai/2025-03/index.html",
    "en/briefs/hong-kong-bridgehead/index.html",
    "zh-Hans/briefs/hong-kong-bridgehead/index.html",
    "ko/organisations/iflytek/index.html",
    "ja/organisations/index.html",
    "en/archive/index.html",
    "en/about/index.html",
    "en/handbook/writing/index.html",
    "404.html",
)
SEARCH = ("ko/search/index.html?q=홍콩", "ja/search/index.html")
"""The one page with a script: with something found, and as it is opened."""
VIEWS = (("light", 1280), ("dark", 1280), ("light", 320), ("dark", 320))
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing(address: str, chromium: Browser, scheme: str, width: int) -> None:
    """WCAG 2.2 AA and best practice hold on one page of each template, by day and by night."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # axe is a script of ours; readers get none
        reduced_motion="reduce",
    )
    tab = context.new_page()
    found = []
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
    context.close()

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


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(address: str, chromium: Browser, width: int) -> None:
    """Every page fits the narrowest phone and the desk."""
    tab = chromium.new_page(viewport={"width": width, "height": 800})
    wide = []
    for page in (*PAGES, *SEARCH):
        tab.goto(address + page)
        tab.wait_for_load_state("networkidle")
        if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(page)
    tab.close()

    assert wide == []


def test_no_script_and_no_stranger(address: str, chromium: Browser) -> None:
    """Pages need no script, and every request goes to the site's own origin."""
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for page in PAGES:
        tab.goto(address + page)
        assert tab.locator("h1").first.inner_text().strip()
        assert tab.locator("script:not([type='application/ld+json'])").count() == 0
    context.close()

    assert [url for url in asked if not url.startswith(address)] == []


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
