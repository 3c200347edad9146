"""An editor's loop in a real browser: save, look; a mistake lies over the page until mended."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from support.desks import Desk, desk
from support.sites import ROOT, write_publication

pytestmark = pytest.mark.browser

PATIENCE = 30_000
FERRIES = "content/briefs/2025/ferries.ko.md"
PAGE = "ko/briefs/ferries/"
ISSUE = "ko/harbour/2025-03/"
SHORT = """\
---
title: 글
date: 2025-03-20
topics: [harbour]
summary: 글.
source: none
---
글.
"""
TABS = 9
"""More than the six connections that a browser opens to one host."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Desk]:
    """Serve a small publication with a theme of its own, web only."""
    theme = tmp_path / "themes/broadsheet"
    shutil.copytree(ROOT / "themes/broadsheet", theme)
    write_publication(tmp_path, theme=theme)
    with desk(tmp_path, "--format", "web") as opened:
        yield opened


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a browser whose console must stay empty."""
    opened = chromium.new_context(viewport={"width": 1200, "height": 800})
    opened.set_default_timeout(PATIENCE)
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("weberror", lambda error: said.append(str(error.error)))
    yield opened
    opened.close()
    assert [words for words in said if "Failed to load resource" not in words] == []


def show(context: BrowserContext, served: Desk, path: str) -> Page:
    """Open a page and wait until it has looked for news."""
    tab = context.new_page()
    tab.goto(served.address + path)
    tab.wait_for_selector("html[data-newsroom]")
    return tab


def settled(tab: Page, served: Desk) -> None:
    """Wait until a tab has seen the present state, and that is checked."""
    tab.wait_for_function(
        """async (path) => {
            const told = await (await fetch(`/-/look?path=${path}&digest=`)).json();
            return told.checked && document.documentElement.dataset.newsroom == told.number;
        }""",
        arg=tab.url.removeprefix(served.address.rstrip("/")),
    )


def test_the_loop(served: Desk, context: BrowserContext) -> None:
    """The page follows each save; an error lies over it with its line, and goes when mended."""
    tab = show(context, served, PAGE)
    panel = tab.locator("newsroom-live .panel")

    text = served.edit(FERRIES, "아침에", "저녁에")
    expect(tab.locator("main")).to_contain_text("저녁에", timeout=PATIENCE)
    expect(panel).to_be_hidden()
    served.edit(FERRIES, "topics: [", "topics: [nowhere, ")
    expect(panel).to_contain_text('unknown topic "nowhere"', timeout=PATIENCE)
    expect(panel.locator(".place").first).to_have_text(f"{FERRIES}:4:10")
    expect(panel.locator("mark").first).to_have_text("n")
    expect(panel.locator("pre").first).to_contain_text("topics: [nowhere, harbour]")
    expect(tab.locator("main")).to_contain_text("저녁에")
    served.write(FERRIES, text)
    expect(tab.locator("main")).to_contain_text("아침에", timeout=PATIENCE)
    expect(panel).to_be_hidden()


def test_a_panel_can_be_folded_away(served: Desk, context: BrowserContext) -> None:
    """It stays folded for the same problems, and opens for others."""
    tab = show(context, served, PAGE)
    panel, tally = tab.locator("newsroom-live .panel"), tab.locator("newsroom-live .tally")

    served.edit(FERRIES, "topics: [", "topics: [nowhere, ")
    expect(panel).to_be_visible()
    tab.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(tally).to_have_text("1 problem")
    served.edit(FERRIES, "nowhere", "elsewhere")
    expect(panel).to_contain_text('unknown topic "elsewhere"')


def test_a_page_is_taken_over_in_place(served: Desk, context: BrowserContext) -> None:
    """What is read stays where it is; a page whose bytes are the same is left alone."""
    served.write(FERRIES, (served.folder / FERRIES).read_text() + "\n새 문단.\n" * 80)
    tab = show(context, served, ISSUE)
    expect(tab.locator("main")).to_contain_text("새 문단.")
    other = show(context, served, "ko/about/")
    other.evaluate("document.body.dataset.untouched = 'yes'")
    tab.evaluate("scrollTo(0, document.getElementById('ferries').offsetTop + 600)")
    at = tab.evaluate("scrollY")

    served.edit(FERRIES, "아침에", "저녁에")
    expect(tab.locator("main")).to_contain_text("저녁에")
    other.bring_to_front()
    settled(other, served)

    assert abs(tab.evaluate("scrollY") - at) < 4
    assert other.evaluate("document.body.dataset.untouched") == "yes"


def test_what_readers_do_not_see_is_shown_and_marked(served: Desk, context: BrowserContext) -> None:
    """Drafts, embargoes and later dates; and nothing is written to the output folder."""
    draft = served.folder / "content/issues/harbour/2025-03.yml"
    draft.write_text("number: 1\ndate: 2025-03-31\neditions: {en: draft}\n", encoding="utf-8")
    served.edit(FERRIES, "source: none", "source: none\nembargo: 2025-07-01T07:00+09:00")
    served.wait_for("data-hold", "/ko/briefs/ferries/")

    tab = show(context, served, PAGE)
    expect(tab.locator(".hold")).to_have_text("2025년 7월 1일 07:00까지 엠바고")
    mark = tab.locator("newsroom-live .held")
    expect(mark).to_have_text("embargo until 2025-07-01 07:00+09:00")
    tab.goto(f"{served.address}en/harbour/2025-03/")
    expect(mark).to_have_text("draft, 1 brief held back")
    expect(tab.locator(".cover .hold")).to_have_text("Draft: readers do not see this yet")
    served.edit(FERRIES, "embargo: 2025-07-01T07:00+09:00", "")
    served.edit(FERRIES, "date: 2025-03-25", "date: 2025-08-01")
    served.wait_for("2025년 8월 1일", "/ko/briefs/ferries/")
    tab.goto(served.address + PAGE)
    expect(tab.locator(".hold")).to_have_text("날짜가 오늘보다 뒤인 2025년 8월 1일입니다")
    expect(tab.locator("newsroom-live .panel")).to_contain_text("is later than today")

    assert not (served.folder / "output").exists()


def test_a_style_sheet_and_a_template(served: Desk, context: BrowserContext) -> None:
    """New colours come without a flash; a template's error lies over the pages that use it."""
    tab = show(context, served, PAGE)
    panel = tab.locator("newsroom-live .panel")
    template = "themes/broadsheet/templates/brief.html"

    served.edit("themes/broadsheet/theme.toml", "#fbfaf6", "#fedcba")
    expect(tab.locator("body")).to_have_css("background-color", "rgb(254, 220, 186)")
    text = served.edit(
        template, "{{ brief.title | headline }}</h1>", "{{ brief.titel | headline }}</h1>"
    )
    expect(panel).to_contain_text('BriefView has no "titel"', timeout=PATIENCE)
    expect(panel.locator(".place").first).to_contain_text(template)
    expect(panel.locator(".mend").first).to_contain_text('did you mean "title"')
    expect(tab.locator("h1")).to_have_text("배가 늘어난다")
    other = show(context, served, "ko/about/")
    expect(other.locator("newsroom-live .panel")).to_be_hidden()
    tab.bring_to_front()
    served.write(template, text.replace('class="alone"', 'class="alone new"'))
    expect(tab.locator("article.new")).to_be_visible()
    expect(panel).to_be_hidden()


