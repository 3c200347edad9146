"""Find the day an article was published, and keep dates as they are said.

A day counts only with its year, on a line that is there to say it. "20일" without a year is kept as
said, and resolved where the day of the article is known.
"""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from newsroom.intake.article import Evidence, Found, Line, RelativeDate
from newsroom.intake.cleaning import width
from newsroom.model import PartialDate

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_DAYS = (
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-./]\s?(?P<m>\d{1,2})\s?[-./]\s?(?P<d>\d{1,2})(?!\d)"
    ),
    re.compile(
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일號号]"
    ),
    re.compile(
        rf"(?i)\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<mon>{_MONTH}),?\s(?P<y>(?:19|20)\d\d)\b"
    ),
    re.compile(
        rf"(?i)\b(?P<mon>{_MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)\b"
    ),
)
_SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>20\d\d)(?!\d)")
_TIME = r"(?:T|\s|,|at|오전|오후|上午|下午|午前|午後|AM|PM|a\.m\.|p\.m\.|HKT|KST|JST|GMT|UTC|\+\d\d:?\d\d|SGT|CST|EST|時|时|分|시|분|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}(?=[時时시分분])|[()（）|·•,.\-–—/]|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun|day|星期[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일|周[一二三四五六日])*"
_FIRST = re.compile(
    r"(?i)publish|posted|first|created|입력|등록|승인|발행|작성|게재|發布|发布|發佈|發表|发表|出版|刊出|更新於首|公開|掲載|配信|登録|投稿"
)
_LATER = re.compile(r"(?i)updat|modif|edited|last|수정|업데이트|갱신|更新|修改|修訂|修订|修正|最終")
_RIGHTS = re.compile(r"(?i)©|ⓒ|copyright|저작권|版權|版权|著作権")
_LONGEST_LINE = 130
_LABEL = 40
"""Columns that may stand beside a date on a line that is there to say it."""
_IN_URL = (
    re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>[01]\d)[/-]?(?P<d>[0-3]\d)(?=[/_.-]|\d{6,}|$)"),
    re.compile(
        r"[/_=-](?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)\d{0,24}(?=[0-9a-z_]*(?:[/.?&#]|$))"
    ),
    re.compile(r"/(?P<y>20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?=/|-|$)"),
    re.compile(r"/(?P<y>20\d\d)/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?=/|$)"),
    re.compile(r"[/_]t(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)_"),
)


def is_date_line(text: str) -> bool:
    """Tell whether a line is there to say a date."""
    return width(text) < _LONGEST_LINE and not _RIGHTS.search(text) and _is_only_dates(text)


def _is_only_dates(text: str) -> bool:
    spans = [(start, end) for start, end, _ in _days_in(text)]
    return bool(spans) and width(re.sub(_TIME, "", _cut_out(text, spans))) <= _LABEL


def without_dates(text: str) -> str:
    """Return a line without its dates and times: what else stands on it."""
    spans = [(start, end) for start, end, _ in _days_in(text)]
    if not spans:
        return text
    return re.sub(r"\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s*", " ", _cut_out(text, spans)).strip(
        " |·-–—,()"
    )


