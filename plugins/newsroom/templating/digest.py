"""Digest views: the same words give the same digest, in every process and on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any


def digest(*values: object) -> str:
    """Return the SHA-256 of values made of frozen dataclasses, tuples, mappings and scalars.

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
    names = _field_names(kind)
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


@lru_cache(maxsize=256)
def _field_names(kind: type[Any]) -> tuple[str, ...] | None:
    """Return the names of a dataclass's fields that are compared, or None for other types."""
    if not is_dataclass(kind):
        return None
    return tuple(field.name for field in fields(kind) if field.compare)
