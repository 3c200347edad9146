"""Share out many small pieces of work among processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from newsroom.press.processes import can_fork, fork, receive, send, settled

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_BATCH = 16
_WORTH_IT = 48
"""So many pieces that starting processes costs less than it saves."""


def spread(
    work: Callable[[Item], Answer], items: Sequence[Item], *, processes: int
) -> Iterator[tuple[Item, Answer]]:
    """Yield each item with its answer, as it is known; the work must be pure.

    What a process did not answer, because it was killed or failed, is done here: so a failure is
    raised as it would be without processes.
    """
    answered: set[int] = set()
    if processes > 1 and len(items) >= _WORTH_IT and can_fork():
        for at, answer in _ask(work, items, processes):
            answered.add(at)
            yield items[at], answer
    for at, item in enumerate(items):
        if at not in answered:
            yield item, work(item)


def _ask(
    work: Callable[[Item], Answer], items: Sequence[Item], processes: int
) -> Iterator[tuple[int, Answer]]:
    from multiprocessing.connection import wait  # noqa: PLC0415 - a build of few files forks none

    crew: dict[Connection, ForkProcess] = {}
    try:
        with settled():
            for number in range(processes):
                share = range(number * _BATCH, len(items), processes * _BATCH)
                process, line = fork(partial(_work, work, items, share), tuple(crew))
                crew[line] = process
        answering = set(crew)
        while answering:
            ready = wait(list(answering))
            for line in [line for line in answering if line in ready]:
                found = receive(line)
                if found is None:
                    answering.discard(line)
                else:
                    yield from _pairs(found)
    finally:
        for line, process in crew.items():
            line.close()
            process.join()


def _work(work: Callable[[Any], Any], items: Sequence[Any], share: range, line: Connection) -> None:
    """Answer every batch of a share; the line's end says that there is no more."""
    for start in share:
        batch = range(start, min(start + _BATCH, len(items)))
        if not send(line, [(at, work(items[at])) for at in batch]):
            return
    line.close()


def _pairs(found: object) -> list[tuple[int, Any]]:
    return found if isinstance(found, list) else []
