"""What is fetched, and what is not: served from this machine, told from a public address."""

from __future__ import annotations

import gzip
import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from newsroom.intake import fetching
from newsroom.intake.fetching import fetch
from newsroom.problems import PublicationError

HOST = "https://paper.example"
PUBLIC = "93.184.216.34"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=big5\r\n\r\n"


@dataclass
class Site:
    """Answer each path with bytes, or by writing to the connection for itself."""

    pages: dict[str, bytes | Callable[[socket.socket], None]] = field(default_factory=dict)
    hosts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def look_up(self, host: str, _port: int) -> tuple[str, ...]:
        """Return the addresses that a host is said to have."""
        return self.hosts.get(host, (PUBLIC,))

    def connect(
        self, _address: str, _port: int, _host: str, seconds: float
    ) -> http.client.HTTPConnection:
        """Connect to this machine instead, without TLS."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=seconds)

    def fetch(self, url: str = f"{HOST}/story") -> bytes:
        """Fetch an address of the site."""
        return fetch(url, is_allowed=True, look_up=self.look_up, connect=self.connect).data

    def serve(self, listener: socket.socket) -> None:
        """Answer connections until the listener is closed."""
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                path = connection.recv(65_536).split(b" ")[1].decode()
                self.asked.append(path)
                answer = self.pages.get(path, b"HTTP/1.1 404 Not Found\r\n\r\n")
                try:
                    connection.sendall(answer) if isinstance(answer, bytes) else answer(connection)
                except OSError:
                    continue


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve pages on this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = Site(port=listener.getsockname()[1])
    thread = threading.Thread(target=site.serve, args=(listener,), daemon=True)
    thread.start()
    yield site
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(5)


def refused(site: Site, url: str = f"{HOST}/story") -> str:
    """Return why an address is not fetched."""
    with pytest.raises(PublicationError) as stopped:
        site.fetch(url)
    (problem,) = stopped.value.problems
    assert problem.code == "NR703"
    return problem.message


def test_a_page_is_fetched_once_after_robots(site: Site) -> None:
    """Two requests in all."""
    site.pages["/story?id=1"] = OK + "<p>新聞".encode("big5")

    assert site.fetch(f"{HOST}/story?id=1") == "<p>新聞".encode("big5")
    assert site.asked == ["/robots.txt", "/story?id=1"]


def test_packed_pages_are_unpacked(site: Site) -> None:
    """No further than the limit: a bomb is not."""
    packed = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    site.pages["/story"] = packed + gzip.compress(b"<p>text")
    site.pages["/bomb"] = packed + gzip.compress(b"\0" * 60_000_000)

    assert site.fetch() == b"<p>text"
    assert "larger than 5 megabytes" in refused(site, f"{HOST}/bomb")


def test_robots_are_heeded(site: Site) -> None:
    """A site that asks programs to stay away is left alone."""
    site.pages["/robots.txt"] = OK + b"User-agent: *\nDisallow: /story\n"

    assert "robots.txt" in refused(site)
    assert site.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.7", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "::1",
     "fd00::1", "fe80::1", "::ffff:10.0.0.7", "224.0.0.1", "2002:a00:7::1"],
)  # fmt: skip
def test_no_address_inside_a_network_is_asked(site: Site, address: str) -> None:
    """Not alone, and not beside a public one."""
    site.hosts = {"paper.example": (PUBLIC, address)}

    assert "inside a network" in refused(site)
    assert site.asked == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("http://paper.example/story", "only https"),
        ("file:///etc/passwd", "not allowed"),
        ("https://inside.example/", "inside a network"),
        ("https://paper.example:8443/", "port 8443"),
        ("https://user:secret@paper.example/", "password"),
        ("gopher://paper.example/", "not allowed"),
    ],
)
def test_a_redirect_is_judged_like_an_address(site: Site, target: str, words: str) -> None:
    """Wherever it leads."""
    site.hosts = {"inside.example": ("10.0.0.7",)}
    site.pages["/story"] = f"HTTP/1.1 302 Found\r\nLocation: {target}\r\n\r\n".encode()

    assert words in refused(site)


def test_redirects_are_followed_a_few_times(site: Site) -> None:
    """One that goes round ends."""
    site.pages["/a"] = b"HTTP/1.1 301 Moved\r\nLocation: /story\r\n\r\n"
    site.pages["/story"] = OK + b"<p>here"
    site.pages["/round"] = b"HTTP/1.1 302 Found\r\nLocation: /round\r\n\r\n"

    assert site.fetch(f"{HOST}/a") == b"<p>here"
    assert "redirects more than" in refused(site, f"{HOST}/round")


def test_a_page_that_never_ends_is_ended(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size, or by the clock if it comes a letter at a time."""

    def pour(connection: socket.socket) -> None:
        connection.sendall(OK)
        while True:
            connection.sendall(b"x" * 100_000)

    def drip(connection: socket.socket) -> None:
        connection.sendall(OK)
        for _ in range(200):
            connection.sendall(b"x")
            time.sleep(0.05)

    monkeypatch.setattr(fetching, "SECONDS", 1.0)
    site.pages["/story"] = drip
    assert "longer than" in refused(site)
    monkeypatch.setattr(fetching, "SECONDS", 60.0)
    site.pages["/pour"] = pour
    assert "larger than" in refused(site, f"{HOST}/pour")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 403 Forbidden\r\n\r\n", "answers 403"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF", "not a page"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", "packed as"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot packed", "packed wrongly"),
        (b"no server at all\r\n\r\n", "could not be fetched"),
        (b"", "could not be fetched"),
    ],
)
def test_what_is_no_page_is_refused(site: Site, answer: bytes, words: str) -> None:
    """In words that say what it is."""
    site.pages["/story"] = answer

    assert words in refused(site)


def test_nothing_is_fetched_in_ci() -> None:
    """A build, and whoever commits to it, must not make it ask."""
    with pytest.raises(PublicationError, match="in CI nothing is fetched"):
        fetch(f"{HOST}/story", is_allowed=False)
