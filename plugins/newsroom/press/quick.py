"""Build after an edit of words: what it concerns is made, and the rest is not even looked at."""

from __future__ import annotations

import contextlib
import gc
import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts, Expecting, Job, Renderer
from newsroom.press.ahead import Ahead
from newsroom.press.bench import Bench, Made
from newsroom.press.cache import Cache
from newsroom.press.content import readings_of
from newsroom.press.destination import PATIENCE, Advance, advance, manifest_row, open_stage
from newsroom.press.last import LAST, Last, Told, write_last
from newsroom.press.ledger import (
    Answer,
    Book,
    Done,
    Published,
    find_answer,
    find_done,
    find_published,
    lines_of,
)
from newsroom.press.noting import News, look_again
from newsroom.press.paths import MANIFEST
from newsroom.press.plan import SLOW_FORMATS, Plan, in_waves
from newsroom.press.processes import cores
from newsroom.press.program import CACHE
from newsroom.press.readings import Finding
from newsroom.press.recalled import Memory, NeedsAllError, recall_site
from newsroom.press.renderers import renderers_for
from newsroom.press.report import Report, StopWatch, Sums
from newsroom.press.run import JobFailedError, Progress, run
from newsroom.press.sorting import facts_told, told_of
from newsroom.press.stage import Stage
from newsroom.press.store import Lookup, Store, store_of
from newsroom.press.told import FACTS
from newsroom.press.touch import Shelf, Touched, read_edits, touch
from newsroom.press.unchanged import is_as_left
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of
from newsroom.templating.asking import Notes, question
from newsroom.templating.theme import Theme, load_theme


def build_quickly(  # noqa: PLR0913 - as a whole build
    settings: Settings,
    ahead: Ahead,
    *,
    now: datetime,
    processes: int | None,
    progress: Progress,
    wait: float = PATIENCE,
) -> Report | None:
    """Make what an edit of words concerns; None where only a whole build will do.

    :raises PublicationError: where another build holds the output, or it cannot be written.
    """
    processes = processes or cores()
    watch = StopWatch()
    watch.seconds["look"] = ahead.standing.seconds
    last = ahead.standing.last
    store = store_of(settings, last.head.program)
    try:
        readings = readings_of(settings, last.head.program)
        with contextlib.ExitStack() as stack:
            stack.enter_context(_without_collector())
            look = stack.enter_context(store.reading())
            find = stack.enter_context(readings.reading())
            stage = stack.enter_context(open_stage(settings, wait=wait))
            work = _Work(settings, last, store, look, find, now)
            # What makes pages is opened while the other process reads: each takes as long.
            expected = stack.enter_context(_expecting(settings, processes, len(ahead.paths)))
            renderers_for(settings, ("web",))
            theme, _ = load_theme(settings)
            work.read(ahead)
            watch.lap("read")
            made = work.make(theme, stage, expected, processes, progress)
            watch.lap("make")
            report = work.put_in_place(stage, made, ahead)
            watch.lap("put in place")
    except NeedsAllError:
        return None
    finally:
        ahead.end()
    return replace(report, seconds=watch.seconds)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage once, for 20 ms, in so short a life."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextlib.contextmanager
def _expecting(settings: Settings, processes: int, edited: int) -> Iterator[Mapping[str, Renderer]]:
    """Let slow formats get ready while the edit is read: it mostly comes to a page of theirs."""
    slow = renderers_for(settings, ("pdf",))
    found = {name: one for name, one in slow.items() if isinstance(one, Expecting)}
    try:
        for renderer in found.values():
            renderer.expect(min(processes, edited))
        yield found
    finally:
        for renderer in found.values():
            renderer.close()


class _Stale(Struct, frozen=True):
    """Hold the jobs that an edit may concern: some surely, others if what they need changes."""

    done: Mapping[str, Done]
    """By the jobs' paths."""
    reasons: Mapping[str, str]
    """Of those that it surely concerns, the question that says so."""


