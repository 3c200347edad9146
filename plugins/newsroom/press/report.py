"""Say in a few lines what a build read, made and put in place, and what problems there were."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.counts import Counts
from newsroom.problems import Problem

_KILO = 1_000
_MINUTE = 60


class Sums(Struct, frozen=True):
    """Count what the site consists of."""

    pages: int
    others: int
    bytes: int
    pdfs: tuple[ArtifactFacts, ...] = ()
    """The PDFs by their paths."""

    @property
    def files(self) -> int:
        """Return how many files there are."""
        return self.pages + self.others + len(self.pdfs)


def sums_of(artifacts: Iterable[ArtifactFacts]) -> Sums:
    """Count a site's artifacts."""
    found = sorted(artifacts, key=lambda facts: facts.path)
    pdfs = tuple(facts for facts in found if facts.media_type == "application/pdf")
    pages = sum(facts.media_type.startswith("text/html") for facts in found)
    total = sum(facts.bytes for facts in found)
    return Sums(pages, len(found) - pages - len(pdfs), total, pdfs)


class Report(Struct, frozen=True):
    """Hold what is to be said of a build that succeeded."""

    name: str
    output: Path
    counts: Counts
    problems: tuple[Problem, ...]
    """Warnings only: an error ends a build."""
    sums: Sums
    made: int
    """How many artifacts were made anew; the others were taken over, verified."""
    seconds: Mapping[str, float]
    artifacts: tuple[ArtifactFacts, ...] = ()
    """None where nothing changed."""
    unchanged: bool = False
    """Nothing was read, because nothing had changed."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why each page was made, by its path: see :func:`newsroom.press.reasons.why`."""


class StopWatch:
    """Measure how long stages take; for the summary only, never for what is made."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def lap(self, stage: str) -> None:
        """End a stage that began when the last one ended."""
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now


def summary(report: Report, took: str = "") -> str:
    """Write the summary that ends a build; ``took`` stands for its time where that is not known."""
    times = {what: took or duration(seconds) for what, seconds in report.seconds.items()}
    rows = [(label, line) for label, lines in _rows(report, times) for line in lines]
    width = max(len(label) for label, _ in rows)
    last = ""
    took = took or duration(sum(report.seconds.values()))
    lines = [
        f"{report.name}: "
        + (f"nothing changed ({took})" if report.unchanged else f"built in {took}")
    ]
    for label, line in rows:
        shown = "" if label == last else label
        lines.append(f"  {shown:<{width}}  {line}")
        last = label
    return "\n".join(lines)


def timed(seconds: Mapping[str, float]) -> str:
    """Write how long each stage took, and which part of the whole that is."""
    whole = sum(seconds.values()) or 1.0
    width = max(map(len, seconds), default=0)
    rows = [f"  {stage:<{width}}  {s:8.3f} s  {s / whole:4.0%}" for stage, s in seconds.items()]
    return "\n".join(rows)


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: ``1 brief``, ``2 briefs``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def tally(problems: Iterable[Problem]) -> str:
    """Count problems by severity and files: ``3 errors, 1 warning in 2 files``."""
    found = tuple(problems)
    errors = sum(problem.is_error for problem in found)
    warnings = len(found) - errors
    kinds = [counted(errors, "error")] if errors else []
    kinds += [counted(warnings, "warning")] if warnings else []
    files = counted(len({problem.place.path for problem in found}), "file")
    return f"{', '.join(kinds) or 'no problems'}" + (f" in {files}" if found else "")


def placing(counts: Counts) -> str:
    """Say how many briefs were read, and what became of them."""
    fates = [(counts.placed, "placed"), (counts.held_back, "held back by an embargo")]
    fates.append((counts.briefs - counts.placed - counts.held_back, "in no issue"))
    told = ", ".join(f"{number:,} {fate}" for number, fate in fates if number)
    read = f"{counted(counts.briefs, 'brief')} in {counted(counts.files, 'file')}"
    return f"{read}: {told}" if told else read


def duration(seconds: float) -> str:
    """Write a time as a person says it: ``0.4 s``, ``2 min 05 s``."""
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    return f"{whole // _MINUTE} min {whole % _MINUTE:02} s"


def size(count: int) -> str:
    """Write a size in decimal units: ``412 kB``."""
    if count < _KILO:
        return f"{count} B"
    if count < _KILO**2:
        return f"{count / _KILO:.0f} kB"
    return f"{count / _KILO**2:.1f} MB"


def _rows(report: Report, times: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    counts = report.counts
    yield "briefs", [placing(counts)]
    yield "issues", [f"{counts.issues:,} on {counted(counts.topics, 'topic')}"]
    yield "editions", [_editions(counts)]
    yield "pages", [_pages(report)]
    if report.sums.pdfs:
        yield "PDFs", [_pdf(facts) for facts in report.sums.pdfs]
    if report.problems:
        yield "problems", [tally(report.problems)]
    yield "time", [", ".join(f"{what} {time}" for what, time in times.items())]
    yield "open", [str(report.output / "index.html")]


def _editions(counts: Counts) -> str:
    told = [
        f"{language} " + ", ".join(f"{number} {state}" for state, number in states.items())
        for language, states in counts.editions.items()
        if states
    ]
    return "; ".join(told) or "none"


def _pages(report: Report) -> str:
    sums = report.sums
    total = size(sums.bytes) + (" with the PDFs" if sums.pdfs else "")
    return (
        f"{counted(sums.pages, 'page')}, {counted(sums.others, 'other file')}, {total}; "
        f"{report.made:,} made, {sums.files - report.made:,} unchanged"
    )


def _pdf(facts: ArtifactFacts) -> str:
    name = facts.path.rpartition("/")[2]
    return f"{name}  {counted(facts.pages, 'page')}, {size(facts.bytes)}"
