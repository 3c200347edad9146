"""Test that a module is imported when something of it is used, and is then the real one."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.formats.pdf.later import imported_later


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the name of a package of two heavy modules, and of one that imports both."""
    package = tmp_path / "heavy_library"
    (package / "deep").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "tools.py").write_text("NAME = __name__\n\ndef cut(text): return text[:1]\n")
    (package / "deep/__init__.py").write_text("DEPTH = 1\n")
    (package / "deep/works.py").write_text("def work(*, by): return 'work by ' + by\n")
    (package / "deep/light.py").write_text("LIGHT = True\n")
    (package / "user.py").write_text(
        "from heavy_library import tools\nfrom heavy_library.deep.works import work\n"
        "from heavy_library.deep.light import LIGHT\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield "heavy_library"
    for name in [name for name in sys.modules if name.startswith("heavy_library")]:
        del sys.modules[name]


def later(library: str) -> dict[str, tuple[str, ...]]:
    """Return what is to be imported later."""
    return {
        f"{library}.tools": (),
        f"{library}.deep": (),
        f"{library}.deep.works": ("work",),
    }


def test_nothing_is_imported_before_it_is_used(library: str) -> None:
    """What is light and lies beside it is."""
    with imported_later(later(library)):
        user = importlib.import_module(f"{library}.user")
    assert user.LIGHT
    assert not {f"{library}.tools", f"{library}.deep", f"{library}.deep.works"} & set(sys.modules)

    assert user.tools.cut("text") == "t"
    assert f"{library}.tools" == user.tools.NAME
    assert user.work(by="hand") == "work by hand"
    assert set(later(library)) <= set(sys.modules)


def test_whoever_imports_it_afterwards_gets_the_real_one(library: str) -> None:
    """Whether or not somebody holds its stand-in."""
    with imported_later(later(library)):
        user = importlib.import_module(f"{library}.user")
    real = importlib.import_module(f"{library}.tools")
    assert real is not user.tools
    assert user.tools.cut is real.cut
    assert importlib.import_module(f"{library}.deep").DEPTH == 1


def test_what_is_used_while_others_are_imported_is_imported_then(library: str) -> None:
    """It is only slower."""
    with imported_later(later(library)):
        tools = importlib.import_module(f"{library}.tools")
        assert tools.cut("text") == "t"
        assert sys.modules[f"{library}.tools"] is not tools


def test_what_is_imported_already_stays(library: str) -> None:
    """Nobody gets a stand-in for what is there."""
    real = importlib.import_module(f"{library}.tools")
    with imported_later(later(library)):
        assert importlib.import_module(f"{library}.user").tools is real
    assert sys.modules[f"{library}.tools"] is real


def test_what_it_does_not_have_is_missing_as_always(library: str) -> None:
    """With the real module's own words."""
    with imported_later(later(library)):
        user = importlib.import_module(f"{library}.user")
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = user.tools.nothing
