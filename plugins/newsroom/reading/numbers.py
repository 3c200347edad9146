"""Read numbers and their units, and say how any other spelling is to be written."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from newsroom.reading.findings import Refusal
from newsroom.reading.texts import SLUG

_NUMBER = re.compile(r"[+-]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?\Z")
_LONGEST = 30
_MULTIPLIED = re.compile(r"([+-]?[0-9][0-9_,]{0,29}(?:\.[0-9]{1,9})?)\s*([a-z]+|\S)\Z")
_MULTIPLIERS = {
    "thousand": 10**3, "k": 10**3, "천": 10**3, "千": 10**3,
    "만": 10**4, "萬": 10**4, "万": 10**4,
    "million": 10**6, "mn": 10**6, "m": 10**6,
    "억": 10**8, "億": 10**8, "亿": 10**8,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12, "t": 10**12, "조": 10**12, "兆": 10**12,
}  # fmt: skip
_UNIT = re.compile(rf"(?:[A-Z]{{3}}|{SLUG})\Z")
_SIGNS = {
    "%": "percent", "percentage": "percent", "퍼센트": "percent", "％": "percent",
    "$": "USD", "us$": "USD", "달러": "USD", "미국달러": "USD", "美元": "USD",
    "hk$": "HKD", "港元": "HKD", "港币": "HKD", "港幣": "HKD", "홍콩달러": "HKD", "香港ドル": "HKD",
    "₩": "KRW", "원": "KRW", "元": "CNY", "人民币": "CNY", "人民幣": "CNY", "위안": "CNY",
    "円": "JPY", "엔": "JPY", "¥": 'CNY" or "JPY', "￥": 'CNY" or "JPY',
    "€": "EUR", "£": "GBP", "nt$": "TWD",
}  # fmt: skip
_CURRENCIES = frozenset(
    ["cny", "eur", "gbp", "hkd", "inr", "jpy", "krw", "mop", "myr", "sgd", "thb", "twd", "usd"]
)
"""Those that are often written small; every other three letters may be an id of units.yml."""
_MOST = 10**9


def read_number(text: str) -> Decimal | Refusal:
    """Read a number: digits, underscores between them for the eye, a point before decimals."""
    if _NUMBER.match(text) and len(text) <= _LONGEST:
        return Decimal(text)
    return Refusal("NR119", f'"{text}" is not a number', _mend(text))


def read_whole_number(text: str) -> int | Refusal:
    """Read a whole number that is not negative."""
    number = read_number(text)
    if isinstance(number, Refusal):
        return Refusal("NR110", f'"{text}" is not a whole number', number.mend)
    if not 0 <= number < _MOST or number != number.to_integral_value():
        return Refusal("NR110", f'"{text}" is not a whole number', "write it as in 12")
    return int(number)


def read_unit(text: str) -> str | Refusal:
    """Read a unit: the three letters of a currency, ``percent``, or an id of the units file."""
    folded = text.lower().replace(" ", "")
    if folded in _CURRENCIES and text != folded.upper():
        return Refusal("NR121", f'unknown unit "{text}"', f'write "{folded.upper()}"')
    if _UNIT.match(text):
        return text
    meant = _SIGNS.get(folded)
    known = 'write the letters of a currency such as HKD, "percent", or an id of units.yml'
    return Refusal("NR121", f'unknown unit "{text}"', f'write "{meant}"' if meant else known)


def _mend(text: str) -> str:
    """Write out a number that was written for people: ``10억``, ``1.2 million``, ``1,000``."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if (match := _MULTIPLIED.match(plain)) and match[2] in _MULTIPLIERS:
        number = Decimal(match[1].replace(",", "").replace("_", ""))
        return f"write {_grouped(number * _MULTIPLIERS[match[2]])}"
    digits = re.sub(r"[,\s]", "", plain)
    if digits.endswith("%") and _NUMBER.match(digits[:-1]):
        return f'write {digits[:-1]}, with "unit: percent"'
    if _NUMBER.match(digits) and len(digits) <= _LONGEST:
        return f"write {_grouped(Decimal(digits))}"
    return "write digits, with underscores for the eye: 1_000_000_000"


def _grouped(number: Decimal) -> str:
    written = f"{number:,f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(",", "_")
