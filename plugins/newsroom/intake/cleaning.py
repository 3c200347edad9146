"""Clean the lines of an article: one normal form, nothing invisible, no blank lines."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

from newsroom.intake.article import Line

LONGEST_TEXT = 500_000
"""The most characters of an article that are looked at."""
MOST_LINES = 5_000
_LONGEST_LINE = 20_000
_PIECE = 1_000
"""So much of a line at once is searched: a pattern's cost grows faster than what it reads."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_KEPT = "\t\n"


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that say something, each with its number in the text."""
    text = text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    numbered = ((at, clean(line)) for at, line in enumerate(text.split("\n"), start=1))
    kept = (Line(at, line) for at, line in numbered if line)
    return tuple(itertools.islice(kept, MOST_LINES))


def pieces(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines in pieces that are short enough to be searched, parted where sentences end."""
    for line in lines:
        text = line.text
        while len(text) > _PIECE:
            ends = [found.end() for found in _SENTENCE.finditer(text, 0, _PIECE) if found.end()]
            end = ends[-1] if ends else _PIECE
            yield Line(line.number, text[:end])
            text = text[end:]
        if text:
            yield Line(line.number, text)


def clean(text: str) -> str:
    """Return a line in NFC without invisible characters, its runs of spaces made one."""
    text = text[:_LONGEST_LINE]
    text = "".join(
        character for character in text if character in _KEPT or not _is_invisible(character)
    )
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _is_invisible(character: str) -> bool:
    """Tell controls, formats, lone surrogates and fillers from what a reader sees."""
    if character.isascii():
        return character < " " or character == "\x7f"
    return (
        unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}
        or character in "\u115f\u1160\u3164\uffa0\ufffc\ufffd\u2028\u2029"
    )


def width(text: str) -> int:
    """Return the columns that a text takes: wide characters count two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def letters(text: str) -> str:
    """Return only the letters and digits of a text, in small letters: for comparing."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def without(lines: Iterable[Line], taken: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that are not among those taken."""
    numbers = {line.number for line in taken}
    return tuple(line for line in lines if line.number not in numbers)
