"""Test what a printed edition looks like, in editions that are made to be difficult."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest
import uharfbuzz
from msgspec.structs import replace

from newsroom.formats.pdf.renderer import PdfRenderer
from newsroom.model import (
    Body,
    Brief,
    Correction,
    Edition,
    EditionSection,
    Entry,
    Facts,
    Letter,
    Version,
)
from newsroom.templating.site import Site
from newsroom.templating.theme import load_theme
from newsroom.typefaces import cutter_at
from newsroom.typefaces.characters import FACES, shape_of
from newsroom.typefaces.masters import CJK
from support import publications as samples
from support.papers import Paper, cids, squeezed

STORY = (
    "<p>광저우의 인공지능 기업이 해외 사업을 맡길 홍콩 법인을 저울질한다. 연구소에 쓰는 돈은"
    " 10억 홍콩 달러다. 다음 달에 문을 연다고 한다.</p>\n"
)
TITLES = ("홍콩을 세계로 가는 교두보로", "본토 기업, 법인을 저울질하다", "연구소에 십억 달러")


class Printer:
    """Print editions of a made-up issue, and keep the files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.renderer = PdfRenderer()
        self.count = 0

    @cached_property
    def site(self) -> Site:
        """Return the sample's site with the shipped theme."""
        return self.site_with()

    def site_with(self, **table: object) -> Site:
        """Return the same with other settings."""
        settings = samples.settings(self.folder, **table)
        theme, problems = load_theme(settings)
        assert theme is not None, problems
        return Site(samples.publication(), settings, theme, samples.NOW)

    def edition(
        self, *entries: Entry, letter: Letter | None = None, language: str = "ko"
    ) -> Edition:
        """Return the sample's edition with other briefs in it."""
        known = self.site.publication.editions["harbour", "2025-03", "ko"]
        sections = (EditionSection(known.topic.sections[0], entries),)
        return replace(known, sections=sections, letter=letter, language=language)

    def print(self, edition: Edition, site: Site | None = None) -> Paper:
        """Print an edition."""
        self.count += 1
        path = self.folder / f"paper-{self.count}.pdf"
        path.write_bytes(self.renderer.dossier(site or self.site, edition, path.stem))
        return Paper(path)


@pytest.fixture(scope="module")
def printer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printer]:
    """Keep one child warm for all editions here."""
    opened = Printer(tmp_path_factory.mktemp("papers"))
    yield opened
    opened.renderer.close()


def entry(number: int, html: str = STORY, **facts: object) -> Entry:
    """Return a Korean brief."""
    title = f"{TITLES[number % len(TITLES)]} {number}"
    version = Version(
        "ko", title, "무엇이 왜 달라지는지 두 문장으로 적는다.", Body.of(html, words=40)
    )
    facts = {"date": date(2025, 3, 1), "topics": ("harbour",), **facts}
    brief = Brief(f"brief-{number}", Facts(**facts), (version,))  # type: ignore[arg-type]
    return Entry(brief, version, is_fallback=False)


def test_glyph_forms_follow_the_language_even_inside_one_line(printer: Printer) -> None:
    """骨 is drawn with the glyph that its language's face has: by its number in the master."""
    tags = ("ko", "zh-Hant", "zh-Hans", "ja")
    spans = "".join(f'<span lang="{tag}">骨</span>' for tag in tags)
    paper = printer.print(printer.edition(entry(1, f"<p>{spans}</p>")))
    opened = cutter_at(printer.site.settings.root).opened
    want = {
        tag: f"cid{_glyph(opened.face(CJK['serif', 400], FACES[shape_of(tag)])):05}" for tag in tags
    }

    assert {tag: {cid} for tag, cid in want.items()} == {
        tag: cids(paper, f"nr-serif-{shape_of(tag)}", "骨") for tag in tags
    }
    assert len(set(want.values())) == 3  # Korean and Japanese share theirs in Noto


def _glyph(face: uharfbuzz.Face) -> int:
    return int(uharfbuzz.Font(face).get_nominal_glyph(ord("骨")))


@pytest.mark.parametrize("count", [1, 2, 3, 7, 17, 41])
@pytest.mark.parametrize("has_letter", [True, False])
def test_no_page_is_too_empty_and_contents_stay_on_one(
    printer: Printer, count: int, *, has_letter: bool
) -> None:
    """However many briefs there are, every page but the last is at least a quarter full."""
    letter = replace(samples.letter("harbour", "2025-03", "ko"), title="편지")
    edition = printer.edition(
        *(entry(number) for number in range(count)), letter=letter if has_letter else None
    )
    paper = printer.print(edition)
    entries = {leaf.page for leaf in paper.leaves if leaf.link and leaf.text.startswith(TITLES)}

    assert [fill for fill in paper.fills[:-1] if fill < 0.25] == []
    assert entries == {2}


