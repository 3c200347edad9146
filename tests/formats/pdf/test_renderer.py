"""Test a printed edition from end to end: one PDF, looked at from every side."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import page as validation
import pikepdf
import pytest
from msgspec import Struct
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.formats.pdf.manifest import Limits
from newsroom.formats.pdf.renderer import PdfRenderer
from newsroom.formats.renderer import Job
from newsroom.markdown.parser import parse
from newsroom.model import Body, Correction, Publication, Source, slot
from newsroom.problems import PublicationError
from newsroom.settings import Settings
from newsroom.templating.site import Site
from newsroom.templating.theme import load_theme
from support import publications as samples
from support.sites import png

JOB = Job(
    "pdf", "edition", ("harbour", "2025-03"), "ko", "ko/harbour/2025-03/harbour-2025-03-ko.pdf"
)

STORY = (
    "광저우의 인공지능 기업 클라우드워크(CloudWalk)가 해외 사업을 맡길 홍콩 법인을 저울질한다. "
    "연구소에 쓰는 돈은 10억 홍콩 달러다. "
)
TABLE = (
    "<table><thead><tr><th>해</th><th>수</th></tr></thead><tbody>"
    "<tr><td>2025</td><td>70</td></tr></tbody></table>"
)
CHINESE = "深圳設一百億元AI基金，香港撥款十億港元，兩地都在這個月定下數目。骨直令。" * 3
RIGHT = (210 - 20) / 25.4 * 72
"""Where the text's right edge is on A4, in points."""

EVERYTHING = """\
## 작은 제목

Some **bold**, *stressed*, ~~struck~~ and `code`, a [**bold** link](https://a.example/) and one
[with a note[^1] in it](https://b.example/), and ![A ship](harbour.png) in the text.

- one
  - two
    1. three

3. three
4. four

> Quoted, with a list:
> - in it

    preformatted

---

| left | right |
|:-----|------:|
| a    | 1     |

### 더 작은 제목

[![A ship](harbour.png)](brief:hong-kong-bridgehead)

[^1]: A note with a [link](https://c.example/).
"""


def publication(settings: Settings) -> Publication:
    """Return the sample with a longer lead that has notes, a correction and a table."""
    manuscripts = samples.manuscripts()
    lead, *rest = manuscripts.briefs
    body = Body.of(
        text=f"<p>{STORY * 6}"
        + slot("note", "1")
        + f"</p>\n{TABLE}\n<p>"
        + slot("link-open", "brief:robotaxis")
        + "다른 글"
        + slot("link-close")
        + "도 있다. 😀 骨</p>\n",
        notes=("각주 하나.",),
        words=120,
    )
    version = replace(
        lead.version,
        title="중국 본토 AI 기업, 홍콩을 세계로 가는 교두보로",
        why="본토 기업이 어디로 가는지 보여 준다.",
        body=body,
        corrections=(Correction(date(2025, 4, 2), "숫자를 고쳤다.", "단위가 틀렸다."),),
    )
    chinese = samples.brief("fund", date(2025, 3, 5), languages=("zh-Hant",), section="policy")
    text = Body.of(f"<p>{CHINESE}</p>\n")
    (fund,) = chinese
    assert fund.facts is not None
    fund = replace(
        fund,
        version=replace(fund.version, title="深圳設一百億元基金", body=text),
        facts=replace(fund.facts, source=Source("scmp", url="https://scmp.com/fund")),
    )
    everything, _ = parse(EVERYTHING, path="x.md")
    everywhere = [
        replace(file, version=replace(file.version, body=everything))
        if file.slug == "robotaxis"
        else file
        for file in rest
    ]
    briefs = (replace(lead, version=version), *everywhere, fund)
    made, problems = curate(
        replace(manuscripts, briefs=briefs),
        settings,
        now=samples.NOW,
    )
    assert problems == ()
    return made


