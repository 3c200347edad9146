"""Test the desk's edge: what is answered, and what nobody gets, however it is asked for."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from newsroom.cli.live.server import Server
from newsroom.press.preview.resident import Resident
from newsroom.settings import load_settings
from support.desks import Answer, ask
from support.sites import write_publication

NOW = datetime(2025, 6, 1, 3, 0, tzinfo=UTC)
FERRIES = "content/briefs/2025/ferries.ko.md"
SECRET = "the secret of this machine"  # noqa: S105 - a word to look for


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """Write a small publication beside something that is nobody's business."""
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return write_publication(tmp_path / "publication")


@pytest.fixture
def server(publication: Path) -> Iterator[Server]:
    """Serve it."""
    file = publication / "pelicanconf.py"
    settings, _ = load_settings(file)
    assert settings is not None
    resident = Resident(settings, lambda: load_settings(file), lambda _: NOW)
    opened = Server(resident, "127.0.0.1", 0, lambda _, path: f"fault.log ({path})")
    thread = threading.Thread(target=opened.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield opened
    resident.close()
    opened.shutdown()
    opened.server_close()
    thread.join()


def get(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask a server that runs here."""
    return ask(server.server_port, path, method, **headers)


def save(server: Server, publication: Path, old: str, new: str) -> None:
    """Change a brief, and tell."""
    file = publication / FERRIES
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    server.resident.take([file])


def test_pages_and_what_they_need(server: Server) -> None:
    """Each with its type; a folder without its slash leads to where links work."""
    for path, media_type in {
        "/": "text/html",
        "/ko/": "text/html",
        "/ko/index.html": "text/html",
        "/en/briefs/bridgehead/": "text/html",
        "/robots.txt": "text/plain",
        "/sitemap.xml": "application/xml",
        "/-/desk/": "text/html",
        "/-/desk/lists": "text/html",
        "/-/live.js": "text/javascript",
        "/-/live.css": "text/css",
        "/-/desk.js": "text/javascript",
        "/-/desk.css": "text/css",
    }.items():
        answer = get(server, path)
        assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (
            200,
            media_type,
        ), path
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    moved = get(server, "/ko/about?x=1")
    assert (moved.status, moved.headers["Location"]) == (301, "/ko/about/")


def test_style_sheets_and_images_come_by_their_hashed_names(server: Server) -> None:
    """As pages name them."""
    site = server.resident.state.site
    style = get(server, "/" + site.assets["newsroom.css"])
    jobs = server.resident.look()[1]
    assert jobs.get("") is not None
    image = next(path for path in (jobs.jobs_so_far or {}) if path.startswith("images/"))

    assert style.headers["Content-Type"].startswith("text/css")
    assert get(server, f"/{image}").content.startswith(b"\x89PNG")


def test_what_is_not_there_is_the_site_s_own_page(server: Server) -> None:
    """With its status."""
    answer = get(server, "/ko/nothing/")

    assert answer.status == 404
    assert 'class="not-found"' in answer.text


HOSTILE = (
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/ko/../../secret.txt",
    "/....//secret.txt",
    "/..;/secret.txt",
    "/..%5csecret.txt",
    "/ko/%00/secret.txt",
    "/ko/..%00/",
    "//etc/passwd",
    "///etc/passwd",
    "/file:///etc/passwd",
    "/-/../pelicanconf.py",
    "/-/..%2f..%2fserve.py",
    "/-/server.py",
    "/-/desk.html",
    "/-/%6cive.js/../server.py",
    "/-/glance/../../secret.txt",
    "/-/glance//etc/passwd",
    "/pelicanconf.py",
    "/content/briefs/2025/ferries.ko.md",
    "/.newsroom/cache/reading.sqlite",
    "/.git/config",
    "/output/",
    "/images/",
    "/assets/",
    "/themes/",
    "/%c0%ae%c0%ae/secret.txt",
    "/ko/?../../secret.txt",
    "/" + "a" * 20_000,
    "/" + "../" * 2_000 + "etc/passwd",
    "/" + quote("\u202egnp.x"),
)


@pytest.mark.parametrize("path", HOSTILE)
def test_no_way_out_and_no_list(server: Server, path: str) -> None:
    """Nothing of the machine, no source, no list of files; and the desk goes on."""
    answer = get(server, path)

    assert answer.status in {200, 400, 404, 414}
    assert answer.status != 200 or path == "/ko/?../../secret.txt"
    for word in (
        SECRET,
        "root:x:",
        "SITENAME",
        "topics: [harbour]",
        "Directory listing",
        "import ",
    ):
        assert word not in answer.content.decode("utf-8", "replace")
    assert get(server, "/ko/").status == 200


@pytest.mark.parametrize(
    "path", ["/-/look?path=/../secret.txt", "/-/look?path=%00", "/-/look?path=", "/-/look"]
)
def test_looking_at_no_page(server: Server, path: str) -> None:
    """What is asked about is looked up like what is asked for."""
    answer = get(server, path)

    assert answer.status == 200
    assert SECRET not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_nothing_is_changed_from_outside(server: Server, method: str) -> None:
    """The desk is for looking."""
    assert get(server, "/ko/", method).status == 501


def test_other_names_and_other_sites(server: Server) -> None:
    """They get a line that says so, for pages, events, PDFs and everything else."""
    port = server.server_port
    for path in ("/", "/-/events", "/-/look?path=/", "/-/desk/", "/-/live.js", "/robots.txt"):
        assert get(server, path, Host=f"evil.example:{port}").status == 403
        other = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}
        assert get(server, path, **other).status == 403
    assert get(server, "/", Host=f"localhost:{port}").status == 200


def test_a_head_has_no_body(server: Server) -> None:
    """And the length that the body would have."""
    head, whole = get(server, "/ko/", "HEAD"), get(server, "/ko/")

    assert head.content == b""
    assert head.headers["Content-Length"] == str(len(whole.content))
    assert get(server, "/-/events", "HEAD").status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET  /  /  HTTP/1.1\r\n\r\n",
        b"A" * 70_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 300 + b"\r\n",
        b"\r\n\r\n\r\n",
    ],
)
def test_what_is_no_request(server: Server, sent: bytes) -> None:
    """It is refused or let go, without a word about the inside, and the desk goes on."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while more := line.recv(65_536):
                answer += more
        except ConnectionError:
            pass

    assert b"Traceback" not in answer
    assert b" 200 " not in answer.partition(b"\r\n")[0]
    assert b"<html" not in answer
    assert get(server, "/ko/").status == 200


def test_a_page_is_told_what_it_is_now(server: Server, publication: Path) -> None:
    """New bytes only where it has others."""
    first = json.loads(get(server, "/-/look?path=/ko/briefs/ferries/&digest=").content)
    same = f"/-/look?path=/ko/briefs/ferries/&digest={first['digest']}"
    assert "아침에" in first["html"]
    assert json.loads(get(server, same).content)["html"] is None
    save(server, publication, "아침에", "저녁에")
    then = json.loads(get(server, same).content)

    assert "저녁에" in then["html"]
    assert then["number"] > first["number"]
    assert then["errors"] == 0


def test_problems_are_told_with_place_and_line(server: Server, publication: Path) -> None:
    """And the page is the last good one."""
    save(server, publication, "topics: [harbour]", "topics: [harbor]")
    told = json.loads(get(server, "/-/look?path=/ko/briefs/ferries/&digest=").content)
    problem = told["problems"][0]

    assert (problem["code"], problem["place"]) == ("NR104", f"{FERRIES}:4:10")
    assert (problem["before"], problem["at"]) == ("topics: [", "h")
    assert (told["stale"], told["errors"]) == (True, 1)
    assert "harbor" in get(server, "/-/desk/").text


def test_news_come_as_events(server: Server, publication: Path) -> None:
    """The present number at once, then each that follows."""
    import http.client  # noqa: PLC0415 - only here a connection stays open

    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", "/-/events")
    events = connection.getresponse()
    first = events.readline(), events.readline()
    save(server, publication, "아침에", "저녁에")
    second = events.readline(), events.readline()
    connection.close()

    assert events.headers["Content-Type"] == "text/event-stream"
    assert (first[1], second[1]) == (b"\n", b"\n")
    assert int(second[0].removeprefix(b"data: ")) > int(first[0].removeprefix(b"data: "))


def test_our_own_pages_have_a_policy(server: Server) -> None:
    """Nothing but our own files, and no frame elsewhere."""
    policy = get(server, "/-/desk/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "'unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in (get(server, "/-/live.js").text + get(server, "/-/desk.js").text)


def test_words_of_the_content_are_escaped_on_the_desk(server: Server, publication: Path) -> None:
    """Titles and messages come from files that nobody vouches for."""
    save(server, publication, "title: 배가 늘어난다", 'title: "<img src=x onerror=alert(1)>"')
    save(server, publication, "source: none", "source: none\nembargo: 2025-07-01T07:00")
    save(server, publication, "topics: [harbour]", 'topics: ["<b>bold</b>", harbour]')
    page = get(server, "/-/desk/").text

    assert "<img" not in page
    assert "<b>bold" not in page
    assert "&lt;b&gt;" in page


def test_a_fault_is_admitted(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written down, the page says where, and the next one is answered."""
    monkeypatch.setattr(server.resident, "look", lambda: 1 / 0)
    answer = get(server, "/ko/")
    monkeypatch.undo()

    assert answer.status == 500
    assert "it is not your mistake: see fault.log (/ko/)" in answer.text
    assert get(server, "/ko/").status == 200


def test_no_such_pdf(server: Server) -> None:
    """An edition that is not printed, and a path that is none."""
    for path in ("ko/policy/2025-03/policy-2025-03-ko.pdf", "x.pdf", "ko/", ""):
        assert get(server, f"/-/glance/{path}").status == 404
