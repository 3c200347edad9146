"""Tell from a path below the content folder what kind of file it is, and what it is called.

The file's name is the slug and the language, so that nobody types them twice.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from enum import Enum, auto
from functools import cache
from pathlib import Path

from msgspec import Struct

from newsroom.model import EntityKind
from newsroom.problems import did_you_mean
from newsroom.reading.findings import Refusal
from newsroom.reading.languages import read_site_language
from newsroom.reading.texts import read_slug, slugify
from newsroom.settings import Settings

MARKDOWN = ".md"
YAML = ".yml"
LOCK = ".lock.yml"
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
FOLDERS = ("briefs", "entities", "images", "issues", "pages", "topics")
ENTITY_FILES = {f"{kind.value}.yml": kind for kind in EntityKind}
_ADDRESSES = frozenset(
    ["archive", "briefs", "feed", "organisations", "people", "places", "search", "static"]
)
"""First parts of the site's own addresses below a language: no topic or page can have them."""
_WRONG_ENDINGS = {".yaml": YAML, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".txt": MARKDOWN}


class FileKind(Enum):
    """Tell the kinds of files apart."""

    BRIEF = auto()
    TOPIC = auto()
    ISSUE = auto()
    LETTER = auto()
    LOCK = auto()
    OUTLETS = auto()
    ENTITIES = auto()
    UNITS = auto()
    PAGE = auto()
    IMAGE = auto()
    STRAY = auto()


class Location(Struct, frozen=True):
    """Hold what a path says, and what is wrong with it.

    ``names`` are a slug, an id, a topic and an issue's name, or a page's path; where the name is
    wrong, they are the nearest that could have been meant.
    """

    kind: FileKind
    names: tuple[str, ...] = ()
    language: str = ""
    refusals: tuple[Refusal, ...] = ()


def content_prefix(settings: Settings) -> str:
    """Return what every path in the content folder begins with, seen from the root."""
    return _prefix(settings.content, settings.root)


@cache
def _prefix(content: Path, root: Path) -> str:
    relative = os.path.relpath(content, root).replace(os.sep, "/")
    return "" if relative == "." else f"{relative}/"


def locate(path: str) -> Location:
    """Return what a path below the content folder says; a folder's ends in a slash."""
    folder, slash, rest = path.partition("/")
    if slash and folder in _BY_FOLDER and not path.endswith("/"):
        return _BY_FOLDER[folder](rest)
    if path == "outlets.yml":
        return Location(FileKind.OUTLETS)
    if path == "units.yml":
        return Location(FileKind.UNITS)
    return _stray(path)


def _stray(path: str, mend: str = "") -> Location:
    """Refuse a file that nobody reads; say where it was probably meant to be."""
    name = path.rstrip("/").rpartition("/")[2]
    shown = f'nothing reads "{printable(name)}"'
    stem, dot, ending = name.rpartition(".")
    if not mend and dot and f".{ending.lower()}" in _WRONG_ENDINGS:
        mend = f'call it "{printable(stem)}{_WRONG_ENDINGS[f".{ending.lower()}"]}"'
    if not mend:
        known = (*FOLDERS, "outlets.yml", "units.yml")
        otherwise = "move it out of the content folder, or begin its name with a dot"
        mend = did_you_mean(name, known, otherwise) if "/" not in path.rstrip("/") else otherwise
    return Location(FileKind.STRAY, refusals=(Refusal("NR009", shown, mend),))


def _brief(rest: str) -> Location:
    name = rest.rpartition("/")[2]
    if not name.endswith(MARKDOWN):
        return _stray(f"briefs/{rest}")
    stem, language, refusals = _slug_and_language(name)
    return Location(FileKind.BRIEF, (stem,), language, refusals)


def _topic(rest: str) -> Location:
    stem, dot, ending = rest.rpartition(".")
    if "/" in rest or f"{dot}{ending}" != YAML:
        return _stray(f"topics/{rest}")
    name, refusals = _slug(stem)
    return Location(FileKind.TOPIC, (name,), refusals=refusals or _reserved(name))


