"""Remember what each job of the last build was made from and became: ``.newsroom/state.json``.

It only ever saves work: what it says is believed after the digest of the published file agrees.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.cache import write_whole

WORKSHOP = Path(".newsroom")
"""The folder beside the settings file where the press keeps what saves work."""
CACHE = WORKSHOP / "cache"

_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "mdit-py-plugins",
    "mdurl",
    "pyyaml",
    "uharfbuzz",
    "weasyprint",
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Hold the fingerprint of a job and the facts of what it made, the main artifact first."""

    fingerprint: str
    facts: tuple[ArtifactFacts, ...]


@dataclass(frozen=True, slots=True)
class Memory:
    """Hold what is remembered of a build, by the jobs' paths."""

    maker: str
    """The digest of the program that made it: another program, another memory."""
    jobs: Mapping[str, Remembered] = field(default_factory=dict)


@cache
def maker() -> str:
    """Return a digest of this package's own files and of the libraries that shape its output.

    A fingerprint covers what a page is made from; this covers what makes it, so that an upgrade
    never leaves an old page standing.
    """
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).resolve().parent.parent
    for path in sorted(package.rglob("*")):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    return digest.hexdigest()


def recall(path: Path, maker: str) -> Memory:
    """Read the memory of the last build; an empty one where it is of no use."""
    try:
        state = json.loads(path.read_bytes())
        if state["maker"] != maker:
            return Memory(maker)
        jobs = {str(key): _remembered(entry) for key, entry in state["jobs"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory(maker)
    return Memory(maker, jobs)


def remember(path: Path, memory: Memory) -> None:
    """Write the memory for the next build; without it that one only takes longer."""
    jobs = {
        key: [job.fingerprint, [_row(facts) for facts in job.facts]]
        for key, job in sorted(memory.jobs.items())
    }
    state = {"maker": memory.maker, "jobs": jobs}
    with contextlib.suppress(OSError):
        write_whole(path, json.dumps(state, ensure_ascii=False, indent=0).encode())


def _row(facts: ArtifactFacts) -> list[str | int]:
    return [facts.path, facts.media_type, facts.sha256, facts.bytes, facts.pages]


def _remembered(entry: object) -> Remembered:
    if not isinstance(entry, list):
        raise TypeError(entry)
    fingerprint, rows = entry
    return Remembered(str(fingerprint), tuple(_facts(row) for row in _rows(rows)))


def _rows(rows: object) -> Iterable[list[object]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise TypeError(rows)
    return rows


def _facts(row: list[object]) -> ArtifactFacts:
    path, media_type, sha256, size, pages = row
    return ArtifactFacts(str(path), str(media_type), str(sha256), int(str(size)), int(str(pages)))
