"""Set one digest by Newsroom, Typst and Chromium, and say how each stands: one run, one table.

    python tests/benchmarks/typesetters.py [--language ko] [--rounds 3] [--keep FOLDER]

The digest is all of the sample's first topic. Typst gets the words from the JSON that travels in
our PDF, in a template that a good hand would write in an afternoon (``typesetters.typ``); Chromium
prints our own HTML with our own style sheet and fonts. Each runs in a fresh process. What comes out
is judged by the same eyes as in ``tests/browser/test_print.py``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import itertools
import json
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.contenders import beside_python
from benchmarks.measuring import Cost, DidNotWorkError, run
from benchmarks.typst_markup import typst_of
from benchmarks.warm_pdf import KeepingWorkshop, keep
from newsroom.curation.dossiers import dossier
from newsroom.formats.pdf.renderer import PdfRenderer
from newsroom.formats.pdf.words import JOINER
from newsroom.press.assemble import assemble
from newsroom.settings import load_settings
from support.papers import Paper

ROOT = Path(__file__).parents[2]
TOPIC = "greater-bay-area-ai"
FONTS = "/usr/share/fonts/opentype/noto"
NOT_FIRST, NOT_LAST = "。，、：；！？」』）》ーっゃゅょッャュョ", "「『（《"
_CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
_COMPILE = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2],"
    f" font_paths=[{FONTS!r}], pdf_standards=['ua-1'])"
)
_TYPST = (sys.executable, "-c", _COMPILE)


@dataclass(slots=True)
class Contender:
    """Hold one typesetter: what it is called, how it is run, and what came of it."""

    name: str
    command: list[str]
    pdf: Path
    costs: list[Cost] = field(default_factory=list)

    def set(self, folder: Path) -> None:
        """Set the digest once."""
        self.costs.append(run(self.command, folder))
        if not self.pdf.is_file():
            raise DidNotWorkError(f"{self.name} made no {self.pdf.name}")


def main(words: list[str]) -> None:
    """Set the digest some times by each, in turn, and print what came out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--language", default="ko")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the PDFs stay")
    given = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as work:
        folder = given.keep or Path(work)
        folder.mkdir(parents=True, exist_ok=True)
        edition = prepare(given.language, folder)
        found = [one for one in contenders(given.language, folder) if shutil.which(one.command[0])]
        for _ in range(given.rounds):
            for one in found:
                one.set(ROOT)
        print(table(found, edition))  # noqa: T201 - a command that prints


def prepare(language: str, folder: Path) -> dict[str, Any]:
    """Write what the others are given, and return the edition as data."""
    settings, _ = load_settings(ROOT / "pelicanconf.py")
    assert settings is not None
    site = assemble(settings, now=dt.datetime.now(dt.UTC)).site
    assert site is not None
    gathered = dossier(site.publication, settings, TOPIC, language)
    assert gathered is not None
    renderer = PdfRenderer.for_dossiers()
    renderer.workshop = workshop = KeepingWorkshop()
    renderer.dossier(site, gathered, "digest")
    renderer.close()
    keep(workshop.kept, folder)
    page = (folder / "page.html").read_text(encoding="utf-8")
    # A browser keeps Korean words together when it is told to, and needs no joiners.
    whole = '<link rel="stylesheet" href="style.css">\n<style>:lang(ko) { word-break: keep-all }\n'
    plain = page.replace(JOINER, "").replace("<style>", whole, 1)
    (folder / "page.html").write_text(plain, encoding="utf-8")
    edition = dict(json.loads(workshop.kept.attachments[1].content))
    (folder / "digest.typ").write_text(typst_of(edition), encoding="utf-8")
    return edition


def contenders(language: str, folder: Path) -> list[Contender]:
    """Return the three, as their users run them."""
    ours, typst, chromium = (folder / f"{name}.pdf" for name in ("newsroom", "typst", "chromium"))
    newsroom = [beside_python("newsroom"), "dossier", TOPIC, "--lang", language]
    page = (folder / "page.html").as_uri()
    return [
        Contender("Newsroom", [*newsroom, "--output", str(ours)], ours),
        Contender("Typst", [*_TYPST, f"{folder}/digest.typ", str(typst)], typst),
        Contender("Chromium", [*_CHROMIUM, f"--print-to-pdf={chromium}", page], chromium),
    ]


def table(found: list[Contender], edition: dict[str, Any]) -> str:
    """Judge the PDFs, and return a Markdown table: a row a question, a column a typesetter."""
    papers = [Paper(one.pdf) for one in found]
    rows: list[tuple[str, Callable[[Contender, Paper], object]]] = [
        ("pages", lambda _, paper: len(paper.pdf.pages)),
        ("size, kB", lambda one, _: round(one.pdf.stat().st_size / 1000)),
        ("processor seconds, fresh process", lambda one, _: median(cost.cpu for cost in one.costs)),
        ("wall seconds, fresh process", lambda one, _: median(cost.wall for cost in one.costs)),
        ("PDF/UA-1, rules kept", lambda one, _: kept(one.pdf, "ua1")),
        ("PDF/A-3a, rules kept", lambda one, _: kept(one.pdf, "3a")),
        ("bookmarks", lambda _, paper: len(paper.outline)),
        ("Korean words split at a line's end", lambda _, paper: split(paper, edition)),
        ("lines that begin or end as they must not", lambda _, paper: wrong_ends(paper)),
        ("texts that copied are what was written", lambda _, paper: exact(paper, edition)),
    ]
    head = ["", *(one.name for one in found)]
    lines = [head, ["---"] * len(head)]
    for question, answer in rows:
        answers = [str(answer(one, paper)) for one, paper in zip(found, papers, strict=True)]
        lines.append([question, *answers])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def median(values: Any) -> str:
    """Return a median to two digits."""
    return f"{statistics.median(values):.2f}"


def kept(pdf: Path, profile: str) -> str:
    """Return how many rules of a standard a file keeps."""
    validation = importlib.import_module("page")
    rules = json.loads(validation.validate_pdf(str(pdf), profile=profile).to_json())["rules"]
    return f"{rules['passed']} of {rules['total']}"


def texts(edition: dict[str, Any]) -> list[str]:
    """Return titles, summaries and texts of an edition."""
    briefs = [brief for section in edition["sections"] for brief in section["briefs"]]
    return [brief[part] for brief in briefs for part in ("title", "summary", "text")]


def split(paper: Paper, edition: dict[str, Any]) -> int:
    """Count Korean words that a line's end goes through."""
    words = {word for text in texts(edition) for word in re.findall(r"[가-힣]+", text)}
    lines = [line.text.split() for line in paper.lines if re.search(r"[가-힣]", line.text)]
    return sum(
        before[-1] + after[0] in words and not {before[-1], after[0]} <= words
        for before, after in itertools.pairwise(lines)
    )


def wrong_ends(paper: Paper) -> int:
    """Count lines that begin with a stop or a closing bracket, or end in an opening one."""
    lines = [line.text for line in paper.lines if len(line.text) > 1]
    return sum(text[0] in NOT_FIRST or text[-1] in NOT_LAST for text in lines)


def exact(paper: Paper, edition: dict[str, Any]) -> str:
    """Count the summaries that copied text has, blanks and soft hyphens aside."""
    copied = re.sub(r"[\s\u00ad]", "", paper.run("pdftotext", "-raw", "{}", "-"))
    briefs = [brief for section in edition["sections"] for brief in section["briefs"]]
    found = sum(re.sub(r"\s", "", brief["summary"]) in copied for brief in briefs)
    return f"{found} of {len(briefs)}"


if __name__ == "__main__":
    main(sys.argv[1:])
