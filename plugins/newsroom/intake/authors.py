"""Find who signed an article: bylines of five languages, above and below it; never an address."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsroom.intake.article import Evidence, Found, Line

_MAIL = re.compile(r"[\[(<（]?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[\])>）]?")
_LONGEST_BYLINE = 110
_SHORT = 40

_KO = "[가-힣]{2,4}"
_HAN = r"[\u4e00-\u9fff]{2,4}"
_LATIN = r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|van|von|bin|al|el|der|la)){1,3}"
_KO_JOB = "(?:선임|수석|인턴|객원|전문|사진|스포츠|산업|경제|정치|국제|문화|디지털|논설|책임|취재)?\\s?(?:기자|특파원|통신원|논설위원|위원|리포터)"

_BYLINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # 신민철 글로벌이코노믹 기자; [글로벌이코노믹=신민철 기자]; (서울=연합뉴스) 홍길동 기자 =
    (
        "line",
        re.compile(
            rf"^[\[【(]?(?:글|취재)?[=·/\s]*(?P<who>{_KO}(?:[·,]\s?{_KO}){{0,3}})\s(?:[^\s=]{{2,14}}\s)?{_KO_JOB}(?:\s외\s?\d+명)?[\])】]?\s?=?$"
        ),
    ),
    (
        "head",
        re.compile(
            rf"^[\[【(](?:[^\]】)=]{{1,24}}=)?\s?[^\]】)=]{{0,14}}?=?\s?(?P<who>{_KO}(?:[·,]\s?{_KO}){{0,3}})\s?{_KO_JOB}[\])】]"
        ),
    ),
    (
        "head",
        re.compile(
            rf"^[\[【(][^\]】)=]{{1,12}}=[^\]】)]{{2,14}}[\])】]\s?(?P<who>{_KO}(?:[·,]\s?{_KO}){{0,3}})\s?{_KO_JOB}\s?=?"
        ),
    ),
    ("line", re.compile(rf"^{_KO_JOB}\s?[:=]?\s?(?P<who>{_KO}(?:[·,]\s?{_KO}){{0,3}})$")),
    ("tail", re.compile(rf"[/=\s](?P<who>{_KO})\s(?:[^\s=/.]{{2,14}}\s)?{_KO_JOB}$")),
    # By Jane Doe and John Roe in Hong Kong | Jane Doe, Staff Reporter
    (
        "line",
        re.compile(
            rf"^(?:By|Written by|Reporting by|Words by|Story by|Author:?|Reporter:?)[:\s]+(?P<who>{_LATIN}(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_LATIN}){{0,4}})(?:\s(?:in|at|for)\s[A-Z].*|,\s?.{{2,60}}|\s[|–—-]\s.*|\s?[•·]\s?.*)?$"
        ),
    ),
    (
        "line",
        re.compile(
            rf"^(?P<who>{_LATIN}(?:(?:,\s|\sand\s){_LATIN}){{0,2}}),?\s(?:Staff|Senior|Chief|Political|Business|Technology|China|Asia|Science)?\s?(?:Staff\s)?(?:[Rr]eporter|[Cc]orrespondent|[Ww]riter)$"
        ),
    ),
    (
        "caps",
        re.compile(
            r"^(?:BY|By)\s(?P<who>[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,3}(?:(?:,\s|\sAND\s)[A-Z][A-Z.'’-]+(?:\s[A-Z][A-Z.'’-]+){1,3}){0,3})$"
        ),
    ),
    # 記者陳大文 / 【本報記者 陳大文 香港報道】 / 文：陳大文 / （記者 陳大文）
    (
        "head",
        re.compile(
            rf"^[【〔\[（(](?:[^】〕\]）)]{{0,12}}?)(?:特派|駐.{{1,4}}|驻.{{1,4}})?(?:記者|记者)\s?[：:]?\s?(?P<who>{_HAN}(?:[、,，\s]{_HAN}){{0,3}}?)(?:[\s，,／/].{{0,14}}|.{{2,4}}(?:報道|报道|報導|專訊|专讯|電|电))?[】〕\]）)]"
        ),
    ),
    (
        "head",
        re.compile(
            rf"^(?:[^，。：:]{{0,8}}?)(?:本報|本报)?(?:記者|记者)\s?[：:]?\s?(?P<who>{_HAN}(?:[、,，\s]{_HAN}){{0,3}}?)(?:\s?[／/｜|—-].{{0,20}}|\s.{{0,12}}(?:報道|报道|報導|攝|摄)?)?$"
        ),
    ),
    (
        "line",
        re.compile(
            rf"^(?:文|撰文|撰稿|作者|文字|采写|採寫|記者|记者|報道|报道|来自记者)\s?[／/｜|:：·]\s?(?:本報|本报)?(?:記者|记者)?\s?(?P<who>(?:{_HAN}|{_LATIN})(?:[、,，\s](?:{_HAN}|{_LATIN})){{0,3}})(?:\s.{{0,20}})?$"
        ),
    ),
    (
        "tail",
        re.compile(
            rf"[（(](?:本報|本报)?(?:記者|记者|作者|文)\s?[：:／/]?\s?(?P<who>{_HAN}(?:[、,，\s]{_HAN}){{0,3}})[)）]$"
        ),
    ),
    ("tail", re.compile(rf"[（(]撰文[：:]\s?(?P<who>{_HAN})[)）]$")),
    (
        "head",
        re.compile(
            rf"^(?:新华社|新華社|中新社|中新网|中新網).{{0,16}}?[电電][（(](?:记者|記者)\s?(?P<who>{_HAN}(?:[、,，\s]{_HAN}){{0,3}})[)）]"
        ),
    ),
    # 【香港=山田健一】 （山田健一） 文・山田健一 山田健一記者
    (
        "head",
        re.compile(
            r"^[【〔［\[（(](?:[^】〕］\])）=＝・\s]{1,10})[=＝・\s](?P<who>[\u4e00-\u9fff々ヶ]{2,6}|[ァ-ヴー・]{4,20})[】〕］\]）)]"
        ),
    ),
    (
        "line",
        re.compile(
            r"^(?:文|取材・文|取材|執筆|記者|筆者|著者|文＝|ライター)\s?[・=＝:：／/]\s?(?P<who>[\u4e00-\u9fff々]{1,4}\s?[\u4e00-\u9fffぁ-んァ-ヴ々]{1,5})$"
        ),
    ),
    (
        "line",
        re.compile(
            r"^(?P<who>[\u4e00-\u9fff々]{1,3}\s?[\u4e00-\u9fffぁ-ん々]{1,4})\s?(?:記者|編集委員|特派員|支局長)$"
        ),
    ),
    (
        "tail",
        re.compile(r"。\s?[（(〔](?P<who>[\u4e00-\u9fff々]{2,3}\s?[\u4e00-\u9fff々]{1,3})[)）〕]$"),
    ),
)
_NOBODY = frozenset(
    [
        "編輯部",
        "编辑部",
        "編集部",
        "本報",
        "本报",
        "本社",
        "新華社",
        "新华社",
        "中新社",
        "路透",
        "路透社",
        "法新社",
        "美聯社",
        "記者",
        "记者",
        "特派",
        "綜合",
        "综合",
        "財經組",
        "國際組",
        "편집국",
        "편집부",
        "온라인",
        "디지털",
        "뉴스팀",
        "연합뉴스",
        "뉴시스",
        "共同通信",
        "時事通信",
        "共同",
        "時事",
        "ロイター",
        "報道",
        "报道",
        "資料写真",
        "資料圖片",
        "翻訳",
        "訳者",
        "配信",
        "提供",
        "記者会見",
        "会員限定",
        "有料記事",
        "電子版",
        "朝刊",
        "夕刊",
    ]
)
_NOT_NAMES = re.compile(
    r"\b(?:Staff|Reporter|Reporters|Desk|Editor|Editors|Editorial|Team|News|Agency|Agencies|Reuters|Xinhua|"
    r"Press|Post|Times|Bureau|Associated|Bloomberg|Newsroom|Correspondent|Writer|Media|Online)\b"
)
_SPLIT = re.compile(r"\s*(?:,\sand\s|,|\sand\s|\sAND\s|\s&\s|·|、|，)\s*")


def authors_of(lines: Iterable[Line]) -> Iterator[Found[str]]:
    """Yield everybody who signed the article, once each, in order."""
    kept = tuple(lines)
    seen: set[str] = set()
    for line, found in ((line, _names_on(at, kept)) for at, line in enumerate(kept)):
        for kind, name in found:
            if name not in seen and not _is_nobody(name):
                seen.add(name)
                sure = 0.75 if kind == "tail" else 0.9
                yield Found(name, sure, Evidence(line.number, line.text))


_JOBS = re.compile(
    r"^(?:By|by|BY|글|文|撰文|作者|記者|记者|기자|執筆|取材・文|文・写真)[\s:：=/・／]*(?=[\s:：=/・／]|[\u4e00-\u9fff]{2}|[A-Z])[\s:：=/・／]*|\s*(?:기자|특파원|선임기자|記者|记者|編集委員|特派員)$|\s외\s?\d+명$|\s(?:기자)\s외.*$"
)


def _names_on(at: int, lines: tuple[Line, ...]) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of a line; a bare name counts beside a job, or if the end tells of it."""
    text = lines[at].text
    found = tuple(_names(text))
    if not found and _BARE.fullmatch(text):
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        names = _SPLIT.split(text)
        ends = [line.text for line in lines[-4:] if line is not lines[at]]
        tells = any(one.startswith(f"{names[0]} ") and one.endswith(".") for one in ends)
        if _JOB.fullmatch(below) or tells:
            found = tuple(("tail", name) for name in names)
    yield from found


