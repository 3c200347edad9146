"""Sort out which jobs must be done again, and why."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.press.bench import Made, is_of_facts
from newsroom.press.codec import codec_of
from newsroom.press.ledger import Book, Done, jobs_of
from newsroom.press.told import ABSENT, FACTS, Teller, written
from newsroom.templating.asking import question

_FACTS = codec_of(ArtifactFacts)
NEW, CHANGED_FILE, BY_FINGERPRINT = "new", "file", "fingerprint"
"""Reasons that are no question."""


class Sorting:
    """Know what the last build's ledger says of each job, and note why one is done again."""

    def __init__(
        self,
        book: Book,
        told: Mapping[str, str],
        stale: Mapping[int, str],
        take_over: Callable[[tuple[ArtifactFacts, ...]], bool],
    ) -> None:
        self.book = book
        self.told = told
        """What is told today in answer to every question of the ledger."""
        self.reasons: dict[str, str] = {}
        """Why each job is done that was looked at, by its path: a question, or one of the above."""
        self._stale = stale
        self._by_path = {done.job.path: done for done in book.jobs.values()}
        self._take_over = take_over

    def keep(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> Made | None:
        """Return what became of a job that need not be done again; None where it must be."""
        done = self._by_path.get(job.path)
        reason = self._reason(job, done, facts)
        if not reason and done is not None and not self._take_over(done.facts):
            reason = CHANGED_FILE
        if reason or done is None:
            self.reasons[job.path] = reason
            return None
        return Made(job, done.fingerprint, done.facts, reused=True, kept=True)

    def _reason(self, job: Job, done: Done | None, facts: Mapping[str, ArtifactFacts]) -> str:
        if done is None or done.job != job:
            return NEW
        if done.number in self._stale:
            return self._stale[done.number]
        for need in job.needs:
            asked = question(FACTS, need)
            answer = self.book.answers.get(asked)
            if answer is None or answer.told != told_of(facts.get(need)):
                return asked
        return ""


def sort_out(
    book: Book,
    teller: Teller,
    grounded: Container[str],
    take_over: Callable[[tuple[ArtifactFacts, ...]], bool],
) -> Sorting:
    """Ask every question of the ledger again, and find the jobs whose answers have changed.

    ``grounded`` names the formats that depend on answers alone; jobs of others are all stale.
    ``take_over`` keeps a job's artifacts, or says that they are not what they were.
    """
    told = {asked: teller.told(asked) for asked in book.answers if not is_of_facts(asked)}
    changed = [asked for asked, now in told.items() if now != book.answers[asked].told]
    stale = jobs_of(book, changed)
    for number, done in book.jobs.items():
        if done.job.format not in grounded:
            stale.setdefault(number, BY_FINGERPRINT)
    return Sorting(book, told, stale, take_over)


def told_of(facts: ArtifactFacts | None) -> str:
    """Return what is told of an artifact."""
    return written(_FACTS, facts) if facts else ABSENT


def facts_told(told: str) -> ArtifactFacts | None:
    """Return the facts that were told of an artifact, or None where there was none.

    :raises ValueError: where that is not what was told.
    """
    found = _FACTS.decode(json.loads(told)) if told != ABSENT else None
    assert found is None or isinstance(found, ArtifactFacts)  # noqa: S101 - the codec's promise
    return found


def can_stand_in(old: Iterable[str], new: Iterable[str]) -> bool:
    """Tell whether new files can be put among old ones: none stands where another needs a folder.

    Both are files of the site: ``ko/index.html``.
    """
    standing = set(old)
    folders = {folder for file in standing for folder in _folders_of(file)}
    coming = [file for file in new if file not in standing]
    return not any(
        file in folders or any(folder in standing for folder in _folders_of(file))
        for file in coming
    )


def _folders_of(file: str) -> Iterable[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
