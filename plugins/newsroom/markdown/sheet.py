"""Gather what one text comes to while it is being set."""

from __future__ import annotations

from newsroom.markdown.findings import Finding
from newsroom.markdown.places import Lines
from newsroom.model import Reference
from newsroom.problems import Place, Problem


class Sheet:
    """Hold the parts set so far, the words in them, and what is referred to or wrong."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.parts: list[str] = []
        """What is being set now: the text, or the note that stands in it."""
        self.words: list[str] = []
        self.references: list[Reference] = []
        self.problems: list[Problem] = []

    def refuse(self, code: str, place: Place, message: str, mend: str = "") -> None:
        """Note an error."""
        self.problems.append(Problem(code, place, message, mend))

    def report(self, finding: Finding, place: Place) -> None:
        """Note what a rule found, now that its place is known."""
        self.problems.append(
            Problem(finding.code, place, finding.message, finding.mend, finding.severity)
        )


def escape(text: str) -> str:
    """Make a text safe between tags and between double quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")
