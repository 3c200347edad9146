"""Build a publication: assemble, plan, run, put in place, report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts, Grounded, Renderer
from newsroom.press.accounts import account
from newsroom.press.assemble import Assembly, assemble
from newsroom.press.bench import Bench, Earlier, Made
from newsroom.press.cache import Cache
from newsroom.press.destination import (
    PATIENCE,
    Advance,
    advance,
    is_same_manifest,
    manifest,
    mirror,
    objections,
    open_stage,
    publish,
)
from newsroom.press.last import Told
from newsroom.press.ledger import Book, Published, lines_of, read_book
from newsroom.press.noting import Before, look_around, note_build
from newsroom.press.plan import clashes, make_plan
from newsroom.press.processes import cores
from newsroom.press.program import CACHE, maker
from newsroom.press.renderers import renderers_for
from newsroom.press.report import Report, StopWatch, sums_of
from newsroom.press.run import Progress, run
from newsroom.press.sorting import Sorting, can_stand_in, sort_out
from newsroom.press.stage import Stage
from newsroom.press.store import store_of
from newsroom.press.told import Teller
from newsroom.press.unchanged import Standing, is_as_left, take_stock, waits_unchanged
from newsroom.problems import Place, Problem, PublicationError, errors_of, in_order
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of
from newsroom.templating.asking import Notes
from newsroom.templating.site import Site

Formats = Callable[[Settings], Mapping[str, Renderer]]


def silent(done: int, total: int) -> None:
    """Show no progress."""


def build(  # noqa: PLR0913 - the edge names what each of its callers may choose
    settings: Settings,
    *,
    now: datetime,
    processes: int | None = None,
    progress: Progress = silent,
    wait: float = PATIENCE,
    verify: bool = False,
    standing: Standing | None = None,
) -> Report:
    """Make the whole site and put it in the output folder's place.

    ``standing`` is what is known already of how things stand since the last build.

    :raises PublicationError: with every problem, where one is an error; the output is untouched.
    """
    before = look_around(settings)
    assembly = assemble(settings, now=now, processes=processes, verify=verify)
    return print_site(
        assembly,
        settings,
        processes=processes,
        progress=progress,
        wait=wait,
        before=before,
        standing=standing,
    )


def print_site(  # noqa: PLR0913 - the edge names what each of its callers may choose
    assembly: Assembly,
    settings: Settings,
    *,
    processes: int | None = None,
    progress: Progress = silent,
    wait: float = PATIENCE,
    formats: Formats = renderers_for,
    before: Before | None = None,
    standing: Standing | None = None,
) -> Report:
    """Make the site of an assembly and put it in the output folder's place.

    :raises PublicationError: with every problem, where one is an error; the output is untouched.
    """
    watch = StopWatch()
    site = assembly.site
    problems = in_order((*assembly.problems, *objections(settings)))
    if site is None or errors_of(problems):
        raise PublicationError(problems)
    work = _Work(assembly, site, settings, formats(settings))
    _stop_at_errors(problems, work.planning)
    watch.lap("plan")
    standing = standing or take_stock(settings, site.now)
    with open_stage(settings, wait=wait) as stage:
        believed = standing is not None and standing.same_site and work.is_left(standing)
        sorting, bench = work.sorted_out(stage, believed=believed), work.bench(stage)
        watch.lap("compare")
        keep = sorting.keep
        made = run(bench, work.plan, processes=processes or cores(), progress=progress, keep=keep)
        _stop_at_errors(problems, _problems_of(made))
        watch.lap("make")
        published = work.put_in_place(stage, made, standing if believed else None)
        watch.lap("put in place")
        work.account(sorting, made, published)
        report = _report(assembly, settings, made, sorting.reasons)
        if before is not None:
            told = Told(report.name, report.counts, report.problems, report.sums)
            note_build(settings, before, assembly, told, report.artifacts)
    bench.cache.prune()
    watch.lap("remember")
    return replace(report, seconds={**assembly.seconds, **watch.seconds})


class _Work:
    """Hold what one build works with, from the plan to the ledger."""

    def __init__(
        self,
        assembly: Assembly,
        site: Site,
        settings: Settings,
        renderers: Mapping[str, Renderer],
    ) -> None:
        self.settings = settings
        self.site = site
        self.assembly = assembly
        self.renderers = renderers
        self.plan, self.planning = make_plan(site, renderers.values())
        self.store = store_of(settings)
        self.grounded = {n: r for n, r in renderers.items() if isinstance(r, Grounded)}
        shas = {seen.path: seen.sha256 for seen in assembly.seen}
        states = {name: _state(one, site) for name, one in self.grounded.items()}
        self.teller = Teller(site, shas, states)
        self._book: Book | None = None
        self._has_looked = False

    @property
    def book(self) -> Book:
        """Return the ledger of the published site; an empty one where it is of another."""
        if not self._has_looked:
            self._has_looked = True
            book = read_book(self.store)
            if book and is_same_manifest(self.settings, book.published.manifest):
                self._book = book
        return self._book or Book(Published("", (), is_whole=False))

    def is_left(self, standing: Standing) -> bool:
        """Tell, under the lock, whether the published tree is the one that was looked at."""
        return bool(self.book.jobs) and is_as_left(self.settings, standing.last)

    def sorted_out(self, stage: Stage, *, believed: bool) -> Sorting:
        """Sort out what must be done.

        Where the published tree is believed to be as it was left, nothing is taken over yet.
        """
        take_over = _believe if believed else stage.take_over_all
        return sort_out(self.book, self.teller, self.grounded, take_over)

    def bench(self, stage: Stage) -> Bench:
        """Return what a process needs to do any job."""
        notes = Notes()
        earlier = {
            done.job.path: Earlier(done.fingerprint, done.facts)
            for done in self.book.jobs.values()
            if done.job.format not in self.grounded
        }
        cache = Cache(self.settings.root / CACHE / "made")
        site = self.site.noting(notes)
        tell = self.teller.told
        return Bench(site, notes, self.renderers, stage, maker(), earlier, cache, tell)

    def put_in_place(
        self, stage: Stage, made: tuple[Made, ...], standing: Standing | None
    ) -> Published:
        """Publish what was made and what was kept, by the way that costs less.

        With ``standing`` the published tree is believed, and nothing was taken over from it yet.
        """
        artifacts = tuple(facts for one in made for facts in one.facts)
        step = self._step(made, artifacts) if standing is not None else None
        if standing and step and waits_unchanged(standing.last)():
            advance(self.settings, stage, step)
            listed, behind = step.listed, _behind(self.book, made)
        else:
            if standing:
                kept = [facts for one in made if one.kept for facts in one.facts]
                _stop_at_errors((), [_lost(facts) for facts in kept if not stage.bring(facts)])
            listed, behind = publish(self.settings, stage, artifacts), ()
            mirror(self.settings, (file_of(facts.path) for facts in artifacts))
        sha256 = hashlib.sha256(listed).hexdigest()
        return Published(sha256, behind, is_whole=self.grounded.keys() == self.renderers.keys())

    def _step(self, made: tuple[Made, ...], artifacts: tuple[ArtifactFacts, ...]) -> Advance | None:
        """Return how the tree in waiting becomes the new site; None where it cannot."""
        old = {file_of(one.path) for done in self.book.jobs.values() for one in done.facts}
        behind = set(self.book.published.behind)
        new = {file_of(facts.path) for facts in artifacts}
        if not can_stand_in(old | behind, new):
            return None
        staged = {file_of(f.path) for one in made if not one.kept for f in one.facts}
        return Advance(
            made=tuple(sorted(staged)),
            behind=tuple(sorted((behind & new) - staged)),
            gone=tuple(sorted((old | behind) - new)),
            listed=manifest(artifacts),
        )

    def account(self, sorting: Sorting, made: tuple[Made, ...], published: Published) -> None:
        """Write down for the next build what this one made, asked and was told."""
        book = account(self.assembly, sorting, made, published)
        if self.book.jobs:
            before = lines_of(self.book)
            lines = lines_of(book)
            changed = {name: line for name, line in lines.items() if before.get(name) != line}
            self.store.put(changed, sorted(before.keys() - lines.keys()))
        else:
            self.store.replace(lines_of(book))


def _believe(_several: tuple[ArtifactFacts, ...]) -> bool:
    return True


def _lost(facts: ArtifactFacts) -> Problem:
    message = f'"{file_of(facts.path)}" was changed while the site was being made'
    return Problem("NR601", Place(file_of(facts.path)), message, "build again")


def _state(renderer: Grounded, site: Site) -> Callable[[], str]:
    return lambda: renderer.state(site)


def _behind(book: Book, made: Iterable[Made]) -> tuple[str, ...]:
    """Return the files in which the site that was published differs from the one that is."""
    old = {file_of(one.path): one.sha256 for done in book.jobs.values() for one in done.facts}
    new = {file_of(facts.path): facts.sha256 for one in made for facts in one.facts}
    return tuple(sorted(f for f in old.keys() | new.keys() if old.get(f) != new.get(f)))


def _problems_of(made: Iterable[Made]) -> tuple[Problem, ...]:
    made = tuple(made)
    named = [(facts.path, one.job.format) for one in made for facts in one.facts]
    return (*(problem for one in made for problem in one.problems), *clashes(named))


def _stop_at_errors(known: tuple[Problem, ...], found: Iterable[Problem]) -> None:
    problems = in_order((*known, *found))
    if errors_of(problems):
        raise PublicationError(problems)


def _report(
    assembly: Assembly, settings: Settings, made: tuple[Made, ...], reasons: Mapping[str, str]
) -> Report:
    artifacts = tuple(facts for one in made for facts in one.facts)
    anew = {one.job.path for one in made if not one.reused}
    return Report(
        name=settings.name.best("en")[1],
        output=settings.output,
        counts=assembly.counts,
        problems=assembly.problems,
        sums=sums_of(artifacts),
        artifacts=artifacts,
        made=sum(len(one.facts) for one in made if not one.reused),
        seconds={},
        reasons={path: reason for path, reason in reasons.items() if path in anew},
    )


def with_formats(settings: Settings, formats: tuple[str, ...]) -> Settings:
    """Return the settings limited to some of their formats."""
    kept = tuple(name for name in settings.formats if name in formats)
    return replace(settings, formats=kept)
