"""Measure Newsroom beside Hugo and plain Pelican, in one run and in turn, and print the ratios.

    python tests/benchmarks/run.py [--briefs 1000,10000] [--rounds 3] [--quick]
    python tests/benchmarks/run.py --compare OLD.json NEW.json

Absolute times belong to one machine and its other work; ratios of one run may be compared.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import importlib.metadata
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import figures
from benchmarks.contenders import PHASES, Bout, contenders
from benchmarks.digests import costs, measure_many, measure_one
from benchmarks.measuring import DidNotWorkError, adopt_orphans, peak_memory
from benchmarks.serving import latencies

ROOT = Path(__file__).parents[2]
SHELF = ROOT / ".newsroom" / "bench"
ALL = "builds,serve,pdf"
BUSY = 0.15
"""The part of the machine that other work may take before wall times say little."""


def say(words: str) -> None:
    """Tell whoever watches; the tables alone go to standard output."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - a command that prints


def options(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--briefs", default="1000", help="how many, such as 1000,10000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--digests", type=int, default=figures.PDF_BATCH, help="how many PDFs")
    parser.add_argument("--only", default=ALL, metavar="PARTS", help="some of them")
    parser.add_argument("--quick", action="store_true", help="one small round, to see it work")
    parser.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"))
    given = parser.parse_args(words)
    if unknown := set(given.only.split(",")) - set(ALL.split(",")):
        parser.error(f"--only knows {ALL}, not {', '.join(sorted(unknown))}")
    if given.quick:
        given.briefs, given.rounds, given.digests = "120", 1, 2
    return given


def main(words: list[str]) -> None:
    """Measure what the options ask for, or compare two files."""
    given = options(words)
    if given.compare:
        before, after = (json.loads(file.read_text(encoding="utf-8")) for file in given.compare)
        print(figures.comparison_table(before, after))  # noqa: T201 - the same
        return
    adopt_orphans()
    SHELF.mkdir(parents=True, exist_ok=True)
    machine = Machine()
    with tempfile.TemporaryDirectory(prefix="work-", dir=SHELF) as work:
        try:
            results = measure(given, Path(work))
        except DidNotWorkError as error:
            sys.exit(f"Nothing is timed that did not work: {error}")
    results = {**about(), "machine": machine.noted(), **results}
    partly = "" if given.only == ALL else "-" + given.only.replace(",", "-")
    file = SHELF / f"{results['commit']}{partly}.json"
    file.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report(results))  # noqa: T201 - the same
    say(f"\nwritten to {file.relative_to(ROOT)}")


