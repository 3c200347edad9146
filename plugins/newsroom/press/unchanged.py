"""Decide what may have changed since the last build, before anything heavy is imported.

After a build ``.newsroom/last`` lists every file and folder that it read or made, with its look and
its digest, and what else it depended on: the settings as they came out, the environment, the span
of moments that give the same result. Where all of it is still so, the site is still so. A look that
differs is only a doubt: the digest settles it. This holds for sites that depend on the moment by
embargoes and dates alone; a format that prints the time must not be built this way.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsroom.press.glance import (
    ENVIRONMENT,
    FILE,
    MOST_EDITS,
    PACKAGE,
    Call,
    Glance,
    libraries,
    of_last,
    write_note,
)
from newsroom.press.last import (
    LAST,
    Last,
    Span,
    Told,
    head_in,
    last_in,
    read_last,
    write_last,
)
from newsroom.press.looking import FIELDS, differing, look_at_all, look_at_named, start_looking
from newsroom.press.looks import NOTHING, believed, digest_of
from newsroom.press.paths import MANIFEST
from newsroom.press.report import Report, summary
from newsroom.press.swap import Folders
from newsroom.press.watch import Watch
from newsroom.settings import Settings
from newsroom.settingsfile import plainly


class Standing(Struct, frozen=True, dict=True):
    """Hold how things stand beside what the last build noted of them."""

    last: Last
    """With the looks of today, wherever the digests still agree."""
    edited: tuple[str, ...]
    """The content's files that are no longer what they were."""
    same_inputs: bool
    """The program, the theme, the settings, the folders and the moment are as they were."""
    same_site: bool
    """The published tree is as it was left, file by file."""
    seconds: float

    @property
    def is_same(self) -> bool:
        """Tell whether nothing has changed at all."""
        return self.same_inputs and self.same_site and not self.edited

    @property
    def is_edited(self) -> bool:
        """Tell whether a few of the content's files have changed, and nothing else."""
        return self.same_inputs and self.same_site and 0 < len(self.edited) <= MOST_EDITS


def take_stock(
    settings: Settings, now: datetime, *, verify: bool = False, glance: Glance | None = None
) -> Standing | None:
    """Compare everything with what the last build noted; None where it noted nothing of use.

    ``verify`` believes no look: every file is read and its digest compared. What was looked at
    already, at a glance, is not looked at again.
    """
    began = time.perf_counter()
    glance = glance if glance and glance.looks is not None and not verify else None
    last = last_in(glance.last) if glance else read_last(settings.root / LAST)
    if last is None or last.head.surroundings != surroundings(settings):
        return None
    if any(map(os.path.lexists, left_behind(settings))):
        return None
    watches = (last.inputs, last.texts, last.site)
    parts, edited, doubted = _compared(watches, glance or _look(watches), verify=verify)
    seen = replace(last, inputs=parts[0], texts=parts[1], site=parts[2])
    if doubted and not any(edited) and not verify:
        write_last(settings.root / LAST, seen)
    return Standing(
        last=seen,
        edited=tuple(last.texts.paths[at] for at in edited[1]),
        same_inputs=not edited[0] and last.head.span.holds(now),
        same_site=not edited[2],
        seconds=time.perf_counter() - began,
    )


def said_again(settings: Settings, standing: Standing) -> Report:
    """Return the report of a build that has nothing to do."""
    return _said_again(settings, standing.last.head.told, standing.seconds)


def _said_again(settings: Settings, told: Told, seconds: float) -> Report:
    return Report(
        name=told.name,
        output=settings.output,
        counts=told.counts,
        problems=told.problems,
        sums=told.sums,
        made=0,
        seconds={"look": seconds},
        unchanged=True,
    )


def note_call(
    settings: Settings, call: Call, table: dict[str, object], now: datetime, warned: str
) -> None:
    """Note that a call asks for the build that was noted last, to see that at a glance.

    ``warned`` is what is said of its problems. Nothing is noted where a glance could not tell.
    """
    file = settings.root / LAST
    said = plainly(table)
    with contextlib.suppress(OSError):
        content = file.read_bytes()
        head = head_in(content)
        if not said or head is None or not head.span.holds(now):
            return
        if head.surroundings != surroundings(settings):
            return
        # The time that a glance takes stands between the parts of what is said.
        again = summary(_said_again(settings, head.told, 0), took="\0")
        span = (head.span.since, head.span.until)
        write_note(
            file.with_name(FILE),
            call.said_with(said),
            *of_last(content, head.sizes[:3], head.lengths[:3]),
            *(str(end.timestamp()) if end else "" for end in span),
            *map(str, left_behind(settings)),
            warned,
            again,
        )


