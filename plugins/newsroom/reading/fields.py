"""Know groups of fields: what each is called, what it holds, and what to say where it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from newsroom.problems import did_you_mean
from newsroom.reading.findings import Findings
from newsroom.reading.kinds import Choice, Kind, Text, named, refuse_kind
from newsroom.reading.nodes import Entries, Items, Node, Scalar, is_empty


class Field(Struct, frozen=True):
    """Declare one field: its name, what it holds, and one sentence for the editor."""

    name: str
    kind: Kind
    about: str
    example: str = ""
    missing: str = ""
    """The code to give where it is missing; empty: it may be left out."""

    def shown(self) -> str:
        """Show the field as it may be written, or say what belongs in it."""
        if self.example:
            return f'"{self.name}: {self.example}"'
        return f'"{self.name}: …", {self.about[0].lower()}{self.about[1:].rstrip(".")}'


def required(name: str, kind: Kind, about: str, example: str = "", missing: str = "NR108") -> Field:
    """Declare a field that every such file has."""
    return Field(name, kind, about, example, missing)


def optional(name: str, kind: Kind, about: str, example: str = "") -> Field:
    """Declare a field that may be left out."""
    return Field(name, kind, about, example)


class Table(Struct, frozen=True, dict=True):
    """Ask for a group of fields, known by name."""

    fields: tuple[Field, ...]
    make: Callable[..., Any] = dict
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    """Fields that only an original has, and the mend to give for each in a translation."""
    hints: Mapping[str, str] = field(default_factory=dict)
    """What to say of keys that people bring with them from other generators."""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """Return the fields by their names."""
        return {item.name: item for item in self.fields}

    @property
    def words(self) -> str:
        """Name the fields."""
        return f"a group of fields ({', '.join(self.by_name)})"

    def read(
        self, node: Node, at: str, findings: Findings, lost: frozenset[str] = frozenset()
    ) -> Any:
        """Return what ``make`` makes of the fields; absent ones are left to its defaults.

        ``lost`` names fields that are there but could not be read: they are not called missing.
        """
        if type(node) is not Entries:
            needed = ", ".join(f"{item.name}: …" for item in self.fields if item.missing)
            refuse_kind(self, node, at, findings, f"write {{{needed}}}" if needed else "")
            return None
        before = findings.errors
        values: dict[str, Any] = {}
        prefix = f"{at}." if at else ""
        for text, (key, value) in node.entries.items():
            known = self.by_name.get(text)
            if known is None:
                self._refuse_unknown(key, prefix, findings)
            elif is_empty(value):
                findings.mark(prefix + text, (key.line, key.column))
                if known.missing:
                    message = f'"{named(prefix + text)}" is empty'
                    findings.refuse("NR109", key, message, f"write {known.shown()}")
            else:
                if type(value) is not Scalar:
                    findings.mark(prefix + text, (key.line, key.column))
                values[text] = known.kind.read(value, prefix + text, findings)
        if "*" not in lost:
            self._refuse_missing(node, prefix, findings, lost)
        return self.make(**values) if findings.errors == before else None

    def _refuse_missing(
        self, node: Entries, prefix: str, findings: Findings, lost: frozenset[str]
    ) -> None:
        place = findings.marks.get(prefix[:-1], (node.line, node.column)) if prefix else (1, 1)
        for known in self.fields:
            if known.missing and known.name not in node.entries and known.name not in lost:
                message = f'"{named(prefix + known.name)}" is missing'
                findings.refuse(known.missing, place, message, f"add {known.shown()}")

    def _refuse_unknown(self, key: Scalar, prefix: str, findings: Findings) -> None:
        name = key.text
        if name in self.elsewhere:
            story = findings.path.rpartition("/")[2].rsplit(".", 2)[0]
            message = f'"{named(prefix + name)}" belongs to the original of "{story}"'
            findings.refuse("NR117", key, message, self.elsewhere[name])
        elif key.plain and (mistake := _misspelt(name)):
            findings.refuse("NR102", key, *mistake)
        else:
            known = f"known are {', '.join(self.by_name)}"
            mend = self.hints.get(name) or did_you_mean(name, self.by_name, known)
            findings.refuse("NR107", key, f'unknown key "{named(prefix + name)}"', mend)

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        properties = {}
        for item in self.fields:
            properties[item.name] = {"description": item.about, **item.kind.schema()}
            if item.example:
                properties[item.name]["examples"] = [item.example]
        needed = [item.name for item in self.fields if item.missing]
        described: dict[str, Any] = {"type": "object", "properties": properties}
        if needed:
            described["required"] = needed
        return {**described, "additionalProperties": False}


def _misspelt(key: str) -> tuple[str, str] | None:
    """Recognise a key that nobody meant: with colons or spaces that are not what they seem."""
    name = key.rstrip(":：").strip()
    if key.endswith((":", "：")):
        return f'two colons stand after "{name}"', f'write "{name}: "'
    if key.strip() != key:
        message = f'a wide or unbreakable space stands beside "{name}"'
        return message, "indent with ordinary spaces"
    if ":" in key or "：" in key:
        return f'a space is missing after the colon in "{key}"', "write a colon and a space"
    return None


class TextOr(Struct, frozen=True):
    """Ask for a short form in one word, or for a group of fields."""

    short: Text | Choice
    table: Table
    make: Callable[[Any], Any]

    @property
    def words(self) -> str:
        """Name both forms."""
        return f"{self.short.words}, or {self.table.words}"

    def read(self, node: Node, at: str, findings: Findings) -> Any:
        """Return the value of either form."""
        if type(node) is Scalar:
            before = findings.errors
            value = self.short.read(node, at, findings)
            return self.make(value) if findings.errors == before else None
        if type(node) is Items:
            refuse_kind(self, node, at, findings)
            return None
        return self.table.read(node, at, findings)

    def schema(self) -> dict[str, Any]:
        """Describe the kind as JSON Schema does."""
        return {"oneOf": [self.short.schema(), self.table.schema()]}
