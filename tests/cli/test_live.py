"""Pages that `newsroom serve` shows listen for builds; nothing else of them changes."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom.cli.live import Build, Server, Wire, event, listening, make_server

POLICY = b'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'


@pytest.fixture
def wire() -> Wire:
    """Open a wire with no build on it."""
    return Wire()


@pytest.fixture
def server(tmp_path: Path, wire: Wire) -> Iterator[Server]:
    """Serve one page."""
    (tmp_path / "index.html").write_bytes(POLICY + b"<p>page")
    with make_server(tmp_path, 0, wire) as opened:
        thread = threading.Thread(target=opened.serve_forever)
        thread.start()
        yield opened
        opened.shutdown()
        thread.join()


def ask(server: Server, path: str, host: str = "127.0.0.1") -> http.client.HTTPResponse:
    """Ask for a path by some name of this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": f"{host}:{server.server_port}"})
    return connection.getresponse()


def test_a_page_listens_and_its_file_does_not(server: Server, tmp_path: Path) -> None:
    """The policy goes, the script comes; what is published stays as it was."""
    with ask(server, "/?x=1") as answer:
        served = answer.read()

    assert served == b'<p>page<script src="/-/live.js"></script>\n'
    assert (tmp_path / "index.html").read_bytes() == POLICY + b"<p>page"
    assert listening(b"plain").startswith(b"plain<script")


def test_the_script_is_ours(server: Server) -> None:
    """It comes from this machine and needs nothing else."""
    with ask(server, "/-/live.js") as answer:
        script = answer.read().decode()

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert "EventSource" in script
    assert "http" not in script


def test_only_this_machine_by_its_own_name(server: Server) -> None:
    """A foreign name that points here reads no draft."""
    assert ask(server, "/", host="evil.example").status == 403
    assert ask(server, "/-/events", host="evil.example").status == 403
    assert ask(server, "/", host="localhost").status == 200


def test_builds_come_as_events(server: Server, wire: Wire) -> None:
    """What is there comes at once, then each build as it ends."""
    wire.send("")
    answer = ask(server, "/-/events")
    first = answer.readline(), answer.readline()
    wire.send("x.ko.md:1:1: error NR104: …")
    second = answer.readline(), answer.readline()
    answer.close()

    assert json.loads(first[0].removeprefix(b"data: ")) == {"number": 1, "problems": ""}
    told = json.loads(second[0].removeprefix(b"data: "))
    assert (told["number"], "NR104" in told["problems"]) == (2, True)


def test_waiting_ends_in_time(wire: Wire) -> None:
    """Where nothing is built, a comment keeps the line open."""
    assert wire.wait(0, 0.01) is None
    assert event(None).startswith(b":")
    wire.send("")
    assert wire.wait(0, 10) == wire.latest == Build(1, "")
