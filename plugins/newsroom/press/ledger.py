"""Keep what the last build made, what each job asked, and what it was told.

One line a job, an answer and a brief. An answer names the jobs that asked for it, so that a change
leads to what it concerns; a brief names the answers that bear its words, so that an edit of its
text leads there without looking at anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.press.codec import Codec, codec_of
from newsroom.press.store import Lookup, Store
from newsroom.press.told import slugs_borne
from newsroom.templating.asking import EVERY

_JOB, _ANSWER, _BRIEF, _SITE = "j", "a", "b", "s"


class Done(Struct, frozen=True):
    """Hold a job and what it became, the main artifact first."""

    number: int
    job: Job
    fingerprint: str
    """Empty where the answers to its questions say all it depends on."""
    facts: tuple[ArtifactFacts, ...]
    asks_all: bool
    """It asks for something whole, which no answer of the ledger holds."""


class Answer(Struct, frozen=True):
    """Hold what was told in answer to a question, and the numbers of the jobs that asked it."""

    told: str
    numbers: str
    """Parted by spaces: there may be thousands, and most are never looked at."""

    @classmethod
    def of(cls, told: str, jobs: Iterable[int]) -> Answer:
        """Return the answer that some jobs asked for."""
        return cls(told, " ".join(map(str, jobs)))

    @property
    def jobs(self) -> tuple[int, ...]:
        """Return the numbers of the jobs that asked."""
        return tuple(map(int, self.numbers.split()))

    def is_asked_by(self, number: int) -> bool:
        """Tell whether a job asked."""
        return f" {number} " in f" {self.numbers} "


class Bearing(Struct, frozen=True):
    """Hold what is to be known of a brief when nothing but its words has changed."""

    paths: tuple[str, ...]
    """Its files."""
    outlet: str
    """The outlet its source was found to be of."""
    is_locked: bool
    """A closed edition holds it."""
    questions: tuple[str, ...]
    """Those whose answers bear its words."""


class Published(Struct, frozen=True):
    """Hold what is to be known of the site as a whole."""

    manifest: str
    """The digest of the published manifest.json: another, and the ledger is not of this site."""
    behind: tuple[str, ...]
    """The files in which the tree in waiting differs from the published one."""
    is_whole: bool
    """Every format says by its questions what it depends on."""


class Book(Struct, frozen=True):
    """Hold all that a ledger says."""

    published: Published
    jobs: Mapping[int, Done] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    briefs: Mapping[str, Bearing] = field(default_factory=dict)


_DONE, _BEARING, _PUBLISHED = codec_of(Done), codec_of(Bearing), codec_of(Published)


def read_book(store: Store) -> Book | None:
    """Read a ledger whole; None where there is none that can be believed."""
    lines = store.everything()
    try:
        if not lines or (published := _published(lines.get)) is None:
            return None
        jobs = {done.number: done for done in map(_done, _of(lines, _JOB).values())}
        answers = {name: _answer(line) for name, line in _of(lines, _ANSWER).items()}
    except (ValueError, RecursionError):
        return None
    return Book(published, jobs, answers)


def find_published(look: Lookup) -> Published | None:
    """Look up what is to be known of the site; None where it cannot be believed."""
    try:
        return _published(look)
    except (ValueError, RecursionError):
        return None


def find_done(look: Lookup, number: int) -> Done | None:
    """Look a job up by its number."""
    line = look(f"{_JOB}{number}")
    try:
        return _done(line) if line is not None else None
    except (ValueError, RecursionError):
        return None


def find_answer(look: Lookup, question: str) -> Answer | None:
    """Look up the answer to a question; None where it was never asked."""
    line = look(f"{_ANSWER}{question}")
    try:
        return _answer(line) if line is not None else None
    except ValueError:
        return None


def find_bearing(look: Lookup, slug: str) -> Bearing | None:
    """Look up what is to be known of a brief."""
    line = look(f"{_BRIEF}{slug}")
    try:
        found = _BEARING.decode(json.loads(line)) if line is not None else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, Bearing) else None


def lines_of(book: Book) -> dict[str, str]:
    """Write a book as lines by name."""
    lines = {f"{_JOB}{number}": _line(_DONE, done) for number, done in book.jobs.items()}
    lines |= {f"{_ANSWER}{question}": line_of(one) for question, one in book.answers.items()}
    lines |= {f"{_BRIEF}{slug}": _line(_BEARING, one) for slug, one in book.briefs.items()}
    lines[_SITE] = _line(_PUBLISHED, book.published)
    return lines


def line_of(answer: Answer) -> str:
    """Write an answer: the jobs' numbers, then what was told, which is often long."""
    return f"{answer.numbers}\n{answer.told}"


def questions_by_brief(answers: Mapping[str, str]) -> tuple[Mapping[str, list[str]], list[str]]:
    """Return the questions that bear each brief's words, and those that bear every brief's."""
    by_brief: dict[str, list[str]] = {}
    every: list[str] = []
    for question, told in answers.items():
        for slug in slugs_borne(question, told):
            if slug == EVERY:
                every.append(question)
            else:
                by_brief.setdefault(slug, []).append(question)
    return by_brief, every


def jobs_of(book: Book, questions: Iterable[str]) -> dict[int, str]:
    """Return the numbers of the jobs that asked any of some questions, with the first of them."""
    found: dict[int, str] = {}
    for question in questions:
        answer = book.answers.get(question)
        for number in answer.jobs if answer else ():
            found.setdefault(number, question)
    return found


def _of(lines: Mapping[str, str], kind: str) -> dict[str, str]:
    return {name[1:]: line for name, line in lines.items() if name[0] == kind}


def _published(look: Lookup) -> Published | None:
    line = look(_SITE)
    found = _PUBLISHED.decode(json.loads(line)) if line is not None else None
    return found if isinstance(found, Published) else None


def _done(line: str) -> Done:
    found = _DONE.decode(json.loads(line))
    assert isinstance(found, Done)  # noqa: S101 - the codec's own promise
    return found


def _answer(line: str) -> Answer:
    numbers, _, told = line.partition("\n")
    if not numbers.replace(" ", "").isdigit():
        raise ValueError(numbers)
    return Answer(told, numbers)


def _line(codec: Codec, value: object) -> str:
    encoded = codec.encode(value)
    return json.dumps(encoded, separators=(",", ":"), ensure_ascii=False)
