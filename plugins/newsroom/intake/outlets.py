"""Find out who published an article: by its address, its byline, its rights line, its masthead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsroom.intake.article import Evidence, Found, Line, OutletName, Parts
from newsroom.intake.authors import is_byline, outlet_in
from newsroom.intake.cleaning import letters, width
from newsroom.intake.days import without_dates
from newsroom.intake.knowledge import Knowledge

_RIGHTS = re.compile(
    r"(?i)^\W*(?:저작권자\s?)?(?:©|ⓒ|\(c\)|copyright\s?(?:©|ⓒ|\(c\))?|저작권자\s?[(:：]?)\s*(?:[(]c[)]\s?)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:]*(?P<name>.{2,60})"
)
_RIGHTS_TAIL = re.compile(
    r"(?i)\s*(?:[,.|·&<>]|\s[-–—]\s|\(www|무단|all\srights|co\.?,?\sltd|ltd|limited|inc\b|corp|llc|pte|pty|plc|株式会社|版權|版权|不得|未经|未經|無断|の(?:記事|許可)|\d{4}|https?:).*$"
)
_SOURCE = re.compile(
    r"^(?:来源|來源|稿源|文章來源|文章来源|出處|出处|来源于|信息来源|消息來源|source|配信|提供元|媒体|記事提供|출처|매체)\s?[:：]\s?(?P<name>[^\s:：|／/()（）]{2,30}(?:\s[A-Z][^\s:：|()]*){0,4})",
    re.IGNORECASE,
)
_IN_LINE_SOURCE = re.compile(r"(?:来源|來源)\s?[:：]\s?(?P<name>[^\s:：|／/()（）]{2,20})")
_SUFFIX = re.compile(
    r"^.{6,}?\s?[|｜_–—]\s?(?P<name>[^|｜_–—]{2,40})$|^.{6,}\s[-:·<]\s(?P<dashed>[^-:|·<>]{2,40})$"
)
_DESK = re.compile(
    r"^(?:文[・＝=:：]\s?)?(?P<name>[^\s・＝=:：]{2,14}?)(?:編集部|编辑部|編輯部|편집국)$"
)
_LONGEST_NOTICE = 300
_LONGEST_NAME = 60
_PAPER = re.compile(
    r"(?:The\s)?(?:[A-Z][\w'’&-]*\s){1,3}(?:Courier|Times|Post|News|Herald|Journal|Ledger|Daily|Gazette|Tribune|Star|Standard|Chronicle|Press|Mail|Observer|Review|Bulletin|Guardian|Independent|Telegraph|Express|Mirror|Examiner|Monitor)$"
    r"|[가-힣A-Za-z0-9]{2,10}(?:신문|일보|뉴스|데일리|경제|타임스|타임즈|저널|투데이|미디어|방송|통신|통신사|매일)$"
    r"|[\u4e00-\u9fff]{2,8}(?:日報|日报|晚報|晚报|早報|早报|時報|时报|新聞|新闻|新聞網|新闻网|財經|财经|財訊|财讯|週刊|周刊|科技網|科技网|科技报|周報|周报|通訊社|通讯社|電視|电视|商報|商报|新報|新报)$"
    r"|[\u4e00-\u9fffァ-ヴぁ-んー]{2,10}(?:新聞|新聞社|通信|通信社|ニュース|タイムズ|ジャーナル|放送|テレビ)$"
)
_CHINESE_DATELINE = re.compile(
    r"^(?P<name>新华社|新華社|中新社|中通社)[\u4e00-\u9fff]{0,8}\d{0,2}月?\d{1,2}日[电電]"
)
_DATELINE = re.compile(r"^[(\[【][^=)\]】]{1,12}=(?P<name>[^)\]】=\s]{2,14})[)\]】]")


def outlet_of(parts: Parts, url: str, knowledge: Knowledge) -> Found[OutletName] | None:
    """Return the outlet, by the surest of what names it; a name nobody knows is offered as new."""
    found = list(_candidates(parts, url, knowledge))
    known = [one for one in found if one.value.id]
    if known:
        return max(known, key=lambda one: one.confidence)
    return max(found, key=lambda one: one.confidence, default=None)


def _candidates(parts: Parts, url: str, knowledge: Knowledge) -> Iterator[Found[OutletName]]:
    outlet = knowledge.outlet_at(url) if url else None
    if outlet:
        yield Found(OutletName(_first(outlet.names.by_language), outlet.id), 0.97, Evidence(0, url))
    stated = parts.stated.site_name if parts.stated else None
    if stated:
        yield _named(stated.value, stated.confidence, stated.evidence, knowledge)
    for line in _short((*parts.header, *parts.footer)):
        if name := outlet_in(line.text):
            yield _named(name, 0.9, Evidence(line.number, line.text), knowledge)
        if name := _rights_holder(line.text):
            yield _named(name, 0.85, Evidence(line.number, line.text), knowledge)
        if match := _DESK.match(line.text):
            yield _named(match["name"], 0.75, Evidence(line.number, line.text), knowledge)
        if match := _SOURCE.match(line.text) or _IN_LINE_SOURCE.search(line.text):
            yield _named(match["name"], 0.9, Evidence(line.number, line.text), knowledge)
    yield from _beside_the_title(parts, knowledge)
    yield from _mastheads(parts, knowledge)
    for line in parts.body[:1]:
        match = _DATELINE.match(line.text) or _CHINESE_DATELINE.match(line.text)
        if match and knowledge.outlet_named(match["name"]):
            yield _named(match["name"], 0.6, Evidence(line.number, line.text), knowledge)


def _beside_the_title(parts: Parts, knowledge: Knowledge) -> Iterator[Found[OutletName]]:
    """Yield the site's name where it stands behind the headline."""
    title = letters(parts.title.value) if parts.title else ""
    for line in _short((*parts.header, *_line_of(parts))):
        match = _SUFFIX.match(line.text)
        if match and title and letters(line.text).startswith(title):
            name = (match["name"] or match["dashed"]).strip()
            yield _named(name, 0.8, Evidence(line.number, line.text), knowledge)


