"""Do a plan's jobs in several processes: the same bytes and the same order with any number.

The workers are forked, so that they have the site without copying it. Each is sent small batches
of jobs and answers with facts; what they make they write to the stage themselves. A worker that
dies is a problem of the jobs it held; it never keeps the others waiting.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.press.bench import Bench, Made
from newsroom.press.plan import OPENING_FORMATS, SLOW_FORMATS, Plan
from newsroom.press.processes import can_fork, fork, receive, send, settled
from newsroom.problems import NewsroomError, Place, Problem
from newsroom.templating.addresses import file_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Progress = Callable[[int, int], None]
"""Called with how many jobs are done, and of how many."""

_LARGEST_BATCH = 32
_MANY = 200
"""So many jobs are worth opening what they use before the workers are forked."""
_LOOK_EVERY = 1.0


class JobFailedError(NewsroomError):
    """Carry what a renderer raised that is no problem of the content: a fault of ours."""


class _Batch(Struct, frozen=True):
    """Hold jobs for one worker, and the facts they need."""

    jobs: tuple[Job, ...]
    facts: Mapping[str, ArtifactFacts]


class _Answer(Struct, frozen=True):
    """Hold what became of a batch, or the fault that ended it."""

    made: tuple[Made, ...] = ()
    fault: str = ""


class _Worker(Struct, frozen=True):
    process: ForkProcess
    line: Connection


Keep = Callable[[Job, Mapping[str, ArtifactFacts]], Made | None]
"""Says what became of a job that need not be done; None where it must be."""


def keep_nothing(_job: Job, _facts: Mapping[str, ArtifactFacts]) -> None:
    """Say that every job must be done."""


def run(  # noqa: PLR0913 - what a whole and a quick build know of their work
    bench: Bench,
    plan: Plan,
    *,
    processes: int,
    progress: Progress,
    keep: Keep = keep_nothing,
    known: Mapping[str, ArtifactFacts] = MappingProxyType({}),
) -> tuple[Made, ...]:
    """Do the jobs of a plan that are not kept; return what became of each, in the plan's order.

    ``known`` are the facts of artifacts that jobs need and the plan does not make.

    :raises JobFailedError: if a renderer fails in a way that no problem describes.
    """
    total = len(plan.jobs)
    progress(0, total)
    with contextlib.ExitStack() as stack:
        do = _here(bench)
        if processes > 1 and total > 1 and can_fork():
            pool = _Pool(bench, min(processes, total))
            stack.callback(pool.close)
            do = partial(_in_pool, pool, bench, processes)
        else:
            stack.callback(bench.close)
        return _run(plan, do, keep, progress, known)


_Do = Callable[[Sequence[Job], Mapping[str, ArtifactFacts]], Iterator[Made]]


def _run(
    plan: Plan, do: _Do, keep: Keep, progress: Progress, known: Mapping[str, ArtifactFacts]
) -> tuple[Made, ...]:
    facts = dict(known)
    results: dict[Job, Made] = {}
    jobs = plan.jobs
    for wave in plan.waves:
        for job in wave:
            if (kept := keep(job, facts)) is not None:
                results[job] = kept
        facts |= {one.path: one for job in wave if job in results for one in results[job].facts}
        for made in do([job for job in wave if job not in results], facts):
            results[made.job] = made
            facts |= {one.path: one for one in made.facts}
            progress(len(results), len(jobs))
    progress(len(jobs), len(jobs))
    return tuple(results[job] for job in jobs)


def _here(bench: Bench) -> _Do:
    def do(jobs: Sequence[Job], facts: Mapping[str, ArtifactFacts]) -> Iterator[Made]:
        for job in jobs:
            yield bench.make(job, {need: facts[need] for need in job.needs if need in facts})

    return do


def _in_pool(
    pool: _Pool,
    bench: Bench,
    processes: int,
    jobs: Sequence[Job],
    facts: Mapping[str, ArtifactFacts],
) -> Iterator[Made]:
    if len(jobs) >= _MANY and not pool.is_started:
        # Templates, words and indexes that are open before the fork are open once for all.
        first = _openers(jobs)
        yield from _here(bench)(first, facts)
        done = frozenset(first)
        jobs = [job for job in jobs if job not in done]
    if jobs:
        yield from pool.do(_batches(jobs, facts, processes))


def _openers(jobs: Sequence[Job]) -> tuple[Job, ...]:
    """Return the first job of each kind in each language."""
    kinds: dict[tuple[str, str], Job] = {}
    for job in jobs:
        if job.format in OPENING_FORMATS:
            kinds.setdefault((job.kind, job.language), job)
    return tuple(kinds.values())


def _batches(
    wave: Sequence[Job], facts: Mapping[str, ArtifactFacts], processes: int
) -> Iterator[_Batch]:
    """Cut a wave into batches: slow jobs alone, the others in portions that keep all busy."""
    slow = [job for job in wave if job.format in SLOW_FORMATS]
    quick = [job for job in wave if job.format not in SLOW_FORMATS]
    size = max(1, min(_LARGEST_BATCH, len(quick) // (processes * 4)))
    portions: list[tuple[Job, ...]] = [(job,) for job in slow]
    portions += [tuple(quick[at : at + size]) for at in range(0, len(quick), size)]
    for jobs in portions:
        needs = {need for job in jobs for need in job.needs if need in facts}
        yield _Batch(jobs, {need: facts[need] for need in sorted(needs)})


class _Pool:
    """Keep forked workers busy, and notice when one is gone."""

    def __init__(self, bench: Bench, processes: int) -> None:
        self._workers: dict[Connection, _Worker] = {}
        self._bench = bench
        self._processes = processes

    @property
    def is_started(self) -> bool:
        """Tell whether the workers are forked."""
        return not self._processes

    def _start(self) -> None:
        """Start the workers, once there is work for them."""
        with settled():
            for number in range(self._processes):
                others = tuple(worker.line for worker in self._workers.values())
                process, line = fork(partial(_work, self._bench, number), others)
                self._workers[line] = _Worker(process, line)
        self._processes = 0

    def do(self, batches: Iterator[_Batch]) -> Iterator[Made]:
        """Do batches in any order; yield what became of each job as it is known."""
        if self._processes:
            self._start()
        ahead = deque(batches)
        busy: dict[Connection, _Batch] = {}
        while ahead or busy:
            for line in [line for line in self._workers if line not in busy]:
                if ahead:
                    busy[line] = ahead.popleft()
                    if not send(line, busy[line]):
                        yield from self._lost(line, busy.pop(line))
            if not self._workers:
                yield from (Made(job, problems=(_unmade(job),)) for b in ahead for job in b.jobs)
                return
            yield from self._answers(busy)

    def _answers(self, busy: dict[Connection, _Batch]) -> Iterator[Made]:
        from multiprocessing.connection import wait  # noqa: PLC0415 - only with several processes

        ready = wait(list(busy), timeout=_LOOK_EVERY)
        # A dead worker's own children may hold its line open: look at the process as well.
        dead = [line for line in busy if not self._workers[line].process.is_alive()]
        for line in [line for line in busy if line in ready or line in dead]:
            answer = receive(line, 0)
            batch = busy.pop(line)
            if not isinstance(answer, _Answer):
                yield from self._lost(line, batch)
            elif answer.fault:
                raise JobFailedError(answer.fault)
            else:
                yield from map(_slim, answer.made)

    def _lost(self, line: Connection, batch: _Batch) -> Iterator[Made]:
        worker = self._workers.pop(line)
        worker.process.join()
        line.close()
        code = worker.process.exitcode or 0
        how = f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended ({code})"
        for job in batch.jobs:
            yield Made(job, problems=(_unmade(job, how),))

    def close(self) -> None:
        """End the workers, in the middle of a job if need be."""
        for worker in self._workers.values():
            send(worker.line, None)
            worker.line.close()
            worker.process.join(timeout=_LOOK_EVERY)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()


def _slim(made: Made) -> Made:
    """Return what became of a job with one copy of each question, however many jobs ask it."""
    questions = tuple(map(sys.intern, made.questions))
    told = {sys.intern(asked): line for asked, line in made.told.items()}
    return replace(made, questions=questions, told=told)


def _work(bench: Bench, number: int, line: Connection) -> None:
    """Be a worker: do batches until the line ends, which it does when the parent dies."""
    bench.take_part(number)
    try:
        while isinstance(batch := receive(line), _Batch) and send(line, _done(bench, batch)):
            pass
    finally:
        bench.close()


def _done(bench: Bench, batch: _Batch) -> _Answer:
    try:
        return _Answer(tuple(bench.make(job, _needed(job, batch)) for job in batch.jobs))
    except Exception:  # noqa: BLE001 - it is told to the parent, which raises it
        return _Answer(fault=traceback.format_exc())


def _needed(job: Job, batch: _Batch) -> Mapping[str, ArtifactFacts]:
    return {need: batch.facts[need] for need in job.needs if need in batch.facts}


def _unmade(job: Job, how: str = "was killed") -> Problem:
    message = f"the process that made this page {how}"
    mend = "memory may have run out: build again with --processes 1"
    return Problem("NR605", Place(file_of(job.path)), message, mend)
