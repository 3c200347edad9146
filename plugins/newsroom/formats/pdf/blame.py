"""Turn what a child reports into problems, and find whose words they are about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from newsroom.formats.pdf.manifest import Outcome
from newsroom.model import Edition, Entry, Origin
from newsroom.problems import Place, Problem
from newsroom.templating.site import Site
from newsroom.typefaces import FontSet
from newsroom.typefaces.masters import Masters, not_installed

_LIMITS = {
    "cpu": "it takes more computing than a PDF may",
    "time": "it takes longer than a PDF may",
    "memory": "it takes more memory than a PDF may",
}
_LIGHTER = "look for a very long table, a very large image or something nested very deep"


class Found(Struct, frozen=True):
    """Hold what is known of a PDF that was set, or was not."""

    fonts: FontSet
    outcome: Outcome
    culprits: tuple[tuple[Entry, str], ...] = ()
    """Briefs that went beyond a PDF's limits alone, and how."""


def blame(site: Site, edition: Edition, found: Found, masters: Masters) -> tuple[Problem, ...]:
    """Return what is wrong with a PDF; nothing where it may be published."""
    whole, outcome = _place(edition), found.outcome
    problems: list[Problem] = []
    missing = dict.fromkeys((*found.fonts.missing, *"".join(outcome.glyphs)))
    if missing and masters.missing:
        problems.append(not_installed(list(masters.missing)))
    problems += [_glyph(site, edition, char) for char in missing]
    problems += [
        Problem("NR502", whole, f"weasyprint says of {_named(edition)}: {_one_line(words)}")
        for words in outcome.warnings
    ]
    if outcome.refused:
        asked = _one_line(outcome.refused)
        message = f'{_named(edition)} asks for "{asked}", which is not part of it'
        problems.append(Problem("NR504", whole, message, "take it out of the template or the text"))
    problems += [
        Problem("NR503", Place(entry.version.origin.path), f"this brief: {_why(ended)}", _LIGHTER)
        for entry, ended in found.culprits
    ]
    if outcome.ended and not found.culprits:
        message = f"{_named(edition)}: {_why(outcome.ended)}"
        problems.append(Problem("NR503", whole, message, _LIGHTER))
    return tuple(problems)


def _why(ended: str) -> str:
    return _LIMITS.get(ended, f"it could not be set: {_one_line(ended)}")


def _named(edition: Edition) -> str:
    return f"{edition.topic.id}/{edition.issue.name} ({edition.language})"


def _place(edition: Edition) -> Place:
    issue, topic = edition.issue.origin, edition.topic.origin
    return Place(issue.path or topic.path or f"content/issues/{edition.topic.id}")


def _glyph(site: Site, edition: Edition, char: str) -> Problem:
    name = unicodedata.name(char, "a character without a name").lower()
    message = f'no font has "{char}" (U+{ord(char):04X}, {name})'
    place = _find(site, edition, char) or _place(edition)
    return Problem("NR501", place, message, "write it with other characters")


def _find(site: Site, edition: Edition, char: str) -> Place | None:
    """Search the edition's own files for a character: only done when one is missing."""
    for origin in _origins(site, edition):
        try:
            text = (site.settings.root / origin.path).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            # What was read was composed (NFC), and may have been written otherwise.
            column = unicodedata.normalize("NFC", line).find(char)
            if column >= 0:
                return Place(origin.path, number, column + 1)
    return None


def _origins(site: Site, edition: Edition) -> Iterator[Origin]:
    publication = site.publication
    # The printed version first, then the original, which has the source and the figures.
    found = [entry.version.origin for entry in edition.entries]
    found += [entry.brief.original.origin for entry in edition.entries]
    found += [edition.letter.origin] if edition.letter else []
    found += [edition.topic.origin, edition.issue.origin]
    for shelf in (publication.outlets, publication.entities, publication.units):
        found += [item.origin for item in shelf.values()]
    seen: dict[str, Origin] = {}
    for origin in found:
        if origin.path and origin.path not in seen:
            seen[origin.path] = origin
    yield from seen.values()


def _one_line(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= 300 else text[:299] + "…"  # noqa: PLR2004 - a message, not a log
