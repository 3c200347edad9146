"""Hold the published folder for one build: lock it, let the new site grow, swap it in."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.paths import MANIFEST
from newsroom.press.stage import Stage, cannot_write
from newsroom.press.swap import Folders, change_places, recover, swap
from newsroom.problems import Place, Problem, PublicationError
from newsroom.settings import Settings

MADE_BY = "newsroom"
_OURS = f'{{"made_by": "{MADE_BY}", '.encode()
PATIENCE = 10.0
"""Seconds to wait for another build."""
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


def publish(settings: Settings, stage: Stage, facts: Iterable[ArtifactFacts]) -> bytes:
    """List what was made, and put the stage in the old site's place; return the list.

    :raises PublicationError: where the system refuses; the old site is then in its place.
    """
    if problems := objections(settings):
        raise PublicationError(problems)
    listed = manifest(facts)
    try:
        (stage.folder / MANIFEST).write_bytes(listed)
        swap(_folders(settings))
    except OSError as error:
        raise cannot_write(_shown(settings), error) from error
    return listed


class Advance(Struct, frozen=True):
    """Say how the tree in waiting becomes the new site; files as ``ko/index.html``."""

    made: tuple[str, ...]
    """They stand in the stage."""
    behind: tuple[str, ...]
    """They are in the published tree as they shall be, and not in the one in waiting."""
    gone: tuple[str, ...]
    """They are in the tree in waiting and shall not be."""
    listed: bytes
    """The new list of artifacts."""


def advance(settings: Settings, stage: Stage, step: Advance) -> None:
    """Bring the tree in waiting forward, and let it change places with the published one.

    Every change of it changes the look of a folder in it: if this is cut short, the next build
    sees that it is not as it was left.

    :raises PublicationError: where the system refuses; the old site is then in its place.
    """
    if problems := objections(settings):
        raise PublicationError(problems)
    folders = _folders(settings)
    waiting = folders.waiting
    try:
        for file in step.gone:
            _remove(waiting, file)
        for file in step.behind:
            (waiting / file).unlink(missing_ok=True)
            (waiting / file).parent.mkdir(parents=True, exist_ok=True)
            os.link(folders.output / file, waiting / file)
        for file in step.made:
            (waiting / file).parent.mkdir(parents=True, exist_ok=True)
            (stage.folder / file).replace(waiting / file)
        # Never written to: the published tree may hold the same file under its own name.
        (waiting / MANIFEST).unlink(missing_ok=True)
        (waiting / MANIFEST).write_bytes(step.listed)
        change_places(folders)
    except OSError as error:
        raise cannot_write(_shown(settings), error) from error


def _remove(tree: Path, file: str) -> None:
    """Remove a file, and the folders that are then empty."""
    (tree / file).unlink(missing_ok=True)
    for folder in (tree / file).parents:
        if folder == tree or not _is_empty(folder):
            break
        folder.rmdir()


def _is_empty(folder: Path) -> bool:
    """Tell whether there is a folder with nothing in it."""
    try:
        with os.scandir(folder) as found:
            return next(found, None) is None
    except FileNotFoundError:
        return False


def waiting_folder(settings: Settings) -> Path:
    """Return where the tree in waiting stands."""
    return _folders(settings).waiting


def is_same_manifest(settings: Settings, sha256: str) -> bool:
    """Tell whether the published list of artifacts has a digest."""
    try:
        content = (settings.output / MANIFEST).read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == sha256


def mirror(settings: Settings, files: Iterable[str]) -> None:
    """Put a tree in waiting that is the published one: the same files under a second name.

    Where that cannot be done, the next build makes a whole new tree.
    """
    folders = _folders(settings)
    known: set[str] = set()
    try:
        shutil.rmtree(folders.waiting, ignore_errors=True)
        folders.waiting.mkdir()
        for file in files:
            parent = file.rpartition("/")[0]
            if parent not in known:
                (folders.waiting / parent).mkdir(parents=True, exist_ok=True)
                known.add(parent)
            os.link(folders.output / file, folders.waiting / file)
    except OSError:
        shutil.rmtree(folders.waiting, ignore_errors=True)


def manifest(facts: Iterable[ArtifactFacts]) -> bytes:
    """Write the list of all artifacts with their digests: the same for the same site."""
    rows = ",\n".join(manifest_row(one) for one in sorted(facts, key=lambda f: f.path))
    return f'{{"made_by": "{MADE_BY}", "artifacts": [\n{rows}\n]}}\n'.encode()


def manifest_row(facts: ArtifactFacts) -> str:
    """Write one artifact's row: a line of its own, so that one can be put for another."""
    row: dict[str, object] = {"path": facts.path, "media_type": facts.media_type}
    row |= {"bytes": facts.bytes, "sha256": facts.sha256}
    return json.dumps(row | ({"pages": facts.pages} if facts.pages else {}), ensure_ascii=False)


def is_ours(folder: Path) -> bool:
    """Tell whether the press made what is in a folder."""
    try:
        content = (folder / MANIFEST).read_bytes()
        if content.startswith(_OURS):
            return True
        listed = json.loads(content)
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
