"""Take a pasted page apart: which of its lines are headline, decks, captions and body.

What a reader gets by select-all has no marks at all. So lines are told by what they look like: the
body is the widest run of sentences, the headline stands before it and says what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsroom.intake.article import Evidence, Found, Line, Parts
from newsroom.intake.authors import is_byline, without_mail
from newsroom.intake.captions import captions_of
from newsroom.intake.cleaning import letters, lines_of, width, without
from newsroom.intake.days import is_date_line
from newsroom.intake.furniture import is_furniture, is_stop

_SENTENCE = 70
"""Columns from which a line that ends like a sentence is one of the body."""
_SHORT_SENTENCE = 24
_GAP = 2
"""So many lines that are no sentences may stand inside a body: subheadings, a pulled quote."""
_END = re.compile(
    r"[.!?。！？…⋯][\"'”’」』》）)\]】]*$|[.!?。！？][”\"’」』]?\s?[（(][^（）()]{1,30}[)）]$"
)
_TITLE_ENDS = re.compile(r"\s+[-–—|｜:_·<>]\s+[^-–—|｜:_·<>]{2,40}$|\s?[|｜_]\s?[^|｜_]{2,40}$")
_URL = re.compile(r"https?://\S+$")
_LEAST_TITLE = 12
_CRUMBS = re.compile(r"\s[>›»]\s")
_LEAST_DECK = 24
_LONGEST_TAIL = 160
"""Columns of the shortest headline."""
_LONGEST_TITLE = 240


def take_apart(text: str) -> Parts:
    """Return the parts of a pasted text."""
    return parts_of(lines_of(text))


def parts_of(lines: Sequence[Line]) -> Parts:
    """Return the parts of lines in the order a reader sees them."""
    captions = captions_of(lines)
    kept = [line for line in without(lines, captions) if not is_furniture(line.text)]
    start, end = _body(kept)
    head, foot = kept[:start], kept[end:]
    body: Sequence[Line] = kept[start:end]
    title = _title(head, body)
    decks, body = _decks(head, body, title) if title is not None else ((), body)
    rest = tuple(line for line in head if not _is_part(line, title, decks))
    prose = tuple(Line(b.number, without_mail(b.text)) for b in body if not _is_apart(b))
    between = tuple(line for line in body if _is_apart(line))
    return Parts(tuple(lines), title, decks, captions, prose, rest, (*between, *foot))


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """Return where the widest run of sentences begins and ends."""
    best, best_width = (len(lines), len(lines)), 0
    start, last, gap, total = -1, -1, 0, 0
    for at, line in enumerate([*lines, Line(0, "")]):
        is_end = at == len(lines) or is_stop(line.text)
        if not is_end and _is_sentence(line.text, inside=start >= 0):
            start, last, gap = (at if start < 0 else start), at, 0
            total += width(line.text)
        elif start >= 0 and not is_end and _is_apart(line) and not is_stop(line.text):
            continue
        elif start >= 0:
            gap += 1
            if is_end or gap > _GAP:
                if total > best_width:
                    best, best_width = (start, last + 1), total
                start, gap, total = -1, 0, 0
    return best


def _is_sentence(text: str, *, inside: bool) -> bool:
    """Tell a line of prose; inside a body a shorter one is enough."""
    least = _SHORT_SENTENCE if inside else _SENTENCE
    return width(text) >= least and bool(_END.search(_without_byline(text)))


_TAIL = re.compile(r"[\[(（【〔]?(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}[\])）】〕]?\s?$")


def _without_byline(text: str) -> str:
    end = text[-_LONGEST_TAIL:]
    return text[: len(text) - len(end)] + _TAIL.sub("", end).rstrip()


def _is_apart(line: Line) -> bool:
    """Tell a line that can stand inside the body's run and is none of it."""
    text = line.text
    return is_byline(text) or is_date_line(text) or bool(_URL.match(text)) or is_stop(text)


def _title(head: Sequence[Line], body: Sequence[Line]) -> Found[str] | None:
    """Return the line of the header that is the headline."""
    about = _pairs(" ".join(line.text for line in body[:8]))
    texts = [letters(without_site(line.text)) for line in head]
    best: tuple[float, Line] | None = None
    for at, line in enumerate(head):
        text = without_site(line.text)
        if _CRUMBS.search(line.text):
            continue
        if not _LEAST_TITLE <= width(text) <= _LONGEST_TITLE or _is_apart(line):
            continue
        pairs = _pairs(text)
        shared = len(pairs & about) / (len(pairs) or 1)
        is_repeated = texts.count(texts[at]) > 1
        score = 2 * shared + 1.2 * is_repeated + 0.5 * (width(text) >= 30)  # noqa: PLR2004 - tuned
        score -= 0.4 * bool(_END.search(text))
        score -= 0.5 * (width(text) > 130)  # noqa: PLR2004 - a deck's width
        if best is None or score > best[0] + 0.25:
            best = (score, line)
    if best is None or best[0] < 0.35:  # noqa: PLR2004 - tuned: nothing in common with the text
        return None
    score, line = best
    confidence = min(0.95, 0.45 + score / 5)
    return Found(without_site(line.text), confidence, Evidence(line.number, line.text))


def without_site(title: str) -> str:
    """Return a headline without the name of the site behind it."""
    if len(title) > _LONGEST_TITLE:
        return title
    cut = _TITLE_ENDS.sub("", title)
    return cut if width(cut) >= _LEAST_TITLE and width(cut) * 2 >= width(title) else title


def _decks(
    head: Sequence[Line], body: Sequence[Line], title: Found[str]
) -> tuple[tuple[Found[str], ...], Sequence[Line]]:
    """Return the lines between headline and body that lead into it, and the body without them."""
    name = letters(title.value)
    after = [line for line in head if line.number > _last_title(head, name)]
    decks = [
        line
        for line in after
        if width(line.text) >= _LEAST_DECK
        and not _is_apart(line)
        and name != letters(without_site(line.text))
        and not _URL.match(line.text)
    ]
    found = tuple(Found(line.text, 0.7, Evidence(line.number, line.text)) for line in decks)
    cut = _leading_deck(body)
    if cut and not decks:
        lead = [line for line in body[:cut] if width(line.text) >= _LEAST_DECK]
        more = tuple(Found(b.text, 0.6, Evidence(b.number, b.text)) for b in lead)
        return more, body[cut:]
    return found, body


def _leading_deck(body: Sequence[Line]) -> int:
    """Return how many sentences stand before a byline or a date: they lead into the article."""
    for at, line in enumerate(body[:4]):
        if is_date_line(line.text) or is_byline(line.text):
            return at if len(body) - at > 2 else 0  # noqa: PLR2004 - a body must be left
    return 0


def _last_title(head: Iterable[Line], name: str) -> int:
    return max(
        (line.number for line in head if letters(without_site(line.text)) == name), default=0
    )


def _is_part(line: Line, title: Found[str] | None, decks: tuple[Found[str], ...]) -> bool:
    if any(deck.evidence.line == line.number for deck in decks):
        return True
    return (
        title is not None
        and letters(without_site(line.text)) == letters(title.value)
        and (letters(line.text) == letters(title.value))
    )


def _pairs(text: str) -> set[str]:
    plain = letters(text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
