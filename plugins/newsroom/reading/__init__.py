"""Turn files into values or problems: text in, frozen manuscripts out.

Only :mod:`newsroom.reading.walk` touches the disk. Everything else here is a pure function of a
file's path and bytes, so that files can be read in parallel and remembered between builds. The
way of a file: ``walk`` (bytes) → ``decoding`` (text) → ``front_matter`` → ``strict_yaml`` (nodes
that know their place) → ``schema`` (typed values) → ``briefs``, ``topics`` … (the model).
"""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model import Manuscripts
from newsroom.problems import Problem
from newsroom.reading.files import SourceFile
from newsroom.settings import Settings


def read(
    files: Iterable[SourceFile], settings: Settings
) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Read all files into manuscripts, and gather every problem of every file."""
    # The readers bring Markdown and YAML with them: a build with nothing to do needs neither.
    from newsroom.reading.reader import read as read_all  # noqa: PLC0415

    return read_all(files, settings)
