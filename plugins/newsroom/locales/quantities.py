"""Write quantities: money, percentages and counted things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import babel
from babel.numbers import get_currency_name, get_currency_precision

from newsroom.locales.numerals import digits, spell
from newsroom.locales.styles import Style
from newsroom.model import Quantity, Unit

PERCENT = "percent"

_CURRENCY = re.compile(r"[A-Z]{3}")


def write(quantity: Quantity, style: Style, units: Mapping[str, Unit]) -> str:
    """Write a quantity exactly; an unknown unit is shown by its id, for the copydesk reports it."""
    if quantity.unit == PERCENT:
        return digits(quantity.value, always=style.numerals.is_separated) + "%"
    if _CURRENCY.fullmatch(quantity.unit):
        return _money(quantity, style)
    number = spell(quantity.value, style.numerals)
    return _form(quantity, style.tag, units.get(quantity.unit)).replace("{}", number)


def _form(quantity: Quantity, language: str, unit: Unit | None) -> str:
    if unit is None or not unit.forms.by_language:
        return "{} " + quantity.unit
    written, form = unit.forms.best(language, "en")
    if quantity.value == 1:
        form = unit.singular.get(written) or form
    return form if "{}" in form else "{} " + form


def _money(quantity: Quantity, style: Style) -> str:
    cents = get_currency_precision(quantity.unit) if style.pads_cents else 0
    spelt = spell(quantity.value, style.numerals, least_decimals=cents)
    number = spelt.removeprefix("-")
    around = _around(quantity.unit, style, is_one=quantity.value == 1)
    # 500원, but 10억 원: Korean sets the unit apart from a number that ends in a word.
    if style.tag == "ko" and not number[-1].isdigit():
        around = around.replace("{}", "{} ").replace("{}  ", "{} ")
    return spelt[: -len(number)] + around.replace("{}", number)


def _around(currency: str, style: Style, *, is_one: bool) -> str:
    return style.money.get(currency) or _named(currency, style.babel, style.is_name_joined, is_one)


@lru_cache(maxsize=512)
def _named(currency: str, locale: str, is_joined: bool, is_one: bool) -> str:  # noqa: FBT001 - positional keys make one cache entry
    name = get_currency_name(currency, Decimal(1 if is_one else 2), babel.Locale.parse(locale))
    if name.isascii() or not is_joined:
        # A one-word name in Korean follows its number as a counter does: 3유로.
        return (
            "{}" + name
            if locale == "ko" and " " not in name and not name.isascii()
            else "{} " + name
        )
    return "{}" + name.replace(" ", "")
