"""Read one topic's file."""

from __future__ import annotations

from newsroom.model import Origin, Topic
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.issues import TOPIC
from newsroom.reading.strict_yaml import parse


def read_topic(text: str, location: Location, findings: Findings) -> Topic | None:
    """Return what a topic's file says, or None if anything in it is wrong."""
    document = parse(text, findings)
    values = TOPIC.read(document.root, "", findings, document.lost)
    if findings.errors:
        return None
    return Topic(id=location.names[0], origin=Origin(findings.path, findings.marks), **values)
