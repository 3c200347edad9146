"""Know the kinds of values that front matter holds: each reads a node and describes itself.

A kind that finds something wrong tells the findings and returns None. What is read is used only
when nothing was wrong, so None never reaches the model by mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct

from newsroom.model import Names
from newsroom.problems import did_you_mean
from newsroom.reading.findings import Findings, Refusal
from newsroom.reading.nodes import Entries, Items, Node, Scalar, describe, is_empty


class Kind(Protocol):
    """Be what a field can hold."""

    @property
    def words(self) -> str:
        """Name what is asked for, as the end of "must be …"."""

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return the value of a node, or None after telling the findings what is wrong."""

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""


class Text(Struct, frozen=True):
    """Ask for a text that ``parse`` can read."""

    words: str
    parse: Callable[[str], Any]
    json: Mapping[str, Any] = MappingProxyType({"type": "string"})
    is_prose: bool = False
    """Anything may be written here: where a list stands, quotes were forgotten."""

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return what the text means."""
        if type(node) is not Scalar:
            refuse_kind(self, node, at, findings)
            return None
        findings.mark(at, (node.line, node.column))
        value = self.parse(node.text.strip())
        if type(value) is Refusal:
            findings.refuse(value.code, node, value.message, value.mend)
            return None
        return value

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        return dict(self.json)


class Choice(Struct, frozen=True):
    """Ask for one word of a few."""

    choices: tuple[str, ...]
    make: Callable[[str], Any] = str

    @property
    def words(self) -> str:
        """Name the choices."""
        return ", ".join(self.choices[:-1]) + " or " + self.choices[-1]

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return the word that was chosen."""
        if type(node) is not Scalar:
            refuse_kind(self, node, at, findings)
            return None
        findings.mark(at, (node.line, node.column))
        word = node.text.strip()
        if word in self.choices:
            return self.make(word)
        message = f'"{named(at)}" cannot be "{word}"'
        mend = did_you_mean(word, self.choices, f"choose {self.words}")
        findings.refuse("NR118", node, message, mend)
        return None

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        return {"enum": list(self.choices)}


class ListOf(Struct, frozen=True):
    """Ask for a list of one kind of thing, nothing in it twice."""

    item: Kind
    words: str

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return the things as a tuple."""
        if type(node) is not Items:
            refuse_kind(self, node, at, findings, _list_mend(at, node))
            return None
        values = []
        seen: dict[Any, int] = {}
        for index, item in enumerate(node.items):
            if is_empty(item):
                findings.refuse("NR109", item, f'an item of "{named(at)}" is empty', "delete it")
                continue
            value = self.item.read(item, f"{at}.{index}", findings)
            if value is not None and value in seen:
                message = f'"{named(at)}" names "{value}" twice; the first is on line {seen[value]}'
                findings.refuse("NR105", item, message, "keep one of the two")
            elif isinstance(value, str):
                seen[value] = item[-2]
            values.append(value)
        return tuple(values)

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        return {"type": "array", "items": self.item.schema(), "uniqueItems": True}


def _list_mend(at: str, node: Node) -> str:
    if type(node) is not Scalar:
        return "begin each item with a dash and a space"
    text = node.text.strip()
    if text.startswith("-"):
        return "put a space after each dash"
    return f"write {named(at).rpartition('.')[2]}: [{text}]"


class Keyed(Struct, frozen=True):
    """Ask for a mapping whose keys are the editor's own: identifiers or languages."""

    key: Callable[[str], str | Refusal]
    value: Kind
    words: str
    make: Callable[[tuple[tuple[str, Any], ...]], Any] = tuple
    pattern: str = ""
    keys: tuple[str, ...] = ()
    """The only keys there can be, where they are known."""
    advise: Callable[[str], str] = str

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return what ``make`` makes of the (key, value) pairs, in the order they were written."""
        if type(node) is not Entries:
            mend = self.advise(node.text.strip()) if type(node) is Scalar else ""
            refuse_kind(self, node, at, findings, mend if self.advise is not str else "")
            return None
        before = findings.errors
        pairs = []
        for text, (key, value) in node.entries.items():
            name = f"{at}.{text}" if at else text
            self.check_key(key, findings)
            if is_empty(value):
                message = f'"{named(at) + "." if at else ""}{text}" is empty'
                findings.refuse("NR109", key, message, "write a value, or delete the line")
                continue
            if type(value) is not Scalar:
                findings.mark(name, (key.line, key.column))
            pairs.append((text, self.value.read(value, name, findings)))
        return self.make(tuple(pairs)) if findings.errors == before else None

    def check_key(self, key: Scalar, findings: Findings) -> None:
        """Refuse a key that is not what the keys here must be."""
        checked = self.key(key.text)
        if type(checked) is Refusal:
            findings.refuse(checked.code, key, checked.message, checked.mend)

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        value = self.value.schema()
        if self.keys:
            properties = dict.fromkeys(self.keys, value)
            return {"type": "object", "properties": properties, "additionalProperties": False}
        described: dict[str, Any] = {"type": "object", "additionalProperties": value}
        if self.pattern:
            described["propertyNames"] = {"pattern": self.pattern}
        return described


def named(at: str) -> str:
    """Name a field without the numbers of list items: ``via.0.url`` is ``via.url``."""
    return ".".join(part for part in at.split(".") if not part.isdigit())


def refuse_kind(kind: Kind, node: Node, at: str, findings: Findings, mend: str = "") -> None:
    """Say that a value is of the wrong kind."""
    if type(node) is not Scalar and isinstance(kind, Text) and kind.is_prose:
        sign = "[ begins a list" if type(node) is Items else "{ begins a group of fields"
        mend = f"put the value in quotes if it is text: {sign}"
    what = f'"{named(at)}"' if at else "the file"
    findings.refuse("NR110", node, f"{what} must be {kind.words}, not {describe(node)}", mend)


def make_names(pairs: tuple[tuple[str, str], ...]) -> Names:
    """Make names of (language, text) pairs."""
    return Names(pairs)
