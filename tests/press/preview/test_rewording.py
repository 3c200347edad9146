"""Test that an edit of words is taken over as curating everything anew would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.curation import curate_preview
from newsroom.model import (
    Body,
    BriefFile,
    Figure,
    Letter,
    Manuscripts,
    PageFile,
    PartialDate,
    Picture,
    Publication,
    Quantity,
    Source,
)
from newsroom.press.preview.rewording import reworded
from newsroom.problems import Place, Problem
from newsroom.reading.files import FileReading
from support.publications import NOW, body, manuscripts, settings

GIVEN = manuscripts()
TEXTS: tuple[BriefFile | Letter | PageFile, ...] = (*GIVEN.briefs, *GIVEN.letters, *GIVEN.pages)
Text = BriefFile | Letter | PageFile
EDITS = (
    *("words", "entities", "date", "section", "topics", "embargo", "menu"),
    *("source", "address", "outlet", "figures", "unit", "authors", "picture"),
)


def curated(given: Manuscripts) -> Publication:
    """Return what a preview shows of manuscripts."""
    return curate_preview(given, settings(), now=NOW)[0]


def reading(text: Text, *problems: Problem) -> FileReading:
    """Return the reading of a file that gave one text."""
    name = _shelf(text)
    return FileReading(Manuscripts(**{name: (text,)}), problems)  # type: ignore[arg-type]


def _shelf(text: Text) -> str:
    return {BriefFile: "briefs", Letter: "letters", PageFile: "pages"}[type(text)]


def exchanged(old: Text, new: Text) -> Manuscripts:
    """Return the manuscripts with one text in another's place."""
    name = _shelf(old)
    values: Any = getattr(GIVEN, name)
    return replace(GIVEN, **{name: tuple(new if one is old else one for one in values)})


def with_words(text: Text, words: str, entities: tuple[str, ...] | None = None) -> Text:
    """Return a text with other words; without entities it names those that it named."""
    if isinstance(text, Letter):
        return replace(text, title=words, body=body(words), digest=words[:16])
    old = text.version.body
    new: Body = replace(old, packed=body(words).packed)
    if entities is not None:
        new = body(words, entities=entities)
    return replace(text, version=replace(text.version, title=words, summary=words, body=new))  # type: ignore[type-var]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: type(text).__name__)
def test_new_words_are_taken_over(text: Text) -> None:
    """Of every brief, letter and page in every language."""
    new = with_words(text, "다른 말")
    taken = reworded(curated(GIVEN), reading(text), reading(new))

    assert taken is not None
    assert taken == curated(exchanged(text, new))
    assert taken != curated(GIVEN)


@limits(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.sampled_from(TEXTS),
    edits=st.lists(
        st.sampled_from(EDITS),
        min_size=1,
        max_size=3,
    ),
    words=st.text("가나다 abc", min_size=1, max_size=8),
    entities=st.sets(st.sampled_from(("cloudwalk", "hong-kong", "nobody"))),
)
def test_what_is_taken_over_is_what_curating_gives(
    text: Text, edits: list[str], words: str, entities: set[str]
) -> None:
    """Whatever was edited: either nothing is taken over, or exactly that."""
    new = text
    for edit in edits:
        new = _edited(new, edit, words, tuple(sorted(entities)))
    taken = reworded(curated(GIVEN), reading(text), reading(new))

    assert taken is None or taken == curated(exchanged(text, new))


def _edited(text: Text, edit: str, words: str, entities: tuple[str, ...]) -> Text:
    if edit == "words":
        return with_words(text, words)
    if edit == "entities":
        return with_words(text, words, entities)
    if isinstance(text, PageFile) and edit == "menu":
        return replace(text, version=replace(text.version, menu=7))
    if isinstance(text, BriefFile) and text.facts is not None:
        changes: dict[str, Callable[[], Any]] = {
            "date": lambda: {"date": date(2025, 3, 9)},
            "section": lambda: {"section": "policy"},
            "topics": lambda: {"topics": ("policy",)},
            "embargo": lambda: {"embargo": NOW},
            "source": lambda: {"source": Source("scmp", title=words)},
            "address": lambda: {"source": Source("", url=f"https://www.scmp.com/{len(words)}")},
            "outlet": lambda: {"source": Source(words)},
            "figures": lambda: {"figures": (Figure("sum", Quantity(Decimal(len(words)), "HKD")),)},
            "unit": lambda: {"figures": (Figure("sum", Quantity(Decimal(1), words)),)},
            "authors": lambda: {"authors": (words,)},
            "picture": lambda: {"picture": Picture(f"{words}.png", words)},
        }
        if edit in changes:
            return replace(text, facts=replace(text.facts, **changes[edit]()))
    return text


def test_particulars_are_taken_over() -> None:
    """A source's title and date, a figure's value; the outlet is found by the address."""
    text = next(file for file in GIVEN.briefs if file.facts and file.facts.figures)
    assert text.facts is not None
    figures = tuple(
        replace(one, quantity=replace(one.quantity, value=Decimal(7))) for one in text.facts.figures
    )
    assert text.facts.source is not None
    source = replace(text.facts.source, title="다른 제목", published=PartialDate(2025, 3))
    new = replace(text, facts=replace(text.facts, figures=figures, source=source))
    taken = reworded(curated(GIVEN), reading(text), reading(new))

    assert taken is not None
    assert taken == curated(exchanged(text, new))
    assert taken != curated(GIVEN)


def test_a_broken_file_is_not_taken_over() -> None:
    """Nor one that was broken before: what it was then is not what is shown."""
    text = GIVEN.briefs[0]
    broken = Problem("NR101", Place("x"), "broken")
    good, bad = reading(text), reading(text, broken)

    assert reworded(curated(GIVEN), good, bad) is None
    assert reworded(curated(GIVEN), bad, good) is None


def test_a_register_is_not_taken_over() -> None:
    """What every page may show is curated anew."""
    outlets = FileReading(Manuscripts(outlets=GIVEN.outlets))

    assert reworded(curated(GIVEN), outlets, outlets) is None


def test_a_second_file_of_a_language_is_not_taken_over() -> None:
    """Another file with the same slug and language may be the one that is shown."""
    text = GIVEN.briefs[0]
    other = replace(text.version, origin=replace(text.version.origin, path="elsewhere.md"))
    twin = reading(replace(text, version=other))

    assert reworded(curated(GIVEN), twin, twin) is None
