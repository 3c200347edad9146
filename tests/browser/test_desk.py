"""The desk page in a real browser: lists, panes side by side, what was saved last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from support.desks import Desk, desk
from support.sites import write_publication

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PATIENCE = 30_000
FERRIES = "content/briefs/2025/ferries.ko.md"
CHOSEN = "-/desk/?edition=ko/harbour/2025-03"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Desk]:
    """Serve a small publication, web and PDF, with something of everything on its lists."""
    write_publication(tmp_path)
    with desk(tmp_path) as opened:
        issue = "number: 1\ndate: 2025-03-31\neditions: {en: draft}\n"
        opened.write("content/issues/harbour/2025-03.yml", issue)
        opened.edit(FERRIES, "source: none", "source: none\nembargo: 2025-07-01T07:00+09:00")
        opened.wait_for("draft", "/-/desk/")
        yield opened


def test_the_desk(served: Desk, chromium: Browser) -> None:
    """It lists what there is, shows the web and the PDF, and follows what is saved."""
    context = chromium.new_context(viewport={"width": 1500, "height": 900})
    context.set_default_timeout(PATIENCE)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    tab = context.new_page()
    tab.goto(served.address + CHOSEN)
    lists, status = tab.locator("#lists"), tab.locator("#status")
    web, pdf = tab.locator('[data-format="web"]'), tab.locator('[data-format="pdf"]')

    expect(lists.locator('a.edition[aria-current="page"]')).to_contain_text("ko")
    expect(lists.locator('.edition[data-state="draft"]')).to_contain_text("en")
    expect(lists).to_contain_text("embargo until 2025-07-01 07:00+09:00")
    expect(web.frame_locator("iframe").locator("h1")).to_have_text("항구")
    expect(pdf.locator(".pane-state")).to_contain_text("pages", timeout=PATIENCE)
    shown = pdf.get_attribute("data-shown")

    served.edit(FERRIES, "아침에", "저녁에")
    expect(web.frame_locator("iframe").locator("#ferries")).to_contain_text("저녁에")
    tab.wait_for_function(
        "shown => document.querySelector('[data-format=pdf]').dataset.shown != shown", arg=shown
    )
    expect(pdf.locator("iframe")).to_have_count(1)
    expect(pdf.locator(".pane-state")).to_have_text(re.compile(r"^[1-9]\d* pages$"))
    served.edit(FERRIES, "topics: [harbour]", "topics: [harbor]")
    expect(status).to_contain_text("error")
    expect(lists).to_contain_text('unknown topic "harbor"')
    expect(lists).to_contain_text("last good state")
    served.edit(FERRIES, "topics: [harbor]", "topics: [harbour]")
    expect(lists).not_to_contain_text('unknown topic "harbor"')
    tab.get_by_role("button", name="PDF").click()
    expect(pdf).to_be_hidden()
    tab.reload()
    expect(pdf).to_be_hidden()
    context.close()

    assert said == []


def test_another_edition_is_followed(served: Desk, chromium: Browser) -> None:
    """The desk goes to the edition of what was saved last."""
    tab = chromium.new_page()
    tab.goto(served.address + CHOSEN)
    expect(tab.locator("#status")).to_have_attribute("data-state", "good", timeout=PATIENCE)

    file = "content/briefs/2025/bridgehead.en.md"
    served.edit(file, "as a bridgehead", "as a gateway")
    tab.wait_for_url("**/?edition=en/harbour/2025-03**", timeout=PATIENCE)
    frame = tab.frame_locator('[data-format="web"] iframe')
    expect(frame.locator("#bridgehead")).to_contain_text("as a gateway", timeout=PATIENCE)
    tab.close()


def test_what_cannot_be_printed_is_told(served: Desk, chromium: Browser) -> None:
    """In the pane itself; the web page beside it goes on."""
    tab = chromium.new_page()
    served.edit(FERRIES, "아침에", "\U000f0000 아침에")
    served.wait_for("\U000f0000", "/ko/briefs/ferries/")
    tab.goto(served.address + CHOSEN)

    pane = tab.locator('[data-format="pdf"]')
    expect(pane.locator(".pane-state")).to_have_text("cannot be printed", timeout=PATIENCE)
    expect(pane.frame_locator("iframe").locator("body")).to_contain_text(FERRIES)
    expect(tab.frame_locator('[data-format="web"] iframe').locator("h1")).to_have_text("항구")
    tab.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1500, 390])
def test_axe_finds_nothing(served: Desk, chromium: Browser, scheme: str, width: int) -> None:
    """The desk, and a page with problems over it, by day and by night, wide and narrow."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    tab = context.new_page()
    served.edit(FERRIES, "topics: [harbour]", "topics: [harbor]")
    served.wait_for("harbor", "/-/desk/lists")
    found = []
    for path in ("-/desk/", "ko/briefs/ferries/"):
        tab.goto(served.address + path)
        tab.wait_for_timeout(1000)
        tab.add_script_tag(path=str(AXE))
        # What is in the frames is the theme's, and looked at elsewhere.
        result = tab.evaluate(
            "rules => axe.run(document, {iframes: false, runOnly: {type: 'tag', values: rules}})",
            list(RULES),
        )
        assert result["passes"]
        found += [
            f"{path}: {violation['id']}: {node['html'][:120]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
    wide = tab.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert found == []
    assert wide <= width
