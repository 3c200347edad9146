"""Test that what makes pages is known by its own files alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.press import program
from newsroom.press.program import maker


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a program of one module."""
    package = tmp_path / "newsroom"
    (package / "press").mkdir(parents=True)
    (package / "press/program.py").write_text("made")
    monkeypatch.setattr(program, "__file__", str(package / "press/program.py"))
    return package


def fresh() -> str:
    """Return what a new process knows the program by."""
    maker.cache_clear()
    try:
        return maker()
    finally:
        maker.cache_clear()


def test_what_was_compiled_makes_no_other_program(package: Path) -> None:
    """Modules, templates or words, and what is left of a write that was stopped."""
    before = fresh()
    kept = package / "templating/__pycache__"
    kept.mkdir(parents=True)
    for name in ("site.cpython-311.pyc", "ab12.cpython-311.template", "ko-0.mo", ".ko-0.mo.7-7"):
        (kept / name).write_bytes(b"compiled")
    assert fresh() == before


def test_another_module_or_another_text_makes_another_program(package: Path) -> None:
    """Pages of the one before are made anew."""
    before = fresh()
    (package / "press/program.py").write_text("mended")
    mended = fresh()
    (package / "press/more.py").write_text("")
    assert len({before, mended, fresh()}) == 3
