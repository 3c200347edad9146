"""Let the new site grow beside the old one, file by file; several processes may write at once."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Artifact
from newsroom.press.facts import facts_of
from newsroom.press.paths import objection
from newsroom.press.plan import refusal
from newsroom.problems import Place, Problem, PublicationError
from newsroom.templating.addresses import file_of

Made = TypeVar("Made")

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Stage(Struct, frozen=True):
    """Take artifacts into the folder of the new site."""

    folder: Path
    previous: Path
    """The site that is published now; unchanged files are taken over from it."""

    def put(self, artifact: Artifact) -> ArtifactFacts:
        """Write an artifact.

        :raises PublicationError: where its path is not safe, taken, or cannot be written.
        """
        with self._place_for(artifact.path) as path:
            _write(path, artifact.content)
        return facts_of(artifact)

    def take_over(self, facts: ArtifactFacts) -> bool:
        """Take a file over from the published site if it is still what the facts say.

        It is linked where nobody else can hold it, so that no later change of a file elsewhere
        reaches ours, and copied otherwise. Linked files are never written to: the old site is
        only ever removed as a whole.
        """
        if objection(facts.path):
            return False
        old = self.previous / file_of(facts.path)
        linkable = _verify(old, facts)
        if linkable is None:
            return False
        with self._place_for(facts.path) as new:
            if linkable:
                _in_its_folder(new, lambda: os.link(old, new))
            else:
                _write(new, old.read_bytes())
        return True

    def take_over_all(self, several: Iterable[ArtifactFacts]) -> bool:
        """Take several files over, or none: what they belong to is then made anew."""
        taken: list[ArtifactFacts] = []
        for facts in several:
            if not self.take_over(facts):
                for done in taken:
                    (self.folder / file_of(done.path)).unlink()
                return False
            taken.append(facts)
        return True

    def bring(self, facts: ArtifactFacts) -> bool:
        """Take a file over from the published site, which is known to be as it was made."""
        file = file_of(facts.path)
        old, new = f"{self.previous}/{file}", f"{self.folder}/{file}"
        try:
            _in_its_folder(new, lambda: os.link(old, new))
        except OSError:
            return self.take_over(facts)
        return True

    def _place_for(self, path: str) -> _NewFile:
        if why := objection(path):
            raise PublicationError((refusal(path, why),))
        file = file_of(path)
        return _NewFile(f"{self.folder}/{file}", file)


class _NewFile(Struct, frozen=True):
    """Open a place for one file, and say in an editor's words why it cannot be filled."""

    file: str
    shown: str

    def __enter__(self) -> str:
        return self.file

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, FileExistsError):
            message = f'"{self.shown}" is made twice'
            raise PublicationError((Problem("NR407", Place(self.shown), message),)) from error
        if isinstance(error, OSError):
            raise cannot_write(self.shown, error) from error


def _write(file: str, content: bytes) -> None:
    """Write a file that is not there yet, in as few calls as that takes: a site has thousands."""
    handle = _in_its_folder(file, lambda: os.open(file, _NEW, 0o666))
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def _in_its_folder(file: str, act: Callable[[], Made]) -> Made:
    """Do what makes a file, and make its folder first only where that turns out to be missing."""
    try:
        return act()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - a path is slower
        return act()


def cannot_write(shown: str, error: OSError) -> PublicationError:
    """Say that something cannot be written, and why, in the system's own words."""
    reason = (error.strerror or str(error)).lower()
    message = f'"{shown}" cannot be written: {reason}'
    mend = "the published site is as it was; make room or ask for the right to write there"
    return PublicationError((Problem("NR601", Place(shown), message, mend),))


def _verify(file: Path, facts: ArtifactFacts) -> bool | None:
    """Return None if a file is not what the facts say; else whether it may be linked to."""
    try:
        if os.path.realpath(file.parent) != str(file.parent):
            return None
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            status = os.fstat(opened.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size != facts.bytes:
                return None
            if hashlib.sha256(opened.read()).hexdigest() != facts.sha256:
                return None
    except OSError:
        return None
    return status.st_nlink == 1 and status.st_uid == os.geteuid()
