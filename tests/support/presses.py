"""Make sites and renderers for tests of the press, without the rooms that write real pages."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared, Renderer
from newsroom.model import Artifact, Manuscripts, Names, Publication
from newsroom.press.assemble import Assembly
from newsroom.press.bench import Bench
from newsroom.press.cache import Cache
from newsroom.press.counts import Counts
from newsroom.press.stage import Stage
from newsroom.press.told import Teller
from newsroom.problems import Place, Problem, PublicationError
from newsroom.settings import Settings, read_settings
from newsroom.templating.addresses import file_of
from newsroom.templating.asking import Notes
from newsroom.templating.site import Site
from newsroom.templating.theme import Theme

NOW = datetime(2025, 4, 1, 7, 0, tzinfo=UTC)


def settings_in(folder: Path, **table: object) -> Settings:
    """Return the settings of a publication in a folder, which is made."""
    (folder / "content").mkdir(parents=True, exist_ok=True)
    given = {"PATH": "content", "OUTPUT_PATH": "output", "NEWSROOM": {"languages": ["en"], **table}}
    settings, problems = read_settings(given, path=folder / "pelicanconf.py")
    assert settings is not None, problems
    return settings


def empty_publication() -> Publication:
    """Return a publication that has nothing in it."""
    return Publication(
        languages=("en",),
        default_language="en",
        briefs={},
        topics={},
        issues={},
        editions={},
        outlets={},
        entities={},
        units={},
        pages={},
        images={},
        placed={},
        mentions={},
    )


def site_of(settings: Settings) -> Site:
    """Return a site with an empty publication and a theme without files."""
    theme = Theme("plain", (), {}, {}, {}, {}, {})
    return Site(empty_publication(), settings, theme, NOW)


def bench_of(site: Site, stage: Stage, *renderers: Pages) -> Bench:
    """Return a bench that remembers nothing."""
    notes, cache = Notes(), Cache(site.settings.root / "cache")
    by_name: Mapping[str, Renderer] = {renderer.name: renderer for renderer in renderers}
    tell = Teller(site, {}, {}).told
    return Bench(site.noting(notes), notes, by_name, stage, "program", {}, cache, tell)


def assembly_of(settings: Settings, *problems: Problem) -> Assembly:
    """Return an assembly without content that carries some problems."""
    return Assembly(
        site=site_of(settings),
        manuscripts=Manuscripts(),
        publication=empty_publication(),
        problems=problems,
        counts=Counts(),
        seconds={},
    )


@dataclass
class Pages:
    """Be a renderer of given pages: each path with its text.

    A text that begins with ``!`` makes trouble: ``!problem``, ``!fault``, ``!kill``.
    """

    pages: Mapping[str, str]
    name: str = "web"
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    log: Path | None = None
    """A file that gets a line for each page that is rendered."""

    def jobs(self, _site: Site) -> Iterator[Job]:
        """Return a job a page."""
        for path in self.pages:
            yield Job(self.name, "page", (path,), "en", path, self.needs.get(path, ()))

    def prepare(self, _site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Return a digest of the text and of the facts it states, and the page to come."""
        known = "".join(f"{path} {facts[path].sha256}" for path in sorted(facts))
        text = self.pages[job.path]
        fingerprint = hashlib.sha256(f"{text}{known}".encode()).hexdigest()
        return Prepared(fingerprint, partial(self._page, job, facts))

    def _page(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> tuple[Artifact, ...]:
        """Make the page, and state the sizes of what it needs."""
        text = self.pages[job.path]
        if self.log is not None:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(f"{job.path}\n")
        if text == "!problem":
            raise PublicationError((Problem("NR404", Place(job.path), "it went wrong"),))
        if text == "!fault":
            raise ZeroDivisionError(job.path)
        if text == "!kill":
            os.kill(os.getpid(), signal.SIGKILL)
        told = "".join(f" {path}:{facts[path].bytes}" for path in job.needs if path in facts)
        media_type = "text/html" if self.name == "web" else "application/octet-stream"
        return (Artifact(job.path, media_type, f"{text}{told}".encode()),)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder with their bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def file_names(pages: Mapping[str, str]) -> set[str]:
    """Return the files that pages end up in, with the press's own list."""
    return {file_of(path) for path in pages} | {"manifest.json"}


NAMES = Names((("en", "A name"),))
