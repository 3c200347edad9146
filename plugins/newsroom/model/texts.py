"""Hold a parsed text: safe HTML with slots for what each page decides."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.problems import Place


@dataclass(frozen=True, slots=True)
class Slot:
    """Mark a point in a body that each page fills in its own way.

    ``kind`` and what ``target`` and ``text`` then hold:

    ==============  =======================  =====================================================
    figure          the figure's name        \N{EM DASH}
    entity          the entity's id          \N{EM DASH}
    link-open       ``brief:slug``, ``topic:id``, ``issue:topic/name``, ``page:path``, ``#heading``,
                    or an outside address    the link's title
    link-close      \N{EM DASH}              \N{EM DASH}
    image           its file under images/   its alternative text
    heading-open    level 1-6 in the source  the heading's own anchor
    heading-close   level 1-6 in the source  \N{EM DASH}
    note            the note's number, "1"   \N{EM DASH} (its text is ``Body.notes[0]``)
    ==============  =======================  =====================================================
    """

    kind: str
    target: str = ""
    text: str = ""


Part = str | Slot
"""A piece of a body: finished, safe HTML, or a slot."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Point out what a text names, and where, so that it can be checked: kinds as in Slot."""

    kind: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a text once it is parsed: HTML that is safe, with slots for what a page decides.

    ``notes`` are the footnotes in the order of their first call, as inline HTML (no block
    element). ``words`` counts Latin, Cyrillic and Hangul words, ``characters`` Han and kana ones:
    reading time is counted from both.
    """

    parts: tuple[Part, ...] = ()
    notes: tuple[tuple[Part, ...], ...] = ()
    references: tuple[Reference, ...] = field(default=(), compare=False, hash=False)
    words: int = 0
    characters: int = 0