def make_site(root: Path, **table: object) -> Site:
    """Return the sample's site with the shipped theme; its cache is below ``root``."""
    settings = samples.settings(root, **table)
    (settings.content / "images").mkdir(parents=True, exist_ok=True)
    (settings.content / "images" / "harbour.png").write_bytes(png())
    theme, problems = load_theme(settings)
    assert theme is not None, problems
    return Site(publication(settings), settings, theme, samples.NOW)


class Printed(Struct, frozen=True, dict=True):
    """Hold the one PDF that most tests look at."""

    site: Site
    renderer: PdfRenderer
    path: Path
    content: bytes

    def run(self, *command: str) -> str:
        """Run a tool on the file, and return what it prints."""
        return subprocess.run(
            [part.replace("{}", str(self.path)) for part in command],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    @property
    def text(self) -> str:
        """Return the text as a reader would copy it."""
        return self.run("pdftotext", "{}", "-")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    """Print the sample's Korean edition once."""
    root = tmp_path_factory.mktemp("root")
    site, renderer = make_site(root), PdfRenderer()
    (artifact,) = renderer.prepare(site, JOB, {}).render()
    assert JOB.path == artifact.path
    assert artifact.media_type == "application/pdf"
    path = root / "edition.pdf"
    path.write_bytes(artifact.content)
    yield Printed(site, renderer, path, artifact.content)
    renderer.close()


def test_editions_of_topics_that_ask_for_it_are_printed(printed: Printed) -> None:
    """A job for each published edition; the topic that is for the web alone has none."""
    jobs = list(printed.renderer.jobs(printed.site))
    assert JOB in jobs
    assert {"harbour"} == {job.key[0] for job in jobs}


def test_it_is_accessible(printed: Printed) -> None:
    """PDF/UA-1 holds in all its rules."""
    report = json.loads(validation.validate_pdf(str(printed.path), profile="ua1").to_json())
    assert report["failures"] == []
    assert report["is_compliant"]


def test_it_is_sound(printed: Printed) -> None:
    """Its syntax has no fault."""
    assert "No syntax or stream encoding errors" in printed.run("qpdf", "--check", "{}")


def test_only_our_subsets_are_in_it(printed: Printed) -> None:
    """Every font is ours by name, embedded, cut and mapped to Unicode."""
    rows = printed.run("pdffonts", "{}").splitlines()[2:]
    assert len(rows) >= 4
    for row in rows:
        assert re.match(r"[A-Z]{6}\+nr-(sans|serif|emoji)", row), row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def test_copied_text_is_what_was_written(printed: Printed) -> None:
    """Korean comes out exact, with no joiner, and words are broken only at spaces."""
    text = printed.text
    assert "\u2060" not in text
    assert STORY.strip() in " ".join(text.split())
    assert "深圳設一百億元基金" in text
    assert "😀" in text


def test_no_korean_word_is_split_at_a_line_end(printed: Printed) -> None:
    """Every word of every printed line is a word of the story."""
    words = set(STORY.split())
    lines = [line for line in printed.text.splitlines() if len(set(line.split()) & words) > 2]
    assert lines
    for line in lines:
        assert set(re.sub(r"\d$", "", line).split()) <= words, line


def test_notes_stand_on_the_page_that_calls_them(printed: Printed) -> None:
    """The source's address and the editor's note are at the foot of their own page."""
    pages = printed.text.split("\f")
    (called,) = [page for page in pages if "각주 하나." in page]
    assert "클라우드워크(CloudWalk)가" in called
    assert any("g-enews.com/article/1" in page and "교두보로" in page for page in pages)


def test_the_outline_is_plain_and_complete(printed: Printed) -> None:
    """Contents, letter, sections and briefs are in the outline, without joiners."""
    with pikepdf.open(printed.path) as pdf, pdf.open_outline() as outline:

        def titles(items: object) -> list[str]:
            return [t for item in items for t in (item.title, *titles(item.children))]

        found = titles(outline.root)
    assert "중국 본토 AI 기업, 홍콩을 세계로 가는 교두보로" in found
    assert {"harbour 주제 제1호", "기업", "정책", "深圳設一百億元基金"} <= set(found)
    assert not any("\u2060" in title for title in found)


def test_the_metadata_says_what_it_is(printed: Printed) -> None:
    """Title, publication, language and the issue's own date."""
    with pikepdf.open(printed.path) as pdf:
        assert str(pdf.Root.Lang) == "ko"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo["/Title"]) == "harbour 주제 제1호 · 2025년 3월"
        assert str(pdf.docinfo["/Author"]) == "Sample"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20250331")


