"""Hold the published folder for one build: lock it, let the new site grow, swap it in."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.paths import MANIFEST
from newsroom.press.stage import Stage, cannot_write
from newsroom.press.swap import Folders, recover, swap
from newsroom.problems import Place, Problem, PublicationError
from newsroom.settings import Settings

MADE_BY = "newsroom"
_STEP = 0.05


def objections(settings: Settings) -> tuple[Problem, ...]:
    """Return why the output folder is not the press's to replace, or nothing."""
    why, mend = _objection(settings)
    if not why:
        return ()
    shown = _shown(settings)
    message = f'the output folder "{shown}" {why}'
    return (Problem("NR604", Place(shown), message, mend),)


@contextlib.contextmanager
def open_stage(settings: Settings, *, wait: float) -> Iterator[Stage]:
    """Lock the output, clear what a killed build left, and give a stage for the new site.

    The stage is gone when the block ends, unless :func:`publish` put it in place.

    :raises PublicationError: if another build holds it longer than ``wait`` seconds (NR602), or
        it cannot be written (NR601).
    """
    folders = _folders(settings)
    shown = _shown(settings)
    with contextlib.ExitStack() as stack:
        try:
            folders.output.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(folders.lock, shown, wait))
            recover(folders)
            folders.next.mkdir()
        except OSError as error:
            raise cannot_write(shown, error) from error
        try:
            yield Stage(folders.next, folders.output)
        finally:
            shutil.rmtree(folders.next, ignore_errors=True)


def publish(settings: Settings, stage: Stage, facts: Iterable[ArtifactFacts]) -> None:
    """List what was made, and put the stage in the old site's place.

    :raises PublicationError: where the system refuses; the old site is then in its place.
    """
    if problems := objections(settings):
        raise PublicationError(problems)
    try:
        (stage.folder / MANIFEST).write_bytes(manifest(facts))
        swap(_folders(settings))
    except OSError as error:
        raise cannot_write(_shown(settings), error) from error


def manifest(facts: Iterable[ArtifactFacts]) -> bytes:
    """Write the list of all artifacts with their digests: the same for the same site."""
    artifacts = [
        {"path": f.path, "media_type": f.media_type, "bytes": f.bytes, "sha256": f.sha256}
        | ({"pages": f.pages} if f.pages else {})
        for f in sorted(facts, key=lambda f: f.path)
    ]
    text = json.dumps({"made_by": MADE_BY, "artifacts": artifacts}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def is_ours(folder: Path) -> bool:
    """Tell whether the press made what is in a folder."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(listed, dict) and listed.get("made_by") == MADE_BY


def _objection(settings: Settings) -> tuple[str, str]:
    output = settings.output
    if output.is_symlink():
        return "is a symbolic link", "name the folder itself, or remove the link"
    if os.path.lexists(output) and not output.is_dir():
        return "is a file", "name another"
    here = Path(os.path.realpath(output))
    for folder, what in _precious(settings):
        kept = Path(os.path.realpath(folder))
        if kept.is_relative_to(here):
            return f"is or holds {what}", "name a folder of its own, such as output"
    sources = {"the content": settings.content, "the theme": settings.theme}
    for what, source in sources.items():
        if source is not None and here.is_relative_to(os.path.realpath(source)):
            return f"is inside {what}", "name a folder of its own, such as output"
    return _objection_to_what_is_there(output)


def _precious(settings: Settings) -> Iterator[tuple[Path, str]]:
    yield settings.root, "the project itself"
    yield settings.content, "the content"
    if settings.theme:
        yield settings.theme, "the theme"
    with contextlib.suppress(RuntimeError):
        yield Path.home(), "a home folder"
    yield Path(__file__), "this program"


def _objection_to_what_is_there(output: Path) -> tuple[str, str]:
    try:
        names = {path.name for path in output.iterdir()} if output.is_dir() else set()
    except OSError:
        return "cannot be read", "ask for the right to read it, or name another"
    if kept := sorted(names & {".git", ".hg", ".svn"}):
        return f"holds a repository ({kept[0]})", "name another, and copy the site from there"
    if names and not is_ours(output):
        return "holds files that Newsroom did not make", "empty it or name another"
    return "", ""


def _folders(settings: Settings) -> Folders:
    """Return the folders by their real names: links on the way there are the user's choice."""
    parent = Path(os.path.realpath(settings.output.parent))
    return Folders(parent / settings.output.name)


def _shown(settings: Settings) -> str:
    output = settings.output
    if output.is_relative_to(settings.root):
        output = output.relative_to(settings.root)
    return output.as_posix()


@contextlib.contextmanager
def _locked(path: Path, shown: str, wait: float) -> Iterator[None]:
    """Hold a lock that the system takes back when the process dies, however it dies."""
    until = time.monotonic() + wait
    while (handle := _try_lock(path)) is None:
        if time.monotonic() >= until:
            raise PublicationError((_busy(shown),))
        time.sleep(_STEP)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _try_lock(path: Path) -> int | None:
    """Lock a file, made for it; None where another holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        import fcntl  # noqa: PLC0415 - absent on Windows: one build at a time is up to its user

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Its last holder may have removed it between the two calls: then it locks nothing.
        if os.fstat(handle).st_ino == path.stat().st_ino:
            return handle
    except ImportError:
        return handle
    except (BlockingIOError, FileNotFoundError):
        pass
    except OSError:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _busy(shown: str) -> Problem:
    message = f'another build is writing "{shown}"'
    return Problem("NR602", Place(shown), message, "wait until it has ended, then build again")
