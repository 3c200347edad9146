"""Break a headline into lines as each language does: 禁則 for Chinese and Japanese, words else.

Chinese and Japanese may break between any two signs but before closing and after opening ones
(W3C, "Requirements for Japanese Text Layout", section 3.1.7, and its Chinese sister); Korean and
Latin words stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

Measure = Callable[[str], float]

_NOT_FIRST = "、。，．・：；？！‥…’”）〕］｝〉》」』】〙〗»％‰℃,.:;?!)]}%ー゛゜ヽヾゝゞ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ～"  # noqa: E501
_NOT_LAST = "‘“（〔［｛〈《「『【〘〖«([{$￥＄#"
_HAN_OR_KANA = (
    "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd"
)
_UNITS = re.compile(rf"\s+|[{_HAN_OR_KANA}]|[^\s{_HAN_OR_KANA}]+")
_PAUSES = "、。，．：；！？」』》）】,.:;!?)"
_HIRAGANA = re.compile("[\u3041-\u309f]")
_KATAKANA = re.compile("[\u30a0-\u30ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def break_lines(text: str, language: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the fewest lines that fit a width, even, and broken where a reader pauses.

    No word is lost; one that is wider than a line is cut where it must be.
    """
    units = [piece for unit in _units(text, language) for piece in _cut(unit, width, measure)]
    wide = [measure(unit) for unit in units]
    # The best way to set all units from one on: (lines, badness, where its first line ends).
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (len(units) + 1)
    for start in range(len(units) - 1, -1, -1):
        found: list[tuple[int, float, int]] = []
        length = 0.0
        for end in range(start + 1, len(units) + 1):
            length += wide[end - 1]
            if length > width and end > start + 1:
                break
            lines, badness, _ = best[end]
            # A short last line is no fault: it is not as bad as the break it would cost.
            left = ((width - length) / width) ** 2 * (0.5 if end == len(units) else 1)
            pause = _strain(units[end - 1], units[end]) if end < len(units) else 0.0
            found.append((lines + 1, badness + left + pause, end))
        best[start] = min(found)
    return tuple(_lines(units, best))


def _lines(units: Sequence[str], best: Sequence[tuple[int, float, int]]) -> Iterator[str]:
    start = 0
    while start < len(units):
        end = best[start][2]
        yield "".join(units[start:end]).strip()
        start = end


def _strain(before: str, after: str) -> float:
    """Return how much a break between two units disturbs: nothing at a pause, much in a word."""
    last, first = before[-1], after[0]
    if last in _PAUSES or last.isspace() or first.isspace():
        return 0.0
    if _HIRAGANA.match(last) and not _HIRAGANA.match(first):
        return 0.05  # after a particle, as a rule
    if _KATAKANA.match(last) and _KATAKANA.match(first):
        return 1.0
    same = all(_HAN.match(sign) for sign in (last, first))
    return 0.4 if same or _HIRAGANA.match(first) else 0.15


def _units(text: str, language: str) -> list[str]:
    """Return what stays together: words with the space before them, or signs with their marks."""
    if language in {"ko", "en"}:
        return re.findall(r"\s*\S+", " ".join(text.split()))
    units: list[str] = []
    opens, gap = False, ""
    for piece in _UNITS.findall(" ".join(text.split())):
        if piece.isspace():
            gap = piece
            continue
        if units and (opens or piece[0] in _NOT_FIRST):
            units[-1] += gap + piece
        else:
            units.append(gap + piece)
        opens, gap = piece[-1] in _NOT_LAST, ""
    return units


def _cut(unit: str, width: float, measure: Measure) -> list[str]:
    pieces, piece = [], ""
    if measure(unit.strip()) <= width:
        return [unit]
    for sign in unit:
        if piece and measure(piece + sign) > width:
            pieces.append(piece)
            piece = ""
        piece += sign
    return [*pieces, piece]
