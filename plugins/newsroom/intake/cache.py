"""Keep the texts of articles on this machine only, each under the digest of its words.

The folder is part of no repository (``.newsroom/`` is ignored by git): a source's text is not ours.
A file is plain text, a few fields above a blank line and the paragraphs below it, so that it can be
read and thrown away by anybody. What does not have the digest it is called by is not believed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

FOLDER = Path(".newsroom") / "sources"
_DIGITS = 32
_LARGEST = 4_000_000
_FIELDS = ("slug", "url", "title", "outlet", "language")


class Cached(Struct, frozen=True):
    """Hold an article's text, what it is, and the slug of the brief that was made of it."""

    slug: str
    text: str
    url: str = ""
    title: str = ""
    outlet: str = ""
    language: str = ""

    @property
    def digest(self) -> str:
        """Return what it is kept under."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:_DIGITS]


def keep(root: Path, source: Cached) -> Path:
    """Write an article's text into the cache; return its file."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    head = [f"{name}: {' '.join(getattr(source, name).split())}" for name in _FIELDS]
    file = folder / f"{source.digest}.txt"
    waiting = file.with_suffix(".new")
    waiting.write_bytes("\n".join([*head, "", source.text]).encode())
    waiting.replace(file)
    return file


def recall(root: Path) -> Iterator[Cached]:
    """Yield every text of the cache, by digest; what is spoilt is passed over."""
    folder = root / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return
    for name in sorted(path.name for path in folder.iterdir()):
        if name.endswith(".txt") and (source := recall_one(root, name[:-4])):
            yield source


def recall_one(root: Path, digest: str) -> Cached | None:
    """Return a text by its digest, or None where there is none that has it."""
    file = root / FOLDER / f"{digest}.txt"
    try:
        if file.is_symlink() or file.stat().st_size > _LARGEST:
            return None
        head, _, text = file.read_bytes().decode().partition("\n\n")
    except (OSError, UnicodeDecodeError):
        return None
    fields = dict(line.partition(": ")[::2] for line in head.split("\n"))
    kept = {name: fields.get(name, fields.get(f"{name}:", "")).strip() for name in _FIELDS}
    source = Cached(text=text, **kept)
    return source if source.digest == digest else None