def test_contents_and_links_lead_where_they_say(printed: Printed) -> None:
    """Every link inside the file has a destination."""
    with pikepdf.open(printed.path) as pdf:
        names = [str(name) for name in pdf.Root.Names.Dests.Names[::2]]
        links = [a for page in pdf.pages for a in page.get("/Annots", [])]
        inner = {str(link.Dest) for link in links if "/Dest" in link}
        outer = {str(link.A.URI) for link in links if "/A" in link}
    assert {"hong-kong-bridgehead", "robotaxis", "fund", "letter"} <= inner
    assert inner <= set(names)
    assert "https://g-enews.com/article/1" in outer
    assert all(address.startswith("https://") for address in outer)


def test_passages_in_another_language_say_so(printed: Printed) -> None:
    """A screen reader changes its voice for the Chinese brief."""
    with pikepdf.open(printed.path) as pdf:
        found = [
            str(o.Lang)
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/Lang" in o
        ]
    assert "zh-Hant" in found


def test_chinese_lines_are_justified(printed: Printed) -> None:
    """The slack of a Chinese line goes between its characters: all but the last end together."""
    boxes = printed.run("pdftotext", "-bbox-layout", "{}", "-")
    lines = re.findall(r'<line [^>]*xMax="([\d.]+)"[^>]*>(.*?)</line>', boxes, re.DOTALL)
    chinese = [
        (float(right), "".join(re.findall(r">([^<>]+)</word>", words))) for right, words in lines
    ]
    ends = [right for right, text in chinese if len(text) > 30 and text in CHINESE]
    assert len(ends) == 3
    assert all(abs(right - RIGHT) < 1 for right in ends[:-1])


def test_corrections_are_printed(printed: Printed) -> None:
    """What was changed after publication stands at the end."""
    assert "숫자를 고쳤다." in printed.text


def test_two_processes_make_the_same_bytes(printed: Printed, tmp_path: Path) -> None:
    """Another folder, clock zone, locale and hash seed change nothing."""
    script = (
        "import sys; from pathlib import Path; import test_renderer as t;"
        "r = t.PdfRenderer(); root = Path(sys.argv[1]);"
        "(a,) = r.prepare(t.make_site(root), t.JOB, {}).render();"
        "(root / 'again.pdf').write_bytes(a.content); r.close()"
    )
    here = Path(__file__).resolve()
    path = os.pathsep.join([str(here.parent), str(here.parents[2]), *filter(None, sys.path)])
    surroundings = {**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "7"}
    surroundings |= {"TZ": "America/Lima", "LC_ALL": "C"}
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], check=True, cwd=tmp_path, env=surroundings
    )
    assert printed.content == (tmp_path / "again.pdf").read_bytes()


def test_the_fingerprint_follows_what_is_printed(printed: Printed, tmp_path: Path) -> None:
    """Equal inputs, equal fingerprint; another paper, another one."""
    same = printed.renderer.prepare(make_site(tmp_path), JOB, {}).fingerprint
    assert printed.renderer.prepare(printed.site, JOB, {}).fingerprint == same
    other = make_site(tmp_path, paper="Letter")
    assert same != printed.renderer.prepare(other, JOB, {}).fingerprint


