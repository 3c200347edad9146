"""Headlines have their own face, and a page asks for one small font or none."""

from __future__ import annotations

import io
import re

import pytest
from fontTools.ttLib import TTFont

from newsroom.formats.web import WebRenderer
from newsroom.formats.web.faces import LATIN, LIMIT, cut, front_face, issue_face, topic_face
from newsroom.templating.answers import Headline
from newsroom.templating.site import Site
from newsroom.templating.vantage import Vantage
from support.webpages import pdf_facts, rendered, site

FONT = re.compile(r'<link rel="preload" href="([^"]+)" as="font"')


@pytest.fixture(scope="module")
def sample() -> Site:
    """Hold the sample as a site."""
    return site()


def at(of: Site, language: str = "ko") -> Vantage:
    """Stand at the root, in one language."""
    return Vantage(of, language, "")


def test_a_face_has_its_headlines_letters_and_all_of_latin(sample: Site) -> None:
    """Nothing that a headline of the page says is missing from its font."""
    ref = sample.reach.issues("harbour", "ko")[0]
    face = issue_face(at(sample), ref)
    assert face is not None
    font, sheet = cut(sample, face)
    held = {chr(code) for code in TTFont(io.BytesIO(font.content)).getBestCmap()}
    titles = "".join(one.title for one in sample.reach.headlines(ref))

    assert set(titles) <= held
    assert {char for char in LATIN if char.isascii()} <= held
    assert font.path.rpartition("/")[2] in sheet.content.decode()
    assert len(font.content) < 100_000


def test_a_headline_in_another_language_lends_no_letters(sample: Site) -> None:
    """A brief that stands in its original language is set in that language's faces."""
    ref = sample.reach.issues("harbour", "ja")[0]
    fallbacks = [
        entry.version.title
        for entry in sample.publication.editions["harbour", ref.issue, "ja"].entries
        if entry.is_fallback
    ]
    own = {one.title for one in sample.reach.headlines(ref)}

    assert fallbacks
    assert own.isdisjoint(fallbacks)


def test_an_issue_and_its_briefs_share_one_font(sample: Site) -> None:
    """A reader who goes from one to the other has it already; each page asks for one."""
    made = rendered(sample)
    home = sample.reach.surroundings("hong-kong-bridgehead", "ko").home
    assert home is not None
    folder = f"{home.topic}/{home.issue}"
    issue = FONT.findall(made[f"ko/{folder}/index.html"])
    brief = FONT.findall(made["ko/briefs/hong-kong-bridgehead/index.html"])

    assert len(issue) == len(brief) == 1
    assert brief[0] == f"../../{folder}/{issue[0]}"
    assert f"ko/{folder}/{issue[0]}" in made


def test_pages_of_names_and_of_words_ask_for_none(sample: Site) -> None:
    """Their headings are too many to cut for: they stay in the reader's own faces."""
    made = rendered(sample)

    for path in ("ko/archive/index.html", "ko/about/index.html", "404.html"):
        assert 'as="font"' not in made[path], path


def test_without_print_there_is_no_font() -> None:
    """A publication of web pages alone needs no masters of fonts."""
    web = site(formats=("web",))

    assert front_face(at(web)) is None
    assert topic_face(at(web), "harbour") is None
    assert not any(path.endswith(".woff2") for path in rendered(web))


def test_a_font_that_would_be_too_heavy_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the letters are too many for 100 kB, the page does without."""
    sample = site()
    many = "".join(map(chr, range(0x4E00, 0x4E00 + LIMIT // 205)))
    monkeypatch.setattr(
        type(sample.reach), "headlines", lambda *_: (Headline("x", "zh-Hant", many),)
    )

    assert front_face(at(sample, "zh-Hant")) is None


def test_the_name_follows_the_letters_and_nothing_else(sample: Site) -> None:
    """A page that says the same in another order keeps its font's address."""
    face = front_face(at(sample))
    again = front_face(at(site()))

    assert face is not None
    assert again is not None
    assert face.path("woff2") == again.path("woff2")
    other = front_face(at(sample, "ja"))
    assert other is not None
    assert other.key != face.key


def test_the_root_borrows_the_front_s_font(sample: Site) -> None:
    """No file is made twice at one address."""
    facts = pdf_facts(sample)
    paths = [
        artifact.path
        for job in WebRenderer().jobs(sample)
        for artifact in WebRenderer().prepare(sample, job, facts).render()
    ]

    assert len(paths) == len(set(paths))
