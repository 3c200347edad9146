"""Hold where briefs go: by name, by date, by cadence, rolled over, or reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from newsroom.curation import curate
from newsroom.model import BriefFile, Cadence, IssueFile, Letter, Manuscripts, Topic
from newsroom.problems import Problem
from support.publications import NOW, brief, issue, letter, lock, settings, topic

Placed = dict[tuple[str, str], tuple[str, ...]]
CLOSED = {"ko": "closed", "en": "closed"}


def placed(
    briefs: Iterable[BriefFile],
    issues: Iterable[IssueFile] = (),
    topics: Iterable[Topic] = (topic("harbour"), topic("policy", Cadence.MANUAL)),
    **more: Any,
) -> tuple[Placed, tuple[Problem, ...]]:
    """Curate and return the briefs by issue, without issues that have none."""
    made = Manuscripts(briefs=tuple(briefs), issues=tuple(issues), topics=tuple(topics), **more)
    publication, problems = curate(made, settings(), now=NOW)
    shown = {key: made.briefs for key, made in publication.issues.items() if made.briefs}
    return shown, problems


def test_a_brief_goes_to_the_period_its_cadence_makes() -> None:
    """No file is needed for an ordinary month."""
    want: Placed = {("harbour", "2025-03"): ("a",)}
    assert (want, ()) == placed(brief("a", date(2025, 3, 20)))


def test_a_brief_goes_to_the_first_open_issue_on_or_after_it() -> None:
    """Its own day counts; earlier issues do not take it."""
    issues = [
        issue("policy", "one", date=date(2025, 3, 1)),
        issue("policy", "two", date=date(2025, 3, 20)),
        issue("policy", "three", date=date(2025, 4, 1)),
    ]
    for day, want in ((1, "one"), (2, "two"), (20, "two"), (21, "three")):
        got, problems = placed(brief("a", date(2025, 3, day), ["policy"]), issues)
        assert ({("policy", want): ("a",)}, ()) == (got, problems)


@pytest.mark.parametrize(
    ("editions", "want"),
    [
        (CLOSED, "2025-04"),
        ({**CLOSED, "ja": "none"}, "2025-04"),
        ({"ko": "closed", "en": "open"}, "2025-03"),
        ({"ko": "closed", "en": "draft"}, "2025-03"),
        ({"ja": "none"}, "2025-03"),
        ({}, "2025-03"),
    ],
)
def test_what_is_late_rolls_over(editions: dict[str, str], want: str) -> None:
    """An issue takes briefs until every edition its file names is closed, and locked."""
    file = issue("harbour", "2025-03", editions=editions)
    got, problems = placed(brief("a", date(2025, 3, 20)), [file], locks=(lock(file),))
    assert ({("harbour", want): ("a",)}, ()) == (got, problems)


def test_it_rolls_over_many_closed_issues_to_the_first_open_one() -> None:
    """However many are closed, filed or not, none is missed and none is taken twice."""
    months = [f"2025-{month:02}" for month in range(1, 7)]
    issues = [issue("harbour", name, editions=CLOSED) for name in months]
    locks = [lock(file, number=at) for at, file in enumerate(issues, 1)]
    got, _ = placed(brief("a", date(2025, 1, 2)), issues, locks=locks)
    assert list(got) == [("harbour", "2025-07")]
    issues[3] = issue("harbour", "2025-04")
    got, _ = placed(brief("a", date(2025, 1, 2)), issues, locks=locks)
    assert list(got) == [("harbour", "2025-04")]


def test_what_is_called_closed_and_not_locked_is_not_emptied() -> None:
    """Until the lock is written, the issue has to keep what it is to be locked with."""
    half = (lock(issue("harbour", "2025-03", editions={"ko": "closed"})),)
    for locks in ((), half):
        file = issue("harbour", "2025-03", editions=CLOSED)
        got, problems = placed(brief("a", date(2025, 3, 20)), [file], locks=locks)
        assert (got, problems) == ({("harbour", "2025-03"): ("a",)}, ())


@pytest.mark.parametrize(
    ("day", "topics", "pin"),
    [
        (date(2025, 3, 20), ["harbour"], ""),
        (date(2025, 4, 20), ["harbour"], ""),
        (date(2025, 3, 20), ["harbour"], "2025-05"),
        (date(2025, 3, 20), ["policy"], "2025-05"),
    ],
)
def test_what_was_printed_stays_where_it_was(day: date, topics: list[str], pin: str) -> None:
    """Neither another date, nor a pin, nor other topics take a brief out of a closed issue."""
    file = issue("harbour", "2025-03", editions=CLOSED)
    other = issue("policy", "2025-05")
    got, problems = placed(
        brief("a", day, topics, issue=pin), [file, other], locks=[lock(file, "a")]
    )
    assert got.pop(("harbour", "2025-03")) == ("a",)
    assert (list(got), problems) == ([("policy", "2025-05")] * ("policy" in topics), ())


def test_a_lock_keeps_number_and_date() -> None:
    """Whatever the file says now, and were the file gone: later ones are counted on from it."""
    gone = issue("harbour", "2025-03", editions=CLOSED)
    kept = lock(gone, "a", number=7, day=date(2025, 3, 25))
    files = brief("a", date(2025, 3, 20)) + brief("b", date(2025, 4, 2))
    changed = issue("harbour", "2025-03", number=3, date=date(2025, 6, 1), editions=CLOSED)
    for issues in ((), (gone,), (changed,)):
        made = Manuscripts(briefs=files, topics=(topic("harbour"),), issues=issues, locks=(kept,))
        publication, problems = curate(made, settings(), now=NOW)
        shown = [(one.name, one.number, one.date) for one in publication.issues.values()]
        want = [("2025-04", 8, date(2025, 4, 30)), ("2025-03", 7, date(2025, 3, 25))]
        assert (want, ()) == (shown, problems)


def test_a_file_written_ahead_draws_nothing_away() -> None:
    """March's briefs stay in March although only April has a file."""
    got, _ = placed(brief("a", date(2025, 3, 20)), [issue("harbour", "2025-04")])
    assert list(got) == [("harbour", "2025-03")]


