"""Find sums of money and percentages, each with the conversion that stands behind it."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from newsroom.intake.article import Evidence, Found, Line, Money, quantity
from newsroom.model import Quantity

_SCALES = {
    "조": 10**12, "억": 10**8, "만": 10**4, "천": 1000, "백": 100,
    "兆": 10**12, "億": 10**8, "亿": 10**8, "萬": 10**4, "万": 10**4, "千": 1000, "百": 100,
    "trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000,
    "tn": 10**12, "trn": 10**12, "bn": 10**9, "bln": 10**9, "mn": 10**6, "mln": 10**6, "m": 10**6, "b": 10**9, "k": 1000,
}  # fmt: skip
_NUM = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_CJK = rf"(?:{_NUM})\s?[조억만천백兆億亿萬万千百]{{0,3}}(?:\s?(?:{_NUM})\s?[조억만천백兆億亿萬万千百]{{1,3}}){{0,4}}(?:\s?\d{{1,4}}(?![\d.,조억만천백兆億亿萬万千百]))?"
_WORD_SCALE = r"(?:\s?(?:trillion|billion|million|thousand|bln|mln|trn|bn|tn|mn)\b|[mbk]\b)"

_NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "ko": (
        ("홍콩\\s?달러", "HKD"), ("싱가포르\\s?달러", "SGD"), ("호주\\s?달러", "AUD"), ("캐나다\\s?달러", "CAD"),
        ("(?:대만|뉴타이완|신타이완)\\s?달러", "TWD"), ("(?:미국\\s?|미\\s?)?달러", "USD"), ("위안(?:화)?", "CNY"),
        ("엔(?:화)?", "JPY"), ("유로(?:화)?", "EUR"), ("파운드", "GBP"), ("원(?!내|장|칙|활|인|전|래|자|료|형|본|동|안|고|서)", "KRW"), ("파타카", "MOP"),
    ),
    "zh": (
        ("(?:港元|港幣|港币)", "HKD"), ("(?:美元|美金)", "USD"), ("(?:日圓|日元|日幣|日币)", "JPY"), ("(?:韓圜|韩元|韓元|韓圓)", "KRW"), ("(?:歐元|欧元)", "EUR"),
        ("(?:英鎊|英镑)", "GBP"), ("(?:新台幣|新台币|新臺幣|台幣|台币)", "TWD"), ("(?:澳門元|澳门元|澳門幣|葡幣)", "MOP"), ("(?:新加坡元|新元|坡元)", "SGD"),
        ("(?:元人民幣|元人民币|人民幣|人民币|人民元)", "CNY"),
    ),
    "ja": (
        ("香港ドル", "HKD"), ("(?:台湾ドル|台湾元|新台湾ドル)", "TWD"), ("シンガポールドル", "SGD"), ("(?:豪ドル|オーストラリアドル)", "AUD"), ("(?:米)?ドル", "USD"),
        ("(?:人民元|中国元|元(?!年|日|社|の|々|来|気))", "CNY"), ("円(?!滑|形|卓|盤|高|安|満|熟)", "JPY"), ("ユーロ", "EUR"), ("ポンド", "GBP"), ("ウォン", "KRW"), ("マカオパタカ", "MOP"),
    ),
}  # fmt: skip
_BEFORE = (
    ("人民幣|人民币", "CNY"), ("新台幣|新臺幣|新台币|台幣", "TWD"), ("港幣|港币", "HKD"),
    ("澳門幣|澳门币|葡幣", "MOP"), ("美金", "USD"), ("日圓|日幣", "JPY"),
)  # fmt: skip
"""Currencies that Chinese writes before the number."""
_SIGNS = (
    (r"HK\$|HKD\s?", "HKD"), (r"US\$|USD\s?", "USD"), (r"NT\$|TWD\s?", "TWD"), (r"S\$|SGD\s?", "SGD"), (r"A\$|AUD\s?", "AUD"), (r"C\$|CAD\s?", "CAD"),
    (r"MOP\$?\s?", "MOP"), (r"RMB\s?|CNY\s?|CN¥", "CNY"), (r"JP¥|JPY\s?", "JPY"), (r"€|EUR\s?", "EUR"), (r"£|GBP\s?", "GBP"), (r"₩|KRW\s?", "KRW"),
    (r"\$", "?$"), (r"¥|￥", "?¥"),
)  # fmt: skip
_EN_NAMES = (
    (r"Hong Kong dollars?", "HKD"),
    (r"(?:U\.?S\.?|American) dollars?", "USD"),
    (r"(?:Chinese )?yuan|renminbi", "CNY"),
    (r"(?:Japanese )?yen", "JPY"),
    (r"euros?", "EUR"),
    (r"pounds?(?: sterling)", "GBP"),
    (r"(?:South Korean |Korean )?won(?= |,|\.|\))(?! the| a | an | by | over | in )", "KRW"),
    (r"(?:Macau |Macanese )?patacas?", "MOP"),
    (r"(?:New )?Taiwan dollars?", "TWD"),
    (r"Singapore dollars?", "SGD"),
)
_ABOUT = r"(?:약|한화(?:로)?\s?약?|미화\s?약?|약\s?미화|원화\s?약?|about|approximately|around|roughly|some|or|equivalent to|≈|約|约|折合|約合|约合|相當於|相当于|約相當於|合|およそ|日本円で約?)?"
_PERCENT = re.compile(
    rf"(?<![\d.])(?P<sign>[-−–]?)(?P<number>{_NUM})\s?(?:%|％|percent\b|per cent\b|퍼센트|パーセント)(?!포인트|p\b|\s?points?|個百分點|个百分点|ポイント|pt)"
)
_HOME = {
    "HK": "HKD",
    "US": "USD",
    "CN": "CNY",
    "JP": "JPY",
    "TW": "TWD",
    "SG": "SGD",
    "AU": "AUD",
    "KR": "KRW",
    "GB": "GBP",
    "MO": "MOP",
}


def money_in(lines: Iterable[Line], language: str, country: str = "") -> Iterator[Found[Money]]:
    """Yield each sum and percentage once, in order; ``country`` is the outlet's.

    A bare "$" or "元" is a sum only where it can be told whose.
    """
    best: dict[Quantity, Found[Money]] = {}
    for line in lines:
        found = [*_sums(line.text, language, country), *_percents(line.text)]
        for _, money in sorted(found, key=lambda one: one[0]):
            known = best.get(money.quantity)
            if known is None or (money.approx and not known.value.approx):
                sure = 0.9 if money.approx else 0.8
                best[money.quantity] = Found(money, sure, Evidence(line.number, line.text))
    converted = {found.value.approx for found in best.values()}
    yield from (found for found in best.values() if found.value.quantity not in converted)


def _percents(text: str) -> Iterator[tuple[int, Money]]:
    for match in _PERCENT.finditer(text):
        value = Decimal(match["number"].replace(",", ""))
        is_range = re.search(r"[\d%％][-−–~～]$", text[: match.end("sign")])
        negative = (
            match["sign"]
            and not is_range
            and (match.start() == 0 or text[match.start() - 1] in " (（")
        )
        yield match.start(), Money(quantity(-value if negative else value, "percent"))


def _sums(text: str, language: str, country: str) -> Iterator[tuple[int, Money]]:
    """Yield sums with the conversion in the brackets behind each."""
    found = sorted(_amounts(text, language, country), key=lambda one: (one[0], -one[1]))
    clean: list[tuple[int, int, Quantity]] = []
    for start, end, amount in found:
        if not clean or start >= clean[-1][1]:
            clean.append((start, end, amount))
    skip = -1
    for at, (start, end, amount) in enumerate(clean):
        if at == skip:
            continue
        following = clean[at + 1] if at + 1 < len(clean) else None
        if (
            following
            and following[2].unit != amount.unit
            and _is_conversion(text, end, following[0], following[1])
        ):
            skip = at + 1
            yield start, Money(amount, following[2])
        else:
            yield start, Money(amount)


def _is_conversion(text: str, end: int, start: int, after: int) -> bool:
    """Tell whether between two sums stands only a bracket, and ``about``."""
    between = text[end:start]
    if not re.fullmatch(rf"\s?[(（\[,，]\s?{_ABOUT}\s?", between, re.IGNORECASE):
        return False
    return between.strip()[0] in "(（[" and bool(re.match(r"[^()（）]{0,24}[)）\]]", text[after:]))


def _amounts(text: str, language: str, country: str) -> Iterator[tuple[int, int, Quantity]]:
    for match in _signed().finditer(text):
        unit = next(unit for name, (_, unit) in zip(_groups(), _SIGNS, strict=True) if match[name])
        known = _known(unit, language, country)
        if known:
            yield match.start(), match.end(), quantity(_number(match["number"]), known)
    base = language.partition("-")[0]
    for words, unit in _NAMES.get(base, ()):
        yield from _named(
            text, rf"(?P<number>{_CJK})\s?(?:여\s?|餘|余|多|강\s?|쯤\s?)?{words}", unit
        )
    if base == "zh":
        for words, unit in _BEFORE:
            pattern = rf"(?:{words})\s?(?P<number>{_CJK})\s?(?:餘|余|多)?[元圓]?"
            yield from _named(text, pattern, unit)
        home = {
            "zh-Hans": {"": "CNY", "CN": "CNY"},
            "zh-Hant": {"TW": "TWD", "HK": "HKD", "MO": "MOP"},
        }
        plain = home.get(language, {}).get(country)
        if plain:
            yield from _named(
                text,
                rf"(?P<number>{_CJK})\s?(?:餘|余|多)?元(?!人民|宇|素|旦|件|首|年|月|朗)",
                plain,
            )
    if base == "en":
        for words, unit in _EN_NAMES:
            pattern = rf"(?P<number>(?:{_NUM}){_WORD_SCALE}?)[\s-](?:{words})"
            yield from _named(text, pattern, unit)


def _named(text: str, pattern: str, unit: str) -> Iterator[tuple[int, int, Quantity]]:
    for match in re.finditer(rf"(?<![\d.,]){pattern}", text):
        value = _number(match["number"])
        if value:
            yield match.start(), match.end(), quantity(value, unit)


def _groups() -> list[str]:
    return [f"s{at}" for at in range(len(_SIGNS))]


def _signed() -> re.Pattern[str]:
    signs = "|".join(
        f"(?P<{name}>{sign})" for name, (sign, _) in zip(_groups(), _SIGNS, strict=True)
    )
    return re.compile(
        rf"(?<![A-Za-z])(?:{signs})(?P<number>(?:{_NUM})(?:{_WORD_SCALE}|\s?[조억만兆億亿萬万]+)?)",
        re.IGNORECASE,
    )


def _known(unit: str, language: str, country: str) -> str:
    """Return whose "$" or "¥" it is, or nothing where that cannot be told."""
    if unit == "?$":
        return {"": "USD", "US": "USD"}.get(country, "") if language == "en" else "USD"
    if unit == "?¥":
        return {"JP": "JPY", "CN": "CNY"}.get(country) or {"ja": "JPY", "zh-Hans": "CNY"}.get(
            language, ""
        )
    return unit


def _number(text: str) -> Decimal:
    """Read ``1억 2,900만``, ``1.39 billion`` or ``235``; 0 where it is none."""
    total, seen = Decimal(0), False
    for digits, scale in re.findall(rf"({_NUM})\s?([A-Za-z]+|[조억만천백兆億亿萬万千百]*)", text):
        factor = 1
        if scale and scale.isascii():
            factor = _SCALES.get(scale.lower(), 1)
        else:
            for sign in scale:
                factor *= _SCALES[sign]
        total += Decimal(digits.replace(",", "")) * factor
        seen = True
    return total if seen else Decimal(0)
