"""Know what an edit of words concerns: what the ledger says, and what is told otherwise since."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.press.bench import Made
from newsroom.press.ledger import Answer, Done, find_answer, find_done
from newsroom.press.recalled import NeedsAllError
from newsroom.press.sorting import facts_told, told_of
from newsroom.press.store import Lookup
from newsroom.press.told import FACTS
from newsroom.templating.asking import question


class Answers:
    """Answer as the last build did, or as the edit says; each answer is looked up once.

    Every question raises NeedsAllError where only a whole build can know.
    """

    def __init__(self, look: Lookup, told: Mapping[str, str]) -> None:
        self._look = look
        self._now = told
        self._known: dict[str, Answer] = {}

    def answer(self, asked: str) -> Answer:
        """Return what was told in answer to a question, and who asked it."""
        found = self._known.get(asked) or self.find(asked)
        if found is None:
            raise NeedsAllError(asked)
        self._known[asked] = found
        return found

    def find(self, asked: str) -> Answer | None:
        """Return the same, or None where nobody asked."""
        return find_answer(self._look, asked)

    def done(self, number: int) -> Done:
        """Return a job of the last build by its number."""
        found = find_done(self._look, number)
        if found is None or found.asks_all:
            raise NeedsAllError(str(number))
        return found

    def told(self, asked: str) -> str:
        """Return what is told today in answer to a question that was asked in the last build."""
        now = self._now.get(asked)
        return self.answer(asked).told if now is None else now

    def facts(self, path: str) -> ArtifactFacts | None:
        """Return what was told of an artifact."""
        try:
            return facts_told(self.answer(question(FACTS, path)).told)
        except (ValueError, RecursionError) as error:
            raise NeedsAllError(path) from error


class Stale(Struct, frozen=True):
    """Hold the jobs that an edit may concern: some surely, others if what they need changes."""

    answers: Answers
    done: Mapping[str, Done]
    """By the jobs' paths."""
    reasons: Mapping[str, str]
    """Of those that it surely concerns, the question that says so."""

    def reason(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> str:
        """Return the question for which a job must be done again; nothing where it need not be.

        ``facts`` are those of what it needs, as they are now.
        """
        reason = self.reasons.get(job.path, "")
        for need in () if reason else job.needs:
            asked = question(FACTS, need)
            if need in facts and self.answers.answer(asked).told != told_of(facts[need]):
                reason = asked
        return reason

    def kept(self, job: Job) -> Made:
        """Return what became of a job in the last build."""
        done = self.done[job.path]
        return Made(job, done.fingerprint, done.facts, reused=True, kept=True)

    def known(self) -> Mapping[str, ArtifactFacts]:
        """Return the facts of what some of the jobs need and none of them makes."""
        made = {facts.path for one in self.done.values() for facts in one.facts}
        needs = {need for one in self.done.values() for need in one.job.needs} - made
        found = {need: self.answers.facts(need) for need in sorted(needs)}
        return {need: facts for need, facts in found.items() if facts}


def stale(answers: Answers, told: Mapping[str, str]) -> Stale:
    """Return the jobs that an edit may concern, given what is told otherwise since."""
    done: dict[str, Done] = {}
    reasons: dict[str, str] = {}
    for asked in told:
        for number in answers.answer(asked).jobs:
            one = answers.done(number)
            done[one.job.path] = one
            reasons.setdefault(one.job.path, asked)
    ahead = list(done.values())
    while ahead:
        for facts in ahead.pop().facts:
            answer = answers.find(question(FACTS, facts.path))
            for number in answer.jobs if answer else ():
                one = answers.done(number)
                if one.job.path not in done:
                    done[one.job.path] = one
                    ahead.append(one)
    return Stale(answers, done, reasons)