def waits_unchanged(last: Last) -> Callable[[], bool]:
    """Begin to look at the tree in waiting; return what tells whether it is as it was left.

    Then no file was put in, changed or removed. Its files are those of the published tree, which
    are looked at themselves.
    """
    waiting = last.waiting
    looking = start_looking(waiting.paths.written)
    return lambda: bool(waiting.paths) and looking() == waiting.looks


def is_as_left(settings: Settings, last: Last) -> bool:
    """Tell, under the lock, whether the published tree is the one that was looked at before."""
    manifest = str(settings.output / MANIFEST)
    at = last.site.paths.place(manifest)
    if at is None:
        return False
    known = last.site.looks[at * FIELDS : at * FIELDS + FIELDS]
    # A build that follows at once finds a list too new for its look to be enough.
    return look_at_all([manifest]) == known or _is_same(last.site, at)


def surroundings(settings: Settings) -> str:
    """Return a digest of what a build depends on besides files and the moment."""
    environment = [os.environ.get(name, "") for name in ENVIRONMENT]
    text = repr((settings, PACKAGE, sys.version, sys.prefix, libraries(), environment))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _look(parts: tuple[Watch, ...]) -> Glance:
    found = Glance()
    found.moment = time.time_ns()
    found.looks = look_at_named(b"\0".join(part.paths.written for part in parts if part.paths))
    return found


def _compared(
    parts: tuple[Watch, ...], glance: Glance, *, verify: bool
) -> tuple[list[Watch], list[list[int]], bool]:
    """Return all parts as they look now, where they differ, and if any did.

    A path that could not be settled by its digest counts as different.
    """
    looks = glance.looks or array("q")
    fresh, edited, doubted, at = [], [], False, 0
    for part in parts:
        now = looks[at * FIELDS : (at + len(part.paths)) * FIELDS]
        at += len(part.paths)
        doubtful = differing(part.looks.tobytes(), now.tobytes())
        found = [place for place in doubtful if not _is_same(part, place)]
        if verify:
            every = range(len(part.paths))
            found = [n for n in every if part.digest(n) != NOTHING and not _is_same(part, n)]
        doubted = doubted or bool(doubtful)
        fresh.append(_believed(part, now, doubtful, glance.moment))
        edited.append(found)
    return fresh, edited, doubted


def _believed(part: Watch, now: array[int], doubtful: list[int], moment: int) -> Watch:
    """Take over the new looks where there was a doubt, as far as they are to be believed."""
    if not doubtful:
        return part
    looks = array("q", part.looks)
    paths = [part.paths[at] for at in doubtful]
    new = array("q", (n for at in doubtful for n in now[at * FIELDS : at * FIELDS + FIELDS]))
    settled = believed(new, paths, moment)
    for place, at in enumerate(doubtful):
        look = settled[place * FIELDS : place * FIELDS + FIELDS]
        looks[at * FIELDS : at * FIELDS + FIELDS] = look
    return replace(part, looks=looks)


def _is_same(part: Watch, at: int) -> bool:
    digest = part.digest(at)
    try:
        return digest != NOTHING and digest_of(part.paths[at]) == digest
    except OSError:
        return False


def left_behind(settings: Settings) -> Iterator[Path]:
    """Yield what stands beside the output while a build is at work, or after it was killed."""
    folders = Folders(Path(os.path.realpath(settings.output.parent)) / settings.output.name)
    yield from (folders.lock, folders.next, folders.old, folders.intention)


def spans(now: datetime, moments: Iterable[datetime]) -> Span:
    """Return the span between the moments on both sides of now."""
    known = sorted(moments)
    before = [moment for moment in known if moment <= now]
    after = [moment for moment in known if moment > now]
    return Span(before[-1] if before else None, after[0] if after else None)
