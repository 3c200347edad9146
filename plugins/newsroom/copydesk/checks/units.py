"""Check that every figure's unit can be printed (NR121)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.problems import Problem

_ISO_4217 = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_ISO_4217.split())
"""The currencies in use, by ISO 4217."""

PERCENT = "percent"
_MEND = 'write a currency such as HKD, or "percent", or add it to units.yml'
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def check_units(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each unit that is no currency, no percentage and not in units.yml."""
    units = {unit.id for unit in copy.manuscripts.units} | {PERCENT}
    for file in copy.naming:
        for figure in file.facts.figures if file.facts else ():
            field = f"figures.{figure.id}"
            for part, quantity in ((field, figure.quantity), (f"{field}.approx", figure.approx)):
                if quantity is None or not quantity.unit:
                    continue  # the reading has said what is wrong with an unfinished one
                is_money = bool(_CURRENCY.match(quantity.unit))
                if copy.is_unknown("unit", quantity.unit, CURRENCIES if is_money else units):
                    place = file.version.origin.place(f"{part}.unit")
                    near = _near(quantity.unit) if is_money else units
                    yield unknown("NR121", place, ("unit", quantity.unit), near, _MEND)


def _near(currency: str) -> set[str]:
    """Return the currencies of the same country: a slip is rarely in the first two letters."""
    return {code for code in CURRENCIES if code[:2] == currency[:2]}
