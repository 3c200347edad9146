"""Do one job: take it over, remember it, or make it; where work is saved, bytes are verified."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.formats.renderer import ArtifactFacts, Job, Renderer
from newsroom.press.cache import Cache
from newsroom.press.memory import Memory, Remembered
from newsroom.press.plan import SLOW_FORMATS
from newsroom.press.stage import Stage
from newsroom.problems import Problem, PublicationError
from newsroom.templating.site import Site


@dataclass(frozen=True, slots=True)
class Made:
    """State what became of one job."""

    job: Job
    fingerprint: str = ""
    facts: tuple[ArtifactFacts, ...] = ()
    reused: bool = False
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0

    @property
    def remembered(self) -> Remembered:
        """Return what the next build may want to know."""
        return Remembered(self.fingerprint, self.facts)


@dataclass(frozen=True, slots=True)
class Bench:
    """Hold all that a process needs to do any job; each process has it from its parent."""

    site: Site
    renderers: Mapping[str, Renderer]
    stage: Stage
    memory: Memory
    cache: Cache

    def make(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> Made:
        """Do a job; what is wrong with it is returned, not raised."""
        began = time.perf_counter()
        try:
            fingerprint, made, reused = self._made(job, facts)
        except PublicationError as error:
            return Made(job, problems=error.problems)
        return Made(job, fingerprint, made, reused, seconds=time.perf_counter() - began)

    def close(self) -> None:
        """Let renderers end what they keep open between jobs, such as processes of their own."""
        for renderer in self.renderers.values():
            if close := getattr(renderer, "close", None):
                close()

    def _made(
        self, job: Job, facts: Mapping[str, ArtifactFacts]
    ) -> tuple[str, tuple[ArtifactFacts, ...], bool]:
        prepared = self.renderers[job.format].prepare(self.site, job, facts)
        fingerprint = prepared.fingerprint
        last = self.memory.jobs.get(job.path)
        if last and last.fingerprint == fingerprint and self._taken_over(job, last):
            return fingerprint, last.facts, True
        key = hashlib.sha256(f"{self.memory.maker}\n{fingerprint}".encode()).hexdigest()
        is_slow = job.format in SLOW_FORMATS
        artifacts = self.cache.get(key, job.path) if is_slow else None
        reused = artifacts is not None
        if artifacts is None:
            artifacts = prepared.render()
            if is_slow:
                self.cache.put(key, artifacts)
        return fingerprint, tuple(self.stage.put(artifact) for artifact in artifacts), reused

    def _taken_over(self, job: Job, last: Remembered) -> bool:
        """Take over all artifacts of a job, or none."""
        if not last.facts or last.facts[0].path != job.path:
            return False
        taken: list[ArtifactFacts] = []
        for facts in last.facts:
            if not self.stage.take_over(facts):
                for done in taken:
                    self.stage.drop(done)
                return False
            taken.append(facts)
        return True
