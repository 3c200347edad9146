"""Write frozen values as JSON and read them back by their declared types, and by nothing else.

A struct becomes the list of its fields, a tuple a list, an enumeration its value; numbers,
dates and moments become the text that Python writes for them, bytes Base64. Nothing in what is
read says what is made of it: a value of another shape than the type declares is refused.
"""

from __future__ import annotations

import sys
import types
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeGuard, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

Turn = Callable[[Any], Any]
_SHORT = 64


class Codec(Struct, frozen=True):
    """Turn values of one type into what JSON can hold, and back."""

    encode: Turn
    """:raises TypeError: for a value that its type cannot hold."""
    decode: Turn
    """:raises ValueError: for what no value of the type would have become."""


@cache
def codec_of(kind: Any) -> Codec:
    """Return the codec of a type: a struct, a tuple, a union, a scalar.

    :raises TypeError: where a field is declared as something that has no one form.
    """
    return _Compiler().codec(kind)


class _Compiler:
    """Make the codec of a type from those of its parts; a type may hold itself."""

    def __init__(self) -> None:
        self._structs: dict[type, Codec] = {}

    def codec(self, declared: Any) -> Codec:
        origin, arguments = get_origin(declared), get_args(declared)
        if origin is Union or origin is types.UnionType:
            return self._union(arguments)
        if origin is tuple:
            return self._tuple(arguments)
        if origin is frozenset:
            return _set(self.codec(arguments[0]))
        if origin is not None and issubclass(origin, Mapping) and arguments[0] is str:
            return _mapping(self.codec(arguments[1]))
        return self._single(declared)

    def _single(self, declared: Any) -> Codec:
        if _is_struct(declared):
            return self._struct(declared)
        if isinstance(declared, type) and issubclass(declared, Enum):
            return _text(declared, lambda value: str(value.value), declared)
        if declared in _SCALARS:
            return _SCALARS[declared]
        raise TypeError(f"{declared} has no one form in JSON")

    def _struct(self, kind: type[Struct]) -> Codec:
        if kind not in self._structs:
            parts: list[tuple[str, Codec]] = []
            # Known before its parts are: one of them may be of this very type.
            self._structs[kind] = _record(kind, parts)
            hints = get_type_hints(kind)
            parts += [(name, self.codec(hints[name])) for name in kind.__struct_fields__]
        return self._structs[kind]

    def _tuple(self, arguments: tuple[Any, ...]) -> Codec:
        if len(arguments) == 2 and arguments[1] is ...:  # noqa: PLR2004 - tuple[X, ...]
            return _row(self.codec(arguments[0]))
        return _fixed(tuple(self.codec(argument) for argument in arguments))

    def _union(self, arguments: tuple[Any, ...]) -> Codec:
        """Take None or one other type, or text or one struct: JSON itself tells them apart."""
        others = [kind for kind in arguments if kind is not type(None)]
        if len(others) == 1:
            return _optional(self.codec(others[0]))
        known = [kind for kind in others if _is_struct(kind)]
        if len(others) != len(arguments) or len(others) != 2 or len(known) != 1:  # noqa: PLR2004
            raise TypeError(f"{arguments} have no one form in JSON")
        return _text_or(self.codec(known[0]))


def _is_struct(kind: Any) -> TypeGuard[type[Struct]]:
    return isinstance(kind, type) and issubclass(kind, Struct)


def _record(kind: type, parts: list[tuple[str, Codec]]) -> Codec:
    def encode(value: Any) -> list[Any]:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is not of {kind}")
        return [part.encode(getattr(value, name)) for name, part in parts]

    def decode(found: Any) -> Any:
        if type(found) is not list or len(found) != len(parts):
            raise ValueError(found)
        return kind(*[part.decode(one) for (_, part), one in zip(parts, found, strict=True)])

    return Codec(encode, decode)


def _row(item: Codec) -> Codec:
    def encode(value: Any) -> list[Any]:
        return [item.encode(one) for one in value]

    def decode(found: Any) -> tuple[Any, ...]:
        if type(found) is not list:
            raise ValueError(found)
        return tuple([item.decode(one) for one in found])

    return Codec(encode, decode)


