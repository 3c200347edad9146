"""Test that Pelican's settings say to us what the settings file says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG
from pelican.settings import read_settings as pelican_settings

from newsroom.desk.host import not_loaded, settings_file, settings_module, settings_of
from newsroom.settings import load_settings
from support.sites import write_publication

MINIMAL = 'TIMEZONE = "UTC"\nPLUGINS = ["newsroom"]\nNEWSROOM = {"languages": ["ko"]}\n'


@pytest.fixture(autouse=True)
def _leave_no_settings() -> Iterator[None]:
    """Forget the settings files that Pelican puts among the modules."""
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name in {"pelicanconf", "publishconf", "strange-name"}:
            del sys.modules[name]


def settings_files(folder: Path) -> dict[str, Path]:
    """Write settings files of several kinds."""
    write_publication(folder)
    minimal = folder / "strange-name.py"
    minimal.write_text(MINIMAL)
    importing = folder / "publishconf.py"
    importing.write_text(
        "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
        'from pelicanconf import *\nSITEURL = "https://other.example"\n'
    )
    return {
        "full": folder / "pelicanconf.py",
        "minimal": minimal,
        "importing": importing,
    }


@pytest.mark.parametrize("kind", ["full", "minimal", "importing"])
def test_both_ways_give_the_same_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Pelican's own defaults do not count as said."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    path = settings_files(tmp_path)[kind]
    direct, _ = load_settings(path)
    assert direct is not None
    monkeypatch.delitem(sys.modules, "pelicanconf", raising=False)
    given = pelican_settings(str(path), override={"PATH": str(tmp_path / "content")})
    through, problems = settings_of(given)
    assert problems == ()
    assert through == direct


def test_the_options_of_pelicans_command_count(tmp_path: Path) -> None:
    """``pelican other -o elsewhere``."""
    path = settings_files(tmp_path)["full"]
    override = {"PATH": str(tmp_path / "content"), "OUTPUT_PATH": str(tmp_path / "elsewhere")}
    settings, _ = settings_of(pelican_settings(str(path), override=override))
    assert settings is not None
    assert settings.output == tmp_path / "elsewhere"
    assert settings.root == tmp_path


def test_settings_without_our_table_have_a_place_too(tmp_path: Path) -> None:
    """Messages name a file that a person may look for."""
    given = {**DEFAULT_CONFIG, "PATH": str(tmp_path / "content")}
    assert settings_module(given) is None
    assert settings_file(given) == tmp_path / "pelicanconf.py"


@pytest.mark.parametrize(
    ("asked", "loaded", "named"),
    [
        (["newsroom"], ["newsroom"], []),
        (["newsroom", "sitemap"], ["newsroom", "pelican.plugins.sitemap"], []),
        (["newsroom", "stiemap"], ["newsroom"], ["stiemap"]),
        (["a", "newsroom", "b"], ["newsroom"], ["a", "b"]),
    ],
)
def test_plugins_that_did_not_load_are_named(
    monkeypatch: pytest.MonkeyPatch, asked: list[str], loaded: list[str], named: list[str]
) -> None:
    """Pelican only logs them."""
    module = type(sys)("pelicanconf")
    module.__dict__.update(NEWSROOM={}, PLUGINS=asked, __file__="/site/pelicanconf.py")
    monkeypatch.setitem(sys.modules, "pelicanconf", module)
    problems = not_loaded({"NEWSROOM": module.NEWSROOM}, loaded)
    assert [(problem.code, problem.place.path) for problem in problems] == [
        ("NR406", "pelicanconf.py")
    ] * len(named)
    assert all(name in str(problem) for name, problem in zip(named, problems, strict=True))
