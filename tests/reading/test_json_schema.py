"""Test that the JSON Schema says what the readers say, for an editor's completions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from newsroom.languages import LANGUAGES
from newsroom.reading.fields import Table
from newsroom.reading.json_schema import DIALECT, json_schema
from newsroom.reading.kinds import Keyed
from newsroom.reading.schema import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_has_a_schema(kind: str) -> None:
    """Each schema is JSON, of the newest dialect, refuses unknown keys and describes each field."""
    schema = json_schema(kind)

    assert schema == json.loads(json.dumps(schema))
    assert schema["$schema"] == DIALECT
    assert schema["type"] == "object"
    for node in objects(schema):
        assert "additionalProperties" in node
        for name, field in node.get("properties", {}).items():
            assert field.get("description") or name in LANGUAGES, name


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_have_the_fields_that_are_read(kind: str) -> None:
    """The names and the required ones are those of the table that reads the file."""
    table = KINDS[kind]
    schema = json_schema(kind)
    if isinstance(table, Keyed):
        schema, table = schema["additionalProperties"], table.value  # type: ignore[assignment]
    assert isinstance(table, Table)

    assert list(table.by_name) == list(schema["properties"])
    assert [field.name for field in table.fields if field.missing] == schema.get("required", [])


@pytest.mark.parametrize(
    ("kind", "path", "good", "bad"),
    [
        ("brief", "date", "2025-03-21", "03/04/2025"),
        ("brief", "embargo", "2025-03-21T07:00+09:00", "2025-03-21T07:00"),
        ("brief", "issue", "gba-ai/2025-03", "No. 1"),
        ("brief", "section", "companies", "Companies"),
        ("brief", "title", "홍콩: 하나", "a\nb"),
        ("brief", "source/oneOf/0", "none", "scmp"),
        ("brief", "source/oneOf/0", "https://scmp.com/1", "javascript:x"),
        ("brief", "source/oneOf/1/properties/published", "2025-03", "March"),
        ("brief", "source/oneOf/1/properties/language", "pt-BR", "zh_TW"),
        ("brief", "figures/additionalProperties/properties/value", "1_000.5", "10억"),
        ("brief", "figures/additionalProperties/properties/unit", "HKD", "HK$"),
        ("translation", "translation/properties/of", "0123456789abcdef", "xyz"),
        ("outlets", "../additionalProperties/properties/country", "KR", "Korea"),
        ("units", "../additionalProperties/properties/forms/properties/en", "{} cars", "cars"),
    ],
)
def test_patterns_take_what_is_read(kind: str, path: str, good: str, bad: str) -> None:
    """A pattern takes what the reader takes, and refuses what it refuses."""
    node: Any = json_schema(kind)
    steps = path.removeprefix("../").split("/")
    node = node if path.startswith("../") else node["properties"]
    for step in steps:
        node = node[int(step) if step.isdigit() else step]

    assert re.search(node["pattern"], good)
    assert not re.search(node["pattern"], bad)


def test_choices_and_languages_are_listed() -> None:
    """An editor's program can offer the words there are."""
    topic = json_schema("topic")["properties"]

    assert topic["cadence"]["enum"] == ["weekly", "fortnightly", "monthly", "quarterly", "manual"]
    assert topic["formats"]["items"]["enum"] == ["web", "pdf"]
    assert list(LANGUAGES) == list(topic["names"]["properties"])
    states = json_schema("issue")["properties"]["editions"]["properties"]["ko"]["oneOf"][0]
    assert states["enum"] == ["open", "draft", "closed", "none"]


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a schema that describes a mapping."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)
