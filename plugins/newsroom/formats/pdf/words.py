"""Keep words whole and headlines even: what WeasyPrint's line breaker does not do by itself.

WeasyPrint knows neither ``word-break: keep-all`` nor ``text-wrap: balance``. So Korean words are
held together by U+2060, which takes no room, draws nothing and is not copied; and a headline is
broken where its lines come out even.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Sequence

JOINER = "\u2060"
SPACELESS = frozenset({"zh-Hant", "zh-Hans", "ja"})
LAST_CHARACTERS = 4
"""How many the last line of a Chinese or Japanese paragraph has at least."""

_BREAKS_AFTER = frozenset("-‐–—/·・…")
"""Where a long word may end a line after all."""

_OPENING = frozenset("（「『《〈【〔［｛“‘([{")
_PAUSES = frozenset("，、；：。！？」』》）…—,;:!?")
_AMOUNTS = frozenset({"thousand", "million", "billion", "trillion"})
_LEANING = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "its", "of", "on", "or"}
    | {"than", "the", "to", "with"}
)
_PARTICLES = frozenset("はがをにへとでもやのか")


_HANGUL = "가-힣ᄀ-ᇿ㄰-㆏"
_WITHIN_WORDS = re.compile(
    rf"(?<=[{_HANGUL}])(?=[^\s{JOINER}])"
    rf"|(?<=[^\s{JOINER}{re.escape(''.join(sorted(_BREAKS_AFTER)))}])(?=[{_HANGUL}])"
)
"""Where :func:`joins` says yes."""


def is_hangul(char: str) -> bool:
    """Tell whether a character is a Korean syllable or letter."""
    return "가" <= char <= "힣" or "ᄀ" <= char <= "ᇿ" or "㄰" <= char <= "㆏"


def joins(before: str, after: str) -> bool:
    """Tell whether two neighbours belong to one Korean word, so that no line may end between."""
    if not before or not after or before.isspace() or after.isspace():
        return False
    if JOINER in (before, after) or before in _BREAKS_AFTER:
        return False
    return is_hangul(before) or is_hangul(after)


def joined(text: str, before: str = "") -> str:
    """Put a joiner between the neighbours of each Korean word; ``before`` is what came before."""
    return _WITHIN_WORDS.sub(JOINER, before + text)[len(before) :]


def glued(text: str) -> str:
    """Hold a line together from its first character to its last."""
    plain = text.replace(JOINER, "")
    parts = [plain[:1]]
    for before, after in itertools.pairwise(plain):
        # No line ends inside a Latin word; a joiner there would only spoil its ligatures.
        pair = before + after
        parts.append(after if pair.isascii() and pair.isalnum() else JOINER + after)
    return "".join(parts)


def tied(text: str, language: str) -> str:
    """Keep the end of a paragraph together, so that no last line is one short word."""
    body = text.rstrip()
    if language in SPACELESS:
        end = max(0, len(body) - LAST_CHARACTERS)
        return body[:end] + glued(body[end:]) + text[len(body) :]
    head, space, last = body.rpartition(" ")
    short = 4 if any(is_hangul(char) for char in last) else 7
    if not space or not head or len(last.replace(JOINER, "")) > short:
        return text
    return f"{head}{JOINER} {JOINER}{text[len(head) + 1 :]}"


def balanced(
    text: str, language: str, measure: float, width: Callable[[str], float]
) -> tuple[str, ...]:
    """Break a headline into as few lines as it needs, as even as can be.

    ``measure`` and the widths are in ems. Korean and English break at spaces; Chinese and Japanese
    after a pause, or between words as far as they can be told apart.
    """
    text = " ".join(text.split())
    pieces = _pieces(text, language)
    widths = [width(piece) for piece, _ in pieces]
    if sum(widths) <= measure or len(pieces) == 1:
        return (text,)
    costs = [cost for _, cost in pieces]
    total = sum(widths)
    for lines in range(int(total // measure) + 1, len(pieces) + 1):
        ends = _ends(widths, costs, lines, measure)
        if ends:
            starts = (0, *ends[:-1])
            return tuple(
                "".join(piece for piece, _ in pieces[a:b]).strip()
                for a, b in zip(starts, ends, strict=True)
            )
    return (text,)


def _ends(
    widths: Sequence[float], costs: Sequence[float], lines: int, measure: float
) -> tuple[int, ...]:
    """Choose where lines end so that the sum of their unevenness is least; () if none fits."""
    ideal = sum(widths) / lines
    sums = list(itertools.accumulate(widths, initial=0.0))
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(lines):
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, ends) in best.items():
            for end in range(start + 1, len(widths) + 1):
                length = sums[end] - sums[start]
                if length > measure and end > start + 1:
                    break
                uneven = ((length - ideal) / ideal) ** 2
                ending = costs[end - 1] if end < len(widths) else 0.0
                sum_ = cost + uneven + ending
                if end not in reached or sum_ < reached[end][0]:
                    reached[end] = (sum_, (*ends, end))
        best = reached
    return best.get(len(widths), (0.0, ()))[1]


def _pieces(text: str, language: str) -> list[tuple[str, float]]:
    """Cut a headline where a line may end; each piece with what it costs to end one there."""
    if language not in SPACELESS:
        return [(piece, _cost_of_word(piece.strip())) for piece in re.findall(r"\S+\s*", text)]
    pieces: list[tuple[str, float]] = []
    start = 0
    for index, (before, after) in enumerate(itertools.pairwise(text), start=1):
        cost = _cost(before, after)
        if cost is not None:
            pieces.append((text[start:index], cost))
            start = index
    return [*pieces, (text[start:], 0.0)]


def _cost(before: str, after: str) -> float | None:
    """Say how unwelcome a line's end is between two characters; None: it is not allowed."""
    if after in _PAUSES or after == " " or before in _OPENING or _is_small(after):
        return None
    if before in _PAUSES or before == " ":
        return 0.0
    if _is_latin(before) and _is_latin(after):
        return None
    if before in _PARTICLES and not "ぁ" <= after <= "ん":
        return 0.03
    if "ぁ" <= after <= "ん" or ("ァ" <= before <= "ー" and "ァ" <= after <= "ー"):
        return 0.6
    return 0.12


def _cost_of_word(word: str) -> float:
    """Say how unwelcome a line's end is after a word: an amount stays with its unit."""
    if word[-1:].isdigit() or word in _AMOUNTS or re.search(r"\d[만억조]?$", word):
        return 0.3
    return 0.04 if word.lower() in _LEANING else 0.0


def _is_latin(char: str) -> bool:
    is_wide = unicodedata.east_asian_width(char) in {"W", "F"}
    return (char.isalnum() and not is_wide) or char in ".%-’'"


def _is_small(char: str) -> bool:
    return (
        char in "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーヶ々」』）》〉】〕、。，．：；？！・%％"
    )
