"""Build a publication: assemble, plan, run, put in place, report."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from newsroom.formats.renderer import Renderer
from newsroom.press.assemble import Assembly, StopWatch, assemble
from newsroom.press.bench import Bench, Made
from newsroom.press.cache import Cache
from newsroom.press.destination import objections, open_stage, publish
from newsroom.press.memory import CACHE, WORKSHOP, Memory, maker, recall, remember
from newsroom.press.noting import Before, look_around, note_build
from newsroom.press.plan import clashes, make_plan
from newsroom.press.processes import cores
from newsroom.press.renderers import renderers_for
from newsroom.press.report import Report, sums_of
from newsroom.press.run import Progress, run
from newsroom.press.stage import Stage
from newsroom.press.unchanged import Told
from newsroom.problems import Problem, PublicationError, errors_of, in_order
from newsroom.settings import Settings
from newsroom.templating.site import Site

_PATIENCE = 10.0

Formats = Callable[[Settings], Mapping[str, Renderer]]


def silent(done: int, total: int) -> None:
    """Show no progress."""


def build(  # noqa: PLR0913 - the edge names what each of its callers may choose
    settings: Settings,
    *,
    now: datetime,
    processes: int | None = None,
    progress: Progress = silent,
    wait: float = _PATIENCE,
    verify: bool = False,
) -> Report:
    """Make the whole site and put it in the output folder's place.

    :raises PublicationError: with every problem, where one is an error; the output is untouched.
    """
    before = look_around(settings)
    assembly = assemble(settings, now=now, processes=processes, verify=verify)
    return print_site(
        assembly, settings, processes=processes, progress=progress, wait=wait, before=before
    )


def print_site(  # noqa: PLR0913 - the edge names what each of its callers may choose
    assembly: Assembly,
    settings: Settings,
    *,
    processes: int | None = None,
    progress: Progress = silent,
    wait: float = _PATIENCE,
    formats: Formats = renderers_for,
    before: Before | None = None,
) -> Report:
    """Make the site of an assembly and put it in the output folder's place.

    :raises PublicationError: with every problem, where one is an error; the output is untouched.
    """
    watch = StopWatch()
    site = assembly.site
    problems = in_order((*assembly.problems, *objections(settings)))
    if site is None or errors_of(problems):
        raise PublicationError(problems)
    with open_stage(settings, wait=wait) as stage:
        bench = _bench(site, stage, formats(settings))
        plan, planning = make_plan(site, bench.renderers.values())
        _stop_at_errors(problems, planning)
        watch.lap("plan")
        made = run(bench, plan, processes=processes or cores(), progress=progress)
        _stop_at_errors(problems, _problems_of(made))
        watch.lap("make")
        publish(settings, stage, (facts for one in made for facts in one.facts))
        remember(
            settings.root / WORKSHOP / "state.json",
            Memory(bench.memory.maker, {one.job.path: one.remembered for one in made}),
        )
        report = _report(assembly, settings, made)
        if before is not None:
            told = Told(report.name, report.counts, report.problems, report.sums)
            note_build(settings, before, assembly, told, report.artifacts)
    bench.cache.prune()
    watch.lap("put in place")
    return dataclasses.replace(report, seconds={**assembly.seconds, **watch.seconds})


def _bench(site: Site, stage: Stage, renderers: Mapping[str, Renderer]) -> Bench:
    root = site.settings.root
    memory = recall(root / WORKSHOP / "state.json", maker())
    return Bench(site, renderers, stage, memory, Cache(root / CACHE / "made"))


def _problems_of(made: Iterable[Made]) -> tuple[Problem, ...]:
    made = tuple(made)
    named = [(facts.path, one.job.format) for one in made for facts in one.facts]
    return (*(problem for one in made for problem in one.problems), *clashes(named))


def _stop_at_errors(known: tuple[Problem, ...], found: Iterable[Problem]) -> None:
    problems = in_order((*known, *found))
    if errors_of(problems):
        raise PublicationError(problems)


def _report(assembly: Assembly, settings: Settings, made: tuple[Made, ...]) -> Report:
    artifacts = tuple(facts for one in made for facts in one.facts)
    return Report(
        name=settings.name.best("en")[1],
        output=settings.output,
        counts=assembly.counts,
        problems=assembly.problems,
        sums=sums_of(artifacts),
        artifacts=artifacts,
        made=sum(len(one.facts) for one in made if not one.reused),
        seconds={},
    )


def with_formats(settings: Settings, formats: tuple[str, ...]) -> Settings:
    """Return the settings limited to some of their formats."""
    kept = tuple(name for name in settings.formats if name in formats)
    return dataclasses.replace(settings, formats=kept)
