"""Be the process that reads one page: HTML comes in, its parts go out as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

from newsroom.intake.article import Found, Line, Parts
from newsroom.intake.page import SECONDS

_MEMORY = 1_500_000_000


def main(url: str) -> None:
    """Read a page from standard input and write its parts to standard output."""
    _limit()
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    from newsroom.intake.pages.reading import read_page  # noqa: PLC0415 - after the limits are set

    told = json.dumps(_told(read_page(text, url)), ensure_ascii=True)
    sys.stdout.write(told)


def _limit() -> None:
    """Take a limit on memory and time, where the system has such."""
    try:
        import resource  # noqa: PLC0415 - Windows has none; the parent's clock holds there
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _told(parts: Parts) -> dict[str, Any]:
    stated = parts.stated
    return {
        **{name: _lines(getattr(parts, name)) for name in ("lines", "captions", "body")},
        "header": _lines(parts.header),
        "footer": _lines(parts.footer),
        "title": _found(parts.title),
        "decks": [_found(deck) for deck in parts.decks],
        "authors": [_found(author) for author in (stated.authors if stated else ())],
        "site_name": _found(stated.site_name if stated else None),
        "url": _found(stated.url if stated else None),
        "published": _found(stated.published if stated else None),
        "language": _found(stated.language if stated else None),
    }


def _lines(lines: tuple[Line, ...]) -> list[list[Any]]:
    return [[line.number, line.text] for line in lines]


def _found(found: Found[str] | None) -> list[Any] | None:
    if found is None:
        return None
    return [found.value, found.confidence, found.evidence.line, found.evidence.text]