def test_settings(served: Desk, context: BrowserContext) -> None:
    """A new name is on every page; settings that cannot be read leave the last good ones."""
    tab = show(context, served, PAGE)
    panel = tab.locator("newsroom-live .panel")

    served.edit("pelicanconf.py", "시험 브리핑", "아침 브리핑")
    expect(tab.locator(".masthead")).to_contain_text("아침 브리핑")
    served.edit("pelicanconf.py", '"languages"', '"langauges"')
    expect(panel).to_contain_text('NEWSROOM has no setting "langauges"')
    served.edit("pelicanconf.py", '"langauges"', "(")
    expect(panel).to_contain_text("the settings are not Python")
    expect(panel.locator(".place").first).to_contain_text("pelicanconf.py:")
    served.edit("pelicanconf.py", "(:", '"languages":')
    expect(panel).to_be_hidden()
    expect(tab.locator(".masthead")).to_contain_text("아침 브리핑")


def test_a_theme_that_is_broken_is_told(served: Desk, context: BrowserContext) -> None:
    """The last good theme stays."""
    tab = show(context, served, PAGE)

    text = served.edit("themes/broadsheet/theme.toml", "[colours]", "[colours")
    expect(tab.locator("newsroom-live .panel")).to_contain_text("the file is not TOML")
    served.write("themes/broadsheet/theme.toml", text)
    expect(tab.locator("newsroom-live .panel")).to_be_hidden()


