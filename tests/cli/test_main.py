"""Test the command's door: verbs, mistakes in calling it, and faults of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from newsroom.cli import main as door
from newsroom.cli import verbs
from newsroom.problems import Place, Problem, PublicationError


def call(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does."""
    return subprocess.run(
        [sys.executable, "-m", "newsroom", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=cwd,
    )


def test_help_names_every_verb() -> None:
    """With a sentence each."""
    told = call("--help").stdout
    assert all(verb in told for verb in verbs.VERBS)


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_every_verb_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The table of verbs and the modules agree."""
    assert door.run([verb, "--help"]) == 0
    assert f"newsroom {verb}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["build", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """It answers at once."""
    program = (
        "import sys; from newsroom.cli.main import run; run(sys.argv[1:]); "
        "heavy = {'weasyprint', 'pelican', 'babel', 'jinja2', 'rich', 'yaml', 'markdown_it'}; "
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["buidl"], 'there is no verb "buidl"; did you mean "build"?'),
        (["zzz"], 'there is no verb "zzz"; newsroom --help lists what there is'),
        (["build", "--procesess", "2"], "--processes"),
        (["build", "--processes", "0"], "0 is not in the range"),
        (["check", "--format", "josn"], 'there is no format "josn"; did you mean "json"?'),
        (["check", "nowhere.md"], 'there is no file or folder "nowhere.md"'),
        (["schema", "breif"], 'there is no kind of file "breif"; did you mean "brief"?'),
    ],
)
def test_a_wrong_call_gets_a_hint(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the exit status of wrong calls."""
    assert door.run(arguments) == 2
    assert words in capsys.readouterr().err


def test_a_missing_settings_file_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to do."""
    monkeypatch.chdir(tmp_path)
    assert door.run(["build"]) == 1
    assert "pelicanconf.py: error NR408: there is no such settings file; go to" in (
        capsys.readouterr().err
    )


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make the command fail in some way."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(verbs.newsroom, "main", fail)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (click.exceptions.Exit(3), 3),
        (click.UsageError("wrong"), 2),
        (click.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (PublicationError((Problem("NR104", Place("x"), "unknown"),)), 1),
        (ZeroDivisionError("a secret"), 70),
    ],
)
def test_every_end_has_its_exit_status(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
) -> None:
    """And none shows a traceback."""
    monkeypatch.chdir(tmp_path)
    raising(monkeypatch, error)
    assert door.run(["build"]) == code
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("writable", [True, False])
def test_a_fault_of_ours_is_written_down(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    writable: bool,  # noqa: FBT001
) -> None:
    """One sentence for the editor, the traceback for those who can mend it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    if not writable:
        (tmp_path / ".newsroom").write_text("a file in the way")
    raising(monkeypatch, ZeroDivisionError("what happened"))
    assert door.run(["build", "--quiet"]) == 70
    said = capsys.readouterr().err
    log = tmp_path / (".newsroom" if writable else "temporary") / "fault.log"
    assert said == f"Newsroom failed, and it is not your mistake: see {log}\n"
    assert "ZeroDivisionError: what happened" in log.read_text()
    assert "['build', '--quiet']" in log.read_text()


def test_a_reader_that_has_had_enough_is_no_fault() -> None:
    """``newsroom schema | head -1`` ends quietly."""
    program = f"{sys.executable} -m newsroom schema brief | head -c 1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", program], check=False, capture_output=True, text=True)
    assert "Traceback" not in ran.stderr
    assert "failed" not in ran.stderr