class _Work:
    """Hold what one quick build works with.

    Every step raises NeedsAllError where the ledger cannot say what a whole build would do.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what it works with
        self,
        settings: Settings,
        last: Last,
        store: Store,
        look: Lookup,
        find: Finding,
        now: datetime,
    ) -> None:
        self.settings = settings
        self.last = last
        self.store = store
        self.look = look
        self.find = find
        self.now = now
        self.readings = readings_of(settings, last.head.program)
        self.published = self._published()
        self.reasons: dict[str, str] = {}
        self.answers: dict[str, Answer] = {}

    def _published(self) -> Published:
        """Return what the ledger says of the published site, if it is the one that is there."""
        found = find_published(self.look)
        manifest = str(self.settings.output / MANIFEST)
        if found is None or not found.is_whole or not is_as_left(self.settings, self.last):
            raise NeedsAllError(manifest)
        at = self.last.site.paths.place(manifest)
        if at is None or self.last.site.digest(at).hex() != found.manifest:
            raise NeedsAllError(manifest)
        return found

    def read(self, ahead: Ahead) -> None:
        """Take over what was read of the edited files, and find what is told otherwise since."""
        edits = read_edits(self.settings, ahead.paths, ahead.packed(), self.find)
        self.shelf = Shelf(self.look, self.find, edits)
        problems = self.last.head.told.problems
        self.touched: Touched = touch(edits, self.shelf, self.look, self.settings, problems)
        self.stale = self._stale()

    def _stale(self) -> _Stale:
        done: dict[str, Done] = {}
        reasons: dict[str, str] = {}
        for asked in self.touched.told:
            for number in self._answer(asked).jobs:
                one = self._done(number)
                done[one.job.path] = one
                reasons.setdefault(one.job.path, asked)
        ahead = list(done.values())
        while ahead:
            for facts in ahead.pop().facts:
                answer = find_answer(self.look, question(FACTS, facts.path))
                for number in answer.jobs if answer else ():
                    one = self._done(number)
                    if one.job.path not in done:
                        done[one.job.path] = one
                        ahead.append(one)
        return _Stale(done, reasons)

    def _answer(self, asked: str) -> Answer:
        found = self.answers.get(asked) or find_answer(self.look, asked)
        if found is None:
            raise NeedsAllError(asked)
        self.answers[asked] = found
        return found

    def _done(self, number: int) -> Done:
        found = find_done(self.look, number)
        if found is None or found.asks_all:
            raise NeedsAllError(str(number))
        return found

    def told(self, asked: str) -> str:
        """Return what is told in answer to a question that was asked in the last build."""
        now = self.touched.told.get(asked)
        return self._answer(asked).told if now is None else now

    def make(
        self,
        theme: Theme | None,
        stage: Stage,
        expected: Mapping[str, Renderer],
        processes: int,
        progress: Progress,
    ) -> tuple[Made, ...]:
        """Make the pages that print something else now."""
        if theme is None:
            raise NeedsAllError("theme")
        notes = Notes()
        memory = Memory(self.told, self.shelf.brief)
        site = recall_site(self.settings, theme, self.now, memory, notes)
        jobs = [one.job for one in self.stale.done.values()]
        formats = {job.format for job in jobs}
        renderers = {**renderers_for(self.settings, formats - expected.keys()), **expected}
        cache = Cache(self.settings.root / CACHE / "made")
        bench = Bench(site, notes, renderers, stage, self.last.head.program, {}, cache, self._tell)
        several = sum(job.format in SLOW_FORMATS for job in jobs) > 1
        plan = Plan(in_waves(sorted(jobs)))
        try:
            made = run(
                bench,
                plan,
                processes=processes if several else 1,
                progress=progress,
                keep=self._keep,
                known=self._known(jobs),
            )
        except JobFailedError as error:
            # In another process what needs all is a fault; a real one will come again.
            raise NeedsAllError(str(plan)) from error
        if any(one.problems for one in made):
            raise NeedsAllError("problems")
        return made

    def _known(self, jobs: list[Job]) -> Mapping[str, ArtifactFacts]:
        """Return the facts of what some jobs need and none of them makes."""
        made = {facts.path for one in self.stale.done.values() for facts in one.facts}
        known: dict[str, ArtifactFacts] = {}
        for need in {need for job in jobs for need in job.needs} - made:
            try:
                facts = facts_told(self._answer(question(FACTS, need)).told)
            except (ValueError, RecursionError) as error:
                raise NeedsAllError(need) from error
            if facts:
                known[need] = facts
        return known

    def _tell(self, asked: str) -> str:
        return self.told(asked)

    def _keep(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> Made | None:
        done = self.stale.done[job.path]
        reason = self.stale.reasons.get(job.path, "")
        for need in () if reason else job.needs:
            if need in facts and self._answer(question(FACTS, need)).told != told_of(facts[need]):
                reason = question(FACTS, need)
        if not reason:
            return Made(job, done.fingerprint, done.facts, reused=True, kept=True)
        self.reasons[job.path] = reason
        return None

    def put_in_place(self, stage: Stage, made: tuple[Made, ...], ahead: Ahead) -> Report:
        """Publish the pages, and write down for the next build what has changed."""
        anew = [one for one in made if not one.kept]
        old = {f.path: f for one in self.stale.done.values() for f in one.facts}
        new = {f.path: f for one in anew for f in one.facts}
        if any(f.path not in new for one in anew for f in self.stale.done[one.job.path].facts):
            raise NeedsAllError("artifacts")
        if new.keys() - old.keys() or not ahead.waits():
            raise NeedsAllError("artifacts")
        files = {file_of(path) for path in new}
        listed = self._listed({path: (old[path], facts) for path, facts in new.items()})
        kept = set(self.published.behind) - files
        lost = {file for file in kept if not (self.settings.output / file).exists()}
        step = Advance(
            tuple(sorted(files)), tuple(sorted(kept - lost)), tuple(sorted(lost)), listed
        )
        advance(self.settings, stage, step)
        changed = [path for path, facts in new.items() if facts.sha256 != old[path].sha256]
        behind = tuple(sorted(map(file_of, changed)))
        told = self._told(new, old)
        self._remember(anew, Published(hashlib.sha256(listed).hexdigest(), behind, is_whole=True))
        self._note(told, frozenset(kept), new)
        return Report(
            name=told.name,
            output=self.settings.output,
            counts=told.counts,
            problems=told.problems,
            sums=told.sums,
            made=len(new),
            seconds={},
            artifacts=tuple(new.values()),
            reasons=self.reasons,
        )

    def _listed(self, changed: Mapping[str, tuple[ArtifactFacts, ArtifactFacts]]) -> bytes:
        """Return the list of artifacts with some of its rows put for others."""
        listed = (self.settings.output / MANIFEST).read_bytes()
        for old, new in changed.values():
            row = manifest_row(old).encode()
            if listed.count(row) != 1:
                raise NeedsAllError(MANIFEST)
            listed = listed.replace(row, manifest_row(new).encode())
        return listed

    def _told(self, new: Mapping[str, ArtifactFacts], old: Mapping[str, ArtifactFacts]) -> Told:
        told = self.last.head.told
        grown = sum(facts.bytes - old[path].bytes for path, facts in new.items())
        pdfs = tuple(new.get(facts.path, facts) for facts in told.sums.pdfs)
        sums = Sums(told.sums.pages, told.sums.others, told.sums.bytes + grown, pdfs)
        return Told(told.name, told.counts, self.touched.problems, sums)

    def _remember(self, anew: list[Made], published: Published) -> None:
        """Write the changed lines of the ledger, and what was read of the edited files."""
        told = dict(self.touched.told)
        told |= {
            question(FACTS, f.path): told_of(f) for one in anew for f in one.facts if self._asked(f)
        }
        asked: dict[str, set[int]] = {}
        jobs: dict[int, Done] = {}
        for one in anew:
            number = self.stale.done[one.job.path].number
            jobs[number] = Done(number, one.job, one.fingerprint, one.facts, asks_all=False)
            for each in one.questions:
                asked.setdefault(each, set()).add(number)
        answers: dict[str, Answer] = {}
        for each in {*told, *asked}:
            known = self._answer(each)
            new = [number for number in asked.get(each, ()) if not known.is_asked_by(number)]
            if new or told.get(each, known.told) != known.told:
                numbers = sorted({*known.jobs, *new})
                answers[each] = Answer.of(told.get(each, known.told), numbers)
        lines = lines_of(Book(published, jobs, answers))
        if not self.store.put(lines):
            self.store.discard()
        self.readings.keep({path: edit.kept for path, edit in self.touched.edits.items()}, ())

    def _asked(self, facts: ArtifactFacts) -> bool:
        return find_answer(self.look, question(FACTS, facts.path)) is not None

    def _note(self, told: Told, moved: frozenset[str], new: Mapping[str, ArtifactFacts]) -> None:
        """Note how the edited files and both trees look now."""
        edits = {
            str(self.settings.root / path): (edit.kept.look, edit.kept.sha256)
            for path, edit in self.touched.edits.items()
        }
        made = {file_of(path): one.sha256 for path, one in new.items()}
        news = News(told, edits, made, moved)
        write_last(self.settings.root / LAST, look_again(self.settings, self.last, news))
