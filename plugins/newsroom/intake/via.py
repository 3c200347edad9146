"""Find the papers that an article itself relied on: "…(SCMP)가 보도했다", "according to …"."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from newsroom.intake.article import Evidence, Found, Line, OutletName
from newsroom.intake.cleaning import letters
from newsroom.intake.knowledge import Knowledge
from newsroom.model import Outlet

_KO_PAPER = r"(?:신문|일보|통신|포스트|타임스|타임즈|저널|방송|뉴스|경제|데일리|매체|가디언|이코노미스트|블룸버그|로이터|AP|AFP|CNN|BBC|NHK|FT|WSJ|NYT|SCMP)"
_EN_PAPER = r"(?:Post|Times|Journal|News|Daily|Herald|Agency|Press|Standard|Gazette|Tribune|Guardian|Economist|Observer|Telegraph|Mail|Star|Globe|Bulletin|Courier|Chronicle|Weekly|Magazine|Broadcasting|Newspaper|Reuters|Bloomberg|Xinhua|Caixin|Nikkei|Yicai|CNN|BBC|CNBC|CCTV|NHK|AFP|RTHK)"
_ZH_PAPER = r"(?:報|报|社|網|网|新聞|新闻|電視|电视|雜誌|杂志|周刊|週刊|電台|电台|財新|财新|彭博|路透|央視|央视|第一財經|第一财经)"
_JA_PAPER = r"(?:新聞|通信|紙|ニュース|ポスト|タイムズ|ジャーナル|テレビ|放送|電子版|ロイター|ブルームバーグ|誌|社)"
_LATIN = r"(?:\s?[(（](?P<latin>[A-Z][A-Za-z .&'’-]{1,40})[)）])?"
_PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "ko": (
        re.compile(
            rf"(?P<name>[가-힣A-Za-z]{{1,20}}(?:\s[가-힣A-Za-z]{{1,20}}){{0,4}}?){_LATIN}(?:이|가|은|는)(?=\s(?:[^.]{{0,160}})?(?:보도했다|보도했으며|보도했고|전했다|전했으며|보도한\s바))"
        ),
        re.compile(
            rf"(?P<name>[가-힣A-Za-z]{{1,20}}(?:\s[가-힣A-Za-z]{{1,20}}){{0,4}}?){_LATIN}(?:의\s?보도)?에\s(?:따르면|의하면)"
        ),
        re.compile(
            rf"(?P<name>[가-힣A-Za-z]{{1,20}}(?:\s[가-힣A-Za-z]{{1,20}}){{0,3}}?){_LATIN}(?:을|를)\s인용(?:해|하여)"
        ),
        re.compile(
            rf"(?P<name>[가-힣A-Za-z]{{1,20}}(?:\s[가-힣A-Za-z]{{1,20}}){{0,3}}?){_LATIN}\s(?:보도를\s?인용|보도에\s?따르면|보도에\s?의하면)"
        ),
    ),
    "en": (
        re.compile(
            r"(?:according to|citing|cited by|as reported by|first reported by|reported by|seen by|reports? (?:by|in|from))\s(?:a report (?:by|in|from)\s|the\s|The\s|a\s|state-run\s|local (?:media|newspaper|outlet)\s)*(?P<name>[A-Z][\w&'’-]*(?:\.\w+)*(?:\s(?:of\s|the\s|and\s)?[A-Z][\w&'’-]*(?:\.\w+)*){0,5})(?:\s?\((?P<latin>[A-Z][\w .&-]{1,30})\))?"
        ),
        re.compile(
            r"(?P<name>[A-Z][\w&'’-]*(?:\.\w+)*(?:\s(?:of\s|the\s|and\s)?[A-Z][\w&'’-]*(?:\.\w+)*){0,5})(?:\s?\((?P<latin>[A-Z][\w .&-]{1,30})\))?\s(?:newspaper\s|news agency\s)?(?:first\s)?(?:reported|has reported)\b"
        ),
        re.compile(
            r"\b(?:told|tells)\s(?:the\s|The\s)?(?P<name>[A-Z][\w&'’-]*(?:\.\w+)*(?:\s(?:of\s|the\s)?[A-Z][\w&'’-]*(?:\.\w+)*){0,4})"
        ),
    ),
    "zh": (
        re.compile(
            r"(?:據|据|根據|根据|引述|援引|綜合|综合)\s?(?:外媒|媒體|媒体|港媒|英國|美國|英国|美国|日本|韓國|韩国|香港|內地|内地)?\s?[《〈「『]?(?P<name>[\u4e00-\u9fffA-Za-z· ]{2,16}?)[》〉」』]?(?:[（(](?P<latin>[A-Z][\w .&-]{1,30})[)）])?(?:\s?\d{1,2}[日號号])?\s?(?:的)?(?:報道|报道|報導|消息|引述|披露|指出|稱|称|電|电|表示)"
        ),
        re.compile(
            r"[《〈](?P<name>[\u4e00-\u9fffA-Za-z· ]{2,16})[》〉](?:[（(](?P<latin>[A-Z][\w .&-]{1,30})[)）])?[^，。]{0,12}(?:報道|报道|報導|披露|率先|引述)"
        ),
        re.compile(
            r"(?P<name>[\u4e00-\u9fff]{2,10}(?:社|報|报|網|网|新聞|新闻))(?:[（(](?P<latin>[A-Z][\w .&-]{1,30})[)）])?\s?(?:\d{1,2}[日號号]|週[一二三四五六日]|周[一二三四五六日]|昨日|今日)?(?:報道|报道|報導|引述)"
        ),
    ),
    "ja": (
        re.compile(
            r"(?:(?:英|米|香港|中国|韓国)(?:紙|誌))?[「『]?(?P<name>[\u4e00-\u9fffァ-ヴー・A-Za-z ]{2,24}?)[」』]?(?:[（(](?P<latin>[A-Z][\w .&-]{1,30})[)）])?(?:紙|誌)?(?:の(?:報道|\d{1,2}日の報道))?に(?:よると|よれば)"
        ),
        re.compile(
            r"(?:(?:英|米|香港|中国|韓国)(?:紙|誌))?[「『]?(?P<name>[\u4e00-\u9fffァ-ヴー・A-Za-z ]{2,24}?)[」』]?(?:[（(](?P<latin>[A-Z][\w .&-]{1,30})[)）])?(?:紙|誌)?(?:が|は)(?=(?:[^。]{0,120})?(?:報じた|報じている|伝えた|伝えている|報道した))"
        ),
    ),
}
_PAPERS = {"ko": _KO_PAPER, "en": _EN_PAPER, "zh": _ZH_PAPER, "ja": _JA_PAPER}
_NOBODY = re.compile(
    r"업계|관계자|소식통|전문가|당국|정부|시장|현지\s?언론|외신|언론|매체들|보도|통계|위원회|조사|sources|officials?|analysts?|media|experts?|police|data|reporters?|Parliament|Congress|Council|"
    r"消息人士|業內|业内|知情人士|官方|外媒|港媒|媒體|媒体|了解|悉|統計|统计|知情|公司|政府|関係者|業界|専門家|報道各社|当局|政府|調査|発表|会社|通信社$|通訊社$|通讯社$|^新聞社$|同社|同紙|本紙|本報|本报|本社"
)


def via_of(
    lines: Iterable[Line], language: str, knowledge: Knowledge, own: OutletName | None
) -> Iterator[Found[OutletName]]:
    """Yield each paper that the text names as where it has its story from, once, in order."""
    base = language.partition("-")[0]
    seen = {own.id or letters(own.name)} if own else set[str]()
    for line in lines:
        for match in sorted(_matches(line.text, base), key=lambda found: found.start("name")):
            name = _outlet(match["name"], match.groupdict().get("latin") or "", base, knowledge)
            if name is None or (name.id or letters(name.name)) in seen:
                continue
            seen.add(name.id or letters(name.name))
            yield Found(name, 0.9 if name.id else 0.7, Evidence(line.number, line.text))


def _matches(text: str, base: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS.get(base, ()):
        yield from pattern.finditer(text)


def _outlet(said: str, latin: str, base: str, knowledge: Knowledge) -> OutletName | None:
    """Return the paper that the words before a verb end with, or None if they name none."""
    words = said.strip().split(" ")
    for start in range(len(words)):
        name = " ".join(words[start:])
        outlet = knowledge.outlet_named(name) or (knowledge.outlet_named(latin) if latin else None)
        outlet = outlet or _by_end(name, knowledge, base)
        if outlet:
            return OutletName(outlet.names.by_language[0][1], outlet.id)
    if _NOBODY.search(said):
        return None
    if base == "ko":
        found = re.search(
            rf"(?P<name>(?:[가-힣A-Za-z]+\s)?[가-힣A-Za-z]*{_KO_PAPER})$", said.strip()
        )
        name = _last_words(said) if found else ""
        return OutletName(name) if name else None
    if re.search(rf"{_PAPERS[base]}$", said.strip()):
        return OutletName(said.strip())
    return None


def _last_words(said: str) -> str:
    """Return the last word, and the one before it where it is too short to be a name."""
    words = said.split()
    name = words[-1]
    return name if len(name) > 2 else " ".join(words[-2:])  # noqa: PLR2004 - no name is so short


def _by_end(name: str, knowledge: Knowledge, base: str) -> Outlet | None:
    """Return the outlet whose whole name the words end with, where letters stand without spaces."""
    if base == "en":
        return None
    plain = letters(name)
    ends = [
        known for known in _long_names(tuple(knowledge.outlets_by_name)) if plain.endswith(known)
    ]
    return knowledge.outlets_by_name[ends[0]] if ends else None


@cache
def _long_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((name for name in names if len(name) > 2), key=len, reverse=True))  # noqa: PLR2004
