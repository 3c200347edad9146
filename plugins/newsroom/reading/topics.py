"""Read one topic's file."""

from __future__ import annotations

from newsroom.model import Origin, Topic
from newsroom.reading.findings import Findings
from newsroom.reading.nodes import Entries, is_empty
from newsroom.reading.paths import Location
from newsroom.reading.schema.issues import TOPIC
from newsroom.reading.strict_yaml import Document, parse


def read_topic(text: str, location: Location, findings: Findings) -> Topic | None:
    """Return what a topic's file says, or None if anything in it is wrong."""
    document = or_nothing(parse(text, findings))
    values = TOPIC.read(document.root, "", findings, document.lost)
    if findings.errors:
        return None
    return Topic(id=location.names[0], origin=Origin(findings.path, findings.marks), **values)


def or_nothing(document: Document) -> Document:
    """Take an empty file for one without fields, so that each missing field is named."""
    if is_empty(document.root) and type(document.root) is not Entries:
        return Document(Entries({}, 1, 1), document.lost)
    return document
