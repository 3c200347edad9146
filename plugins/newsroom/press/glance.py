"""See that nothing changed since the last build, before anything at all is imported.

Beside ``.newsroom/last``, which says what the last build depended on, ``.newsroom/glance`` keeps
the call that was found to ask for that very build, and what it was told. The same call, the same
settings, every look as it was, and the same is told again. Whatever is not so plain is left to
:mod:`newsroom.press.unchanged`, which is handed what was looked at here.

No dataclass and no Path stand here: each would take as long to import as all this takes to do.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from array import array
from collections.abc import Sequence

from newsroom.press.looking import FIELDS, differing, look_at_named
from newsroom.settingsfile import plainly, run_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from newsroom.press.early import Early

FILE = "glance"
"""Its name, beside ``last``."""
SETTINGS_FILE = "pelicanconf.py"
ENVIRONMENT = ("NEWSROOM_FONTS", "LD_LIBRARY_PATH")
"""What a build depends on besides files and settings."""
_MOMENT = "NEWSROOM_NOW"
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - thin
"""Where this program is: another, elsewhere, has nothing to do with what this one noted."""
_ALONE = frozenset({"--quiet", "--quick"})
_WITH_A_WORD = frozenset({"--settings", "--output", "--now", "--format", "--processes"})
_SUM = 32
MOST_EDITS = 24
"""More edited files than that are a branch or a merge, and a whole build's work."""
_FORM = 2
"""Counted into the checksum, and up whenever a field is added: an older release's note is none."""
_FIELDS = 14
"""What the file holds before the parts of what was said."""


class Call:
    """Hold a call of ``newsroom build`` that says again what it said, if nothing changed."""

    __slots__ = ("is_quiet", "moment", "settings_file", "words")

    def __init__(self, words: tuple[str, ...], settings_file: str) -> None:
        self.words = tuple(word for word in words if word != "--quiet")
        self.settings_file = settings_file
        self.is_quiet = "--quiet" in words
        moment = any(word.partition("=")[0] == "--now" for word in words)
        self.moment = moment or bool(os.environ.get(_MOMENT))
        """The moment is given; it is not the clock's."""

    @property
    def folder(self) -> str:
        """Return the folder of the last build's notes."""
        root = os.path.dirname(os.path.join(os.getcwd(), self.settings_file))  # noqa: PTH109, PTH118, PTH120 - thin
        return os.path.join(root, ".newsroom")  # noqa: PTH118 - the same

    def said_with(self, settings: str) -> str:
        """Return all that a build depends on besides files and the clock."""
        environment = [os.environ.get(name, "") for name in (*ENVIRONMENT, _MOMENT)]
        here = (os.getcwd(), PACKAGE, sys.version, sys.prefix, libraries())  # noqa: PTH109 - thin
        return repr((self.words, settings, environment, here))


class Glance:
    """Hold what was seen at a glance; each part is None where nobody looked."""

    __slots__ = ("call", "early", "edited", "last", "looks", "moment", "said", "table", "warned")

    def __init__(self) -> None:
        self.call: Call | None = None
        """What is asked for, where it may be seen at a glance."""
        self.table: dict[str, object] | None = None
        """What the settings file says: it is run once."""
        self.last = b""
        """The file ``last``, as it was read."""
        self.moment = 0
        """A moment before the looks were taken, in nanoseconds."""
        self.looks: array[int] | None = None
        """Of the first three parts of ``last``, as they are now."""
        self.edited: tuple[str, ...] = ()
        """The texts that look otherwise, if they are few."""
        self.early: Early | None = None
        """What was begun because of them."""
        self.said: str | None = None
        """What to say where nothing changed."""
        self.warned = ""


def call_of(arguments: Sequence[str]) -> Call | None:
    """Return a call, or None where it asks for more than to be told that nothing changed."""
    if not arguments or arguments[0] != "build":
        return None
    settings, words = SETTINGS_FILE, iter(arguments[1:])
    for word in words:
        name, sign, value = word.partition("=")
        if name in _WITH_A_WORD:
            value = value if sign else next(words, "")
            if not value:
                return None
            settings = value if name == "--settings" else settings
        elif word not in _ALONE:
            return None
    return Call(tuple(arguments[1:]), settings)


