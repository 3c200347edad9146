"""Find the fonts that subsets are cut from: the one place that knows their files and packages.

Masters are read where the system keeps its fonts, or in the folder that ``NEWSROOM_FONTS`` names.
They are never used for rendering: only subsets of them are (see :mod:`.cutter`).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from newsroom.problems import Place, Problem, PublicationError
from newsroom.shelf import write_whole

SANS, SERIF = "sans", "serif"
REGULAR, BOLD = 400, 700

CJK: Mapping[tuple[str, int], str] = {
    (SANS, REGULAR): "NotoSansCJK-Regular.ttc",
    (SANS, BOLD): "NotoSansCJK-Bold.ttc",
    (SERIF, REGULAR): "NotoSerifCJK-Regular.ttc",
    (SERIF, BOLD): "NotoSerifCJK-Bold.ttc",
}
"""The masters of all text, by family and weight; each holds a face for each script."""

ALPHABETS: Mapping[tuple[str, int], str] = {
    (SANS, REGULAR): "NotoSans-Regular.ttf",
    (SANS, BOLD): "NotoSans-Bold.ttf",
    (SERIF, REGULAR): "NotoSerif-Regular.ttf",
    (SERIF, BOLD): "NotoSerif-Bold.ttf",
}
"""The same for the letters that the CJK masters lack: ő, ł, ş, Greek, Cyrillic."""

EMOJI = "NotoColorEmoji.ttf"
SYMBOLS = (
    "NotoSansSymbols2-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansMath-Regular.ttf",
)

PACKAGES: Mapping[str, str] = {
    **dict.fromkeys(CJK.values(), "fonts-noto-cjk"),
    **dict.fromkeys(ALPHABETS.values(), "fonts-noto-core"),
    **dict.fromkeys(SYMBOLS, "fonts-noto-core"),
    EMOJI: "fonts-noto-color-emoji",
}
"""The Debian package of each master."""

LOCK = "fonts.lock"
"""The file beside the settings in which a publication may record its masters' digests."""

FOLDERS = (
    Path("/usr/share/fonts/opentype/noto"),
    Path("/usr/share/fonts/truetype/noto"),
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
)
"""Where systems keep fonts; the first two are Debian's, so that most searches end at once."""


class Master(Struct, frozen=True):
    """Know a font file by its place and its digest."""

    path: Path
    sha256: str


class Masters(Struct, frozen=True):
    """Hold the masters that this machine has, by file name."""

    found: Mapping[str, Master]

    def get(self, name: str) -> Master | None:
        """Return a master, or None where it is not installed."""
        return self.found.get(name)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the names of the masters that this machine lacks."""
        return tuple(name for name in PACKAGES if name not in self.found)

    def digest(self) -> str:
        """Return one digest of all masters: equal means equal subsets."""
        lines = sorted(f"{name} {master.sha256}" for name, master in self.found.items())
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def find_masters(cache: Path, environ: Mapping[str, str] = os.environ) -> Masters:
    """Find the masters on this machine: a disk edge.

    ``cache`` keeps their digests with their sizes and times, because they are large.

    :raises PublicationError: NR505, where text itself could not be set.
    """
    paths = _search(environ)
    lacking = [name for name in CJK.values() if name not in paths]
    if lacking:
        raise PublicationError([not_installed(lacking)])
    known = _Digests(cache / "masters.json")
    found = {name: Master(paths[name], known.of(paths[name])) for name in PACKAGES if name in paths}
    known.keep()
    return Masters(found)


def watched(root: Path, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Return the files and folders whose change may change which masters are found, or taken."""
    own = environ.get("NEWSROOM_FONTS", "")
    folders = ([Path(own)] if own else []) + list(FOLDERS)
    below = {Path(here) for folder in folders for here, _, _ in os.walk(folder)}
    return (*sorted({*folders, *below}), root / LOCK, *_search(environ).values())


def hold_to_lock(masters: Masters, root: Path) -> None:
    """Check the masters against the digests that a publication records in ``fonts.lock``.

    The file has a line for each master as ``sha256sum`` writes it, and need not be there.

    :raises PublicationError: NR506, for each master that is another, or that is not there.
    """
    try:
        lines = (root / LOCK).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    problems = []
    for number, line in enumerate(lines, start=1):
        digest, _, name = line.partition(" ")
        master = masters.get(name.strip().lstrip("*"))
        if line.strip() and (master is None or master.sha256 != digest):
            problems.append(_another(number, name.strip().lstrip("*"), has=master is not None))
    if problems:
        raise PublicationError(problems)


def _another(line: int, name: str, *, has: bool) -> Problem:
    what = "is another here than the one recorded" if has else "is recorded and not here"
    mend = "install the release that PDFs are made with, or record this machine's: see the handbook"
    return Problem("NR506", Place(LOCK, line), f"the font {name} {what}", mend)


def not_installed(names: list[str]) -> Problem:
    """Say which fonts are missing, and the one command that installs them."""
    packages = " ".join(sorted({PACKAGES[name] for name in names}))
    mend = (
        f"run: sudo apt-get install --no-install-recommends {packages}"
        "; or set NEWSROOM_FONTS to a folder that has them"
    )
    return Problem("NR505", Place("fonts"), f"not installed: {', '.join(names)}", mend)


def _search(environ: Mapping[str, str]) -> dict[str, Path]:
    own = environ.get("NEWSROOM_FONTS", "")
    folders = ([Path(own)] if own else []) + list(FOLDERS)
    found: dict[str, Path] = {}
    for folder in folders:
        for name in PACKAGES:
            if name not in found and (folder / name).is_file():
                found[name] = folder / name
    for folder in folders:
        if len(found) == len(PACKAGES):
            break
        found |= {name: path for name, path in _walk(folder) if name not in found}
    return found


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    for here, below, names in os.walk(folder):
        below.sort()
        yield from ((name, Path(here) / name) for name in names if name in PACKAGES)


class _Digests:
    """Remember digests of large files by size and time, in one small JSON file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.known: dict[str, str] = {}
        self.asked: dict[str, str] = {}
        try:
            kept = json.loads(path.read_bytes())
            self.known = {str(key): str(value) for key, value in dict(kept).items()}
        except (OSError, ValueError, TypeError):
            pass  # nothing kept, or nothing usable: all is computed again

    def of(self, path: Path) -> str:
        facts = path.stat()
        key = f"{path}|{facts.st_size}|{facts.st_mtime_ns}"
        if key not in self.known:
            with path.open("rb") as file:
                self.known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        self.asked[key] = self.known[key]
        return self.known[key]

    def keep(self) -> None:
        text = json.dumps(self.asked, indent=1, sort_keys=True).encode()
        try:
            if self.path.exists() and self.path.read_bytes() == text:
                return
            write_whole(self.path, text)
        except OSError:
            return  # a cache that cannot be written costs time, never the build