_BARE = re.compile(rf"{_LATIN}(?:(?:,\s|\sand\s){_LATIN}){{0,3}}")
_JOB = re.compile(
    r"(?:(?:Staff|Senior|Chief|Political|Business|Technology|China|Asia|Science|Hong Kong)\s){0,2}(?:[Rr]eporter|[Cc]orrespondent|[Ww]riter|[Ee]ditor)"
)


def clean_author(text: str) -> Iterator[str]:
    """Yield the people that a page states as its author: no outlet, no address, no title."""
    text = without_mail(text)
    if "://" in text or len(text) > _LONGEST_BYLINE or text.startswith("@"):
        return
    for name in _SPLIT.split(text):
        bare = _JOBS.sub("", _JOBS.sub("", name.strip())).strip(" .,")
        if re.fullmatch(rf"{_KO}\s[가-힣A-Za-z]{{2,14}}", bare) and name.strip().endswith("기자"):
            bare = bare.split(" ")[0]
        if bare and not _is_nobody(bare) and not any(sign.isdigit() for sign in bare):
            yield bare


def without_mail(text: str) -> str:
    """Return a text without the addresses of its writers: they are nobody's to keep."""
    return _MAIL.sub("", text).strip()


def is_byline(text: str) -> bool:
    """Tell whether a whole line is a byline, with an address of its writer or without."""
    bare = without_mail(text).strip(" ·|/,")
    if len(bare) > _LONGEST_BYLINE:
        return False
    if not bare:
        return True
    return any(
        (kind in {"line", "caps"} and pattern.match(bare))
        or (
            kind == "head"
            and (found := pattern.match(bare)) is not None
            and len(bare) - found.end() <= len(" =")
        )
        for kind, pattern in _BYLINES
    ) or (
        bare != text and any(pattern.search(bare) for _, pattern in _BYLINES) and len(bare) < _SHORT
    )


