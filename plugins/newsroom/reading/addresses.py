"""Read addresses on the web, and say what is wrong with one that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsroom.reading.findings import Refusal

LONGEST = 2048
_ADDRESS = re.compile(
    r"https?://"
    r"(?P<host>[^\s/?#@\\<>\"`:\[\]]+)(?::[0-9]{1,5})?"
    r"(?:[/?#][^\s<>\"`\\]*)?\Z"
)
_SCHEMES = ("https", "http")
_BARE = re.compile(r"/{0,2}(?P<rest>[^\s/:]+\.[^\s/:]+(?:[:/].*)?)\Z")
_SHOWN = 80


class _Parts(NamedTuple):
    """Hold an address taken apart, however wrong it is."""

    whole: str
    scheme: str
    colon: str
    slashes: str
    host: str
    tail: str


def read_address(text: str) -> str | Refusal:
    """Read an address: http or https, a host, no password, nothing that hides in it."""
    match = _ADDRESS.match(text) if len(text) <= LONGEST else None
    if match and "." in match["host"].strip(".") and text.isprintable():
        return text
    parts = _taken_apart(text)
    wrong = next(filter(None, (reason(parts) for reason in _REASONS)))
    return Refusal("NR116", *wrong)


def _taken_apart(text: str) -> _Parts:
    scheme, colon, rest = text.partition(":")
    after = rest.lstrip("/")
    host, tail = re.match(r"([^/?#]*)(.*)\Z", after, re.DOTALL).groups()  # type: ignore[union-attr]
    return _Parts(text, scheme, colon, rest[: len(rest) - len(after)], host, tail)


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _too_long(parts: _Parts) -> tuple[str, str] | None:
    if len(parts.whole) <= LONGEST:
        return None
    return f'the address "{_shown(parts.whole)}" is longer than {LONGEST} characters', "shorten it"


def _spaced(parts: _Parts) -> tuple[str, str] | None:
    if not any(character.isspace() for character in parts.whole):
        return None
    return f'the address "{_shown(parts.whole)}" has a space in it', "write %20 for a space"


def _bare(parts: _Parts) -> tuple[str, str] | None:
    """Recognise ``www.scmp.com/news`` and ``//www.scmp.com``."""
    message = f'"{_shown(parts.whole)}" is not a whole address'
    if match := _BARE.match(parts.whole):
        return message, f'write "https://{_shown(match["rest"])}"'
    return None if parts.colon else (message, "begin it with https://")


def _other_scheme(parts: _Parts) -> tuple[str, str] | None:
    if parts.scheme.lower() in _SCHEMES:
        return None
    message = f'addresses of the kind "{_shown(parts.scheme)}:" are not allowed'
    return message, "give the article's https address"


def _misspelt_scheme(parts: _Parts) -> tuple[str, str] | None:
    if parts.scheme in _SCHEMES and parts.slashes == "//":
        return None
    mend = _shown(f"{parts.scheme.lower()}://{parts.host}{parts.tail}")
    return f'the address "{_shown(parts.whole)}" does not begin with https://', f'write "{mend}"'


def _with_password(parts: _Parts) -> tuple[str, str] | None:
    if "@" not in parts.host:
        return None
    host = parts.host.rpartition("@")[2]
    mend = _shown(f"{parts.scheme.lower()}://{host}{parts.tail}")
    return "the address has a name or a password before its host", f'write "{mend}"'


def _without_host(parts: _Parts) -> tuple[str, str] | None:
    if "." in parts.host.partition(":")[0].strip("."):
        return None
    message = f'the address "{_shown(parts.whole)}" names no host'
    return message, "copy the whole address from the browser"


def _with_odd_character(parts: _Parts) -> tuple[str, str]:
    message = f'the address "{_shown(parts.whole)}" has a character that addresses cannot have'
    return message, "copy it from the browser again"


_REASONS: tuple[Callable[[_Parts], tuple[str, str] | None], ...] = (
    _too_long,
    _spaced,
    _bare,
    _other_scheme,
    _with_password,
    _misspelt_scheme,
    _without_host,
    _with_odd_character,
)
"""From the commonest to the rarest; the last fits any address."""
