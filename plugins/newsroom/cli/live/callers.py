"""Decide who may ask: this machine by its own name, and no page of another site.

A page elsewhere can make a browser ask here, and can point a name of its own at this machine
(DNS rebinding): drafts must not be read that way. So the name that was asked for must be one of
ours, and what a browser says of where a request comes from (Fetch Metadata) is believed.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

from msgspec import Struct

LOOPBACK = "127.0.0.1"
_OWN_NAMES = frozenset({LOOPBACK, "localhost", "::1"})
_OTHER_SITES = frozenset({"cross-site", "same-site"})


class Callers(Struct, frozen=True):
    """Hold the name and port that are listened at."""

    host: str
    port: int

    def refusal(self, headers: Mapping[str, str | None]) -> str:
        """Return why a request is refused, in words; nothing where it may be answered."""
        name, port = split(headers.get("Host") or "")
        if port != self.port or not self._is_ours(name):
            return f"this desk is not called that; open http://{self._shown()}/"
        comes_from = headers.get("Sec-Fetch-Site") or ""
        is_opened = (headers.get("Sec-Fetch-Mode"), headers.get("Sec-Fetch-Dest")) == (
            "navigate",
            "document",
        )
        if comes_from in _OTHER_SITES and not is_opened:
            return "a page of another site may not read this desk"
        return ""

    def _is_ours(self, name: str) -> bool:
        if name in _OWN_NAMES or name == self.host.lower():
            return True
        # Whoever listens to others is asked for by one of its addresses: nobody rebinds those.
        return not is_private(self.host) and _is_address(name)

    def _shown(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def split(authority: str) -> tuple[str, int]:
    """Return the name and the port of a Host header, ``("", 0)`` where it is none."""
    name, colon, port = authority.strip().lower().rpartition(":")
    if not colon or name.endswith(":") or (":" in name and not name.startswith("[")):
        name, port = authority.strip().lower(), "80"
    if not port.isascii() or not port.isdecimal():
        return "", 0
    return name.removeprefix("[").removesuffix("]").removesuffix("."), int(port)


def is_private(host: str) -> bool:
    """Tell whether only this machine reaches a name."""
    return host.lower() in _OWN_NAMES


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
