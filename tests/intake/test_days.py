"""When a day is believed, and what a relative date means."""

from __future__ import annotations

import pytest

from newsroom.intake.article import Line
from newsroom.intake.days import published_by, published_in, read_stated, relative_in
from newsroom.model import PartialDate

DAY = PartialDate(2025, 3, 20)


def said(*lines: str) -> str:
    """Return the day that some lines say an article was published, or nothing."""
    found = published_in(Line(at, text) for at, text in enumerate(lines, 1))
    return str(found.value) if found else ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("입력 2025.03.20 19:31", "2025-03-20"),
        ("기사입력 : 2025년 3월 20일 오후 7시 31분", "2025-03-20"),
        ("Published: 20 March 2025, 8:30am", "2025-03-20"),
        ("Thu, Mar 20, 2025", "2025-03-20"),
        ("發布時間：2025/03/20 15:20", "2025-03-20"),
        ("2025年03月20日 09:15 来源：南方产经网", "2025-03-20"),
        ("2025年3月20日 5:00", "2025-03-20"),
        ("20/03/2025", "2025-03-20"),
        ("03/04/2025", ""),
        ("20일(현지시각)", ""),
        ("© 2025-03-20 Harbour Ledger", ""),
        ("Updated: 20 March 2025", ""),
        ("2025.02.30", ""),
        ("회사는 2015년 3월 20일 문을 열었고 그 뒤로 스무 곳이 넘는 항구에 진출했다고 한다", ""),
    ],
)
def test_a_day_counts_only_where_it_is_whole_and_said(line: str, day: str) -> None:
    """With its year, unambiguous, on a line that is there to say it."""
    assert said(line) == day


def test_the_first_day_goes_before_the_later() -> None:
    """A change is no publication, in whatever order they stand."""
    assert said("Updated: 21 March 2025", "Published: 20 March 2025") == "2025-03-20"
    assert said("입력 2025.03.20 수정 2025.03.21") == "2025-03-20"


def test_two_days_without_a_word_are_none() -> None:
    """Nobody knows which is which."""
    assert said("2025.03.20", "2025.03.21") == ""


@pytest.mark.parametrize(
    ("url", "day"),
    [
        (
            "https://g-enews.com/article/Global-Biz/2025/03/2025032019310523010c8c1c064d_1",
            "2025-03-20",
        ),
        ("https://hongkongfp.com/2025/02/26/budget-2025-hk1-billion", "2025-02-26"),
        ("https://a.example/news/2025-03-20/ferry", "2025-03-20"),
        ("https://chinadailyhk.com/article/605490", ""),
        ("https://a.example/20253320/x", ""),
        ("https://a.example/2025/03/20/2025-03-21/x", ""),
    ],
)
def test_an_address_may_have_the_day(url: str, day: str) -> None:
    """If it has exactly one."""
    found = published_by(url)
    assert (str(found.value) if found else "") == day


@pytest.mark.parametrize(
    ("language", "text", "means"),
    [
        ("ko", "지난 19일 열린", {"지난 19일": "2025-03-19"}),
        ("ko", "오는 25일 연다", {"오는 25일": "2025-03-25"}),
        ("ko", "28일 밝혔다", {"28일": "2025-02-28"}),
        ("ko", "지난해 7월과 올해 1월", {"지난해 7월": "2024-07", "올해 1월": "2025-01"}),
        ("ko", "20일간 열린다", {}),
        ("en", "said on Wednesday", {"on Wednesday": "2025-03-19"}),
        ("en", "it will open on Friday", {"on Friday": None}),
        ("zh-Hant", "本月12日及昨日", {"本月12日": "2025-03-12", "昨日": "2025-03-19"}),
        ("zh-Hans", "去年11月", {"去年11月": "2024-11"}),
        ("ja", "先月26日に", {"先月26日": "2025-02-26"}),
        ("ja", "30日 発表", {"30日": None}),
    ],
)
def test_relative_dates_are_seen_from_the_article(
    language: str, text: str, means: dict[str, str | None]
) -> None:
    """The nearest day before it, unless it is said to come."""
    found = relative_in([Line(1, text)], language, DAY)
    got = {one.value.said: str(one.value.date) if one.value.date else None for one in found}
    assert got == means


def test_a_stated_moment_is_read_by_its_own_clock() -> None:
    """What cannot be a day is none."""
    assert str(read_stated("2025-03-20T23:59:00-08:00")) == "2025-03-20"
    assert read_stated("2025-03") is None
    assert read_stated("soon") is None
