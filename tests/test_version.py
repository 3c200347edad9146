"""Test that the releases of libraries are found as an installer wrote them."""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

import pytest

from newsroom.version import _installed, release_of


@pytest.mark.parametrize("library", ["jinja2", "markdown-it-py", "Markdown_It.Py", "weasyprint"])
def test_the_release_is_the_installed_one(library: str) -> None:
    """It is what the standard library says, however the name is spelt."""
    assert release_of(library) == importlib.metadata.version(library)


def test_a_system_s_own_package_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some have a folder of an older kind; what cannot be read is passed over."""
    (tmp_path / "Own_Library-1.2.egg-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path / "gone"), str(tmp_path)])
    _installed.cache_clear()
    try:
        assert release_of("own-library") == "1.2"
    finally:
        monkeypatch.undo()
        _installed.cache_clear()


def test_what_is_not_installed_has_none() -> None:
    """Nothing is raised: a library may be one that is only sometimes there."""
    assert release_of("no-such-library") == ""
