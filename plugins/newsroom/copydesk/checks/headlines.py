"""Check that a headline is our own and not the source's (NR705)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import Source
from newsroom.problems import Problem, Severity

_LEAST = 8
"""Letters from which a headline is somebody's words and not only a name."""


def check_headlines(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each headline that an article of its brief has too."""
    for file in (*copy.manuscripts.briefs, *copy.manuscripts.drafts):
        facts = file.facts or copy.facts.get(file.slug)
        title = _letters(file.version.title)
        if facts is None or facts.source is None or len(title) < _LEAST:
            continue
        if any(title == _letters(other) for other in _titles(facts.source)):
            place = file.version.origin.place("title")
            message = "the headline is the source's own"
            yield Problem("NR705", place, message, "write one of your own", Severity.WARNING)


def _titles(source: Source) -> Iterator[str]:
    yield source.title
    yield from (via.title for via in source.via)
    yield from (also.title for also in source.also)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