def test_a_special_issue_takes_what_comes_before_it() -> None:
    """An issue within the month is the first on or after a brief."""
    special = issue("harbour", "budget", date=date(2025, 3, 15))
    for day, want in ((10, "budget"), (16, "2025-03")):
        got, _ = placed(brief("a", date(2025, 3, day)), [special])
        assert list(got) == [("harbour", want)]


def test_an_issue_dated_otherwise_keeps_its_month() -> None:
    """A file's date overrides that of its period: later it still takes the month, earlier not."""
    late = issue("harbour", "2025-03", date=date(2025, 5, 15))
    got, _ = placed(brief("a", date(2025, 3, 20)), [late])
    assert list(got) == [("harbour", "2025-03")]
    early = issue("harbour", "2025-03", date=date(2025, 3, 25))
    got, _ = placed(brief("a", date(2025, 3, 28)), [early])
    assert list(got) == [("harbour", "2025-04")]


@pytest.mark.parametrize(
    ("pin", "want"),
    [
        ("2025-01", {"harbour": "2025-01", "policy": "2025-01"}),
        ("policy/2025-01", {"harbour": "2025-03", "policy": "2025-01"}),
        # Only the monthly topic makes a February; the other goes by date.
        ("2025-02", {"harbour": "2025-02", "policy": "2025-05"}),
    ],
)
def test_a_brief_goes_where_it_says(pin: str, want: dict[str, str]) -> None:
    """A name counts for every topic that has it, or for the one it begins with."""
    issues = [issue("policy", "2025-01", editions=CLOSED), issue("policy", "2025-05")]
    files = brief("a", date(2025, 3, 20), ["harbour", "policy"], issue=pin)
    got, problems = placed(files, issues)
    assert problems == ()
    assert want == dict(got.keys())


def test_an_unknown_issue_is_reported_with_the_one_that_was_meant() -> None:
    """The brief is in no issue then, and is reported once."""
    issues = [issue("policy", "spring", date=date(2025, 4, 1))]
    for pin, meant in (("sprnig", "spring"), ("policy/sprnig", "policy/spring")):
        got, (problem,) = placed(brief("a", date(2025, 3, 20), ["policy"], issue=pin), issues)
        assert (got, problem.code) == ({}, "NR306")
        assert problem.mend == f'did you mean "{meant}"?'


def test_an_issue_of_another_topic_is_reported() -> None:
    """A brief cannot be in an issue of a topic it is not about."""
    files = brief("a", date(2025, 3, 20), ["harbour"], issue="policy/2025-03")
    got, (problem,) = placed(files, [issue("policy", "2025-03")])
    assert (got, problem.code) == ({}, "NR306")


def test_a_brief_that_no_issue_takes_is_reported() -> None:
    """A manual topic needs a file; the other topic's issue still gets the brief."""
    got, (problem,) = placed(brief("a", date(2025, 3, 20), ["policy", "harbour"]))
    assert list(got) == [("harbour", "2025-03")]
    assert problem.code == "NR305"
    assert "2025-03-20" in problem.message


def test_an_unknown_topic_is_left_to_the_copydesk() -> None:
    """It is reported there once, so nothing is said here; a topic named twice counts once."""
    got, problems = placed(brief("a", date(2025, 3, 20), ["nobody", "harbour", "harbour"]))
    assert (got, problems) == ({("harbour", "2025-03"): ("a",)}, ())
    assert placed(brief("a", date(2025, 3, 20), ["nobody"], issue="2025-03")) == ({}, ())


def test_an_issue_that_could_not_be_read_has_no_echo() -> None:
    """Briefs that it might have taken are not reported again, nor is its letter."""
    broken = frozenset({"issue:policy/spring"})
    files = brief("a", date(2025, 3, 20), ["policy"]) + brief(
        "b", date(2025, 3, 20), ["policy"], issue="spring"
    )
    letters = (letter("policy", "spring", "ko"),)
    assert placed(files, broken=broken, letters=letters) == ({}, ())


def test_an_issue_without_a_day_is_reported() -> None:
    """It takes only what names it, for nobody knows when it is."""
    special = issue("policy", "special")
    pinned = brief("a", date(2025, 3, 20), ["policy"], issue="special")
    got, (problem,) = placed(pinned, [special])
    assert ([problem.code], list(got)) == (["NR108"], [("policy", "special")])
    got, problems = placed(brief("a", date(2025, 3, 20), ["policy"]), [special])
    assert sorted(problem.code for problem in problems) == ["NR108", "NR305"]


@pytest.mark.parametrize(
    ("given", "codes", "editions"),
    [
        (letter("harbour", "2025-03", "ko"), [], [("harbour", "2025-03", "ko")]),
        (letter("harbour", "2025-3", "ko"), ["NR306"], []),
        (letter("nobody", "2025-03", "ko"), [], []),
    ],
)
def test_a_letter_is_not_lost(
    given: Letter, codes: list[str], editions: list[tuple[str, str, str]]
) -> None:
    """A letter alone opens its edition; one of no issue is reported; topics are not our matter."""
    made = Manuscripts(topics=(topic("harbour"),), letters=(given,))
    publication, problems = curate(made, settings(), now=NOW)
    assert codes == [problem.code for problem in problems]
    assert editions == list(publication.editions)