def _issue(rest: str) -> Location:
    topic, slash, name = rest.partition("/")
    if not slash or "/" in name:
        return _stray(f"issues/{rest}", "issues are called issues/topic/name.yml")
    topic_id, refusals = _slug(topic)
    if name.endswith(MARKDOWN):
        issue, language, more = _slug_and_language(name)
        return Location(FileKind.LETTER, (topic_id, issue), language, refusals + more)
    if not name.endswith(YAML):
        return _stray(f"issues/{rest}")
    kind, ending = (FileKind.LOCK, LOCK) if name.endswith(LOCK) else (FileKind.ISSUE, YAML)
    issue, more = _slug(name.removesuffix(ending))
    return Location(kind, (topic_id, issue), refusals=refusals + more)


def _entities(rest: str) -> Location:
    if rest in ENTITY_FILES:
        return Location(FileKind.ENTITIES, (ENTITY_FILES[rest].value,))
    mend = did_you_mean(rest, ENTITY_FILES, f"known are {', '.join(ENTITY_FILES)}")
    return _stray(f"entities/{rest}", mend)


def _page(rest: str) -> Location:
    folder, slash, name = rest.rpartition("/")
    if not name.endswith(MARKDOWN):
        return _stray(f"pages/{rest}")
    stem, language, refusals = _slug_and_language(name)
    parts = [stem]
    for part in reversed(folder.split("/") if slash else ()):
        checked, more = _slug(part)
        parts.insert(0, checked)
        refusals = more + refusals
    return Location(FileKind.PAGE, ("/".join(parts),), language, refusals or _reserved(parts[0]))


def _image(rest: str) -> Location:
    name = unicodedata.normalize("NFC", rest)
    ending = rest.rpartition(".")[2].lower()
    if f".{ending}" in IMAGES:
        return Location(FileKind.IMAGE, (name,))
    if ending in {"svg", "svgz"}:
        refusal = Refusal("NR212", "SVG images are not taken", "export it as PNG")
        return Location(FileKind.IMAGE, (name,), refusals=(refusal,))
    return _stray(f"images/{rest}", f"images are {', '.join(IMAGES)}")


_BY_FOLDER: dict[str, Callable[[str], Location]] = {
    "briefs": _brief,
    "topics": _topic,
    "issues": _issue,
    "entities": _entities,
    "pages": _page,
    "images": _image,
}


def _slug(text: str) -> tuple[str, tuple[Refusal, ...]]:
    """Check a part of a file's name; return it or the nearest slug."""
    checked = read_slug(text)
    if not isinstance(checked, Refusal):
        return checked, ()
    shown = f'the name "{printable(text)}" is not a slug'
    mend = checked.mend.replace("write", "call it", 1)
    return slugify(text), (Refusal("NR007", shown, mend),)


def _slug_and_language(name: str) -> tuple[str, str, tuple[Refusal, ...]]:
    """Split ``slug.language.md``; return the slug, the language, and what is wrong with them."""
    stem, dot, tag = name.removesuffix(MARKDOWN).rpartition(".")
    if not dot:
        slug, refusals = _slug(tag)
        mend = f'add the language, as in "{slug or "slug"}.ko.md"'
        missing = Refusal("NR007", f'the name "{printable(name)}" has no language', mend)
        return slug, "", (*refusals, missing)
    slug, refusals = _slug(stem)
    language = read_site_language(tag)
    if isinstance(language, Refusal):
        shown = f'unknown language "{printable(tag)}" in the file\'s name'
        refusal = Refusal(language.code, shown, language.mend.replace("write", "call it", 1))
        return slug, "", (*refusals, refusal)
    return slug, language, refusals


def _reserved(name: str) -> tuple[Refusal, ...]:
    if name not in _ADDRESSES:
        return ()
    message = f'the name "{name}" is taken by an address of the site'
    return (Refusal("NR007", message, "choose another name"),)


def printable(text: str) -> str:
    """Return a file's name as it can be shown: without controls and half characters."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\ufffd" for c in text)
