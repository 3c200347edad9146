"""Read one issue's file."""

from __future__ import annotations

from typing import Any

from newsroom.model import EditionChoice, EditionState, IssueFile, Origin
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.issues import ISSUE
from newsroom.reading.strict_yaml import parse


def read_issue(text: str, location: Location, findings: Findings) -> IssueFile | None:
    """Return what an issue's file says, or None if anything in it is wrong."""
    document = parse(text, findings)
    values = ISSUE.read(document.root, "", findings, document.lost)
    editions = () if values is None else values.pop("editions", ())
    choices = tuple(_choice(language, edition, findings) for language, edition in editions)
    if findings.errors:
        return None
    topic, name = location.names
    origin = Origin(findings.path, findings.marks)
    return IssueFile(topic=topic, name=name, editions=choices, origin=origin, **values)


def _choice(language: str, edition: dict[str, Any], findings: Findings) -> EditionChoice:
    """Make the choice for one edition; one that is not made has to say why."""
    choice = EditionChoice(language, **edition)
    if choice.state is EditionState.NONE and not choice.reason:
        mend = f'write {language}: {{state: none, reason: "…"}}'
        message = "an edition that is not made has no reason"
        findings.refuse("NR108", findings.marks[f"editions.{language}"], message, mend)
    return choice
