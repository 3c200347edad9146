"""Give every page its path in the site, in one place.

A path is relative to the site's root, with no slash before it: ``ko/greater-bay-area-ai/``. A
path that ends in a slash is a folder's index page; :func:`file_of` names the file behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from newsroom.model import EntityKind, ImageFile

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*").fullmatch


def front(language: str) -> str:
    """Return the path of a language's front page."""
    return f"{language}/"


def topic(language: str, topic_id: str) -> str:
    """Return the path of a topic's page."""
    return f"{language}/{topic_id}/"


def issue(language: str, topic_id: str, issue_name: str) -> str:
    """Return the path of an edition's web page."""
    return f"{language}/{topic_id}/{issue_name}/"


def edition_file(language: str, topic_id: str, issue_name: str, suffix: str) -> str:
    """Return the path of an edition in another format; ``suffix`` is ``pdf`` or ``epub``."""
    name = f"{topic_id}-{issue_name}-{language}.{suffix}"
    return issue(language, topic_id, issue_name) + name


def brief(language: str, slug: str) -> str:
    """Return the path of a brief's own page."""
    return f"{language}/briefs/{slug}/"


def entity(language: str, kind: EntityKind, entity_id: str) -> str:
    """Return the path of an organisation's, a person's or a place's page."""
    return f"{language}/{kind.value}/{entity_id}/"


def entities(language: str, kind: EntityKind) -> str:
    """Return the path of the index of organisations, people or places."""
    return f"{language}/{kind.value}/"


def archive(language: str) -> str:
    """Return the path of the archive, which opens with its newest year."""
    return f"{language}/archive/"


def archive_of(language: str, year: int) -> str:
    """Return the path of an earlier year of the archive."""
    return f"{language}/archive/{year}/"


def feed(language: str, topic_id: str, kind: str, suffix: str) -> str:
    """Return the path of a feed of ``issues`` or ``briefs``; of one topic, or of all for ``""``.

    ``suffix`` is ``atom`` or ``json``.
    """
    folder = topic(language, topic_id) if topic_id else front(language)
    return f"{folder}{'feed' if kind == 'issues' else kind}.{suffix}"


def search(language: str) -> str:
    """Return the path of a language's search page; its index lies below it."""
    return f"{language}/search/"


CARDS = frozenset({"front", "topic", "issue", "brief"})
"""The kinds of pages that have a card of their own."""


def card(path: str) -> str:
    """Return the path of the picture that stands for a page elsewhere."""
    return f"{path}card.png"


def page(language: str, path: str) -> str:
    """Return the path of an ordinary page, ``handbook/writing`` among them."""
    return f"{language}/{path}/"


def file_of(path: str) -> str:
    """Return the file that is served for a path: ``ko/`` is ``ko/index.html``."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative(from_path: str, to_path: str) -> str:
    """Return the address of one path as seen from another, working under any base and from disk.

    Folder addresses name their ``index.html``, because a browser that reads from disk does not
    look for it.
    """
    target, _, fragment = to_path.partition("#")
    start, end = _folders_of(from_path), file_of(target).split("/")
    shared, most = 0, min(len(start), len(end) - 1)
    while shared < most and start[shared] == end[shared]:
        shared += 1
    address = "../" * (len(start) - shared) + _quoted("/".join(end[shared:]))
    return f"{address}#{quote(fragment, safe='-_.~')}" if fragment else address


@lru_cache(maxsize=64)
def _folders_of(path: str) -> tuple[str, ...]:
    """Return the folders of the file behind a path: a page asks for its own again and again."""
    return tuple(file_of(path).split("/")[:-1])


def _quoted(path: str) -> str:
    """Write a path in an address; most are plain, and seeing that costs less than quoting."""
    return path if _PLAIN(path) else quote(path, safe="/.-_~")


def absolute(site_url: str, path: str) -> str:
    """Return the public address of a path; ``site_url`` has no slash at its end."""
    return f"{site_url}/{_quoted(path)}"


def image(file: ImageFile) -> str:
    """Return the path of an image, with its digest in its name: changed bytes, changed address."""
    return hashed(f"images/{file.path}", file.sha256)


def hashed(path: str, sha256: str) -> str:
    """Return a path with the first eight digits of its digest before its ending."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{sha256[:8]}.{ending}" if dot else f"{path}.{sha256[:8]}"
