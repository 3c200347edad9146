"""Test `newsroom serve` as it is typed: what it says, what it survives, how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.desks import Desk, desk, until
from support.sites import ROOT, environment, newsroom, write_publication

FERRIES = "content/briefs/2025/ferries.ko.md"
PAGE = "/ko/briefs/ferries/"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """Write a small publication with a theme of its own."""
    theme = tmp_path / "publication/themes/broadsheet"
    shutil.copytree(ROOT / "themes/broadsheet", theme)
    return write_publication(tmp_path / "publication", theme=theme)


def ended(opened: Desk, number: signal.Signals) -> tuple[int, float, str]:
    """End a desk by a signal; return its status, the seconds that took, and what it said last."""
    began = time.monotonic()
    opened.process.send_signal(number)
    said, _ = opened.process.communicate(timeout=30)
    return opened.process.returncode, time.monotonic() - began, said


def children(process: int) -> list[str]:
    """Return the commands of all processes that a process started, and that these started."""
    # Wide without end: else a long path of the checkout pushes the command out of sight.
    said = subprocess.run(
        ["ps", "-ww", "-e", "-o", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(None, 2) for line in said.stdout.splitlines()]
    found, ahead = [], [str(process)]
    while ahead:
        parent = ahead.pop()
        for pid, ppid, *command in rows:
            if ppid == parent:
                ahead.append(pid)
                found.append(" ".join(command))
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_and_leaves_nothing(
    publication: Path, tmp_path: Path, number: signal.Signals
) -> None:
    """No process, no temporary file, no output; whoever listens does not keep it."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with (
        desk(publication, TMPDIR=str(temporary)) as opened,
        socket.create_connection(("127.0.0.1", opened.port)) as listener,
    ):
        listener.sendall(
            f"GET /-/events HTTP/1.1\r\nHost: 127.0.0.1:{opened.port}\r\n\r\n".encode()
        )
        assert listener.recv(64).startswith(b"HTTP/1.1 200")
        pdf = opened.ask("/ko/harbour/2025-03/harbour-2025-03-ko.pdf")
        assert pdf.content.startswith(b"%PDF")
        started = children(opened.process.pid)
        assert [command for command in started if "worker" in command], started
        assert list(temporary.iterdir())
        status, _, said = ended(opened, number)

    assert (status, said.strip().splitlines()[-1:]) == (0, ["ended"])
    assert "Traceback" not in said
    assert list(temporary.iterdir()) == []
    assert not (publication / "output").exists()
    until(lambda: _alive(temporary), lambda found: not found)


def _alive(temporary: Path) -> list[str]:
    """Return the processes whose own folder is in a place."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if str(temporary) in (folder / "environ").read_bytes().decode("utf-8", "replace"):
                found.append(folder.name)
        except OSError:
            continue
    return [pid for pid in found if pid != str(os.getpid())]


def test_a_port_that_is_taken(publication: Path) -> None:
    """It says so, and how to go on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = newsroom(publication, "serve", "--port", str(port))

    assert ran.returncode == 1
    assert f"port {port} of 127.0.0.1 cannot be used: address already in use" in ran.stderr
    assert "name another with --port" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--port", "99999"), "99999"),
        (("--port", "eight"), "eight"),
        (("--format", "ebup"), 'there is no format "ebup"'),
        (("--now", "tomorrow"), '"tomorrow" is not a moment'),
        (("--host", "no.such.name.invalid"), "no.such.name.invalid"),
        (("--settings", "nowhere.py"), "there is no such settings file"),
    ],
)
def test_a_wrong_call(publication: Path, arguments: tuple[str, ...], words: str) -> None:
    """Each mistake is named."""
    ran = newsroom(publication, "serve", *arguments)

    assert ran.returncode in {1, 2}
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_listening_to_others_is_warned_of(publication: Path) -> None:
    """Everybody would see the drafts."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "newsroom", "serve", "--port", "0", "--host", "0.0.0.0"],  # noqa: S104
        cwd=publication,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)

    assert first.startswith("warning: everybody who reaches 0.0.0.0 sees drafts")


def test_other_plugins_are_told(publication: Path) -> None:
    """What they add is not in the preview, and it says so on the terminal and on the desk."""
    settings = publication / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('["newsroom"]', '["newsroom", "sitemap"]'), encoding="utf-8")
    with desk(publication, "--format", "web") as opened:
        page = opened.ask("/-/desk/").text
        said = ended(opened, signal.SIGINT)[2]

    assert "What they add to pages is not shown here" in page
    assert "sitemap" in page
    assert "Traceback" not in said


def test_a_save_is_followed_however_it_is_made(publication: Path) -> None:
    """In place, by a file that takes the other's place, by deleting and writing anew."""
    with desk(publication, "--format", "web") as opened:
        opened.edit(FERRIES, "아침에", "저녁에")
        opened.wait_for("저녁에", PAGE)
        file = publication / FERRIES
        beside = file.with_name(".ferries.ko.md.tmp")
        beside.write_text(file.read_text().replace("저녁에", "한낮에"))
        beside.rename(file)
        opened.wait_for("한낮에", PAGE)
        text = file.read_text()
        file.unlink()
        until(lambda: opened.look(PAGE), lambda look: look["errors"])  # it is linked to
        file.write_text(text.replace("한낮에", "새벽에"))
        opened.wait_for("새벽에", PAGE)
        with file.open("w") as slow:
            for line in text.replace("한낮에", "오전에").splitlines(keepends=True):
                slow.write(line)
                slow.flush()
                time.sleep(0.01)
        opened.wait_for("오전에", PAGE)


