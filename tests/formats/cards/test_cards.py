"""Hold the cards: what they show, that they are always the same, and that pages name them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from newsroom.curation import curate
from newsroom.formats.cards import CardRenderer
from newsroom.formats.cards.drawing import HEIGHT, WIDTH, draw_card
from newsroom.formats.cards.view import CardView, card_view
from newsroom.templating.contents import site_pages
from newsroom.templating.site import Site
from newsroom.typefaces import cutter_at
from newsroom.typefaces.opened import OpenedMasters
from support.publications import NOW, lead_story, manuscripts, settings
from support.webpages import read, rendered, site


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenedMasters:
    """Hold this machine's masters."""
    return cutter_at(tmp_path_factory.mktemp("masters")).opened


def view(kind: str, language: str = "ko", of: Site | None = None) -> CardView:
    """Return the first card of a kind."""
    sample = of or site()
    page = next(p for p in site_pages(sample) if (p.kind, p.language) == (kind, language))
    return card_view(sample, page)


def picture(content: bytes) -> Image.Image:
    """Open a card."""
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_card_is_small_and_always_the_same(opened: OpenedMasters) -> None:
    """1200 by 630, few kilobytes, equal bytes for equal words."""
    first = draw_card(view("issue"), opened)

    assert picture(first).size == (WIDTH, HEIGHT)
    assert len(first) < 40_000
    assert first == draw_card(view("issue"), opened)


def test_a_card_shows_its_words(opened: OpenedMasters) -> None:
    """Other words, another picture; ink and accent are both on it."""
    one = view("brief")
    shown = picture(draw_card(one, opened))
    colours = {colour for _, colour in shown.getcolors(1 << 20) or ()}
    accent = tuple(bytes.fromhex(one.colours[3][1:]))

    assert draw_card(one, opened) != draw_card(replace(one, title="다른 제목"), opened)
    assert min(sum(abs(a - b) for a, b in zip(c, accent, strict=True)) for c in colours) < 24
    assert min(sum(colour) for colour in colours) < 120


def test_han_has_the_forms_of_its_language(opened: OpenedMasters) -> None:
    """The same signs are drawn as each language writes them."""
    base = replace(view("brief"), title="骨直角", kicker="", foot="", site_name="")
    tags = ("ko", "zh-Hant", "zh-Hans", "ja")
    drawn = {draw_card(replace(base, title_language=tag), opened) for tag in tags}

    assert len(drawn) >= 3


@pytest.mark.parametrize("title", ["가" * 300, "W" * 300, "長" * 300, "a b " * 200])
def test_a_long_title_stays_on_the_card(opened: OpenedMasters, title: str) -> None:
    """It gets smaller, and at last an ellipsis; nothing is drawn in the margins."""
    shown = picture(draw_card(replace(view("brief"), title=title), opened))
    paper = shown.getpixel((WIDTH - 10, 10))
    right = shown.crop((WIDTH - 60, 0, WIDTH, HEIGHT))
    below = shown.crop((20, HEIGHT - 100, WIDTH, HEIGHT - 90))

    assert right.getcolors() == [(60 * HEIGHT, paper)]
    assert below.getcolors() == [((WIDTH - 20) * 10, paper)]


def test_signs_that_no_master_has_are_left_out(opened: OpenedMasters) -> None:
    """No box stands for a picture sign, and nothing fails."""
    one = view("brief")

    assert draw_card(replace(one, title="A\U0001f600B"), opened) == draw_card(
        replace(one, title="AB"), opened
    )


def test_every_kind_has_its_card() -> None:
    """Fronts, topics, issues and briefs, in each language that has the page."""
    of = site()
    jobs = list(CardRenderer().jobs(of))

    assert {job.kind for job in jobs} == {"front", "topic", "issue", "brief"}
    assert "ko/harbour/2025-03/card.png" in {job.path for job in jobs}
    assert view("issue").bars
    assert view("front").title


def test_pages_name_their_cards() -> None:
    """Every page has a picture: its own, or its language's front's; in full, with its size."""
    of = site()
    cards = {job.path for job in CardRenderer().jobs(of)}
    for path, text in rendered(of).items():
        if path.endswith(".html") and path != "404.html":
            named = {a.get("property"): a["content"] for t, a in read(text).tags if "property" in a}
            assert named["og:image"].removeprefix("https://briefing.example/") in cards, path
            assert 'name="twitter:card" content="summary_large_image"' in text
    assert "og:image" not in rendered(site(formats=("web",)))["ko/index.html"]


def test_the_fingerprint_follows_what_is_shown(tmp_path: Path) -> None:
    """A new title makes a new card; a new sentence in the text does not."""
    told = manuscripts()

    def fingerprint(**changes: object) -> str:
        lead = tuple(replace(f, version=replace(f.version, **changes)) for f in lead_story())  # type: ignore[arg-type]
        others = tuple(file for file in told.briefs if file.slug != "hong-kong-bridgehead")
        made, _ = curate(replace(told, briefs=(*lead, *others)), settings(), now=NOW)
        of, renderer = site(made, root=tmp_path), CardRenderer()
        job = next(
            j for j in renderer.jobs(of) if j.path == "ko/briefs/hong-kong-bridgehead/card.png"
        )
        return renderer.prepare(of, job, {}).fingerprint

    assert fingerprint(summary="one") == fingerprint(summary="two")
    assert fingerprint(title="one") != fingerprint(title="two")
