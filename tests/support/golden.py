r"""Lay out golden cases: a small valid publication with the files of a case over it.

A case is a folder below ``tests/golden/problems`` that is named by its code and a word. Its files
lie over those of ``tests/golden/base``; ``expected.txt`` is what ``newsroom check`` then says, to
the letter. What git, an editor or another system cannot hold is described in ``case.toml``:

==============  ================================================================================
``command``     the verb and its arguments, where it is not ``["check"]``
``remove``      files and folders of the base that are not there
``bytes``       files by path, their bytes written as in a Python string: ``"caf\xe9"``
``symlinks``    links by path, each with what it points to
``repeat``      files by path, each with ``before``, ``piece``, ``times`` and ``after``
==============  ================================================================================
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
BASE = GOLDEN / "base"
MOMENT = "2025-06-01T12:00+09:00"
"""When all cases happen."""


@dataclass(frozen=True)
class Case:
    """Hold one golden case."""

    folder: Path

    @property
    def name(self) -> str:
        """Return its name, ``nr104-unknown-topic``."""
        return self.folder.name

    @property
    def code(self) -> str:
        """Return the code that it is a case of."""
        return self.name.partition("-")[0].upper()

    @property
    def expected(self) -> Path:
        """Return the file that holds what is to be said."""
        return self.folder / "expected.txt"

    @property
    def command(self) -> list[str]:
        """Return the verb and its arguments."""
        return [*self._described.get("command", ["check"]), "--now", MOMENT]

    @property
    def _described(self) -> dict[str, Any]:
        file = self.folder / "case.toml"
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}

    def lay_out(self, folder: Path) -> None:
        """Write the case's publication into an empty folder."""
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        own = shutil.ignore_patterns("expected.txt", "case.toml")
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, ignore=own)
        described = self._described
        for path in described.get("remove", ()):
            _remove(folder / path)
        for path, text in described.get("bytes", {}).items():
            _write(folder / path, _unescape(text))
        for path, one in described.get("repeat", {}).items():
            text = one.get("before", "") + one["piece"] * one["times"] + one.get("after", "")
            _write(folder / path, text.encode())
        for path, target in described.get("symlinks", {}).items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.symlink_to(target)


def cases() -> list[Case]:
    """Return all cases by name."""
    return [Case(path) for path in sorted((GOLDEN / "problems").iterdir()) if path.is_dir()]


def _unescape(text: str) -> bytes:
    r"""Return the bytes of a text in which ``\\xe9`` stands for a byte."""
    return text.encode().decode("unicode_escape").encode("latin-1")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
