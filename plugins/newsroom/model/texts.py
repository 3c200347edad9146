"""Hold a parsed text: safe HTML with slots for what each page decides."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from msgspec import Struct

from newsroom.problems import Place
from newsroom.values import Partly

SIGN = "\0"
"""Parts slots from HTML in a text that is set; no file of an editor's may hold it."""


class Slot(NamedTuple):
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


def slot(kind: str, target: str = "", text: str = "") -> str:
    """Write a slot as it stands in a text that is set."""
    return SIGN + SIGN.join((kind, target, text)) + SIGN


def parts(text: str) -> Iterator[str | Slot]:
    """Yield the pieces of a text that is set: finished, safe HTML, and slots; no empty HTML."""
    pieces = text.split(SIGN)
    if pieces[0]:
        yield pieces[0]
    for at in range(1, len(pieces), 4):
        yield Slot(*pieces[at : at + 3])
        if html := pieces[at + 3]:
            yield html


class Reference(Struct, frozen=True):
    """Point out what a text names, and where, so that it can be checked: kinds as in Slot."""

    kind: str
    target: str
    place: Place


class Body(Partly, frozen=True):
    """Hold a text once it is parsed: HTML that is safe, with slots for what a page decides.

    An archive holds ten thousand of them, and every process a copy of what it reads: the text is
    packed, and unpacked for the page that prints it; see :func:`parts`. ``notes`` are the
    footnotes in the order of their first call, as inline HTML with slots (no block element).
    ``words`` counts Latin, Cyrillic and Hangul words, ``characters`` Han and kana ones: reading
    time is counted from both.
    """

    aside: ClassVar = frozenset({"references"})
    packed: bytes = b""
    """The text, compressed; nothing where there is none."""
    notes: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    words: int = 0
    characters: int = 0

    def __repr__(self) -> str:
        """Show the text itself: nobody reads it packed."""
        return f"Body.of({self.text!r}, {self.notes!r}, words={self.words})"

    @classmethod
    def of(
        cls,
        text: str,
        notes: tuple[str, ...] = (),
        references: tuple[Reference, ...] = (),
        words: int = 0,
        characters: int = 0,
    ) -> Body:
        """Return the body of a text that is set."""
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1) if text else b""
        return cls(packed, notes, references, words, characters)

    @property
    def text(self) -> str:
        """Return the text: HTML, and slots between signs."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass") if self.packed else ""

    @property
    def html(self) -> str:
        """Return the finished HTML without the slots."""
        return "".join(part for part in parts(self.text) if type(part) is str)

    def slots(self, kind: str) -> Iterator[Slot]:
        """Yield the slots of one kind that stand in the text itself."""
        return (part for part in parts(self.text) if type(part) is Slot and part.kind == kind)
