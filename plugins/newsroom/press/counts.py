"""Count what a build read and where it went, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct


class Counts(Struct, frozen=True):
    """Hold how much was read, and what became of it."""

    files: int = 0
    """Brief files: one a language."""
    briefs: int = 0
    """Stories: briefs with all their languages."""
    placed: int = 0
    held_back: int = 0
    """Under an embargo that has not passed."""
    topics: int = 0
    issues: int = 0
    editions: Mapping[str, Mapping[str, int]] = MappingProxyType({})
    """By language, then by state: how many editions."""
