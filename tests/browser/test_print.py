"""Every PDF of the sample publication, as a press and its readers would check it before it goes."""

from __future__ import annotations

import importlib
import itertools
import json
import re
from html import unescape
from pathlib import Path

import pytest
from markupsafe import Markup

from newsroom.markdown.parser import parse
from newsroom.markdown.rendering import render
from newsroom.typefaces.characters import shape_of
from support.papers import Leaf, Paper, squeezed

pytestmark = pytest.mark.slow

EDITIONS = 9
SPACELESS = ("zh-Hant", "zh-Hans", "ja")
NOT_FIRST = "。，、．：；！？」』）》〉】〕々ぁぃぅぇぉっゃゅょァィゥェォッャュョー"
NOT_LAST = "「『（《〈【〔"
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def editions(site: Path) -> tuple[Paper, ...]:
    """Return every PDF of the sample."""
    found = tuple(map(Paper, sorted(site.rglob("*.pdf"))))
    assert len(found) == EDITIONS
    return found


@pytest.fixture(params=range(EDITIONS))
def paper(request: pytest.FixtureRequest, editions: tuple[Paper, ...]) -> Paper:
    """Return one PDF of the sample."""
    return editions[request.param]


def edition_of(paper: Paper) -> dict[str, object]:
    """Return the edition as the JSON that travels in the file."""
    return dict(
        json.loads(paper.pdf.attachments[f"{paper.path.stem}.json"].get_file().read_bytes())
    )


def briefs_of(paper: Paper) -> list[dict[str, str]]:
    """Return the edition's briefs in reading order."""
    sections = edition_of(paper)["sections"]
    return [brief for section in sections for brief in section["briefs"]]


class Bare:
    """Fill slots so that nothing but the words of a text is left."""

    heading_shift = 0
    anchor_prefix = ""

    def figure(self, _name: str) -> Markup:
        """Return nothing: a travelling text has its figures in words."""
        return Markup()

    entity = figure

    def link(self, _target: str, _title: str) -> tuple[Markup, Markup]:
        """Return nothing."""
        return Markup(), Markup()

    def image(self, _file: str, _alt: str) -> Markup:
        """Return nothing."""
        return Markup()

    def note(self, _number: int, _inner: Markup) -> Markup:
        """Return nothing."""
        return Markup()


def paragraphs(markdown: str) -> list[str]:
    """Return the words of each paragraph, cell and item of a text, without blanks."""
    body, _ = parse(markdown, path="x.md")
    text = re.sub(r"<(/?)(p|li|td|th|h\d|ul|ol|tr)\b[^>]*>", "\n", render(body, Bare()))
    lines = (unescape(TAG.sub("", line)) for line in text.split("\n"))
    return [squeezed(line) for line in lines if line.strip()]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_is_accessible_and_fit_for_archives(paper: Paper, profile: str) -> None:
    """PDF/UA-1 and PDF/A-3a hold in one file."""
    validation = importlib.import_module("page")
    report = json.loads(validation.validate_pdf(str(paper.path), profile=profile).to_json())

    assert report["failures"] == []
    assert report["is_compliant"]


def test_it_is_sound_and_small(paper: Paper) -> None:
    """No fault of syntax; at most 60 kB a page and 3 MB an issue."""
    assert "No syntax or stream encoding errors" in paper.run("qpdf", "--check", "{}")
    assert paper.path.stat().st_size <= min(len(paper.pdf.pages) * 60_000, 3_000_000)


def test_it_holds_the_fonts_of_its_languages_and_no_others(paper: Paper) -> None:
    """The list is exact: a sans and a serif for each script that is in it."""
    shapes = {shape_of(leaf.lang) for leaf in paper.leaves}
    assert paper.families <= {f"nr-{kind}-{s}" for kind in ("sans", "serif") for s in shapes}
    assert shapes == {family.rpartition("-")[2] for family in paper.families}


def test_it_says_what_the_briefs_say(paper: Paper) -> None:
    """Read by its tags, each brief is its Markdown's text, word for word, in order."""
    text, at = paper.text, 0
    for brief in briefs_of(paper):
        whole = [brief["title"], brief["summary"], *paragraphs(brief["text"]), brief["why"]]
        for words in whole:
            at = text.find(squeezed(words), at)
            assert at >= 0, words
            at += len(squeezed(words))


def test_copied_text_comes_in_that_order(paper: Paper) -> None:
    """So it does as a reader copies it, and nothing hidden comes along."""
    copied = paper.run("pdftotext", "-raw", "{}", "-")
    assert not set(copied) & {"\u2060", "\u200b", "\u2011"}
    text, at = squeezed(copied.replace("\u00ad", "")), 0
    for brief in briefs_of(paper):
        for words in paragraphs(brief["text"]):
            # The first words alone: a note's number or a page's end may stand further on.
            at = text.find(words[:6], at)
            assert at >= 0, words


def test_no_running_head_is_read_aloud(paper: Paper) -> None:
    """Page numbers, running heads and the dots of leaders are furniture."""
    assert [leaf.text for leaf in paper.leaves if re.search(r"\d / \d|(\. ){3}", leaf.text)] == []


