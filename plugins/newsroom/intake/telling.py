"""Tell what was found as plain values, for the table and for ``--json``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from newsroom.intake.article import (
    Article,
    EntityName,
    Evidence,
    Found,
    Money,
    OutletName,
    RelativeDate,
)
from newsroom.intake.authors import without_mail
from newsroom.model import PartialDate, Quantity

FIELDS = (
    "title", "decks", "authors", "outlet", "url", "published", "lang", "credit", "via", "figures",
    "entities", "relative_dates",
)  # fmt: skip
_ATTRIBUTES = {"lang": "language"}


def told(article: Article) -> Mapping[str, Mapping[str, Any]]:
    """Return each field as ``{value, confidence, evidence: {line, text}}``; not found is null.

    A field of several things has a list as its value; its confidence is the least of theirs, its
    evidence the first's.
    """
    return {name: _field(getattr(article, _ATTRIBUTES.get(name, name))) for name in FIELDS}


def _field(found: Found[Any] | tuple[Found[Any], ...] | None) -> Mapping[str, Any]:
    if isinstance(found, tuple):
        least = min((one.confidence for one in found), default=0.0)
        evidence = _evidence(found[0].evidence) if found else None
        values = [_item(one) for one in found]
        return {"value": values, "confidence": round(least, 2), "evidence": evidence}
    if found is None:
        return {"value": None, "confidence": 0.0, "evidence": None}
    sure = round(found.confidence, 2)
    return {"value": plain(found.value), "confidence": sure, "evidence": _evidence(found.evidence)}


def _item(found: Found[Any]) -> Any:
    """Return a thing of several; what is a group of fields says its own line."""
    value = plain(found.value)
    return {**value, "line": found.evidence.line} if isinstance(value, dict) else value


def _evidence(evidence: Evidence) -> Mapping[str, Any]:
    return {"line": evidence.line, "text": without_mail(evidence.text)}


def plain(value: Any) -> Any:
    """Return a value as JSON has it."""
    tell = _TELLERS.get(type(value))
    return tell(value) if tell else value


def _outlet(outlet: OutletName) -> Any:
    return outlet.id or outlet.name


def _money(money: Money) -> dict[str, Any]:
    approx = _quantity(money.approx) if money.approx else None
    return {**_quantity(money.quantity), "approx": approx}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {"value": _number(quantity.value), "unit": quantity.unit}


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _entity(entity: EntityName) -> dict[str, Any]:
    return {"id": entity.id or None, "name": entity.name, "latin": entity.latin or None}


def _relative(date: RelativeDate) -> dict[str, Any]:
    return {"text": date.said, "date": str(date.date) if date.date else None}


_TELLERS: Mapping[type, Callable[[Any], Any]] = {
    OutletName: _outlet,
    PartialDate: str,
    Money: _money,
    EntityName: _entity,
    RelativeDate: _relative,
}
