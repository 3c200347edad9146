"""Test what is printed of an edition, and when it need not be printed again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from newsroom.curation import curate_preview
from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact
from newsroom.press.preview.paper import FIRST, Paper
from newsroom.problems import Place, Problem, PublicationError
from newsroom.templating.site import Site
from newsroom.templating.theme import Theme
from support.publications import NOW, manuscripts, settings

PDF = "ko/harbour/2025-03/harbour-2025-03-ko.pdf"


@dataclass
class Printer:
    """Print the slugs of an edition, and count how often."""

    name: str = "pdf"
    printed: list[str] = field(default_factory=list)
    is_broken: bool = False

    def jobs(self, _site: Site) -> Iterator[Job]:
        """Return nothing: the tests name their job."""
        yield from ()

    def prepare(self, site: Site, job: Job, _facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Return the slugs as what is to be printed."""
        topic, issue = job.key
        entries = site.publication.editions[topic, issue, job.language].entries
        text = " ".join(f"{entry.brief.slug}:{entry.version.title}" for entry in entries)
        return Prepared(hashlib.sha256(text.encode()).hexdigest(), partial(self._page, job, text))

    def _page(self, job: Job, text: str) -> tuple[Artifact, ...]:
        if self.is_broken:
            raise PublicationError([Problem("NR503", Place("x"), "no ink")])
        self.printed.append(text)
        return (Artifact(job.path, "application/pdf", text.encode()),)


def site() -> Site:
    """Return the sample, with all it holds back."""
    publication = curate_preview(manuscripts(), settings(), now=NOW)[0]
    return Site(publication, settings(), Theme("plain", (), {}, {}, {}, {}, {}), NOW)


def longest(given: Site) -> Job:
    """Return the job of the edition with the most briefs."""
    key = max(
        given.publication.editions, key=lambda key: len(given.publication.editions[key].entries)
    )
    return Job("pdf", "edition", key[:2], key[2], PDF)


def slugs(content: bytes) -> list[str]:
    """Return the slugs that were printed."""
    return [word.partition(":")[0] for word in content.decode().split(" ") if ":" in word]


def test_a_first_look_and_the_whole() -> None:
    """The brief that is asked for alone, or the first ones; then all of them."""
    given, printer, paper = site(), Printer(), Paper()
    job = longest(given)
    whole = paper.print(given, printer, job)
    every = slugs(whole.sheet.content)
    last = paper.glance(given, printer, job, every[-1])
    first = paper.glance(given, printer, job)
    unknown = paper.glance(given, printer, job, "nobody")

    assert whole.is_whole
    assert len(every) > FIRST
    assert slugs(last.sheet.content) == every[-1:]
    assert slugs(first.sheet.content) == slugs(unknown.sheet.content) == every[:FIRST]
    assert not last.is_whole


def test_the_same_is_printed_once() -> None:
    """What it is made from decides, not when it is asked for."""
    given, printer, paper = site(), Printer(), Paper()
    job = longest(given)
    one, other = paper.print(given, printer, job), paper.print(site(), printer, job)

    assert one is other
    assert len(printer.printed) == 1
    facts = paper.facts(PDF)
    assert facts is not None
    assert facts.sha256 == one.sheet.digest


def test_a_first_look_says_nothing_of_the_whole() -> None:
    """Its pages and its size are not those of the edition."""
    given, paper = site(), Paper()
    paper.glance(given, Printer(), longest(given))

    assert paper.facts(PDF) is None


def test_what_cannot_be_printed_is_told() -> None:
    """As problems, and it is tried again."""
    given, printer, paper = site(), Printer(is_broken=True), Paper()
    job = longest(given)
    broken = paper.print(given, printer, job)
    printer.is_broken = False
    mended = paper.print(given, printer, job)

    assert [problem.code for problem in broken.sheet.problems] == ["NR503"]
    assert not mended.sheet.problems
