r"""Decode a file's bytes: UTF-8 only, its characters safe to print, in one normal form.

A byte order mark and Windows line ends are accepted and leave no trace. Text comes back in NFC,
with ``\n`` between its lines, so that two spellings of one word are one value and lines are
counted as an editor counts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from newsroom.problems import Place, Problem, Severity
from newsroom.reading.encodings import WIDE, guess_encoding

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_HIDDEN = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
)
_SUSPECT = re.compile(f"[{_CONTROLS}{_HIDDEN}\ufffd]")
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,10}\U000e007f"
_SUSPECTS = re.compile(f"{_FLAG}|([{_CONTROLS}{_HIDDEN}\ufffd])")
"""Emoji of some flags, and what must not stand in a text."""
_CONTROL = re.compile(f"[{_CONTROLS}]")
_NAMES = {
    "\x00": "NUL",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u2060": "a word joiner",
    "\u3164": "a Hangul filler",
    "\ufeff": "a byte order mark inside the text",
}


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file, or None where its encoding is not known; and all problems.

    Characters that are refused stand as spaces in the text, so that what follows keeps its place.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, path),)
    if "\0" in text and guess_encoding(data) in WIDE:
        return None, (_not_utf8(data, data.index(0), path),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _SUSPECT.search(text) is None:
        return text, ()
    return blank_suspects(text, lambda offset: _place(path, text, offset))


def name_character(character: str) -> str:
    """Name a character that cannot be shown: ``U+200B, a zero-width space``."""
    name = _NAMES.get(character)
    if name is None and unicodedata.category(character) != "Cc":
        name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}" + (f", {name}" if name else "")


def blank_suspects(text: str, place_of: Callable[[int], Place]) -> tuple[str, tuple[Problem, ...]]:
    """Report each unwanted character once, at its first place, and put spaces for them all."""
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    pieces: list[str] = []
    end = 0
    for match in _SUSPECTS.finditer(text):
        offset, character = match.start(), match[1]
        if not character or _joins(text, offset):
            continue
        first.setdefault(character, offset)
        counts[character] = counts.get(character, 0) + 1
        if character != "\ufffd":
            pieces += (text[end:offset], " ")
            end = offset + 1
    problems = tuple(
        _refuse(character, place_of(offset), counts[character])
        for character, offset in first.items()
    )
    return "".join((*pieces, text[end:])), problems


def _refuse(character: str, place: Place, count: int) -> Problem:
    """Say why a character is refused at a place, and how often it stands in the file."""
    times = f" ({count} times in this file)" if count > 1 else ""
    name = name_character(character)
    if character == "\ufffd":
        message = f"{name}, stands where a character was lost{times}"
        mend = "put the lost character back: the file was once saved in another encoding"
        return Problem("NR001", place, message, mend, Severity.WARNING)
    if _CONTROL.match(character) or ord(character) & 0xFFFE == 0xFFFE:  # noqa: PLR2004 - Unicode's
        return Problem("NR002", place, f"a control character {name}{times}", "delete it")
    message = f"an invisible character {name}{times}"
    return Problem("NR003", place, message, "delete it; it hides or reverses text")


def _joins(text: str, offset: int) -> bool:
    """Tell whether a joiner does honest work: in emoji, in Indic and Arabic words."""
    character, before = text[offset], text[offset - 1 : offset]
    if character in "\u200c\u200d" and before:
        category = unicodedata.category(before)
        return category in {"So", "Sk", "Mn", "Mc"} or unicodedata.bidirectional(before) == "AL"
    return False


def _place(path: str, text: str, offset: int) -> Place:
    line = text.count("\n", 0, offset) + 1
    return Place(path, line, offset - text.rfind("\n", 0, offset))


def _not_utf8(data: bytes, offset: int, path: str) -> Problem:
    """Name the first byte that is not UTF-8, and the encoding the file seems to be in."""
    if data[offset] == 0xED and data[offset + 1 : offset + 2] >= b"\xa0":  # noqa: PLR2004 - Unicode's
        code, message = "NR010", "half a character (a lone surrogate)"
    else:
        code, message = "NR001", f"byte 0x{data[offset]:02X} is not UTF-8"
    start = data.rfind(b"\n", 0, offset) + 1
    column = len(data[start:offset].decode("utf-8-sig", "replace")) + 1
    place = Place(path, data.count(b"\n", 0, offset) + 1, column)
    encoding = guess_encoding(data)
    if code == "NR010" or not encoding:
        return Problem(code, place, f"{message} (byte {offset + 1})", "save the file as UTF-8")
    mend = f"it looks like {encoding}: save it as UTF-8 (Save with Encoding)"
    return Problem(code, place, f"{message} (byte {offset + 1} of the file)", mend)
