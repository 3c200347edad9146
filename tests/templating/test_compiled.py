"""Test that a template is compiled once, kept beside the program, and never taken for another."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import jinja2
import pytest
from jinja2 import DictLoader

from newsroom.languages import LANGUAGES
from newsroom.shelf import Shelf
from newsroom.templating import compiled as module
from newsroom.templating.compiled import Compiled, Kept, compiled_with, kept_of
from newsroom.templating.environment import environment
from support.webpages import site

SOURCE = "{% set words = 'kept' %}{{ words }}"


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep bytecode, whatever the machine's surroundings say."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the templates that are compiled, as it happens."""
    names: list[str] = []
    compile_it = cast("Any", jinja2.Environment.compile)

    def note(self: jinja2.Environment, source: str, name: str, *more: object) -> Any:
        names.append(name)
        return compile_it(self, source, name, *more)

    monkeypatch.setattr(jinja2.Environment, "compile", note)
    return names


def said(folder: Path, source: str = SOURCE, maker: str = "maker") -> str:
    """Render a template in what might be a new process."""
    loader = DictLoader({"page.html": source})
    kept = Compiled(Kept(Shelf(folder), maker))
    return (
        jinja2.Environment(loader=loader, autoescape=True, bytecode_cache=kept)
        .get_template("page.html")
        .render()
    )


def test_what_one_process_compiled_another_takes(tmp_path: Path, compilations: list[str]) -> None:
    """And prints the same."""
    assert said(tmp_path) == said(tmp_path) == "kept"
    assert compilations == ["page.html"]
    assert len(list(tmp_path.iterdir())) == 1


def test_another_source_is_compiled_in_the_place_of_the_first(
    tmp_path: Path, compilations: list[str]
) -> None:
    """So there are never more of them than names."""
    said(tmp_path)
    assert said(tmp_path, "{{ 1 + 1 }}") == "2"
    assert len(list(tmp_path.iterdir())) == 1
    assert said(tmp_path) == "kept"
    assert compilations == ["page.html"] * 3


def test_another_maker_compiles_for_itself(tmp_path: Path, compilations: list[str]) -> None:
    """Another release of Jinja or of Python makes other code of the same source."""
    said(tmp_path)
    said(tmp_path, maker="another")
    assert compilations == ["page.html"] * 2


def test_what_is_spoilt_is_compiled_again(tmp_path: Path) -> None:
    """Cut short at every length, or of any bytes: never another page, never an exception."""
    said(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    draw = random.Random(1)  # noqa: S311 - damage, no secrets
    for length in range(len(whole)):
        for spoilt in (whole[:length], draw.randbytes(length)):
            file.write_bytes(spoilt)
            assert Shelf(tmp_path).take(file.name) is None
    for spoilt in (b"", whole[:40], whole[:-1], whole + b"\0", draw.randbytes(len(whole))):
        file.write_bytes(spoilt)
        assert said(tmp_path) == "kept"
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_compiled_each_time(
    tmp_path: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be written, a system that keeps no bytecode, or none that is wanted."""
    (tmp_path / "file").write_text("no folder")
    assert said(tmp_path / "file") == said(tmp_path / "file") == "kept"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said(tmp_path / "other") == said(tmp_path / "other") == "kept"
    assert not (tmp_path / "other").exists()
    assert compilations == ["page.html"] * 4


def test_it_lies_beside_our_own_bytecode_and_not_in_a_project() -> None:
    """Whoever can write there could as well change the program; a project comes from anywhere."""
    shelf = compiled_with({}).kept.shelf
    assert shelf is not None
    assert shelf.folder == Path(str(module.__spec__ and module.__spec__.cached)).parent
    assert compiled_with({}) is compiled_with({})
    assert compiled_with({}) is not compiled_with({"optimized": True})


def test_of_a_release_that_nobody_knows_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another might stand in its place tomorrow."""
    monkeypatch.setattr(module, "release_of", lambda _: "")
    assert kept_of("jinja2").shelf is None
    assert kept_of("jinja2").taken_or("name", "source", lambda: b"made") == b"made"


def test_words_are_compiled_once_for_each_text_of_a_catalogue(tmp_path: Path) -> None:
    """The name says whose words they are; the digest says of which text."""
    kept = Kept(Shelf(tmp_path), "maker")
    assert kept.taken_or("ko-0.mo", "one", lambda: b"first") == b"first"
    assert kept.taken_or("ko-0.mo", "one", lambda: b"not asked for") == b"first"
    assert kept.taken_or("ko-0.mo", "two", lambda: b"second") == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["ko-0.mo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_what_would_be_compiled(language: str) -> None:
    """Every template of the theme, in every language: the code serves them all."""
    theme = site().theme
    opened = environment(theme, cast("Any", SimpleNamespace(tag=language)))
    kept = cast("Compiled", opened.bytecode_cache)
    for name, file in theme.templates.items():
        opened.get_template(name)
        _, code = kept.codes[kept.get_cache_key(name)]
        assert code == opened.compile(file.content.decode(), name, name)
