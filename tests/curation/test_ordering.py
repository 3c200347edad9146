"""Hold the reading order of an issue."""

from __future__ import annotations

from datetime import date

from newsroom.curation.ordering import in_reading_order, sections_of
from newsroom.curation.pairing import pair_briefs
from newsroom.model import Section
from support.publications import brief, issue, topic

TOPIC = topic("harbour")
FILES = [
    *brief("policy-new", date(2025, 3, 9), section="policy"),
    *brief("policy-old", date(2025, 3, 1), section="policy"),
    *brief("firm-b", date(2025, 3, 5), section="companies"),
    *brief("firm-a", date(2025, 3, 5), section="companies"),
    *brief("plain", date(2025, 3, 8)),
    *brief("stray", date(2025, 3, 2), section="nobody-knows"),
]
BRIEFS, _ = pair_briefs(FILES, lambda _kind, _name: False)


def ordered(**fields: object) -> list[str]:
    """Order all briefs as an issue's file says."""
    file = issue("harbour", "2025-03", **fields)
    return list(in_reading_order(BRIEFS, BRIEFS, sections_of(TOPIC, file), file))


def test_sections_come_first_then_dates_and_slugs() -> None:
    """What has no section stands before the first heading, not under the last."""
    want = ["stray", "plain", "firm-a", "firm-b", "policy-old", "policy-new"]
    assert want == ordered()


def test_the_issue_may_turn_its_sections_round() -> None:
    """Sections that it does not name follow; unknown ones are left to the copydesk."""
    want = ["stray", "plain", "policy-old", "policy-new", "firm-a", "firm-b"]
    assert want == ordered(sections=("policy", "nobody-knows", "policy"))


def test_the_issue_may_order_its_briefs() -> None:
    """Named ones lead their section in that order, whatever their dates."""
    want = ["plain", "stray", "firm-b", "firm-a", "policy-new", "policy-old"]
    assert want == ordered(order=("policy-new", "elsewhere", "firm-b", "plain", "policy-new"))


def test_sections_are_each_there_once() -> None:
    """A topic without sections has none, file or not."""
    assert sections_of(topic("plain", sections=()), None) == ()
    got = sections_of(TOPIC, issue("harbour", "2025-03", sections=("policy", "policy")))
    assert [section.id for section in got] == ["policy", "companies"]
    assert isinstance(got[0], Section)
