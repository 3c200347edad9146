"""Gather what is to be made, refuse what cannot stand side by side, and put it in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from newsroom.formats.renderer import Job, Renderer
from newsroom.press.paths import collision_key, objection
from newsroom.problems import Place, Problem
from newsroom.templating.addresses import file_of
from newsroom.templating.site import Site

SLOW_FORMATS = frozenset({"pdf", "epub", "search", "cards"})
"""Formats that take seconds: made one by one, first, and remembered between builds."""
OPENING_FORMATS = frozenset({"web"})
"""Formats whose first pages open what many others use: templates, words, indexes."""


class Plan(Struct, frozen=True):
    """Hold the jobs in waves: what a job needs is made in an earlier wave."""

    waves: tuple[tuple[Job, ...], ...]

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Return all jobs, in the order they are made."""
        return tuple(job for wave in self.waves for job in wave)


def make_plan(site: Site, renderers: Iterable[Renderer]) -> tuple[Plan, tuple[Problem, ...]]:
    """Ask every format for its jobs; return them in waves, and what stands in their way."""
    jobs = [job for renderer in renderers for job in renderer.jobs(site)]
    problems = (*_unsafe(jobs), *clashes((job.path, _what(job)) for job in jobs))
    return Plan(in_waves(jobs)), problems


def clashes(made: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Find two things for one file, or a file where another needs a folder.

    Takes (site path, what it is, in words); paths that differ only in case clash too, because on
    many disks they are one file.
    """
    seen: dict[str, tuple[str, str]] = {}
    folders: dict[str, tuple[str, str]] = {}
    for path, what in sorted(made):
        key = collision_key(path)
        if key in seen:
            yield _clash(path, what, seen[key][1])
        seen.setdefault(key, (path, what))
        for folder in _folders_of(key):
            folders.setdefault(folder, (path, what))
    for key in sorted(seen.keys() & folders.keys()):
        yield _clash(*seen[key], folders[key][1])


def _folders_of(key: str) -> Iterator[str]:
    while "/" in key:
        key = key.rpartition("/")[0]
        yield key


def _clash(path: str, one: str, other: str) -> Problem:
    if one == other:
        message = f'"{path}" is made twice by {one}'
    else:
        message = f'"{path}" is made by {one} and by {other}'
    return Problem("NR407", Place(file_of(path)), message, "rename one of them")


def _unsafe(jobs: Iterable[Job]) -> Iterator[Problem]:
    for job in jobs:
        if why := objection(job.path):
            yield refusal(job.path, why)


def refusal(path: str, why: str) -> Problem:
    """State that a path is not written, and why."""
    shown = path.encode("unicode_escape").decode() if not path.isprintable() else path
    return Problem("NR407", Place(shown), f'"{shown}" cannot be a page\'s address: {why}')


def _what(job: Job) -> str:
    key = "/".join(job.key)
    return " ".join(word for word in (job.format, job.kind, key, job.language) if word)


def in_waves(jobs: Sequence[Job]) -> tuple[tuple[Job, ...], ...]:
    """Put each job after all it needs; slow formats come first in their wave.

    A need that nobody makes is left to the renderer, which then finds no facts of it.
    """
    by_path = {job.path: job for job in jobs}
    depths: dict[str, int] = {}
    for job in jobs:
        _settle(job, by_path, depths)
    waves: dict[int, list[Job]] = {}
    for job in jobs:
        waves.setdefault(depths[job.path], []).append(job)
    return tuple(
        tuple(sorted(waves[depth], key=lambda job: job.format not in SLOW_FORMATS))
        for depth in sorted(waves)
    )


def _settle(job: Job, by_path: Mapping[str, Job], depths: dict[str, int]) -> None:
    """Find how many waves come before a job, without recursion: chains may be long."""
    path: list[Job] = [job]
    on_path = {job.path}
    while path:
        here = path[-1]
        ahead = [by_path[need] for need in here.needs if need in by_path]
        unknown = next((need for need in ahead if need.path not in depths), None)
        if unknown is None:
            depths[here.path] = max((depths[need.path] + 1 for need in ahead), default=0)
            on_path.discard(path.pop().path)
            continue
        if unknown.path in on_path:
            raise ValueError(f"jobs need each other in a circle: {unknown.path}")
        on_path.add(unknown.path)
        path.append(unknown)
