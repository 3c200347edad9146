"""Turn measurements into medians, ratios and tables. Nothing here measures or touches a disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Results = Mapping[str, Any]
"""What a run found, as its JSON file holds it; a part that was not measured is missing."""

PDF_BATCH = 20
PDF_ARCHIVE = 800


@dataclass(frozen=True, slots=True)
class Row:
    """State one promise, what was found, and whether it holds; None where it cannot be said."""

    promise: str
    goal: str
    found: str
    holds: bool | None = None


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Write a median with the least and the most: ``7.91 (7.50–8.32)``."""
    middle = f"{median(values):.{digits}f}"
    if len(values) == 1:
        return middle
    return f"{middle} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return how our median stands to theirs: under 1 is less than they need."""
    return median(ours) / median(theirs)


def part(value: float) -> str:
    """Write a ratio so that its size is seen at once: ``1/40``, ``1/2.5``, ``0.83×``, ``3.1×``."""
    if value > 1 / 2:
        return f"{value:.2f}×" if value < 10 else f"{value:.0f}×"
    inverse = 1 / value
    return f"1/{inverse:.1f}" if inverse < 10 else f"1/{inverse:.0f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def promises(results: Results) -> tuple[Row, ...]:
    """Hold what was found against each promise, measured or not."""
    return (
        _cold_beside_hugo(results),
        _cold_beside_pelican(results),
        _beside_hugo(results, "one edit", "one brief edited, fresh process", 25),
        _beside_hugo(results, "unchanged", "nothing changed, fresh process", 60),
        _served(results),
        _memory(results),
        _growth(results),
        _one_pdf(results),
        _changed_pdfs(results),
        _one_of_many(results),
        _same_bytes(results),
    )


def promise_table(results: Results) -> str:
    """Write all promises as a Markdown table."""
    words = {True: "yes", False: "**no**", None: "–"}
    head = (f"at {largest(results)} briefs, web", "goal", "measured", "holds")
    rows = ((one.promise, one.goal, one.found, words[one.holds]) for one in promises(results))
    return table(head, rows)


def build_table(results: Results) -> str:
    """Write what each build took: wall seconds / processor seconds, and memory."""
    head = ("briefs", "generator", "cold", "unchanged", "one edit", "peak memory")
    rows = []
    for count, contenders in results.get("builds", {}).items():
        for name, found in contenders.items():
            phases = (_cost(found[phase]) for phase in ("cold", "unchanged", "one edit"))
            rows.append((f"{int(count):,}", name, *phases, f"{found['memory'] / 1e6:.0f} MB"))
    return table(head, rows)


def pdf_table(results: Results) -> str:
    """Write what a PDF took, in wall seconds and a page."""
    if not (pdf := results.get("pdf")):
        return ""
    pages = pdf["pages"]
    named = (
        ("plain WeasyPrint call, fresh process", pdf["plain"]),
        ("`newsroom build` after one edit, fresh process", pdf["fresh"]),
        ("the press when it is warm", {"wall": pdf["warm"]}),
    )
    rows = (
        (
            name,
            spread(took["wall"]),
            f"{median(took['cpu']):.2f}" if "cpu" in took else "–",
            f"{median(took['wall']) / pages:.3f}",
        )
        for name, took in named
    )
    head = (f"one digest of {pages} pages", "wall s", "processor s", "wall s a page")
    return table(head, rows)


def comparison_table(before: Results, after: Results) -> str:
    """Write what changed between two runs: medians of wall seconds, and after by before."""
    old, new = _medians(before), _medians(after)
    rows = (
        (name, f"{old[name]:.2f}", f"{new[name]:.2f}", part(new[name] / old[name]))
        for name in old
        if name in new
    )
    return table(("", before["commit"], after["commit"], "after / before"), rows)


def largest(results: Results) -> str:
    """Write the largest number of briefs that was built."""
    counts = [int(count) for count in results.get("builds", {})]
    return f"{max(counts):,}" if counts else "no"


def _medians(results: Results) -> dict[str, float]:
    found = {
        f"{name}, {int(count):,} briefs, {phase}, seconds": median(cost[phase]["wall"])
        for count, contenders in results.get("builds", {}).items()
        for name, cost in contenders.items()
        for phase in ("cold", "unchanged", "one edit")
    }
    for count, contenders in results.get("builds", {}).items():
        for name, cost in contenders.items():
            found[f"{name}, {int(count):,} briefs, memory, MB"] = cost["memory"] / 1e6
    for count, served in results.get("serve", {}).items():
        found[f"newsroom serve, {int(count):,} briefs, seconds"] = median(served["newsroom"])
        found[f"hugo server, {int(count):,} briefs, seconds"] = median(served["hugo"])
    if pdf := results.get("pdf"):
        found["one PDF, plain WeasyPrint, seconds"] = median(pdf["plain"]["wall"])
        found["one PDF, fresh build, seconds"] = median(pdf["fresh"]["wall"])
        found["one PDF, warm press, seconds"] = median(pdf["warm"])
    if digests := results.get("digests"):
        for phase in ("all", "one"):
            name = f"{digests['count']} PDFs, {phase} changed, seconds"
            found[name] = median(digests[phase]["wall"])
    return {name: value for name, value in found.items() if value > 0}


def _cost(found: Mapping[str, Sequence[float]]) -> str:
    return f"{spread(found['wall'])} / {median(found['cpu']):.2f}"


def _biggest(results: Results) -> Mapping[str, Any] | None:
    builds = results.get("builds") or {}
    return builds[max(builds, key=int)] if builds else None


