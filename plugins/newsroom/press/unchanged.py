"""Decide that there is nothing to do, before anything is imported that could do it.

After a build ``.newsroom/last.json`` lists every file and folder that it read or made, with its
look and its digest, and what else it depended on: the settings as they came out, the environment,
the span of moments that give the same result. Where all of it is still so, the site is still so.
A look that differs is only a doubt: the digest settles it. This holds for sites that depend on the
moment by embargoes and dates alone; a format that prints the time must not be built this way.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import sys
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsroom.press.codec import codec_of
from newsroom.press.counts import Counts
from newsroom.press.looks import NOTHING, believed, differing, digest_of, look_at_all
from newsroom.press.report import Report, Sums
from newsroom.press.swap import Folders
from newsroom.problems import Problem
from newsroom.settings import Settings

LAST = Path(".newsroom") / "last.json"
_ENVIRONMENT = ("NEWSROOM_FONTS", "LD_LIBRARY_PATH")
_DIGEST = len(NOTHING)


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what a build had to say, to be said again."""

    name: str
    counts: Counts
    problems: tuple[Problem, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Span:
    """Hold the moments that give the same result: from the first, and before the second."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Tell whether a moment is one of them."""
        after = self.since is None or self.since <= now
        return after and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class Last:
    """Hold what the last build was made of, what it made, and what it said."""

    surroundings: str
    span: Span
    told: Told
    paths: tuple[str, ...]
    looks: str
    digests: str


_LAST = codec_of(Last)


def nothing_changed(settings: Settings, now: datetime, *, verify: bool = False) -> Report | None:
    """Return the report of a build that had nothing to do, or None where there may be work.

    ``verify`` believes no look: every file is read and its digest compared.
    """
    began = time.perf_counter()
    last = _recall(settings.root / LAST)
    if last is None or last.surroundings != surroundings(settings) or not last.span.holds(now):
        return None
    if any(map(os.path.lexists, _left_behind(settings))):
        return None
    if not _stand(settings.root / LAST, last, verify=verify):
        return None
    return Report(
        name=last.told.name,
        output=settings.output,
        counts=last.told.counts,
        problems=last.told.problems,
        sums=last.told.sums,
        made=0,
        seconds={"look": time.perf_counter() - began},
        unchanged=True,
    )


def note(
    settings: Settings, span: Span, told: Told, seen: Mapping[str, tuple[tuple[int, ...], bytes]]
) -> None:
    """Note what a build was made of and made; without it the next one only takes longer.

    ``seen`` holds by path the three numbers of a look, and a digest.
    """
    looks = array("q", (number for look, _ in seen.values() for number in look))
    digests = b"".join(digest for _, digest in seen.values())
    last = Last(surroundings(settings), span, told, tuple(seen), _text(looks), _text(digests))
    _write(settings.root / LAST, last)


def surroundings(settings: Settings) -> str:
    """Return a digest of what a build depends on besides files and the moment."""
    environment = [os.environ.get(name, "") for name in _ENVIRONMENT]
    text = repr((settings, sys.version, sys.prefix, libraries(), environment))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def libraries() -> tuple[str, ...]:
    """Return the folders of installed packages: an upgrade changes the names in one."""
    names = {"site-packages", "dist-packages"}
    return tuple(path for path in sys.path if os.path.basename(path) in names)  # noqa: PTH119 - thin


def _stand(file: Path, last: Last, *, verify: bool) -> bool:
    """Tell whether every path is what it was; note anew what had to be looked into."""
    known, digests = _bytes(last.looks), _bytes(last.digests)
    before = array("q")
    before.frombytes(known)
    moment = time.time_ns()
    now = look_at_all(last.paths)
    doubtful = differing(before, now)
    if any(_digest(digests, at) == NOTHING for at in doubtful):
        return False
    for at in range(len(last.paths)) if verify else doubtful:
        digest = _digest(digests, at)
        try:
            if digest != NOTHING and digest_of(last.paths[at]) != digest:
                return False
        except OSError:
            return False
    if doubtful and not verify:
        _write(file, replace(last, looks=_text(believed(now, last.paths, moment))))
    return True


def _digest(digests: bytes, at: int) -> bytes:
    return digests[at * _DIGEST : at * _DIGEST + _DIGEST]


def _left_behind(settings: Settings) -> Iterator[Path]:
    """Yield what stands beside the output while a build is at work, or after it was killed."""
    folders = Folders(Path(os.path.realpath(settings.output.parent)) / settings.output.name)
    yield from (folders.lock, folders.next, folders.old, folders.intention)


def _recall(file: Path) -> Last | None:
    try:
        checksum, _, text = file.read_bytes().partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != checksum:
            return None
        last = _LAST.decode(json.loads(text))
    except (OSError, ValueError, RecursionError):
        return None
    return last if isinstance(last, Last) else None


def _write(file: Path, last: Last) -> None:
    from newsroom.press.cache import write_whole  # noqa: PLC0415 - most looks write nothing

    with contextlib.suppress(OSError, TypeError):
        text = json.dumps(_LAST.encode(last), separators=(",", ":")).encode()
        write_whole(file, hashlib.sha256(text).hexdigest().encode() + b"\n" + text)


def _text(value: array[int] | bytes) -> str:
    return base64.b64encode(value if isinstance(value, bytes) else value.tobytes()).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)


def spans(now: datetime, moments: Iterable[datetime]) -> Span:
    """Return the span between the moments on both sides of now."""
    known = sorted(moments)
    before = [moment for moment in known if moment <= now]
    after = [moment for moment in known if moment > now]
    return Span(before[-1] if before else None, after[0] if after else None)
