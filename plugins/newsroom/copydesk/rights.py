"""Compare briefs with the texts of their sources, where this machine has these (NR707, NR708).

The texts come as values. Where there are none, in CI for one, nothing is said: what a check finds
here is for the editor who read the source, while the brief is being written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsroom.copydesk.quotations import SPACED, length, quotations, unit
from newsroom.problems import Place, Problem, in_order

_LEAST = 100
"""Letters of a brief from which shares mean something."""
_GRAM = 5
_SHOWN = 60
_HIDDEN = re.compile(
    r"<!--.*?-->|\{\w+\}`[^`]*`|\]\([^()\s]*\)|\[\^[^\]]*\]|https?://\S+", re.DOTALL
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Limits(Struct, frozen=True):
    """Say how much of a source a brief may hold; an outlet's own terms may be stricter."""

    quoted_words: int = 25
    quoted_characters: int = 60
    of_source: float = 0.10
    of_brief: float = 0.20
    run_words: int = 8
    run_characters: int = 20
    contained: float = 0.30


class Pair(Struct, frozen=True):
    """Hold a brief's text and its source's, and the limits that hold between them."""

    path: str
    first_line: int
    text: str
    """The brief's Markdown, from its ``first_line`` on."""
    language: str
    source_path: str
    source_line: int
    source: str
    source_language: str
    limits: Limits = Limits()


def check_rights(pairs: Iterable[Pair]) -> tuple[Problem, ...]:
    """Return what is too much of a source in a brief: quoted (NR707) or copied (NR708)."""
    return in_order(problem for pair in pairs for problem in _check(pair))


def _check(pair: Pair) -> Iterator[Problem]:
    text = _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), pair.text)
    spans = [(a, b) for a, b in quotations(text) if length(text[a:b], pair.language)]
    yield from _quoted(pair, text, spans)
    if pair.language == pair.source_language:
        yield from _copied(pair, text, spans)


def _quoted(pair: Pair, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    limits, language = pair.limits, pair.language
    most = limits.quoted_words if language in SPACED else limits.quoted_characters
    for start, end in spans:
        size = length(text[start:end], language)
        if size > most:
            message = f'a quotation of {size} {unit(language)}: "{_cut(text[start:end])}"'
            mend = f"quote at most {most} {unit(language)}, and say the rest in your own words"
            yield Problem("NR707", _place(pair, start), message, mend)
    whole = sum(sign.isalnum() for sign in text)
    quoted = sum(sign.isalnum() for start, end in spans for sign in text[start:end])
    if whole < _LEAST:
        return
    mend = "say more of it in your own words"
    if quoted > limits.of_brief * whole:
        message = f"{quoted / whole:.0%} of this brief is quoted; {limits.of_brief:.0%} may be"
        yield Problem("NR707", _place(pair, spans[0][0]), message, mend)
    source = sum(sign.isalnum() for sign in pair.source)
    if pair.language == pair.source_language and source and quoted > limits.of_source * source:
        message = f"{quoted / source:.0%} of the source is quoted; {limits.of_source:.0%} may be"
        yield Problem("NR707", _place(pair, spans[0][0]), message, mend)


def _copied(pair: Pair, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    """Yield runs that are the source's word for word and not quoted, and the share of all."""
    bare = list(text)
    for start, end in spans:
        bare[start:end] = "\n" * (end - start)
    own = "".join(bare)
    is_spaced = pair.language in SPACED
    limit = pair.limits.run_words if is_spaced else pair.limits.run_characters
    for start, end, there in _runs(own, pair.source, limit, is_spaced=is_spaced):
        size = length(own[start:end], pair.language)
        line = pair.source_line + pair.source.count("\n", 0, there)
        where = f"{pair.source_path}:{line}"
        message = (
            f'{size} {unit(pair.language)} in a row are the source\'s: "{_cut(own[start:end])}"'
        )
        mend = f"say it in your own words, or mark it as a quotation; it stands in {where}"
        yield Problem("NR708", _place(pair, start), message, mend)
    share = _containment(own, pair.source)
    if share > pair.limits.contained and sum(map(str.isalnum, own)) >= _LEAST:
        message = f"{share:.0%} of this brief is in its source; {pair.limits.contained:.0%} may be"
        mend = f"write it anew from the facts; the source is {pair.source_path}"
        yield Problem("NR708", Place(pair.path, pair.first_line, 1), message, mend)


def _runs(text: str, source: str, limit: int, *, is_spaced: bool) -> Iterator[tuple[int, int, int]]:
    """Yield (start, end, place in the source) of each run longer than the limit, the longest."""
    mine, theirs = _tokens(text, is_spaced=is_spaced), _tokens(source, is_spaced=is_spaced)
    size = limit + 1
    known: dict[tuple[str, ...], int] = {}
    for at in range(len(theirs) - size + 1):
        known.setdefault(tuple(word for word, _, _ in theirs[at : at + size]), at)
    at = 0
    while at + size <= len(mine):
        gram = tuple(word for word, _, _ in mine[at : at + size])
        there = known.get(gram)
        if there is None or "\n\n" in text[mine[at][1] : mine[at + size - 1][2]]:
            at += 1
            continue
        end, other = at + size, there + size
        while end < len(mine) and other < len(theirs) and mine[end][0] == theirs[other][0]:
            end, other = end + 1, other + 1
        yield mine[at][1], mine[end - 1][2], theirs[there][1]
        at = end


def _tokens(text: str, *, is_spaced: bool) -> list[tuple[str, int, int]]:
    """Return (word, start, end): words of a text, or each of its letters and digits."""
    if is_spaced:
        return [(m[0].casefold().replace("’", "'"), *m.span()) for m in _WORD.finditer(text)]
    return [(sign.casefold(), at, at + 1) for at, sign in enumerate(text) if sign.isalnum()]


def _containment(text: str, source: str) -> float:
    """Return the share of a text's runs of five letters that its source has too."""
    mine, theirs = _grams(text), _grams(source)
    return len(mine & theirs) / len(mine) if mine else 0.0


def _grams(text: str) -> frozenset[str]:
    plain = "".join(sign for sign in text.casefold() if sign.isalnum())
    return frozenset(plain[at : at + _GRAM] for at in range(len(plain) - _GRAM + 1))


def _place(pair: Pair, at: int) -> Place:
    line = pair.text.count("\n", 0, at)
    return Place(pair.path, pair.first_line + line, at - pair.text.rfind("\n", 0, at))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