WRONG = {
    "empty": b"",
    "binary": bytes(range(256)) * 64,
    "nul": b"---\ntitle: \0\n---\n",
    "cp949": "---\ntitle: 배\n---\n배\n".encode("cp949"),
    "half a character": "---\ntitle: 배".encode()[:-1],
    "no end": b"---\ntitle: x\n",
    "a bomb": b"---\na: &a [x]\nb: [*a, *a, *a]\n---\n",
    "deep": b"---\na: " + b"[" * 5_000 + b"\n---\n",
    "large": b"---\ntitle: x\n---\n" + b"x" * 2_000_000,
    "brackets": b"---\ntitle: x\n---\n" + b"[" * 30_000 + b"](",
    "html": b"---\ntitle: x\n---\n<script>alert(1)</script>\n",
}


def test_wrong_input_of_every_kind(publication: Path) -> None:
    """It is told, the last good page stays, and mending it is enough."""
    with desk(publication, "--format", "web") as opened:
        good = (publication / FERRIES).read_bytes()
        for content in WRONG.values():
            (publication / FERRIES).write_bytes(content)
            told = until(lambda: opened.look(PAGE), lambda look: look["errors"])
            assert "아침에" in told["html"]
            assert opened.process.poll() is None
            (publication / FERRIES).write_bytes(good)
            until(lambda: opened.look(PAGE), lambda look: not look["errors"])
        (publication / FERRIES).unlink()
        (publication / FERRIES).symlink_to("/etc/passwd")
        told = until(lambda: opened.look(PAGE), lambda look: look["errors"])
        assert "root:" not in str(told)
        (publication / FERRIES).unlink()
        (publication / FERRIES).mkdir()
        until(lambda: opened.look(PAGE), lambda look: look["errors"])
        (publication / FERRIES).rmdir()
        (publication / FERRIES).write_bytes(good)
        until(lambda: opened.look(PAGE), lambda look: not look["errors"])
        said = ended(opened, signal.SIGINT)[2]

    assert "Traceback" not in said
    assert "all mended: no problems" in said or "warning" in said


WRONG_SETTINGS = (
    "(",
    "raise RuntimeError('no')",
    "import sys; sys.exit(3)",
    "NEWSROOM = 7",
    "import nothing_of_this_name",
    "PATH = 7",
    "1/0",
    "THEME = 'nowhere'",
)


def test_wrong_settings_of_every_kind(publication: Path) -> None:
    """They are told, the last good ones are used, and mending them is enough."""
    with desk(publication, "--format", "web") as opened:
        good = (publication / "pelicanconf.py").read_text(encoding="utf-8")
        for words in WRONG_SETTINGS:
            opened.write("pelicanconf.py", f"{good}\n{words}\n")
            told = until(lambda: opened.look(PAGE), lambda look: look["errors"])
            assert "아침에" in told["html"], words
            opened.write("pelicanconf.py", good)
            until(lambda: opened.look(PAGE), lambda look: not look["errors"])
        (publication / "pelicanconf.py").unlink()
        until(lambda: opened.look(PAGE), lambda look: look["errors"])
        opened.write("pelicanconf.py", good)
        until(lambda: opened.look(PAGE), lambda look: not look["errors"])
        said = ended(opened, signal.SIGINT)[2]

    assert "Traceback" not in said


def test_settings_that_import_others(publication: Path) -> None:
    """What stands beside the settings file is read anew as well."""
    with desk(publication, "--format", "web") as opened:
        good = (publication / "pelicanconf.py").read_text(encoding="utf-8")
        opened.write("common.py", 'NAME = "처음"\n')
        opened.write(
            "pelicanconf.py",
            "import sys\nsys.path.insert(0, '.')\nfrom common import NAME\n"
            + good.replace('"시험 브리핑"', "NAME"),
        )
        opened.wait_for("처음", PAGE)
        opened.write("common.py", 'NAME = "다음 이름"\n')
        opened.wait_for("다음 이름", PAGE)


def test_the_printed_edition(publication: Path) -> None:
    """A first look with the brief that is asked for, and the whole, each by itself."""
    pdf = "ko/harbour/2025-03/harbour-2025-03-ko.pdf"
    for number in range(4):
        text = (publication / FERRIES).read_text(encoding="utf-8")
        (publication / f"content/briefs/2025/more-{number}.ko.md").write_text(text)
    with desk(publication) as opened:
        first = opened.ask(f"/-/glance/{pdf}?brief=ferries")
        whole = opened.ask(f"/{pdf}")
        again = opened.ask(f"/{pdf}", "HEAD")
        issue = opened.ask("/ko/harbour/2025-03/").text
        opened.edit(FERRIES, "아침에", "{figure}`none` 아침에")
        until(lambda: opened.look(PAGE), lambda look: look["errors"])

    assert first.headers["X-Newsroom-Whole"] == "no"
    assert whole.headers["X-Newsroom-Whole"] == "yes"
    assert int(first.headers["X-Newsroom-Pages"]) < int(whole.headers["X-Newsroom-Pages"])
    assert whole.content.startswith(b"%PDF")
    assert again.headers["ETag"] == whole.headers["ETag"]
    assert "harbour-2025-03-ko.pdf" in issue or "2025-03" in issue