def _cold_beside_hugo(results: Results) -> Row:
    promise, goal = "cold build", "≤ Hugo's time"
    if not (builds := _biggest(results)):
        return _unmeasured(promise, goal)
    found = ratio(builds["newsroom"]["cold"]["wall"], builds["hugo"]["cold"]["wall"])
    words = f"{part(found)} Hugo's time{_processor(builds, 'cold', 'hugo')}"
    return Row(promise, goal, words, found <= 1)


def _cold_beside_pelican(results: Results) -> Row:
    promise, goal = "cold build", "≥ 5× faster than plain Pelican"
    if not (builds := _biggest(results)):
        return _unmeasured(promise, goal)
    found = ratio(builds["pelican"]["cold"]["wall"], builds["newsroom"]["cold"]["wall"])
    words = f"{part(1 / found)} Pelican's time{_processor(builds, 'cold', 'pelican')}"
    return Row(promise, goal, words, found >= 5)


def _beside_hugo(results: Results, phase: str, promise: str, times: int) -> Row:
    goal = f"≤ 1/{times} of Hugo's build"
    if not (builds := _biggest(results)):
        return _unmeasured(promise, goal)
    found = ratio(builds["newsroom"][phase]["wall"], builds["hugo"][phase]["wall"])
    words = f"{part(found)} of Hugo's build{_processor(builds, phase, 'hugo')}"
    return Row(promise, goal, words, found <= 1 / times)


def _processor(builds: Mapping[str, Any], phase: str, peer: str) -> str:
    """Add the ratio of processor time, which other work on the machine disturbs less."""
    found = ratio(builds["newsroom"][phase]["cpu"], builds[peer][phase]["cpu"])
    return f" ({part(found)} by processor time)"


def _served(results: Results) -> Row:
    promise, goal = "`newsroom serve`: saved → served", "≤ 1/10 of Hugo server's latency"
    if not (serve := results.get("serve")):
        return _unmeasured(promise, goal)
    told, holds = [], True
    for count, served in serve.items():
        found = ratio(served["newsroom"], served["hugo"])
        holds = holds and found <= 1 / 10
        seconds = f"{spread(served['newsroom'], 3)} s, Hugo {spread(served['hugo'])} s"
        told.append(f"{part(found)} of Hugo's ({seconds}) at {int(count):,}")
    return Row(promise, goal, "; ".join(told), holds)


def _memory(results: Results) -> Row:
    promise, goal = "peak memory, all processes", "≤ 1/3 of Hugo's"
    builds = _biggest(results)
    if not builds or not builds["hugo"]["memory"] or not builds["newsroom"]["memory"]:
        return _unmeasured(promise, goal)
    found = builds["newsroom"]["memory"] / builds["hugo"]["memory"]
    return Row(promise, goal, f"{part(found)} of Hugo's", found <= 1 / 3)


def _growth(results: Results) -> Row:
    promise, goal = "growth from 1,000 to 10,000, CPU", "≤ 11×"
    builds = results.get("builds", {})
    if not {"1000", "10000"} <= set(builds):
        return _unmeasured(promise, goal, "--briefs 1000,10000")
    found = {
        name: ratio(builds["10000"][name]["cold"]["cpu"], builds["1000"][name]["cold"]["cpu"])
        for name in builds["10000"]
    }
    others = ", ".join(f"{name} {one:.1f}×" for name, one in found.items() if name != "newsroom")
    words = f"{found['newsroom']:.1f}× ({others})"
    return Row(promise, goal, words, found["newsroom"] <= 11)


def _one_pdf(results: Results) -> Row:
    promise = "one 24-page PDF against a plain WeasyPrint call in a fresh process"
    goal = "≥ 2× faster"
    if not (pdf := results.get("pdf")):
        return _unmeasured(promise, goal)
    fresh, warm = (
        ratio(pdf["plain"]["wall"], took) for took in (pdf["fresh"]["wall"], pdf["warm"])
    )
    words = f"{warm:.2f}× in a warm press, {fresh:.2f}× as a fresh `newsroom build`"
    return Row(promise, goal, words, warm >= 2)


def _changed_pdfs(results: Results) -> Row:
    promise, goal = f"{PDF_BATCH} changed PDFs, against fresh calls in turn", "≥ 4× faster"
    pdf, digests = results.get("pdf"), results.get("digests")
    if not pdf or not digests:
        return _unmeasured(promise, goal)
    count = digests["count"]
    found = count * ratio(pdf["plain"]["wall"], digests["all"]["wall"])
    holds = found >= 4 if count == PDF_BATCH else None
    return Row(promise, goal, f"{found:.2f}× faster ({count} PDFs)", holds)


def _one_of_many(results: Results) -> Row:
    promise, goal = f"1 of {PDF_ARCHIVE} PDFs changed", "≥ 400× faster than all"
    if not (digests := results.get("digests")):
        return _unmeasured(promise, goal)
    count = digests["count"]
    found = ratio(digests["all"]["wall"], digests["one"]["wall"])
    words = f"{found:.1f}× faster with 1 of {count}"
    if count == PDF_ARCHIVE:
        return Row(promise, goal, words, found >= 400)
    return Row(promise, goal, f"{words}; 1 of {PDF_ARCHIVE} with --digests {PDF_ARCHIVE}")


def _same_bytes(results: Results) -> Row:
    promise, goal = "output after an edit against a clean build", "the same bytes"
    if "same_bytes" not in results:
        return _unmeasured(promise, goal)
    same = bool(results["same_bytes"])
    return Row(promise, goal, "the same" if same else "they differ", same)


def _unmeasured(promise: str, goal: str, option: str = "") -> Row:
    return Row(promise, goal, "not measured in this run" + (f": {option}" if option else ""))