def measure(given: argparse.Namespace, work: Path) -> dict[str, Any]:
    """Measure the parts that are asked for."""
    results: dict[str, Any] = {}
    parts = given.only.split(",")
    counts = sorted(int(count) for count in given.briefs.split(","))
    if "builds" in parts:
        results["builds"] = {}
        for count in counts:
            bouts = prepared(work, count)
            results["builds"][f"{count}"] = measure_builds(bouts, given.rounds)
            if count == counts[0]:
                results["same_bytes"] = same_bytes(bouts[0])
    if "serve" in parts:
        results["serve"] = {
            f"{count}": measure_serving(prepared(work / "serve", count), given.rounds)
            for count in counts
        }
    if "pdf" in parts:
        say("one digest")
        results["pdf"] = measure_one(work, given.rounds)
        say(f"{given.digests} digests")
        results["digests"] = measure_many(work, given.digests, max(1, given.rounds // 2))
    return results


def prepared(folder: Path, count: int) -> list[Bout]:
    """Return every contender with its own copy of a corpus."""
    bouts = [Bout(one, folder / f"{one.name}-{count}", count) for one in contenders()]
    for bout in bouts:
        bout.prepare()
    return bouts


def measure_builds(bouts: list[Bout], rounds: int) -> dict[str, Any]:
    """Build in turn, so that other work on the machine meets all alike; watch memory apart."""
    found: dict[str, Any] = {bout.contender.name: {phase: [] for phase in PHASES} for bout in bouts}
    for turn in range(rounds):
        for bout in bouts:
            name = bout.contender.name
            for phase in PHASES:
                found[name][phase].append(bout.do(phase))
            told = ", ".join(f"{phase} {found[name][phase][-1].wall:.2f} s" for phase in PHASES)
            say(f"{bout.count:,} briefs, round {turn + 1} of {rounds}: {name} {told}")
    for bout in bouts:
        took = found[bout.contender.name]
        found[bout.contender.name] = {phase: costs(took[phase]) for phase in PHASES}
        found[bout.contender.name]["memory"] = peak_memory(cold(bout))
    return found


def cold(bout: Bout) -> Callable[[], object]:
    """Return the work of one cold build."""
    return lambda: bout.do("cold")


def same_bytes(bout: Bout) -> bool:
    """Say whether a build after an edit gives the bytes of a clean one."""
    bout.do("one edit")
    edited = tree(bout.folder / bout.contender.site)
    bout.clear()
    bout.do("unchanged")
    return edited == tree(bout.folder / bout.contender.site)


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def measure_serving(bouts: list[Bout], rounds: int) -> dict[str, list[float]]:
    """Measure the live servers, ours and Hugo's."""
    found = latencies(bouts[:2], rounds + 2)
    told = ", ".join(f"{name} {figures.spread(took, 3)} s" for name, took in found.items())
    say(f"{bouts[0].count:,} briefs, saved → served: {told}")
    return found


class Machine:
    """Note how busy the machine was with other work while we measured."""

    def __init__(self) -> None:
        self.began, self.busy, self.ours = time.monotonic(), busy_seconds(), our_seconds()
        self.load = os.getloadavg()[0]

    def noted(self) -> dict[str, Any]:
        """Return what is known of the machine and of its other work."""
        cores = os.cpu_count() or 1
        passed = time.monotonic() - self.began
        others = busy_seconds() - self.busy - (our_seconds() - self.ours)
        return {
            "system": platform.system(),
            "processor": processor(),
            "cores": cores,
            "load_before": round(self.load, 2),
            "other_work": round(max(0.0, others) / (passed * cores), 3),
            "minutes": round(passed / 60, 1),
        }


def processor() -> str:
    """Return the processor's name where the system says it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def busy_seconds() -> float:
    """Return the seconds that all processors have worked; 0 where the system does not say."""
    try:
        ticks = [int(word) for word in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    except (OSError, ValueError):
        return 0.0
    # All but idle and waiting for disks.
    return (sum(ticks) - ticks[3] - ticks[4]) / float(os.sysconf("SC_CLK_TCK"))


def our_seconds() -> float:
    """Return the processor seconds of this process and all that it has waited for."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in spent)


def about() -> dict[str, Any]:
    """Return what was measured, and when."""
    names = ("pelican", "hugo", "markdown", "markdown-it-py", "weasyprint")
    return {
        "commit": commit(),
        "when": dt.datetime.now(dt.UTC).isoformat(timespec="minutes"),
        "python": platform.python_version(),
        "versions": {name: importlib.metadata.version(name) for name in names},
    }


def commit() -> str:
    """Return the commit that is measured, marked where files differ from it."""
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"


def report(results: dict[str, Any]) -> str:
    """Write all tables; the last one holds what was found against the promises."""
    machine, versions = results["machine"], results["versions"]
    tools = ", ".join(f"{name} {version}" for name, version in versions.items())
    noted = (
        f"Commit {results['commit']}, {results['when'][:10]}; {machine['cores']} cores"
        f" ({machine['processor']}), other work {machine['other_work']:.0%} of them,"
        f" load {machine['load_before']} before; Python {results['python']}, {tools}."
    )
    legend = "Wall seconds, median (least–most) / processor seconds of all processes."
    if machine["other_work"] > BUSY:
        noted += " That is much: trust processor seconds before wall seconds."
    builds = f"{figures.build_table(results)}\n\n{legend}" if "builds" in results else ""
    parts = (noted, builds, figures.pdf_table(results), figures.promise_table(results))
    return "\n\n".join(part for part in parts if part)


if __name__ == "__main__":
    main(sys.argv[1:])
