"""A glance says that nothing changed only where the last build was asked for in the same way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.cli.main import run
from newsroom.press.glance import Glance, call_of, glance
from newsroom.press.looking import look_at_all, look_at_named
from support.sites import write_publication

NOW = "2025-05-02"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built, and rested."""
    folder = write_publication(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("NEWSROOM_NOW", NOW)
        for _ in range(2):
            assert run(["build", "--format", "web", "--quiet"]) == 0
            time.sleep(0.12)
        assert run(["build", "--format", "web", "--quiet"]) == 0
    return folder


@pytest.fixture
def still(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return it, from inside."""
    monkeypatch.chdir(made)
    monkeypatch.setenv("NEWSROOM_NOW", NOW)
    return made


def see(*words: str) -> Glance:
    """Have a glance for a call of ``build``."""
    return glance(["build", "--format", "web", *words])


def test_it_says_again_what_was_said(still: Path) -> None:
    """As an ordinary look would, and nothing where nothing is to be said."""
    assert (see().said or "").startswith("Test Briefing: nothing")
    assert "nothing changed (0." in (see().said or "")
    assert see("--quiet").said == ""


def test_it_imports_nothing_to_speak_of(still: Path) -> None:
    """Neither click nor what values are made of."""
    program = (
        "import sys; before = set(sys.modules); from newsroom.cli.main import run; "
        "code = run(['build', '--format', 'web', '--quiet']); "
        "heavy = {'click', 'msgspec', 'dataclasses', 'pathlib', 'json', 'hashlib'}; "
        "heavy.add('newsroom.settings'); "
        "found = heavy & set(sys.modules) - before; "  # what measures coverage brings its own
        "sys.exit(str(found) if found else code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--output", "elsewhere"),
        ("--now", "2025-05-03"),
        ("--quick",),
        ("--verify",),
        ("--why",),
        ("--timings",),
        ("--help",),
        ("--settings", "other.py"),
        ("--settings",),
        ("--nonsense",),
        ("more",),
    ],
)
def test_another_call_is_left_to_a_look(still: Path, words: tuple[str, ...]) -> None:
    """It may ask for another site, or for more than to hear that nothing changed."""
    assert see(*words).said is None


def test_another_verb_is_not_looked_at() -> None:
    """Nor no verb at all."""
    assert call_of([]) is None
    assert call_of(["check"]) is None


@pytest.mark.parametrize("name", ["NEWSROOM_FONTS", "NEWSROOM_NOW", "LD_LIBRARY_PATH"])
def test_another_environment_is_left_to_a_look(
    still: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """What a build depends on besides files."""
    monkeypatch.setenv(name, "2025-05-04")
    assert see().said is None


@pytest.mark.parametrize("name", ["last", "glance"])
@pytest.mark.parametrize("at", [0, 40, 200, -1, None])
def test_a_spoilt_note_is_left_to_a_look(still: Path, name: str, at: int | None) -> None:
    """At any place; or where there is none."""
    note = still / ".newsroom" / name
    whole = note.read_bytes()
    spoilt = bytearray(whole)
    if at is None:
        note.unlink()
    else:
        spoilt[at] ^= 1
        note.write_bytes(spoilt)
    try:
        assert see().said is None
    finally:
        note.write_bytes(whole)
    assert see().said is not None


@pytest.mark.parametrize(
    "line",
    [
        'SITENAME = "Other"',
        "SITENAME = object()",
        'NEWSROOM = {**NEWSROOM, "licence": "CC0"}',
        "raise SystemExit(3)",
        "not python",
    ],
)
def test_other_settings_are_left_to_a_look(still: Path, line: str) -> None:
    """And so are those that do not say what they are, and those that fail."""
    file = still / "pelicanconf.py"
    text = file.read_text()
    file.write_text(f"{text}\n{line}\n")
    try:
        assert see().said is None
    finally:
        file.write_text(text)
    assert see().said is not None


def test_settings_that_are_only_written_otherwise_are_the_same(still: Path) -> None:
    """It is what they come to that counts."""
    file = still / "pelicanconf.py"
    text = file.read_text()
    file.write_text(f"{text}\n# a remark\nOURS = object()\n")
    try:
        assert see().said is not None
    finally:
        file.write_text(text)


def test_what_was_looked_at_is_handed_on(still: Path) -> None:
    """With what there was to compare it with."""
    page = still / "output/ko/index.html"
    page.touch()
    seen = see()
    assert seen.said is None
    assert seen.looks is not None
    assert seen.last == (still / ".newsroom/last").read_bytes()
    assert run(["build", "--format", "web", "--quiet"]) == 0


@pytest.mark.parametrize("count", [1, 24, 25])
def test_few_edits_are_named(still: Path, count: int) -> None:
    """What they need is begun at once; more than two dozen are a whole build's work."""
    names = sorted((still / "content").rglob("*.*"))
    text = next((still / "content/briefs").rglob("*.ko.md")).read_text(encoding="utf-8")
    several = [still / "content/briefs" / f"late-{number:02}.ko.md" for number in range(count)]
    for file in several:
        file.write_text(text, encoding="utf-8")
    try:
        assert run(["build", "--format", "web", "--quiet"]) == 0
        for file in several:
            file.write_text(file.read_text(encoding="utf-8") + "그리고 또.\n", encoding="utf-8")
        edited = see().edited
        assert sorted(edited) == (sorted(map(str, several)) if count < 25 else [])
    finally:
        for file in several:
            file.unlink()
    assert run(["build", "--format", "web", "--quiet"]) == 0
    assert sorted((still / "content").rglob("*.*")) == names


def test_a_note_of_another_release_is_none(still: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have other fields."""
    assert see().last
    monkeypatch.setattr("newsroom.press.glance._FORM", 1)
    assert not see().last


def test_the_clock_counts_where_no_moment_is_given(
    still: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A date that comes makes another site."""
    monkeypatch.delenv("NEWSROOM_NOW")
    for _ in range(3):
        assert run(["build", "--format", "web", "--quiet"]) == 0
        time.sleep(0.12)
    assert see().said is not None
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert see().said is None


@pytest.mark.parametrize("count", [0, 10, 9_000])
def test_many_are_looked_at_alike(tmp_path: Path, count: int) -> None:
    """By one process or by two, by names or by bytes; what is not there is noughts."""
    paths = [str(tmp_path / f"{'long ' * 10}{number}") for number in range(count)]
    for path in paths[::1000]:
        Path(path).write_text("here")
    names = "\0".join(paths).encode()
    looks = look_at_all(paths)

    assert [n for n, size in enumerate(looks[::3]) if size] == list(range(0, count, 1000))
    if count:
        assert look_at_named(names) == looks
        assert looks[1] == os.lstat(paths[0]).st_ctime_ns
