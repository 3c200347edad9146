"""Write up the ledger of a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Brief, IssueLock
from newsroom.press.assemble import Assembly
from newsroom.press.bench import Made, is_of_facts
from newsroom.press.ledger import (
    Answer,
    Bearing,
    Book,
    Done,
    Published,
    questions_by_brief,
)
from newsroom.press.sorting import Sorting, told_of
from newsroom.press.told import asks_all


def account(
    assembly: Assembly, sorting: Sorting, made: tuple[Made, ...], published: Published
) -> Book:
    """Return the ledger of a build: what it kept from the last one's, and what it made."""
    numbers = _numbers(sorting.book, made)
    asked = _asked(sorting.book, made, numbers)
    told = dict(sorting.told)
    for one in made:
        told |= one.told
    facts = {f.path: f for one in made for f in one.facts}
    told |= {question: _of(question, facts) for question in asked if is_of_facts(question)}
    answers = {question: Answer.of(told[question], jobs) for question, jobs in asked.items()}
    by_brief, every = questions_by_brief({question: told[question] for question in answers})
    locked = {slug for lock in assembly.manuscripts.locks for slug in _locked(lock)}
    briefs = {
        slug: _bearing(brief, by_brief.get(slug, []), is_locked=slug in locked)
        for slug, brief in assembly.publication.briefs.items()
    }
    if every:
        published = Published(published.manifest, published.behind, is_whole=False)
    whole = frozenset(filter(asks_all, asked))
    jobs = {numbers[one.job.path]: _done(one, numbers, sorting.book, whole) for one in made}
    return Book(published, jobs, answers, briefs)


def _done(one: Made, numbers: Mapping[str, int], book: Book, whole: frozenset[str]) -> Done:
    """Note a job; ``whole`` are the questions for something whole, which few jobs ask."""
    number = numbers[one.job.path]
    if one.kept:
        return book.jobs[number]
    return Done(number, one.job, one.fingerprint, one.facts, not whole.isdisjoint(one.questions))


def _numbers(book: Book, made: Iterable[Made]) -> Mapping[str, int]:
    """Return a number for each job by its path: the one it has, or a new one."""
    known = {done.job.path: number for number, done in book.jobs.items()}
    free = max(book.jobs, default=0) + 1
    numbers: dict[str, int] = {}
    for one in made:
        path = one.job.path
        if path in known:
            numbers[path] = known[path]
        else:
            numbers[path], free = free, free + 1
    return numbers


def _asked(
    book: Book, made: tuple[Made, ...], numbers: Mapping[str, int]
) -> Mapping[str, list[int]]:
    """Return the jobs that asked each question: those that were kept as before, and the others."""
    kept = {numbers[one.job.path] for one in made if one.kept}
    asked: dict[str, list[int]] = {}
    for question, answer in book.answers.items():
        still = [number for number in answer.jobs if number in kept]
        if still:
            asked[question] = still
    for one in made:
        number = numbers[one.job.path]
        for question in one.questions:
            asked.setdefault(question, []).append(number)
    for jobs in asked.values():
        jobs.sort()
    return asked


def _of(question: str, facts: Mapping[str, ArtifactFacts]) -> str:
    return told_of(facts.get(question.partition("\t")[2]))


def _locked(lock: IssueLock) -> Iterator[str]:
    yield from lock.briefs
    for edition in lock.editions:
        yield from (entry.slug for entry in edition.entries)


def _bearing(brief: Brief, questions: list[str], *, is_locked: bool) -> Bearing:
    source = brief.facts.source
    return Bearing(
        paths=tuple(version.origin.path for version in brief.versions),
        outlet=source.outlet if source else "",
        is_locked=is_locked,
        questions=tuple(sorted(questions)),
    )
