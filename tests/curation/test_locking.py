"""Hold what a lock holds: which parts, in which order, and what it does not mind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.curation.locking import changed_parts, lock_edition, parts_of
from newsroom.curation.ordering import around_locked
from newsroom.curation.pairing import pair_briefs
from newsroom.model import (
    Correction,
    Entry,
    Figure,
    IssueFile,
    Manuscripts,
    Picture,
    Quantity,
    Section,
    Source,
)
from support.closing import closed
from support.publications import NOW, brief, names, settings, topic

PAIRED, _ = pair_briefs(brief("a", date(2025, 3, 1), languages=("ko",)), lambda _kind, _name: False)
BRIEF = PAIRED["a"]
ENTRY = Entry(BRIEF, BRIEF.original, is_fallback=False)


def changed(words: dict[str, Any], facts: dict[str, Any]) -> Entry:
    """Return the entry with other words and facts; other words have another digest."""
    digest = {"digest": "f" * 16} if words else {}
    made = replace(BRIEF.original, **{**digest, **words})
    whole = replace(BRIEF, versions=(made,), facts=replace(BRIEF.facts, **facts))
    return Entry(whole, made, is_fallback=False)


def lock_of(entry: Entry) -> Any:
    """Lock one entry."""
    made = Manuscripts(briefs=brief("a", date(2025, 3, 1)), topics=(topic("harbour"),))
    publication, _ = curate(made, settings(), now=NOW)
    (edition, *_) = publication.editions.values()
    section = replace(edition.sections[0], entries=(entry,))
    return lock_edition(replace(edition, sections=(section,))).entries[0]


@pytest.mark.parametrize(
    ("words", "facts", "want"),
    [
        ({"title": "x"}, {}, ("title",)),
        ({"summary": "x", "why": "y"}, {}, ("summary", "why")),
        ({"labels": {"n": "x"}}, {}, ("labels",)),
        ({"digest": "0" * 16}, {}, ("body",)),
        ({}, {"source": Source("scmp")}, ("source",)),
        ({}, {"figures": (Figure("n", Quantity(Decimal(1), "HKD")),)}, ("figures",)),
        ({}, {"entities": ("hong-kong",)}, ("entities",)),
        ({}, {"section": "policy", "date": date(2025, 3, 2)}, ("section", "date")),
        ({}, {"authors": ("me",)}, ("authors",)),
        ({}, {"picture": Picture("pier.png", "")}, ("image",)),
        ({"corrections": (Correction(date(2025, 4, 1), "x"),), "digest": "-"}, {}, ("body",)),
        ({}, {"topics": ("policy",), "issue": "2025-04"}, ()),
    ],
)
def test_what_has_changed_is_named(
    words: dict[str, Any], facts: dict[str, Any], want: tuple[str, ...]
) -> None:
    """As the field is called; the text only where no other words have changed."""
    assert changed_parts(lock_of(ENTRY), changed(words, facts)) == want


def test_a_number_is_what_it_is_however_it_is_written() -> None:
    """Zeros behind the point change nothing that is printed; a 0 before it does."""
    digests = [
        parts_of(changed({}, {"figures": (Figure("n", Quantity(Decimal(text), "HKD")),)}))[
            "figures"
        ]
        for text in ("10", "10.0", "10.00", "100", "1")
    ]
    assert digests[0] == digests[1] == digests[2]
    assert len(set(digests)) == 3


def test_a_digest_is_for_ever() -> None:
    """Locks of many years hold these: another way to count them would break every one."""
    figures = (Figure("n", Quantity(Decimal("1.50"), "HKD"), Quantity(Decimal(1), "USD")),)
    entry = changed({}, {"figures": figures, "source": Source("scmp", authors=("신민철",))})
    assert {name: parts_of(entry)[name] for name in ("title", "source", "figures", "date")} == {
        "title": "7effe01462cbcfbc",
        "source": "31c40c060b94b681",
        "figures": "19f07e72a1cd51bb",
        "date": "72930a36ba6ae120",
    }


def test_a_later_translation_leaves_a_closed_edition_alone() -> None:
    """Subscribers had the original; the label that says so stays with it."""
    files = brief("a", date(2025, 3, 1)) + brief("b", date(2025, 3, 2), languages=("ko",))
    made = Manuscripts(briefs=files, topics=(topic("harbour"),))
    publication, _ = curate(made, settings(), now=NOW)
    shut = closed(made, publication, ("harbour", "2025-03"), ["en"])
    later = brief("b", date(2025, 3, 2), languages=("ko", "en", "ja"))
    after, _ = curate(replace(shut, briefs=files[:2] + later), settings(), now=NOW)
    got = {
        key[2]: [(one.version.language, one.is_fallback) for one in edition.entries]
        for key, edition in after.editions.items()
    }
    want = [("en", False), ("ko", True)]
    assert got == {"ko": [("ko", False)] * 2, "en": want, "ja": [("ko", True), ("ja", False)]}


def test_sections_turned_round_later_move_nothing_that_was_printed() -> None:
    """What is new goes behind its own section, or behind what comes before it."""
    sections = [Section(name, names(name, name)) for name in ("one", "two", "three")]
    days = {"a1": "one", "b2": "two", "c1": "one", "d2": "two", "e3": "three", "f": ""}
    files = [
        file
        for slug, section in days.items()
        for file in brief(slug, date(2025, 3, 1), section=section)
    ]
    briefs, _ = pair_briefs(files, lambda _kind, _name: False)
    ordered = ("f", "a1", "c1", "b2", "d2", "e3")
    got = around_locked(("b2", "a1", "gone"), ordered, briefs, sections)
    assert got == ("f", "b2", "d2", "a1", "c1", "e3")


def test_an_issue_of_a_lock_alone_is_made() -> None:
    """Its file may be lost; its briefs are not."""
    made = Manuscripts(briefs=brief("a", date(2025, 3, 1)), topics=(topic("harbour"),))
    publication, _ = curate(made, settings(), now=NOW)
    shut = closed(made, publication, ("harbour", "2025-03"), ["ko"])
    assert isinstance(shut.issues[0], IssueFile)
    after, problems = curate(replace(shut, issues=()), settings(), now=NOW)
    assert (after.issues["harbour", "2025-03"].briefs, problems) == (("a",), ())
