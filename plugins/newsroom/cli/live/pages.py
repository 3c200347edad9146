"""Turn what the preview made into what is sent: a page listens, and nothing else of it changes."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote, urlsplit

from newsroom.press.preview.sheets import Sheet

SCRIPT = "/-/live.js"
STYLE = "/-/live.css"
OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'"
)
_META = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?', re.IGNORECASE
)
_FORBIDDEN = ("\0", "\\")


def site_path(target: str, site_url: str) -> str | None:
    """Return the site path that a request's target names; None where it can name none.

    A page that is served anywhere links from the host's root, below the path of ``site_url``.
    """
    raw = target.partition("?")[0].partition("#")[0]
    try:
        path = unquote(raw, errors="strict")
    except UnicodeDecodeError:
        return None
    parts = path.split("/")
    if not path.startswith("/") or any(sign in path for sign in _FORBIDDEN):
        return None
    if any(part in {".", ".."} for part in parts):
        return None
    base = urlsplit(site_url).path.rstrip("/")
    if base and (path == base or path.startswith(f"{base}/")):
        path = path[len(base) :] or "/"
    return path[1:]


def listening(sheet: Sheet) -> tuple[bytes, str]:
    """Return a page with the script that listens, and the policy that goes with it.

    The page's own policy is kept, and lets in what the script needs: itself, its style sheet and
    its questions. In what is published there is neither.
    """
    found = _META.search(sheet.content)
    own = unescape(found.group(1).decode()) if found else ""
    content = _META.sub(b"", sheet.content, count=1) if found else sheet.content
    script = f'<script src="{SCRIPT}" data-digest="{sheet.digest}" defer></script>\n'
    return content + script.encode(), _widened(own)


def _widened(policy: str) -> str:
    if not policy:
        return "frame-ancestors 'self'"
    rules = dict.fromkeys(("script-src", "style-src", "connect-src"), "")
    for part in policy.split(";"):
        name, _, sources = part.strip().partition(" ")
        if name:
            rules[name] = sources.strip()
    for name in ("script-src", "style-src", "connect-src"):
        kept = rules[name].replace("'none'", "").strip()
        rules[name] = kept if "'self'" in kept else f"{kept} 'self'".strip()
    rules["frame-ancestors"] = "'self'"
    return "; ".join(f"{name} {sources}".strip() for name, sources in rules.items())


def plain_page(title: str, words: str) -> bytes:
    """Return a page of the desk's own that only says something."""
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<link rel="stylesheet" href="/-/desk.css">\n<body class="plain"><main>'
        f"<h1>{escape(title)}</h1>\n<p>{escape(words)}</p></main>\n"
    ).encode()
