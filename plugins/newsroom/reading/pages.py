"""Read an ordinary page in one language."""

from __future__ import annotations

from newsroom.markdown.parser import parse
from newsroom.model import Origin, PageFile, PageVersion
from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import split
from newsroom.reading.paths import Location
from newsroom.reading.schema.pages import PAGE
from newsroom.reading.strict_yaml import parse as parse_yaml


def read_page(text: str, location: Location, findings: Findings) -> PageFile | None:
    """Return what a page's file says, or None if anything in it is wrong."""
    parts = split(text, findings)
    if parts is None:
        return None
    document = parse_yaml(parts.front, findings, first_line=parts.front_line)
    values = PAGE.read(document.root, "", findings, document.lost)
    body, problems = parse(parts.body, path=findings.path, first_line=parts.body_line)
    for problem in problems:
        findings.add(problem)
    if not parts.body.strip():
        findings.refuse("NR109", (1, 1), "the page has no text", "write it, or delete the file")
    if findings.errors:
        return None
    findings.mark("body", (parts.body_line, 1))
    origin = Origin(findings.path, findings.marks)
    version = PageVersion(language=location.language, body=body, origin=origin, **values)
    return PageFile(location.names[0], version)
