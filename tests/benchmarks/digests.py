"""Measure PDFs: one digest of 24 pages beside a plain WeasyPrint call, and one of many changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.contenders import beside_python
from benchmarks.corpus import write
from benchmarks.measuring import Cost, DidNotWorkError, run

BRIEFS_EACH = 21
"""So many briefs of the corpus make a digest of 24 pages."""

HERE = Path(__file__).parent
BUILD = (beside_python("newsroom"), "build", "--quiet", "--format", "pdf")


@dataclass(slots=True)
class Press:
    """Hold a publication of so many digests, and change it."""

    folder: Path
    count: int
    edits: int = 0

    def prepare(self) -> None:
        """Write the publication and build it once."""
        write(self.count * BRIEFS_EACH, self.folder, formats=("pdf",), per_issue=BRIEFS_EACH)
        run(BUILD, self.folder)
        self.digests()

    def rebuild(self, changed: int) -> Cost:
        """Edit a brief in each of so many issues, and build.

        :raises DidNotWorkError: if more or fewer PDFs than those are new.
        """
        before = self.digests()
        self.edits += 1
        for issue in range(changed):
            number = issue * BRIEFS_EACH
            name = f"content/briefs/{number // 1000:02}/brief-{number:05}.ko.md"
            file = self.folder / name
            text = file.read_text(encoding="utf-8").partition("\nEdited for")[0]
            file.write_text(f"{text}\nEdited for the {self.edits}th time.\n", encoding="utf-8")
        cost = run(BUILD, self.folder)
        after = self.digests()
        new = sum(after[path] != before[path] for path in after)
        if new != changed:
            raise DidNotWorkError(f"{new} PDFs are new, not {changed}")
        return cost

    def digests(self) -> dict[str, str]:
        """Return the digest of each PDF in the output.

        :raises DidNotWorkError: if any is missing.
        """
        found = {path: str(one["sha256"]) for path, one in self.facts().items()}
        there = len(list((self.folder / "output").glob("ko/*/*/*.pdf")))
        if not len(found) == there == self.count:
            raise DidNotWorkError(f"{there} PDFs were made, not {self.count}")
        return found

    def facts(self) -> dict[str, Mapping[str, Any]]:
        """Return what the manifest says of each PDF."""
        manifest = json.loads((self.folder / "output/manifest.json").read_text(encoding="utf-8"))
        facts = {one["path"]: one for one in manifest["artifacts"]}
        return {path: one for path, one in facts.items() if path.endswith(".pdf")}


def measure_one(folder: Path, rounds: int) -> dict[str, Any]:
    """Set one digest by a plain call and by our press, in turn."""
    press, plain = Press(folder / "one", 1), folder / "plain"
    press.prepare()
    ours, theirs, seconds = [], [], []
    for _ in range(rounds):
        run(python("warm_pdf.py", press.folder, plain, 2), HERE)
        seconds += json.loads((plain / "seconds.json").read_text())
        theirs.append(run(python("plain_pdf.py", plain), HERE))
        ours.append(press.rebuild(1))
    (facts,) = press.facts().values()
    pages = int((plain / "pages.txt").read_text())
    if pages != facts["pages"]:
        raise DidNotWorkError(f"the plain call set {pages} pages, our press {facts['pages']}")
    return {"pages": pages, "plain": costs(theirs), "fresh": costs(ours), "warm": seconds}


def measure_many(folder: Path, count: int, rounds: int) -> dict[str, Any]:
    """Rebuild so many digests after a change to each, and after a change to one."""
    press = Press(folder / "many", count)
    press.prepare()
    every, one = [], []
    for _ in range(rounds):
        every.append(press.rebuild(count))
        one.append(press.rebuild(1))
    return {"count": count, "all": costs(every), "one": costs(one)}


def python(script: str, *arguments: object) -> list[str]:
    """Return the command of a script that lies beside this one."""
    return [sys.executable, f"{HERE / script}", *map(str, arguments)]


def costs(found: list[Cost]) -> dict[str, list[float]]:
    """Return costs as the results hold them."""
    return {"wall": [one.wall for one in found], "cpu": [one.cpu for one in found]}