def _short(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines that are short enough to be a name, a byline or a notice."""
    return (line for line in lines if len(line.text) <= _LONGEST_NOTICE)


def _line_of(parts: Parts) -> Iterator[Line]:
    if parts.title:
        yield Line(parts.title.evidence.line, parts.title.evidence.text)


def _mastheads(parts: Parts, knowledge: Knowledge) -> Iterator[Found[OutletName]]:
    """Yield the outlets whose name is a whole line above or below the article, or beside its date.

    A name that nobody knows counts only if it ends as papers' names do.
    """
    for line in _short((*parts.header, *parts.footer)):
        name = without_dates(line.text)
        if width(name) > _LONGEST_NAME:
            continue
        evidence = Evidence(line.number, line.text)
        if outlet := knowledge.outlet_named(name):
            yield Found(OutletName(_first(outlet.names.by_language), outlet.id), 0.75, evidence)
        elif _PAPER.match(name) and not is_byline(name):
            yield Found(OutletName(name), 0.55, evidence)


def _rights_holder(text: str) -> str:
    match = _RIGHTS.match(text)
    if not match:
        return ""
    name = _RIGHTS_TAIL.sub("", match["name"]).strip(" .,:()[]'\"“”")
    return name if 2 <= len(name) <= 40 and not name.isdigit() else ""  # noqa: PLR2004


def _named(name: str, sure: float, evidence: Evidence, knowledge: Knowledge) -> Found[OutletName]:
    outlet = knowledge.outlet_named(name)
    if outlet:
        return Found(OutletName(_first(outlet.names.by_language), outlet.id), sure, evidence)
    return Found(OutletName(name), sure - 0.2, evidence)


def _first(names: tuple[tuple[str, str], ...]) -> str:
    return names[0][1] if names else ""