def _cut_out(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return text


def published_in(lines: Iterable[Line]) -> Found[PartialDate] | None:
    """Return the day that the lines around an article say it was published."""
    candidates: list[tuple[int, Found[PartialDate]]] = []
    for line in lines:
        for rank, day in _said_on(line.text):
            sure = {0: 0.95, 1: 0.85}.get(rank, 0.0)
            if sure:
                candidates.append((rank, Found(day, sure, Evidence(line.number, line.text))))
    if not candidates:
        return None
    best = min(rank for rank, _ in candidates)
    of_best = [found for rank, found in candidates if rank == best]
    if len({str(found.value) for found in of_best}) > 1 and best > 0:
        return None  # two days, and no word that tells which is which
    return of_best[0]


def _said_on(text: str) -> Iterator[tuple[int, PartialDate]]:
    """Yield (rank, day) of a line's dates: 0 called published, 1 without a word, 2 called later."""
    if width(text) >= _LONGEST_LINE or _RIGHTS.search(text):
        return
    found = sorted(_days_in(text), key=lambda one: one[0])
    rest = _cut_out(text, [(start, end) for start, end, _ in found])
    if not found or width(re.sub(_TIME, "", rest)) > _LABEL:
        return
    before = 0
    for start, end, day in found:
        label = text[before:start]
        before = end
        if day is not None:
            yield 2 if _LATER.search(label) else 0 if _FIRST.search(label) else 1, day


def _days_in(text: str) -> Iterator[tuple[int, int, PartialDate | None]]:
    taken: list[tuple[int, int]] = []
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            day = _day(match)
            if day and not any(a < match.end() and match.start() < b for a, b in taken):
                taken.append(match.span())
                yield match.start(), match.end(), day
    for match in _SLASHED.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            yield match.start(), match.end(), _unambiguous(match)


def _unambiguous(match: re.Match[str]) -> PartialDate | None:
    """Read 20/03/2025; a day that can be two days is none."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {day for day in (_made(year, b, a), _made(year, a, b)) if day}
    return readings.pop() if len(readings) == 1 else None


def _day(match: re.Match[str]) -> PartialDate | None:
    groups = match.groupdict()
    if groups.get("mon"):
        month = next(
            at for at, name in enumerate(_MONTHS, 1) if name.startswith(match["mon"][:3].lower())
        )
    else:
        month = int(match["m"])
    return _made(int(match["y"]), month, int(match["d"]))


def _made(year: int, month: int, day: int) -> PartialDate | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def read_stated(text: str) -> PartialDate | None:
    """Read a day as pages state it, ``2025-03-20T19:31:05+09:00``, by the clock it is written in."""
    match = re.match(r"\s*(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d{2}\D)", text)
    if match:
        return _made(int(match["y"]), int(match["m"]), int(match["d"]))
    found = [day for _, _, day in _days_in(text[:80]) if day]
    return found[0] if len(found) == 1 else None


def published_by(url: str) -> Found[PartialDate] | None:
    """Return the day that an address has in its path."""
    found = {
        str(day): day
        for pattern in _IN_URL
        for match in pattern.finditer(url.partition("#")[0])
        if (day := _made(int(match["y"]), int(match["m"]), int(match["d"])))
    }
    if len(found) != 1:
        return None
    return Found(next(iter(found.values())), 0.85, Evidence(0, url))


_WEEKDAYS = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "월": 0, "화": 1, "수": 2, "목": 3, "금": 4, "토": 5, "일": 6,
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6,
}  # fmt: skip
_RELATIVE: dict[str, re.Pattern[str]] = {
    "ko": re.compile(
        r"(?P<next>오는\s)?(?:지난\s)?(?<![\d월년.])(?P<day>\d{1,2})일(?P<local>\s?[(（]현지\s?시[각간][)）])?(?![\w가-힣]{0,1}(?:간|째|\s?동안|\s?만에|\s?이상|\s?정도))"
        r"|(?P<yesterday>(?<![가-힣])어제|전날)|(?P<today>(?<![가-힣])오늘)"
        r"|(?P<lastyear>지난해|작년)\s?(?P<lm>\d{1,2})월|(?P<thisyear>올해)\s?(?P<tm>\d{1,2})월|(?P<lastmonth>지난달)(?:\s(?P<ld>\d{1,2})일)?|(?P<thismonth>이달)(?:\s(?P<td>\d{1,2})일)?"
        r"|(?P<vague>지난주|다음\s?주|이번\s?주|지난해|올해|내년|다음\s?달)(?:\s?(?P<wd>[월화수목금토일])요일)?"
    ),
    "en": re.compile(
        r"(?i:\b(?P<yesterday>yesterday)\b|\b(?P<today>today)\b)|\b(?:[Oo]n\s|(?P<past>last\s)|(?P<next>next\s|this\scoming\s))(?P<wd>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
        r"|\b(?P<vague>last\s(?:week|month|year)|next\s(?:week|month|year)|earlier\sthis\s(?:week|month|year)|this\s(?:week|month|year))\b"
        r"|\b(?:in|In)\s(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)(?!\s\d)\b"
    ),
    "zh": re.compile(
        r"(?P<yesterday>昨日|昨天)|(?P<today>今日(?!頭條)|今天)|(?P<lastyear>去年)(?P<lm>\d{1,2})月(?:份)?|(?P<thisyear>今年)(?P<tm>\d{1,2})月(?:份)?|(?P<thismonth>本月)(?P<td>\d{1,2})[日號号]|(?P<lastmonth>上月)(?P<ld>\d{1,2})[日號号]"
        r"|(?P<vague>上周|上週|下周|下週|本周|本週|上星期|下星期|上個月|上个月|上月|下月|去年|今年|明年|本月)(?P<wd>[一二三四五六日天](?![\u4e00-\u9fff]{0}[個个年月]))?"
        r"|(?<![\d月年.])(?P<day>\d{1,2})(?:日(?!元|圓|本|内|內|間|间)|號(?!碼|線)|号(?!码|线))"
    ),
    "ja": re.compile(
        r"(?P<yesterday>昨日|前日)|(?P<today>(?<!毎)今日|本日)|(?P<lastyear>昨年|去年)(?P<lm>\d{1,2})月|(?P<thisyear>今年)(?P<tm>\d{1,2})月|(?P<thismonth>今月)(?P<td>\d{1,2})日|(?P<lastmonth>先月)(?P<ld>\d{1,2})日"
        r"|(?P<vague>先週|来週|今週|先月|来月|今月|昨年|今年|来年)(?:の?(?P<wd>[月火水木金土日])曜日)?"
        r"|(?<![\d月年.])(?P<day>\d{1,2})日(?!間|本|目|以内|連続|程度|分|ごろまで)"
    ),
}
_JA_WEEKDAYS = {"月": 0, "火": 1, "水": 2, "木": 3, "金": 4, "土": 5, "日": 6}


def relative_in(
    lines: Iterable[Line], language: str, published: PartialDate | None
) -> Iterator[Found[RelativeDate]]:
    """Yield each date that is said without its year, once, and the date it means if it is known."""
    pattern = _RELATIVE.get(language.partition("-")[0])
    if pattern is None:
        return
    day = _day_of(published)
    seen: set[str] = set()
    for line in lines:
        for match in pattern.finditer(line.text):
            said = match[0].strip()
            if said in seen:
                continue
            seen.add(said)
            means = _resolved(match, day) if day and not _is_ahead(match) else None
            yield Found(RelativeDate(said, means), 0.8, Evidence(line.number, line.text))


def _day_of(published: PartialDate | None) -> date | None:
    if published is None or published.month is None or published.day is None:
        return None
    return date(published.year, published.month, published.day)


_AHEAD = re.compile(r"\b(?:will|would|plans?|expected|due|set|scheduled|to)\b[^.]{0,60}$")


def _is_ahead(match: re.Match[str]) -> bool:
    """Tell an English weekday that is still to come: its sentence looks ahead."""
    return bool(match.groupdict().get("wd")) and bool(
        _AHEAD.search(match.string[max(0, match.start() - 90) : match.start()])
    )


def _resolved(match: re.Match[str], day: date) -> PartialDate | None:  # noqa: PLR0911 - one a way
    """Return the date that is meant, seen from the day of the article."""
    said = {name: text for name, text in match.groupdict().items() if text}
    if "yesterday" in said:
        return _whole(day - timedelta(1)) if said["yesterday"] not in {"전날", "前日"} else None
    if "today" in said:
        return _whole(day)
    if "lastyear" in said:
        return PartialDate(day.year - 1, int(said["lm"])) if 1 <= int(said["lm"]) <= 12 else None  # noqa: PLR2004
    if "thisyear" in said:
        return PartialDate(day.year, int(said["tm"])) if 1 <= int(said["tm"]) <= 12 else None  # noqa: PLR2004
    if "thismonth" in said or "lastmonth" in said:
        return _in_month(day, said)
    if "day" in said:
        return _day_of_month(day, int(said["day"]), ahead="next" in said)
    if "wd" in said and "vague" not in said and "next" not in said:
        weekday = _WEEKDAYS[said["wd"][:3].lower()]
        back = (day.weekday() - weekday) % 7
        return _whole(day - timedelta(back or (7 if "past" in said else 0)))
    return None


def _in_month(day: date, said: dict[str, str]) -> PartialDate | None:
    number = said.get("td") or said.get("ld")
    first = day.replace(day=1)
    month = first if "thismonth" in said else (first - timedelta(1)).replace(day=1)
    return (
        _made(month.year, month.month, int(number))
        if number
        else PartialDate(month.year, month.month)
    )


def _day_of_month(day: date, number: int, *, ahead: bool) -> PartialDate | None:
    """Return the nearest such day before the article, or after it where it is said to come."""
    if not ahead and number > day.day:
        before = day.replace(day=1) - timedelta(1)
        return _made(before.year, before.month, number)
    if ahead and number < day.day:
        after = (day.replace(day=28) + timedelta(7)).replace(day=1)
        return _made(after.year, after.month, number)
    return _made(day.year, day.month, number)


def _whole(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
