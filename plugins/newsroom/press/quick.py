"""Build after an edit of words: what it concerns is made, and the rest is not even looked at."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts, Expecting, Job, Renderer
from newsroom.press.ahead import Ahead
from newsroom.press.bench import Bench, Made
from newsroom.press.cache import Cache
from newsroom.press.content import readings_of
from newsroom.press.destination import PATIENCE, open_stage
from newsroom.press.last import Last
from newsroom.press.ledger import Published, find_published
from newsroom.press.paths import MANIFEST
from newsroom.press.plan import SLOW_FORMATS, Plan, in_waves
from newsroom.press.processes import cores
from newsroom.press.program import CACHE
from newsroom.press.readings import Finding
from newsroom.press.recalled import Memory, NeedsAllError, recall_site
from newsroom.press.renderers import renderers_for
from newsroom.press.renewal import Renewal
from newsroom.press.report import Report, StopWatch
from newsroom.press.run import JobFailedError, Progress, run
from newsroom.press.stage import Stage
from newsroom.press.stale import Answers, stale
from newsroom.press.store import Lookup, store_of
from newsroom.press.touch import Shelf, read_edits, touch
from newsroom.press.unchanged import is_as_left
from newsroom.settings import Settings
from newsroom.templating.asking import Notes
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
            work = _Work(settings, last, look, find, now)
            # What makes pages is opened while the other process reads: each takes as long.
            expected = stack.enter_context(_expecting(settings, processes, len(ahead.paths)))
            renderers_for(settings, ("web",))
            theme, _ = load_theme(settings)
            renewal = work.read(ahead)
            watch.lap("read")
            made = work.make(theme, stage, expected, processes, progress)
            watch.lap("make")
            renewed = renewal.put_in_place(stage, made, ahead.waits)
            renewal.write_down(renewed, store, readings)
            watch.lap("put in place")
    except NeedsAllError:
        return None
    finally:
        ahead.end()
    return replace(renewal.report(renewed, work.reasons), seconds=watch.seconds)


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


class _Work:
    """Hold what one quick build works with.

    Every step raises NeedsAllError where the ledger cannot say what a whole build would do.
    """

    def __init__(
        self, settings: Settings, last: Last, look: Lookup, find: Finding, now: datetime
    ) -> None:
        self.settings = settings
        self.last = last
        self.look = look
        self.find = find
        self.now = now
        self.published = self._published()
        self.reasons: dict[str, str] = {}

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

    def read(self, ahead: Ahead) -> Renewal:
        """Take over what was read of the edited files, and find what is told otherwise since."""
        edits = read_edits(self.settings, ahead.paths, ahead.packed(), self.find)
        self.shelf = Shelf(self.look, self.find, edits, self._known)
        problems = self.last.head.told.problems
        touched = touch(edits, self.shelf, self.look, self.settings, problems)
        self.stale = stale(Answers(self.look, touched.told), touched.told)
        return Renewal(self.settings, self.last, self.published, touched, self.stale)

    def _known(self, path: str) -> str:
        """Return the digest of a content file that was not edited."""
        texts = self.last.texts
        at = texts.paths.index.get(str(self.settings.root / path))
        return "" if at is None else texts.digest(at).hex()

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
        notes, told = Notes(), self.stale.answers.told
        site = recall_site(self.settings, theme, self.now, Memory(told, self.shelf.brief), notes)
        jobs = [one.job for one in self.stale.done.values()]
        formats = {job.format for job in jobs}
        renderers = {**renderers_for(self.settings, formats - expected.keys()), **expected}
        cache = Cache(self.settings.root / CACHE / "made")
        bench = Bench(site, notes, renderers, stage, self.last.head.program, {}, cache, told)
        several = sum(job.format in SLOW_FORMATS for job in jobs) > 1
        plan = Plan(in_waves(sorted(jobs)))
        try:
            made = run(
                bench,
                plan,
                processes=processes if several else 1,
                progress=progress,
                keep=self._keep,
                known=self.stale.known(),
            )
        except JobFailedError as error:
            # In another process what needs all is a fault; a real one will come again.
            raise NeedsAllError(str(plan)) from error
        if any(one.problems for one in made):
            raise NeedsAllError("problems")
        return made

    def _keep(self, job: Job, facts: Mapping[str, ArtifactFacts]) -> Made | None:
        reason = self.stale.reason(job, facts)
        if not reason:
            return self.stale.kept(job)
        self.reasons[job.path] = reason
        return None
