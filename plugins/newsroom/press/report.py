"""Say in a few lines what a build read, made and put in place, and what problems there were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.assemble import Counts
from newsroom.problems import Problem

_KILO = 1_000
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what is to be said of a build that succeeded."""

    name: str
    output: Path
    counts: Counts
    problems: tuple[Problem, ...]
    """Warnings only: an error ends a build."""
    artifacts: tuple[ArtifactFacts, ...]
    made: int
    """How many artifacts were made anew; the others were taken over, verified."""
    seconds: Mapping[str, float]

    @property
    def pdfs(self) -> tuple[ArtifactFacts, ...]:
        """Return the PDFs by their paths."""
        found = [facts for facts in self.artifacts if facts.media_type == "application/pdf"]
        return tuple(sorted(found, key=lambda facts: facts.path))


def summary(report: Report) -> str:
    """Write the summary that ends a build."""
    rows = [(label, line) for label, lines in _rows(report) for line in lines]
    width = max(len(label) for label, _ in rows)
    last = ""
    lines = [f"{report.name}: built in {duration(sum(report.seconds.values()))}"]
    for label, line in rows:
        shown = "" if label == last else label
        lines.append(f"  {shown:<{width}}  {line}")
        last = label
    return "\n".join(lines)


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


def _rows(report: Report) -> Iterator[tuple[str, list[str]]]:
    counts = report.counts
    yield "briefs", [placing(counts)]
    yield "issues", [f"{counts.issues:,} on {counted(counts.topics, 'topic')}"]
    yield "editions", [_editions(counts)]
    yield "pages", [_pages(report)]
    if report.pdfs:
        yield "PDFs", [_pdf(facts) for facts in report.pdfs]
    if report.problems:
        yield "problems", [tally(report.problems)]
    yield "time", [", ".join(f"{what} {duration(s)}" for what, s in report.seconds.items())]
    yield "open", [str(report.output / "index.html")]


def _editions(counts: Counts) -> str:
    told = [
        f"{language} " + ", ".join(f"{number} {state}" for state, number in states.items())
        for language, states in counts.editions.items()
        if states
    ]
    return "; ".join(told) or "none"


def _pages(report: Report) -> str:
    pages = sum(facts.media_type.startswith("text/html") for facts in report.artifacts)
    others = len(report.artifacts) - pages - len(report.pdfs)
    total = size(sum(facts.bytes for facts in report.artifacts))
    kept = len(report.artifacts) - report.made
    total += " with the PDFs" if report.pdfs else ""
    return (
        f"{counted(pages, 'page')}, {counted(others, 'other file')}, {total}; "
        f"{report.made:,} made, {kept:,} unchanged"
    )


def _pdf(facts: ArtifactFacts) -> str:
    name = facts.path.rpartition("/")[2]
    return f"{name}  {counted(facts.pages, 'page')}, {size(facts.bytes)}"