@pytest.mark.parametrize(
    "html",
    [
        f"{STORY}<table><tbody>{'<tr><td>하나</td><td>둘</td></tr>' * 60}</tbody></table>{STORY}",
        f"{STORY}<ul>{'<li><p>한 줄</p></li>' * 90}</ul>{STORY}",
        f"{STORY}<blockquote>{STORY * 30}</blockquote>{STORY}",
        f"{STORY}<pre><code>{'한 줄' * 4000}</code></pre>{STORY}",
    ],
    ids=["table", "list", "quotation", "code"],
)
def test_what_is_long_is_broken_and_leaves_no_empty_page(printer: Printer, html: str) -> None:
    """Not even a table that is longer than a page."""
    paper = printer.print(printer.edition(entry(0), entry(1, html), entry(2)))

    assert len(paper.pdf.pages) > 3
    assert [fill for fill in paper.fills[:-1] if fill < 0.25] == []


@pytest.mark.parametrize(("name", "size"), [("A4", (595.28, 841.89)), ("Letter", (612, 792))])
def test_one_style_sheet_serves_both_papers(
    printer: Printer, name: str, size: tuple[float, float]
) -> None:
    """Every page has the size that the settings say, the cover too."""
    site = printer.site_with(paper=name)
    paper = printer.print(printer.edition(*(entry(number) for number in range(5))), site)

    for page in paper.pdf.pages:
        assert tuple(map(float, page.MediaBox[2:])) == pytest.approx(size, abs=0.1)
    assert [fill for fill in paper.fills[:-1] if fill < 0.25] == []


def test_an_index_prints_a_page_once_a_name(printer: Printer) -> None:
    """Two briefs on one page are one number; a place is no organisation."""
    several = [entry(number, entities=("cloudwalk", "hong-kong")) for number in range(6)]
    paper = printer.print(printer.edition(*several))
    index = [leaf for leaf in paper.leaves if "LI" in leaf.tags and leaf.text.strip()]
    (start,) = (at for at, leaf in enumerate(index) if leaf.text == "클라우드워크")
    numbers = "".join(leaf.text for leaf in index[start + 1 :])
    pages = sorted({paper.page_of[f"brief-{number}"] for number in range(6)})

    assert len(pages) < 6
    assert squeezed(numbers) == ",".join(map(str, pages))
    assert "홍콩" not in {leaf.text for leaf in index}


def test_corrections_to_earlier_issues_are_told_once(printer: Printer) -> None:
    """What was corrected since the issue before stands in the next, with the number it is of."""
    made = samples.manuscripts()
    late = Correction(date(2025, 4, 10), "숫자를 고쳤다.", "단위가 틀렸다.")
    early = Correction(date(2025, 3, 30), "이름을 고쳤다.")
    briefs = tuple(
        replace(file, version=replace(file.version, corrections=(late, early)))
        if file.slug == "robotaxis"
        else file
        for file in made.briefs
    )
    publication, problems = samples.curate(replace(made, briefs=briefs), printer.site.settings,
                                           now=samples.NOW)  # fmt: skip
    assert problems == ()
    site = replace(printer.site, publication=publication)
    april = site.publication.editions["harbour", "2025-04", "ko"]
    text = printer.print(april, site).text

    assert "제1호·robotaxisinko,2025년4월10일:숫자를고쳤다.단위가틀렸다." in text
    assert "이름을고쳤다." not in text


def test_a_headline_never_leaves_a_word_alone(printer: Printer) -> None:
    """Its lines are even, whatever their number."""
    titles = ("아주 긴 제목도 두 줄로 고르게 나뉘어 한 낱말만 남지 않는다 정말로", *TITLES)
    several = [
        replace(one, version=replace(one.version, title=title))
        for one, title in zip(map(entry, range(4)), titles, strict=True)
    ]
    paper = printer.print(printer.edition(*several))
    lines = [leaf.text.strip() for leaf in paper.leaves if "H3" in leaf.tags]
    first = [line for line in lines if line in titles[0]]

    assert len(first) == 2
    assert all(len(line.split()) > 2 for line in first)
