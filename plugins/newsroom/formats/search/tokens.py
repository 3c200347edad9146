"""Cut text into what is searched for: pairs of characters in CJK, words elsewhere.

Chinese, Japanese and Korean are searched by substring: no dictionary has to know where a word
ends, and what is asked is never cut otherwise than what was written. ``search.js`` of the theme
cuts a query by the same two expressions; ``tests/browser/test_search.py`` holds them together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

CJK = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Han, kana with their marks of length and repetition, and Hangul, as a regular expression's."""
LONGEST = 40
"""Letters of a word: what is longer is cut, on both sides."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})", re.ASCII)
_RUNS = re.compile(rf"([{CJK}]+)|([^\W_{CJK}]+)")

Token = tuple[str, int]
"""What is looked up, and its place in the text: one a CJK character, one a word."""


def normal(text: str) -> str:
    """Return text as it is compared: one width, one case, composed (NFKC), 3,000 as 3000."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield a text's tokens: every pair and every single character of CJK, every word.

    What stands between two runs counts one place, so that no pair reaches over it.
    """
    at = start
    for cjk, word in _RUNS.findall(normal(text)):
        if word:
            yield word[:LONGEST], at
            at += 2
            continue
        for offset, pair in enumerate(pairwise(cjk)):
            yield pair[0], at + offset
            yield "".join(pair), at + offset
        yield cjk[-1], at + len(cjk) - 1
        at += len(cjk) + 1


def length(text: str) -> int:
    """Return how many places a text takes."""
    return sum(2 if word else len(cjk) + 1 for cjk, word in _RUNS.findall(normal(text)))