def test_another_branch(served: Desk, context: BrowserContext) -> None:
    """Many files change, come and go at once; coming back is quick."""
    git(served, "init", "-q", "-b", "main")
    git(served, "add", "-A")
    git(served, "commit", "-q", "-m", "one")
    git(served, "checkout", "-q", "-b", "other")
    (served.folder / FERRIES).unlink()
    served.edit("content/briefs/2025/bridgehead.ko.md", "[다른 글](brief:ferries)", "다른 글")
    served.edit("content/briefs/2025/bridgehead.en.md", "[another brief](brief:ferries)", "another")
    for number in range(60):
        served.write(f"content/briefs/2025/more-{number}.ko.md", SHORT)
    git(served, "add", "-A")
    git(served, "commit", "-q", "-m", "two")
    served.wait_for("more-59", f"/{ISSUE}")
    tab = show(context, served, ISSUE)

    git(served, "checkout", "-q", "main")
    expect(tab.locator("#ferries")).to_be_visible()
    expect(tab.locator("#more-59")).to_have_count(0)
    git(served, "checkout", "-q", "other")
    expect(tab.locator("#more-59")).to_be_attached()
    expect(tab.locator("#ferries")).to_have_count(0)
    expect(tab.locator("newsroom-live .panel")).to_be_hidden()


def test_the_content_goes_and_comes_back(served: Desk, context: BrowserContext) -> None:
    """The last good state stays, and edits are seen again afterwards."""
    tab = show(context, served, PAGE)
    panel = tab.locator("newsroom-live .panel")
    away = served.folder / "away"

    (served.folder / "content").rename(away)
    expect(panel).to_contain_text('there is no folder "content"')
    expect(tab.locator("main")).to_contain_text("아침에")
    away.rename(served.folder / "content")
    expect(panel).to_be_hidden()
    served.edit(FERRIES, "아침에", "저녁에")
    expect(tab.locator("main")).to_contain_text("저녁에")
    shutil.rmtree(served.folder / "content")
    expect(panel).to_contain_text('there is no folder "content"')
    write_publication(served.folder, theme=served.folder / "themes/broadsheet")
    expect(tab.locator("main")).to_contain_text("아침에")
    expect(panel).to_be_hidden()


def test_many_tabs(served: Desk, context: BrowserContext) -> None:
    """More than a browser's connections to one host; one that was hidden looks when it is seen."""
    tabs = [show(context, served, PAGE) for _ in range(TABS)]

    served.edit(FERRIES, "아침에", "저녁에")
    for tab in tabs:
        tab.bring_to_front()
        expect(tab.locator("main")).to_contain_text("저녁에")
    tabs[0].close()  # it listened for all
    served.edit(FERRIES, "저녁에", "한낮에")
    for tab in tabs[1:]:
        tab.bring_to_front()
        expect(tab.locator("main")).to_contain_text("한낮에")


def git(served: Desk, *arguments: str) -> None:
    """Run git in the publication, as somebody without a name."""
    name = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=served.folder, check=True)
