"""Do one job: take it over, remember it, or make it; and note what it asked."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from newsroom.formats.renderer import ArtifactFacts, Expecting, Grounded, Job, Renderer
from newsroom.press.cache import Cache
from newsroom.press.plan import SLOW_FORMATS
from newsroom.press.stage import Stage
from newsroom.press.told import FACTS, FORMAT
from newsroom.problems import Problem, PublicationError
from newsroom.templating.asking import SETTINGS, UNITS, Notes, question
from newsroom.templating.site import Site

_OF_FACTS = question(FACTS, "")


class Made(Struct, frozen=True):
    """State what became of one job."""

    job: Job
    fingerprint: str = ""
    facts: tuple[ArtifactFacts, ...] = ()
    reused: bool = False
    kept: bool = False
    """It was not even prepared: nothing that it asked has another answer."""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    questions: tuple[str, ...] = ()
    """What it asked; none where its fingerprint says what it depends on."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What was told in answer to those that this process had not told before."""


def is_of_facts(asked: str) -> bool:
    """Tell whether a question is of an artifact: only who has them all can answer it."""
    return asked.startswith(_OF_FACTS)


class Earlier(Struct, frozen=True):
    """Hold what a job became in the last build."""

    fingerprint: str
    facts: tuple[ArtifactFacts, ...]


class Bench(Struct, frozen=True, dict=True):
    """Hold all that a process needs to do any job; each process has it from its parent."""

    site: Site
    """It notes what is asked of it."""
    notes: Notes
    renderers: Mapping[str, Renderer]
    stage: Stage
    program: str
    """The digest of the program: another makes other bytes of the same view."""
    earlier: Mapping[str, Earlier]
    """By the jobs' paths; only of those whose fingerprint says what they depend on."""
    cache: Cache
    tell: Callable[[str], str]
    """Answers a question in a line, for the ledger."""
    has_told: set[str] = field(default_factory=set)

    def make(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> Made:
        """Do a job; what is wrong with it is returned, not raised."""
        began = time.perf_counter()
        self.notes.taken()
        try:
            fingerprint, made, reused = self._made(job, facts)
        except PublicationError as error:
            return Made(job, problems=error.problems)
        questions = self._questions(job)
        new = [one for one in questions if one not in self.has_told and not is_of_facts(one)]
        self.has_told.update(new)
        told = {asked: self.tell(asked) for asked in new}
        seconds = time.perf_counter() - began
        return Made(job, fingerprint, made, reused, seconds=seconds, questions=questions, told=told)

    def take_part(self, number: int) -> None:
        """Be one of several processes: keep what renderers began for it before the fork."""
        for renderer in self.renderers.values():
            if isinstance(renderer, Expecting):
                renderer.take_part(number)

    def close(self) -> None:
        """Let renderers end what they keep open between jobs, such as processes of their own."""
        for renderer in self.renderers.values():
            if close := getattr(renderer, "close", None):
                close()

    def _questions(self, job: Job) -> tuple[str, ...]:
        """Return what a job asked, and what it stands on."""
        noted = self.notes.taken()
        renderer = self.renderers[job.format]
        if not isinstance(renderer, Grounded):
            return ()
        needs = (question(FACTS, path) for path in job.needs)
        grounds = (SETTINGS, UNITS, question(FORMAT, job.format), *renderer.grounds(job))
        return tuple(dict.fromkeys((*grounds, *needs, *noted)))

    def _made(
        self, job: Job, facts: Mapping[str, ArtifactFacts]
    ) -> tuple[str, tuple[ArtifactFacts, ...], bool]:
        prepared = self.renderers[job.format].prepare(self.site, job, facts)
        fingerprint = prepared.fingerprint
        last = self.earlier.get(job.path)
        if last and last.fingerprint == fingerprint and self._taken_over(job, last):
            return fingerprint, last.facts, True
        key = hashlib.sha256(f"{self.program}\n{fingerprint}".encode()).hexdigest()
        is_slow = job.format in SLOW_FORMATS
        artifacts = self.cache.get(key, job.path) if is_slow else None
        reused = artifacts is not None
        if artifacts is None:
            artifacts = prepared.render()
            if is_slow:
                self.cache.put(key, artifacts)
        return fingerprint, tuple(self.stage.put(artifact) for artifact in artifacts), reused

    def _taken_over(self, job: Job, last: Earlier) -> bool:
        """Take over all artifacts of a job, or none."""
        is_of_job = bool(last.facts) and last.facts[0].path == job.path
        return is_of_job and self.stage.take_over_all(last.facts)
