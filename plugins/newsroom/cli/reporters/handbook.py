"""Name the handbook's page of a problem."""

from __future__ import annotations

HANDBOOK = "https://newsroom.example/en/handbook/problems/"


def page_of(code: str) -> str:
    """Return the address where the handbook explains a code."""
    return f"{HANDBOOK}{code.lower()}/"
