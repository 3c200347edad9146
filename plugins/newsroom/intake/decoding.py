"""Decode an article's bytes, whatever encoding of the five languages they are in."""

from __future__ import annotations

import codecs
import re

from newsroom.reading.encodings import guess_encoding

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*"
    rb"([\w.:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 4096
_LEGACY = ("cp949", "big5hkscs", "gb18030", "cp932")
_WIDER = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "euckr": "cp949", "gb2312": "gb18030",
    "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "iso-8859-1": "cp1252", "latin-1": "cp1252",
    "ascii": "cp1252",
}  # fmt: skip
"""What browsers read instead: the larger set of the same family."""
_SPOILT = 0.001


class UndecodableError(ValueError):
    """Say that no encoding makes sense of some bytes."""


def decode_article(data: bytes, declared: str = "") -> str:
    """Return the text of an article's bytes; ``declared`` is what its server says they are in.

    :raises UndecodableError: where no encoding fits.
    """
    marked = _by_mark(data)
    if marked is not None:
        return marked
    said = [declared, *_in_head(data)]
    candidates = dict.fromkeys([*(_codec(name) for name in said if name), "utf-8", *_guesses(data)])
    best: tuple[float, str] = (1.0, "")
    for codec in filter(None, candidates):
        text = data.decode(codec, "replace")
        spoilt = text.count("\ufffd") / (len(text) or 1)
        if not spoilt and codec != "cp1252":
            return text
        if spoilt < best[0]:
            best = (spoilt, text)
    if best[0] > _SPOILT:
        raise UndecodableError
    return best[1]


def _by_mark(data: bytes) -> str | None:
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            text = data.decode(codec, "replace")
            if text.count("\ufffd") > _SPOILT * len(text):
                raise UndecodableError
            return text
    return None


def _in_head(data: bytes) -> list[str]:
    return [name.decode("ascii", "replace") for name in _DECLARED.findall(data[:_HEAD])]


def _codec(name: str) -> str:
    name = _WIDER.get(name.strip().lower(), name.strip().lower())
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    return info.name if getattr(info, "_is_text_encoding", True) else ""


def _guesses(data: bytes) -> list[str]:
    """Return the old encodings, the likeliest for these characters first."""
    guess = guess_encoding(data).partition(" ")[0]
    first = {"shift_jis": "cp932", "big5": "big5hkscs"}.get(guess, guess)
    return [*([first] if first else []), *_LEGACY, "cp1252"]