def test_every_passage_says_its_language(paper: Paper) -> None:
    """Hangul is read by a Korean voice and kana by a Japanese one, in whichever edition."""
    wrong = [
        (leaf.lang, leaf.text)
        for leaf in paper.leaves
        for script, tag in ((r"[가-힣]", "ko"), (r"[ぁ-んァ-ヴ]", "ja"))
        if re.search(script, leaf.text) and leaf.lang != tag
    ]
    assert wrong == []
    for brief in briefs_of(paper):
        title = squeezed(brief["title"])
        langs = {leaf.lang for leaf in paper.leaves if "H3" in leaf.tags and leaf.text in title}
        assert not langs or langs == {brief["language"]}, title


def test_the_outline_is_the_contents(paper: Paper) -> None:
    """Its lowest level is the briefs; above stand their sections, in the same order."""
    titles = [brief["title"] for brief in briefs_of(paper)]
    sections = [section["name"] for section in edition_of(paper)["sections"] if section["name"]]
    names = [title for _, title in paper.outline]

    assert titles == [title for level, title in paper.outline if level == 3]
    assert sections == [name for name in names if name in sections]
    assert not any("\u2060" in name for name in names)


def test_contents_and_index_print_the_page_they_lead_to(paper: Paper) -> None:
    """Each brief is in the contents with its page; the index has each page once a name."""
    printed: list[tuple[Leaf, int]] = []
    names: list[list[int]] = []
    is_next = False
    listed = [leaf for leaf in paper.leaves if leaf.page == 2 or "LI" in leaf.tags]
    for leaf in (leaf for leaf in listed if leaf.link):
        # A comma may end a line, with its page on the next one.
        is_next = is_next or leaf.text.startswith(",")
        if leaf.text.strip(", ").isdigit():
            printed.append((leaf, int(leaf.text.strip(", "))))
            if "LI" in leaf.tags:
                names = names if is_next else [*names, []]
                names[-1].append(printed[-1][1])
            is_next = False
    assert [leaf.link for leaf, page in printed if page != paper.page_of[leaf.link]] == []
    contents = {leaf.link for leaf, _ in printed if "LI" not in leaf.tags}
    assert {brief["slug"] for brief in briefs_of(paper)} <= contents
    assert names
    assert [pages for pages in names if pages != sorted(set(pages))] == []


def test_every_link_inside_lands_on_its_page(paper: Paper) -> None:
    """Where an anchor is a brief's, its headline begins on that page."""
    assert {leaf.link for leaf in paper.leaves if leaf.link} <= set(paper.page_of)
    for brief in briefs_of(paper):
        page = paper.page_of[brief["slug"]]
        starts = [squeezed(line.text) for line in paper.lines if line.page == page]
        first = squeezed(brief["title"])[:6]
        assert any(start.startswith(first) for start in starts), brief["title"]


def test_no_korean_word_is_split_at_a_line_end(paper: Paper) -> None:
    """No line's end and the next line's start are together a word of the text."""
    sources = [" ".join((b["title"], b["summary"], b["text"], b["why"])) for b in briefs_of(paper)]
    words = {word for source in sources for word in re.findall(r"[가-힣]+", source)}
    lines = [line.text.split() for line in paper.lines if re.search(r"[가-힣]", line.text)]
    split = [
        before[-1] + after[0]
        for before, after in itertools.pairwise(lines)
        if before[-1] + after[0] in words and not {before[-1], after[0]} <= words
    ]
    assert split == []


def test_lines_begin_and_end_as_their_script_wants(paper: Paper) -> None:
    """No line begins with a stop, a closing bracket or small kana; none ends in an opening one."""
    lines = [line.text for line in paper.lines if line.text.strip()]
    assert [text for text in lines if text[0] in NOT_FIRST and len(text) > 1] == []
    assert [text for text in lines if text[-1] in NOT_LAST] == []


def test_no_headline_leaves_a_word_alone(paper: Paper) -> None:
    """The last line of a headline of several has two words, or four characters."""
    headlines: dict[int, list[Leaf]] = {}
    for leaf in paper.leaves:
        if {"H2", "H3"} & set(leaf.tags):
            headlines.setdefault(_parent(leaf), []).append(leaf)
    for leaves in headlines.values():
        last = leaves[-1].text.strip()
        enough = len(last) >= 4 if leaves[0].lang in SPACELESS else " " in last
        assert len(leaves) == 1 or enough, [leaf.text for leaf in leaves]


def _parent(leaf: Leaf) -> int:
    """Return what the lines of one headline have in common: its number among the tags."""
    return hash((leaf.page, leaf.tags, leaf.element // 8))


def test_no_page_ends_in_a_heading_or_stands_empty(paper: Paper) -> None:
    """A heading has text below it; every page but the last is at least a quarter full."""
    for number in range(2, len(paper.pdf.pages) + 1):
        text = [leaf for leaf in paper.leaves if leaf.page == number and leaf.is_text]
        assert text, number
        assert not {"H1", "H2", "H3", "H4"} & set(text[-1].tags), (number, text[-1].text)
    assert [fill for fill in paper.fills[:-1] if fill < 0.25] == []


def test_the_edition_travels_inside(paper: Paper) -> None:
    """As Markdown, the pages' source, and as JSON; nothing else does."""
    stem = paper.path.stem
    kinds = {name: str(spec.obj.AFRelationship) for name, spec in paper.pdf.attachments.items()}
    text = paper.pdf.attachments[f"{stem}.md"].get_file().read_bytes().decode()

    assert {f"{stem}.md": "/Source", f"{stem}.json": "/Data"} == kinds
    plain = re.sub(r"\\(?=\W)", "", text)
    assert [one for one in briefs_of(paper) if f"## {one['title']}" not in plain] == []