def outlet_in(text: str) -> str:
    """Return the outlet that a Korean byline names between the name and the job."""
    bare = without_mail(text)
    found = re.match(rf"^{_KO}\s(?P<outlet>[^\s=]{{2,14}})\s{_KO_JOB}$", bare) or re.match(
        rf"^[\[【(](?P<outlet>[^\]】)=\s]{{2,14}})\s?=?\s?{_KO}\s?{_KO_JOB}[\])】]", bare
    )
    return found["outlet"] if found else ""


def _names(text: str) -> Iterator[tuple[str, str]]:
    whole_line = without_mail(text).strip(" ·|/,")
    first = _PIECES.split(whole_line)[0].strip(" ·|/,")
    for bare in dict.fromkeys((whole_line, first)):
        found = tuple(_names_in(bare))
        if found:
            yield from found
            return


_PIECES = re.compile(
    r"\s[|·•]\s|\s(?=\d)|\s[♡☆★]|\s(?=Published|Updated|Posted|입력|등록|승인|수정|發布|发布|更新|公開|掲載|配信)"
)


def _names_in(bare: str) -> Iterator[tuple[str, str]]:
    for kind, pattern in _BYLINES:
        whole = kind in {"line", "caps"}
        if whole and len(bare) > _LONGEST_BYLINE:
            continue
        found = pattern.match(bare) if kind != "tail" else pattern.search(bare)
        if found:
            for name in _SPLIT.split(found["who"]):
                parts = (
                    name.split()
                    if re.match(rf"{_HAN}(?:\s{_HAN})+$", name) and kind != "line"
                    else [name]
                )
                for part in parts:
                    yield kind, part.title() if kind == "caps" else part.strip()
            return


def _is_nobody(name: str) -> bool:
    plain = name.replace(" ", "")
    return (
        not plain
        or plain in _NOBODY
        or bool(_NOT_NAMES.search(name))
        or plain.endswith(
            ("報", "报", "社", "網", "网", "新聞", "通信", "일보", "신문", "뉴스", "組", "部", "局")
        )
    )
