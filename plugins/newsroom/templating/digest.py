"""Digest views: the same words give the same digest, in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from newsroom.values import fields_compared


def digest(*values: object) -> str:
    """Return the SHA-256 of values made of frozen structs, tuples, mappings and scalars.

    :raises TypeError: for a value that has no canonical form, such as a set or an open object.
    """
    return hashlib.sha256(repr(plain(values)).encode()).hexdigest()


def plain(value: object) -> object:
    """Return the value as nested tuples of plain scalars: its canonical form."""
    kind: Any = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is tuple or kind is list:
        return tuple([plain(item) for item in value])  # type: ignore[attr-defined]
    names = fields_compared(kind)
    if names is not None:
        return (kind.__name__, *[plain(getattr(value, name)) for name in names])
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, str):  # Markup among them: what is safe is told apart from what is not
        return (type(value).__name__, str.__str__(value))
    if isinstance(value, Mapping):
        return ("mapping", *[(plain(key), plain(value[key])) for key in sorted(value)])
    if isinstance(value, Enum | Decimal | date | datetime | float):
        return (type(value).__name__, str(value))
    raise TypeError(f"{type(value).__name__} has no canonical form")