def glance(arguments: Sequence[str]) -> Glance:
    """See whether a call has nothing to do."""
    began = time.perf_counter()
    found = Glance()
    found.call = call_of(arguments)
    note = _read(found.call.folder) if found.call else []
    if not found.call or not note:
        return found
    try:
        found.table = run_settings(os.path.join(os.getcwd(), found.call.settings_file))  # noqa: PTH109, PTH118 - thin
    except (Exception, SystemExit):  # noqa: BLE001 - they are run again, and that is told
        return found
    settings = plainly(found.table)
    if settings and note[1] == found.call.said_with(settings):
        _look(found, found.call, note, began)
    return found


def _read(folder: str) -> list[str]:
    try:
        with open(f"{folder}/{FILE}", "rb") as file:  # noqa: PTH123 - pathlib takes longer to import
            content = file.read()
    except OSError:
        return []
    note = content.decode("utf-8", "surrogateescape").split("\0")
    told = content.partition(b"\0")[2]
    return note if len(note) > _FIELDS + 1 and note[0] == str(zlib.crc32(told, _FORM)) else []


def write_note(file: Path, *fields: str) -> None:
    """Write what a glance is to see."""
    from newsroom.shelf import write_whole  # noqa: PLC0415 - most looks write nothing

    told = "\0".join(fields).encode("utf-8", "surrogateescape")
    write_whole(file, f"{zlib.crc32(told, _FORM)}\0".encode() + told)


def of_last(content: bytes, sizes: Sequence[int], lengths: Sequence[int]) -> tuple[str, ...]:
    """Return what a note says of a file ``last``, of whose parts these are to be looked at.

    Of each are given how many paths it has, and how many bytes they take.
    """
    inputs, texts, _ = sizes
    length = sum(lengths) + sum(map(bool, sizes)) - 1
    counts = map(str, (inputs, texts, sum(sizes), length))
    return content[:_SUM].hex(), str(zlib.crc32(content)), *counts


def _look(found: Glance, call: Call, note: list[str], began: float) -> None:
    """Look at every file, and see what is to be said if it is as it was."""
    _, _, last, crc, inputs, texts, count, length, since, until, *beside = note[:_FIELDS]
    try:
        with open(f"{call.folder}/last", "rb") as file:  # noqa: PTH123 - pathlib takes longer to import
            content = file.read()
    except OSError:
        return
    if content[:_SUM].hex() != last or str(zlib.crc32(content)) != crc:
        return
    at, end = _places(content)
    numbers = int(count) * FIELDS
    moment = time.time_ns()
    looks = look_at_named(content[at : at + int(length)])
    if len(looks) != numbers:
        return
    found.last, found.moment, found.looks = content, moment, looks
    now = time.time()
    timely = (not since or float(since) <= now) and (not until or now < float(until))
    now_there, was_there = looks.tobytes(), content[end : end + numbers * looks.itemsize]
    width = FIELDS * looks.itemsize
    start, stop = int(inputs) * width, (int(inputs) + int(texts)) * width
    places = differing(now_there[start:stop], was_there[start:stop])
    if 0 < len(places) <= MOST_EDITS:
        names = content[at:end].split(b"\0", int(inputs) + int(texts))
        found.edited = tuple(
            names[int(inputs) + place].decode("utf-8", "surrogateescape") for place in places
        )
    if (call.moment or timely) and now_there == was_there:
        if any(map(os.path.lexists, beside)):
            return
        took = time.perf_counter() - began
        found.warned, *said = note[_FIELDS:]
        found.said = "" if call.is_quiet else f"{took:.1f} s".join(said)


def _places(content: bytes) -> tuple[int, int]:
    """Return where a file ``last`` has its paths, and where these end."""
    first, second = (int.from_bytes(content[_SUM + at : _SUM + at + 8], "big") for at in (0, 8))
    return _SUM + 16 + first, _SUM + 16 + first + second


def paths_and_looks(content: bytes, count: int) -> tuple[bytes, array[int], bytes]:
    """Return so many paths of a file ``last``, as they stand there, and their looks.

    What follows comes last. Its checksum agreed.
    """
    at, end = _places(content)
    looks = array("q")
    rest = end + count * FIELDS * looks.itemsize
    looks.frombytes(content[end:rest])
    return content[at:end], looks, content[rest:]


def libraries() -> tuple[str, ...]:
    """Return the folders of installed packages: an upgrade changes the names in one."""
    names = {"site-packages", "dist-packages"}
    return tuple(path for path in sys.path if os.path.basename(path) in names)  # noqa: PTH119 - thin
