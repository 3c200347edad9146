"""Describe each kind of file as JSON Schema, so that an editor's program completes its fields."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from newsroom.reading.schema import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "brief": ("A brief", "The front matter of an original: content/briefs/2025/slug.ko.md."),
        "translation": (
            "A brief's translation",
            "The front matter of a brief in another language.",
        ),
        "topic": ("A topic", "The subject of themed issues: content/topics/id.yml."),
        "issue": ("An issue", "What is said of one issue: content/issues/topic/2025-03.yml."),
        "letter": ("A letter", "The front matter of the editor's words that open an edition."),
        "lock": (
            "A lock",
            "What the closed editions of an issue hold, written by newsroom close.",
        ),
        "page": ("A page", "The front matter of an ordinary page: content/pages/about.ko.md."),
        "outlets": ("The outlets", "Who publishes what we read, by id: content/outlets.yml."),
        "entities": ("Entities", "Organisations, people or places by id: content/entities/….yml."),
        "units": ("The units", "How counted things are written, by id: content/units.yml."),
    }
)


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file, by the names of :data:`KINDS`.

    :raises KeyError: if there is no such kind.
    """
    title, description = _TITLES[kind]
    head = {"$schema": DIALECT, "title": title, "description": description}
    return {**head, **KINDS[kind].schema()}
