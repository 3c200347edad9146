"""Tell copies of a text from other texts on the same story: by containment of 5-grams.

Containment is the share of the shorter text's runs of five letters that the longer text has too.
A syndicated copy that was cut has .9 and more, another paper's account of the same story less
than .1. A sketch holds every sixteenth run by its checksum, so that ten thousand texts are
compared in a moment; what looks alike is then compared whole.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Mapping

from newsroom.intake.cleaning import letters

LENGTH = 5
_EVERY = 16
_ALIKE = 0.12
"""An estimate from which two texts are worth comparing whole."""
_TYPE = "I"


def grams(text: str) -> frozenset[str]:
    """Return the runs of five letters of a text."""
    plain = letters(text)
    return frozenset(plain[at : at + LENGTH] for at in range(len(plain) - LENGTH + 1))


def containment(one: str, other: str) -> float:
    """Return the share of the shorter text's runs that the other has: 0 to 1."""
    a, b = grams(one), grams(other)
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def sketch(text: str) -> array[int]:
    """Return the checksums that stand for a text, sorted."""
    sums = (zlib.crc32(gram.encode()) for gram in grams(text))
    return array(_TYPE, sorted(number for number in sums if number % _EVERY == 0))


def alike(one: array[int], others: Mapping[str, array[int]]) -> Iterable[str]:
    """Return the names of the sketches that share enough with one to be looked at."""
    mine = frozenset(one)
    for name, other in others.items():
        least = min(len(mine), len(other))
        if least and len(mine.intersection(other)) / least >= _ALIKE:
            yield name
