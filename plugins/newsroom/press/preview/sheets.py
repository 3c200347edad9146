"""Make a page when it is asked for, and keep it until the next change."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts, Job, Renderer
from newsroom.model import Artifact
from newsroom.press.plan import SLOW_FORMATS
from newsroom.problems import Problem, PublicationError
from newsroom.templating.addresses import file_of
from newsroom.templating.site import Site

NOT_FOUND = "404.html"
_MANY_FILES = frozenset({"machines"})
"""Formats of which one job may make files that no job is named by."""

_MOST_REMEMBERED = 200

Facts = Callable[[str], ArtifactFacts | None]
"""What is known of a file that takes long to make, if it was made already."""


class Sheet(Struct, frozen=True):
    """Hold what one address shows: bytes, and what is wrong with the making of them."""

    media_type: str
    content: bytes
    digest: str
    problems: tuple[Problem, ...] = ()
    """With problems the bytes are those of the last time it could be made, or none."""


class Sheets:
    """Hold one state of the site, and make its files one by one."""

    def __init__(
        self,
        site: Site,
        renderers: Mapping[str, Renderer],
        facts: Facts,
        before: Sheets | None = None,
        *,
        same_pages: bool = False,
    ) -> None:
        self.site = site
        self._renderers = renderers
        self._facts = facts
        self._turn = threading.RLock()
        self._made: dict[str, Sheet] = {}
        self._jobs: Mapping[str, Job] | None = before.jobs_so_far if before and same_pages else None
        self._is_own = self._jobs is None
        self._good: dict[str, Sheet] = dict(before.good) if before else {}

    @property
    def jobs_so_far(self) -> Mapping[str, Job] | None:
        """Return the jobs by path, if anybody asked for one yet."""
        return self._jobs

    @property
    def good(self) -> Mapping[str, Sheet]:
        """Return the last state of each page that was shown and could be made."""
        return self._good

    def get(self, path: str) -> Sheet | None:
        """Return what a site path shows, or None where there is nothing.

        :raises Exception: what a renderer raises that is no problem of the content.
        """
        file = file_of(path)
        with self._turn:
            if file in self._made:
                return self._made[file]
            job = self.job(file)
            if job is None:
                return self._part(file)
            if job.format in SLOW_FORMATS:
                return None
            self._make(job, file)
            return self._made[file]

    def job(self, file: str) -> Job | None:
        """Return the job that makes a file."""
        with self._turn:
            if self._jobs is not None and file in self._jobs:
                return self._jobs[file]
            if self._jobs is None or not self._is_own:
                self._jobs = {job.path: job for job in self._every()}
                self._is_own = True
            return self._jobs.get(file)

    def slow_jobs(self) -> tuple[Job, ...]:
        """Return the jobs that take seconds."""
        slow = (one for one in self._renderers.values() if one.name in SLOW_FORMATS)
        return tuple(job for renderer in slow for job in renderer.jobs(self.site))

    def _every(self) -> Iterator[Job]:
        for renderer in self._renderers.values():
            yield from renderer.jobs(self.site)

    def _make(self, job: Job, file: str) -> None:
        needs = {need: facts for need in job.needs if (facts := self._facts(need))}
        try:
            artifacts = self._renderers[job.format].prepare(self.site, job, needs).render()
        except PublicationError as error:
            last = self._good.get(file)
            self._made[file] = Sheet(
                last.media_type if last else "",
                last.content if last else b"",
                _digest(last.content if last else b"", error.problems),
                error.problems,
            )
            return
        for artifact in artifacts:
            self._made[file_of(artifact.path)] = self._good[file_of(artifact.path)] = _sheet(
                artifact
            )

    def _part(self, file: str) -> Sheet | None:
        """Look among the further files of jobs that make several."""
        for job in (self._jobs or {}).values():
            is_alike = job.path.rpartition(".")[2] == file.rpartition(".")[2]
            if job.format in _MANY_FILES and is_alike and job.path not in self._made:
                self._make(job, job.path)
        return self._made.get(file)


def _sheet(artifact: Artifact) -> Sheet:
    return Sheet(artifact.media_type, artifact.content, _digest(artifact.content))


def _digest(content: bytes, problems: tuple[Problem, ...] = ()) -> str:
    text = repr(problems).encode() if problems else b""
    return hashlib.blake2b(text + content, digest_size=16).hexdigest()