def _fixed(items: tuple[Codec, ...]) -> Codec:
    # Places of fields are alike from file to file: one pair of numbers stands for all its equals.
    known: dict[tuple[Any, ...], tuple[Any, ...]] | None = None
    if all(item is _SCALARS[int] for item in items):
        known = {}

    def encode(value: Any) -> list[Any]:
        return [item.encode(one) for item, one in zip(items, value, strict=True)]

    def decode(found: Any) -> tuple[Any, ...]:
        if type(found) is not list:
            raise ValueError(found)
        made = tuple([item.decode(one) for item, one in zip(items, found, strict=True)])
        return made if known is None else known.setdefault(made, made)

    return Codec(encode, decode)


def _set(item: Codec) -> Codec:
    row = _row(item)
    return Codec(
        lambda value: row.encode(sorted(value)), lambda found: frozenset(row.decode(found))
    )


def _mapping(item: Codec) -> Codec:
    def encode(value: Any) -> dict[str, Any]:
        return {_STR.encode(key): item.encode(one) for key, one in value.items()}

    def decode(found: Any) -> dict[str, Any]:
        if type(found) is not dict:
            raise ValueError(found)
        return {sys.intern(key): item.decode(one) for key, one in found.items()}

    return Codec(encode, decode)


def _optional(item: Codec) -> Codec:
    return Codec(
        lambda value: None if value is None else item.encode(value),
        lambda found: None if found is None else item.decode(found),
    )


def _text_or(item: Codec) -> Codec:
    return Codec(
        lambda value: value if type(value) is str else item.encode(value),
        lambda found: found if type(found) is str else item.decode(found),
    )


def _plain(kind: type) -> Codec:
    """Return the codec of a type that JSON has itself; what only looks like it is refused."""

    def encode(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is not of {kind}")
        return value

    def decode(found: Any) -> Any:
        if type(found) is not kind:
            raise ValueError(found)
        return found

    return Codec(encode, decode)


def _text(kind: type, write: Callable[[Any], str], read: Callable[[str], Any]) -> Codec:
    """Return the codec of a type that is written as text; what is not read back is refused."""

    def encode(value: Any) -> str:
        text = write(value) if type(value) is kind else ""
        if not text or read(text) != value:
            raise TypeError(f"{value!r} cannot be written as a {kind.__name__}")
        return text

    def decode(found: Any) -> Any:
        if type(found) is not str:
            raise ValueError(found)
        try:
            return read(found)
        except InvalidOperation as error:
            raise ValueError(found) from error

    return Codec(encode, decode)


def _moment(value: datetime) -> str:
    # Only a fixed offset is written with the moment.
    if value.tzinfo is not None and value.tzinfo.utcoffset(None) is None:
        raise TypeError(f"the zone of {value!r} would be lost")
    return value.isoformat()


def _string() -> Codec:
    """Return the codec of text; short texts, such as ids and paths, stand once in memory."""
    plain = _plain(str)

    def decode(found: Any) -> str:
        if type(found) is not str:
            raise ValueError(found)
        return sys.intern(found) if len(found) <= _SHORT else found

    return Codec(plain.encode, decode)


def _packed() -> Codec:
    """Return the codec of bytes."""

    def encode(value: Any) -> str:
        if type(value) is not bytes:
            raise TypeError(f"{value!r} is not of {bytes}")
        return b2a_base64(value, newline=False).decode("ascii")

    def decode(found: Any) -> bytes:
        if type(found) is not str:
            raise ValueError(found)
        return a2b_base64(found, strict_mode=True) if found else b""

    return Codec(encode, decode)


_STR = _string()
_BYTES = _packed()
_SCALARS: Mapping[Any, Codec] = types.MappingProxyType(
    {
        str: _STR,
        int: _plain(int),
        bool: _plain(bool),
        date: _text(date, date.isoformat, date.fromisoformat),
        datetime: _text(datetime, _moment, datetime.fromisoformat),
        Decimal: _text(Decimal, str, Decimal),
        bytes: _BYTES,
    }
)