def test_a_character_that_no_font_has_names_its_place(printed: Printed, tmp_path: Path) -> None:
    """NR501 says brief, line and column, and the PDF is not made."""
    site = make_site(tmp_path)
    edition = site.publication.editions["harbour", "2025-03", "ko"]
    first, *others = edition.sections
    entry, *rest = first.entries
    bad = replace(entry, version=replace(entry.version, why="이것은 \ue000 이다."))
    path = tmp_path / entry.version.origin.path
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: x\nwhy: 이것은 \ue000 이다.\n---\n", encoding="utf-8")
    sections = (replace(first, entries=(bad, *rest)), *others)
    editions = {("harbour", "2025-03", "ko"): replace(edition, sections=sections)}
    spoilt = replace(site, publication=replace(site.publication, editions=editions))
    with pytest.raises(PublicationError) as caught:
        printed.renderer.prepare(spoilt, JOB, {}).render()
    (problem,) = caught.value.problems
    assert problem.code == "NR501"
    assert f"{entry.version.origin.path}:3:10" == str(problem.place)
    assert "U+E000" in problem.message


HOSTILE = (
    '</style></title><script>alert(1)</script>"; } * { display: none } <img src=file:///etc/x> '
    "{{ 7 * 191 }} {% raise %} \\A &amp; ' <a rel=attachment href=file:///etc/passwd>"
)


def test_hostile_words_are_printed_as_words(printed: Printed, tmp_path: Path) -> None:
    """Markup, style, template and addresses in every text of a view come out as text."""
    site = make_site(tmp_path)
    edition = site.publication.editions["harbour", "2025-03", "ko"]
    first, *others = edition.sections
    entry, *rest = first.entries
    version = replace(entry.version, title=HOSTILE, summary=HOSTILE, why=HOSTILE, corrections=())
    topic = replace(edition.topic, names=samples.names(HOSTILE, HOSTILE))
    sections = (replace(first, entries=(replace(entry, version=version), *rest)), *others)
    bad = replace(edition, sections=sections, topic=topic)
    spoilt = replace(
        site,
        publication=replace(
            site.publication, editions={("harbour", "2025-03", "ko"): bad}, topics={}
        ),
    )
    (artifact,) = printed.renderer.prepare(spoilt, JOB, {}).render()
    path = tmp_path / "hostile.pdf"
    path.write_bytes(artifact.content)
    text = "".join(replace(printed, path=path).text.split())
    assert text.count("{{7*191}}") >= 4
    assert "<script>alert(1)</script>" in text
    assert "1337" not in text
    with pikepdf.open(path) as pdf:
        stem = "harbour-2025-03-ko"
        assert {f"{stem}.md", f"{stem}.json"} == set(pdf.attachments)
        assert "/AcroForm" not in pdf.Root


def test_a_brief_beyond_the_limits_is_named(tmp_path: Path) -> None:
    """NR503 says which brief takes too much; the others of its edition are not blamed."""
    site = make_site(tmp_path)
    edition = site.publication.editions["harbour", "2025-03", "ko"]
    first, *others = edition.sections
    entry, *rest = first.entries
    cells = "<td>1</td>" * 10
    table = f"<table><tbody>{f'<tr>{cells}</tr>' * 1500}</tbody></table>"
    heavy = replace(entry.version, body=Body.of(table))
    sections = (replace(first, entries=(replace(entry, version=heavy), *rest)), *others)
    editions = {("harbour", "2025-03", "ko"): replace(edition, sections=sections)}
    spoilt = replace(site, publication=replace(site.publication, editions=editions))
    renderer = PdfRenderer(Limits(cpu_seconds=3, wall_seconds=60))
    with pytest.raises(PublicationError) as caught:
        renderer.prepare(spoilt, JOB, {}).render()
    renderer.close()
    (problem,) = caught.value.problems
    assert problem.code == "NR503"
    assert str(problem.place) == entry.version.origin.path
