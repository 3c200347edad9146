"""Find and read the files of the content folder: the one place where reading touches the disk.

Nothing is followed out of the folder: symbolic links are refused, devices and pipes are not
opened, sizes are looked at before a byte is read. What is found comes back sorted by path.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from newsroom.problems import Place, Problem, in_order
from newsroom.reading.files import SourceFile
from newsroom.reading.images import measure_image
from newsroom.reading.paths import FOLDERS, FileKind, content_prefix, locate, printable
from newsroom.settings import Settings

YAML_BYTES = 1024 * 1024
MARKDOWN_BYTES = (16 + 64) * 1024 + 64
"""The front matter's and the body's limits, and the lines that part them."""
IMAGE_BYTES = 20 * 1000 * 1000
_BACKUPS = ("~", ".swp", ".swo", ".bak", ".orig", ".tmp")
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_FOR_PEOPLE = ("README", "LICENSE", "LICENCE", "COPYING", "NOTICE")
_OPEN = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_MARKDOWN_KINDS = (FileKind.BRIEF, FileKind.LETTER, FileKind.PAGE)


class Entry(Struct, frozen=True, order=True):
    """Hold what the folder says of a file, before it is opened."""

    path: str
    """Relative to the settings' root, as in :class:`SourceFile`."""
    size: int = 0
    changed_ns: int = 0
    """When its bytes or its name last changed by the system's own account: nobody can set it."""
    inode: int = 0
    refused: bool = False


def walk(settings: Settings) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Read every file of the content folder; tell what cannot be read and why."""
    entries, problems = survey(settings)
    files: list[SourceFile] = []
    found = list(problems)
    for entry in entries:
        file, more = load(entry, settings)
        files.append(file)
        found += more
    return tuple(files), in_order(found)


def survey(settings: Settings) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """List the files of the content folder without opening one, sorted by path."""
    surveyor = _Surveyor(settings)
    surveyor.survey()
    return tuple(sorted(surveyor.entries)), in_order(surveyor.problems)


def entry_of(path: str, settings: Settings) -> Entry | None:
    """Return what the system says of one file; None where it is not an ordinary one."""
    try:
        status = (settings.root / path).lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Entry(path, status.st_size, status.st_ctime_ns, status.st_ino)


def load(entry: Entry, settings: Settings) -> tuple[SourceFile, tuple[Problem, ...]]:
    """Read one file that the survey found."""
    location = locate(entry.path.removeprefix(content_prefix(settings)))
    refused = SourceFile(entry.path, refused=True)
    if entry.refused or location.kind is FileKind.STRAY:
        return (refused if entry.refused else SourceFile(entry.path)), ()
    limit = _limit(location.kind)
    place = Place(printable(entry.path))
    if entry.size > limit:
        return refused, (_too_large(place, entry.size, limit),)
    try:
        data = _read(settings.root / entry.path, limit)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        return refused, (Problem("NR009", place, message, "look at its permissions"),)
    if len(data) > limit:
        return refused, (_too_large(place, len(data), limit),)
    if location.kind is not FileKind.IMAGE or location.refusals:
        return SourceFile(entry.path, data), ()
    image, problems = measure_image(data, path=place.path, name=location.names[0])
    return SourceFile(entry.path, image=image, refused=image is None), problems


def _limit(kind: FileKind) -> int:
    if kind is FileKind.IMAGE:
        return IMAGE_BYTES
    return MARKDOWN_BYTES if kind in _MARKDOWN_KINDS else YAML_BYTES


def _too_large(place: Place, size: int, limit: int) -> Problem:
    message = f"the file has {size:,} bytes; {limit:,} are allowed"
    return Problem("NR005", place, message, "make it smaller, or make two of it")


def _read(path: Path, limit: int) -> bytes:
    """Read at most one byte more than the limit, of an ordinary file only."""
    descriptor = os.open(path, _OPEN)
    with os.fdopen(descriptor, "rb", closefd=True) as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is not an ordinary file")
        return stream.read(limit + 1)


class _Surveyor:
    """Go through the folders, deepest last, and gather entries and problems."""

    def __init__(self, settings: Settings) -> None:
        self.content = settings.content
        self.prefix = content_prefix(settings)
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []

    def survey(self) -> None:
        """Look at the content folder itself, then at all below it."""
        name = self.prefix.rstrip("/") or self.content.name
        place = Place(printable(name))
        if self.content.is_symlink():
            self.problems.append(_refuse_link(place))
            return
        if not self.content.is_dir():
            mend = "make it, or say with PATH in the settings where the content is"
            message = f'there is no folder "{place.path}"'
            self.problems.append(Problem("NR603", place, message, mend))
            return
        folders = [""]
        while folders:
            folders += self._list(folders.pop())
        if not self.entries:
            message = f'the folder "{place.path}" is empty'
            mend = "write a first brief: briefs/2025/my-first-brief.ko.md"
            self.problems.append(Problem("NR603", place, message, mend))

    def _list(self, folder: str) -> list[str]:
        """List one folder; return the folders in it that are part of the content."""
        try:
            with os.scandir(self.content / folder) as found:
                listed = sorted(found, key=lambda item: item.name)
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror or error}"
            place = Place(printable(self.prefix + folder))
            self.problems.append(Problem("NR009", place, message, "look at its permissions"))
            return []
        listed = [item for item in listed if not is_ignored(item.name)]
        self._refuse_collisions(folder, [item.name for item in listed])
        return [f"{folder}{item.name}/" for item in listed if self._is_folder(folder, item)]

    def _is_folder(self, folder: str, item: os.DirEntry[str]) -> bool:
        """Note what an entry of a folder is; tell whether it is a folder to go into."""
        path = f"{folder}{item.name}"
        shown = Place(printable(self.prefix + path))
        status = item.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode):
            if folder or item.name in FOLDERS:
                return True
            self.entries.append(Entry(f"{self.prefix}{path}/"))
        elif stat.S_ISREG(status.st_mode):
            entry = Entry(self.prefix + path, status.st_size, status.st_ctime_ns, status.st_ino)
            self.entries.append(entry)
        else:
            if stat.S_ISLNK(status.st_mode):
                self.problems.append(_refuse_link(shown))
            else:
                message = "this is not an ordinary file"
                self.problems.append(Problem("NR009", shown, message, "move it elsewhere"))
            self.entries.append(Entry(self.prefix + path, refused=True))
        return False

    def _refuse_collisions(self, folder: str, names: Iterable[str]) -> None:
        """Refuse names that some systems take for one another."""
        first: dict[str, str] = {}
        for name in names:
            folded = unicodedata.normalize("NFC", name).casefold()
            if folded in first:
                place = Place(printable(f"{self.prefix}{folder}{name}"))
                shown = f'"{printable(name)}" and "{printable(first[folded])}"'
                how = "only in case" if name.lower() == first[folded].lower() else "only in form"
                message = f"the names {shown} differ {how}"
                mend = "rename one: macOS and Windows take them for the same file"
                self.problems.append(Problem("NR006", place, message, mend))
            else:
                first[folded] = name


def _refuse_link(place: Place) -> Problem:
    mend = "put the file itself here"
    return Problem("NR004", place, "symbolic links are not followed", mend)


def is_ignored(name: str) -> bool:
    """Tell whether a name is of an editor, a system or for people, and no part of the content."""
    return (
        name.startswith((".", "#", "._"))
        or name.lower().endswith(_BACKUPS)
        or name.lower() in _OF_THE_SYSTEM
        or name.split(".", maxsplit=1)[0] in _FOR_PEOPLE
    )
