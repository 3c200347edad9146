"""Test that what is written of a value is all of it, and that nothing else is read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from newsroom.model import (
    Body,
    BriefFile,
    Facts,
    Figure,
    ImageFile,
    Manuscripts,
    Names,
    Origin,
    PartialDate,
    Quantity,
    Reference,
    Source,
    Topic,
    Translation,
    Version,
    slot,
)
from newsroom.press.codec import codec_of
from newsroom.problems import Place, Problem
from newsroom.reading.files import FileReading

TEXT = st.text(max_size=8)
ZONES = st.builds(timezone, st.builds(timedelta, minutes=st.integers(-1439, 1439)))
PLACES = st.builds(Place, TEXT, st.integers(0), st.integers(0))
ORIGINS = st.builds(Origin, TEXT, st.dictionaries(TEXT, st.tuples(st.integers(), st.integers())))
PARTS = st.lists(TEXT | st.builds(slot, TEXT, TEXT, TEXT), max_size=4).map("".join)
BODIES = st.builds(
    Body.of,
    PARTS,
    st.lists(PARTS, max_size=2).map(tuple),
    st.tuples(st.builds(Reference, TEXT, TEXT, PLACES)),
)
DAYS = st.builds(PartialDate, st.integers(1000, 2100), st.none() | st.integers(1, 12))
QUANTITIES = st.builds(Quantity, st.decimals(allow_nan=False), TEXT)
SOURCES = st.recursive(
    st.builds(Source, TEXT, published=st.none() | DAYS),
    lambda inner: st.builds(Source, TEXT, also=st.lists(inner, max_size=2).map(tuple)),
    max_leaves=3,
)
FACTS = st.builds(
    Facts,
    date=st.dates(),
    topics=st.lists(TEXT, max_size=3).map(tuple),
    source=st.none() | SOURCES,
    figures=st.lists(st.builds(Figure, TEXT, QUANTITIES), max_size=2).map(tuple),
    embargo=st.none() | st.datetimes(timezones=ZONES | st.none()),
)
VERSIONS = st.builds(
    Version,
    TEXT,
    TEXT,
    TEXT,
    BODIES,
    labels=st.dictionaries(TEXT, TEXT, max_size=2),
    translation=st.none() | st.builds(Translation, TEXT),
    origin=ORIGINS,
)
NAMES = st.builds(Names, st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple))
READINGS = st.builds(
    FileReading,
    st.builds(
        Manuscripts,
        briefs=st.tuples(st.builds(BriefFile, TEXT, VERSIONS, st.none() | FACTS)),
        topics=st.tuples(st.builds(Topic, TEXT, NAMES, NAMES)),
        images=st.tuples(st.builds(ImageFile, TEXT, TEXT, TEXT, *[st.integers()] * 3)),
        broken=st.frozensets(TEXT, max_size=3),
    ),
    st.tuples(st.builds(Problem, TEXT, PLACES, TEXT)),
)
READING = codec_of(FileReading)


@settings(max_examples=60, deadline=None)
@given(READINGS)
def test_what_is_written_is_read_back(reading: FileReading) -> None:
    """Every field of it, those that are not compared too, and text to the letter."""
    found = READING.decode(json.loads(json.dumps(READING.encode(reading))))
    assert found == reading
    assert READING.encode(found) == READING.encode(reading)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, deadline=None)
@given(READINGS, JSON, st.data())
def test_other_shapes_are_refused(reading: FileReading, other: Any, data: st.DataObject) -> None:
    """Put anything in any place: it is a value of the type, or it is refused."""
    written = json.loads(json.dumps(READING.encode(reading)))
    here = written
    while isinstance(here, list) and here and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(here) - 1))
        if not isinstance(here[at], list) or not here[at]:
            break
        here = here[at]
    if isinstance(here, list) and here:
        here[data.draw(st.integers(0, len(here) - 1))] = other
    try:
        found = READING.decode(written)
    except ValueError:
        return
    assert READING.decode(READING.encode(found)) == found


class Odd(Struct, frozen=True):
    """Hold what has two forms."""

    either: int | Decimal


class Moment(Struct, frozen=True):
    """Hold a moment and a number."""

    when: datetime
    number: int = 0


def test_what_has_no_one_form_is_no_codec() -> None:
    """A number that may be of two kinds would come back as the other."""
    with pytest.raises(TypeError):
        codec_of(Odd)


@pytest.mark.parametrize(
    "value",
    [
        Moment(datetime(2025, 1, 1, tzinfo=ZoneInfo("Asia/Seoul"))),
        Moment(datetime(2025, 1, 1, tzinfo=UTC), number=True),
        Moment(date(2025, 1, 1)),  # type: ignore[arg-type]
        Names(),
    ],
)
def test_what_would_come_back_as_something_else_is_not_written(value: object) -> None:
    """A zone's name, a boolean for a number, a date for a moment, another type."""
    with pytest.raises(TypeError):
        codec_of(Moment).encode(value)
