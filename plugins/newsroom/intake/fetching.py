"""Fetch one page, politely and from public addresses only.

One GET, after one of robots.txt: https, ten seconds in all, five megabytes once unpacked. Every
host is looked up first and the connection goes to the address that was looked at, so that a name
that answers differently the second time reaches nothing; every redirect is judged anew. Never in
CI.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
import urllib.robotparser
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import NoReturn
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from newsroom.intake.opening import LARGEST, Raw
from newsroom.intake.refusing import refuse
from newsroom.reading.addresses import read_address
from newsroom.reading.findings import Refusal
from newsroom.version import VERSION

SECONDS = 10.0
_AGENT = "NewsroomIntake"
_REDIRECTS = 5
_ROBOTS = 500_000
_PIECE = 65_536
_HEADERS = {
    "User-Agent": f"{_AGENT}/{VERSION} (one page, at an editor's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_KINDS = ("text/html", "application/xhtml+xml", "text/plain")
_PASTE = "open it in your browser and paste the text: newsroom add -"

Lookup = Callable[[str, int], Iterable[str]]
"""Return the addresses that a host's name stands for."""
Connect = Callable[[str, int, str, float], http.client.HTTPConnection]
"""Open a connection to (address, port) that speaks for a host, with a limit in seconds."""


class Answer(Struct, frozen=True):
    """Hold what a server sent: its status, its headers in small letters, its unpacked body."""

    status: int
    headers: dict[str, str]
    body: bytes


def look_up(host: str, port: int) -> Iterable[str]:
    """Return the addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect(address: str, port: int, host: str, seconds: float) -> http.client.HTTPConnection:
    """Open a TLS connection to an address, whose certificate has to be the host's."""
    connection = http.client.HTTPSConnection(host, port, timeout=seconds)
    plain = socket.create_connection((address, port), timeout=seconds)
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    return connection


def fetch(
    url: str, *, is_allowed: bool, look_up: Lookup = look_up, connect: Connect = connect
) -> Raw:
    """Return the page of an address.

    :raises PublicationError: where it may not or cannot be fetched, with the reason.
    """
    _origin(url, url)
    if not is_allowed:
        _refuse(url, "in CI nothing is fetched", "fetch it at home, and commit the draft")
    ends = time.monotonic() + SECONDS
    get = partial(_get, look_up=look_up, connect=connect, ends=ends)
    here = url
    asked: set[str] = set()
    for _ in range(_REDIRECTS + 1):
        origin = _origin(here, url)
        if origin not in asked:
            asked.add(origin)
            _heed_robots(here, url, get)
        answer = get(here, url, LARGEST)
        if answer.status not in {301, 302, 303, 307, 308}:
            return _page(answer, here, url)
        here = urljoin(here, answer.headers.get("location", ""))
    return _refuse(url, f"it redirects more than {_REDIRECTS} times", _PASTE)


def _refuse(url: str, message: str, mend: str = _PASTE) -> NoReturn:
    refuse(url if url.isprintable() else "the address", message, mend, code="NR703")


def _origin(here: str, url: str) -> str:
    """Return scheme and host of an address that may be asked.

    :raises PublicationError: for another scheme, a password, another port.
    """
    found = read_address(here)
    if isinstance(found, Refusal):
        _refuse(url, found.message, found.mend)
    parts = urlsplit(here)
    if parts.scheme != "https":
        _refuse(url, "only https addresses are fetched")
    if parts.port not in {None, 443}:
        _refuse(url, f"port {parts.port} is not asked, only 443")
    return f"https://{parts.hostname}"


def _heed_robots(here: str, url: str, get: Callable[[str, str, int], Answer]) -> None:
    """Stop where the site asks robots to stay away; a site without robots.txt asks nothing."""
    answer = get(urljoin(here, "/robots.txt"), url, _ROBOTS)
    if answer.status != http.client.OK:
        return
    rules = urllib.robotparser.RobotFileParser()
    rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(_AGENT, here):
        _refuse(url, "the site asks programs not to fetch it (robots.txt)")


def _get(  # noqa: PLR0913 - the two that touch the network are given by tests
    here: str, url: str, largest: int, *, look_up: Lookup, connect: Connect, ends: float
) -> Answer:
    """Ask for one address and read its answer, no longer and no more than is allowed."""
    _origin(here, url)
    parts = urlsplit(here)
    host = (parts.hostname or "").rstrip(".")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        host = host.encode("idna").decode()
        address = _public(look_up(host, 443), url, host)
        connection = connect(address, 443, host, _left(ends, url))
        try:
            connection.request("GET", _ascii(path), headers=_HEADERS)
            # The connection lets go of its socket once the answer begins: its clock is kept here.
            wire = connection.sock
            with connection.getresponse() as response:
                headers = {name.lower(): value for name, value in response.getheaders()}
                body = _read(response, headers, largest, partial(_wait, wire, ends, url), url)
        finally:
            connection.close()
    except TimeoutError:
        _refuse(url, f"it took longer than {SECONDS:.0f} seconds")
    except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
        _refuse(url, f"it could not be fetched: {str(error)[:120] or type(error).__name__}")
    return Answer(response.status, headers, body)


def _ascii(path: str) -> str:
    """Return a path as requests have it: what is not ASCII in percent signs."""
    return "".join(
        sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode())
        for sign in path
    )


def _public(addresses: Iterable[str], url: str, host: str) -> str:
    """Return the first address, if all of them are public: else a name could choose."""
    found = tuple(addresses)
    for text in found:
        address = ipaddress.ip_address(text.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
        if not address.is_global or address.is_multicast or (mapped and not mapped.is_global):
            _refuse(url, f'"{host}" is an address inside a network, not a public one')
    if not found:
        _refuse(url, f'nothing is known of the host "{host}"')
    return found[0]


def _left(ends: float, url: str) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        _refuse(url, f"it took longer than {SECONDS:.0f} seconds")
    return left


def _wait(wire: socket.socket, ends: float, url: str) -> None:
    """Let the next read take no longer than what is left of the time."""
    wire.settimeout(_left(ends, url))


def _read(
    response: http.client.HTTPResponse,
    headers: dict[str, str],
    largest: int,
    wait: Callable[[], None],
    url: str,
) -> bytes:
    """Read and unpack a body piece by piece; stop at the limit, whatever is still to come."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in {"", "identity", "gzip", "x-gzip"}:
        _refuse(url, f'it is packed as "{encoding[:20]}", which nobody asked for')
    unpacker = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    whole = bytearray()
    while True:
        wait()
        piece = response.read1(_PIECE)
        if not piece:
            return bytes(whole)
        try:
            room = largest + 1 - len(whole)
            whole += unpacker.decompress(piece, room) if unpacker else piece
        except zlib.error:
            _refuse(url, "what it sent is packed wrongly")
        if len(whole) > largest:
            _refuse(url, f"it is larger than {largest // 1_000_000 or 1} megabytes")


def _page(answer: Answer, here: str, url: str) -> Raw:
    if answer.status != http.client.OK:
        _refuse(url, f"the site answers {answer.status}")
    said = answer.headers.get("content-type", "")
    kind = said.partition(";")[0].strip().lower()
    if kind and kind not in _KINDS:
        _refuse(url, f'it is "{kind[:40]}", not a page')
    charset = _CHARSET.search(said)
    name = charset[1] if charset else ""
    return Raw(url, answer.body, name, here, is_page=kind != "text/plain")
