"""Test the short way to a build after an edit: it says and ends as the long way does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.cli import main as door
from newsroom.cli import making
from newsroom.problems import Place, Problem, PublicationError
from support.sites import environment, write_publication

WARNED = (
    "content/briefs/2025/bridgehead.en.md:6:19: warning NR308: the original has changed since this"
    ' was translated; look over what changed, then write "of: cc67db7a6f55eeb3"\n'
)
"""What the publication is warned of, whatever is built."""
PROGRAM = """
import sys
from newsroom.cli.main import run
status = run(sys.argv[1:])
print("click" in sys.modules, file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a publication that was built, from inside."""
    made = write_publication(tmp_path)
    monkeypatch.chdir(made)
    assert call(made, "build", "--quiet").returncode == 0
    return made


def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which says at its end whether click was imported."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(),
    )


def edit(folder: Path, more: str = "한 줄 더.") -> Path:
    """Add a paragraph to a brief of one language."""
    translated = {path.name.split(".")[0] for path in (folder / "content").rglob("*.en.md")}
    briefs = sorted((folder / "content/briefs").rglob("*.ko.md"))
    brief = next(path for path in briefs if path.name.split(".")[0] not in translated)
    brief.write_text(f"{brief.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")
    return brief


def test_an_edit_is_built_without_the_command_line(folder: Path) -> None:
    """And what is said of it, its warnings too, is what the long way says."""
    edit(folder)
    short = call(folder, "build")
    edit(folder)
    long = call(folder, "build", "--settings", "pelicanconf.py")
    assert short.returncode == long.returncode == 0
    assert (short.stderr, long.stderr) == (f"{WARNED}False\n", f"{WARNED}True\n")
    assert short.stdout.splitlines()[1:4] == long.stdout.splitlines()[1:4]
    assert short.stdout.startswith("Test Briefing: built in")
    edit(folder)
    assert call(folder, "build", "--quiet").stdout == ""


def test_what_asks_for_more_goes_the_long_way(folder: Path) -> None:
    """Its options are for the command line to understand."""
    brief = edit(folder)
    ran = call(folder, "build", "--why")
    assert (ran.returncode, ran.stderr) == (0, f"{WARNED}True\n")
    assert brief.name.split(".")[0] in ran.stdout


def test_a_mistake_in_an_edit_is_told_with_its_place(folder: Path) -> None:
    """The exit status is that of problems; mended, the next build goes on."""
    brief = edit(folder, "{figure}`nothing`")
    ran = call(folder, "build", "--quiet")
    assert ran.returncode == 1
    assert f"{brief.relative_to(folder).as_posix()}:" in ran.stderr
    assert "error NR202" in ran.stderr
    text = brief.read_text(encoding="utf-8").replace("{figure}`nothing`", "")
    brief.write_text(text, encoding="utf-8")
    assert call(folder, "build", "--quiet").returncode == 0


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (PublicationError((Problem("NR104", Place("x"), "unknown"),)), 1),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("a secret"), 70),
    ],
)
def test_it_ends_as_the_long_way_does(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
) -> None:
    """With a sentence, never with a traceback."""

    def fail(*_arguments: object, **_named: object) -> None:
        raise error

    assert door.run(["build", "--quiet"]) == 0
    monkeypatch.setattr(making, "make_edited", fail)
    edit(folder)
    assert door.run(["build", "--quiet"]) == status
    said = capsys.readouterr().err
    assert said
    assert "Traceback" not in said


def test_a_reader_that_has_had_enough_is_no_fault(folder: Path) -> None:
    """``newsroom build | head -c 0`` ends quietly after an edit, too."""
    edit(folder)
    program = f"{sys.executable} -m newsroom build | head -c 0; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(
        ["bash", "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(),
    )
    assert ran.returncode == 0
    assert ran.stderr == WARNED
