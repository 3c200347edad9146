"""Read the editor's letter of one edition."""

from __future__ import annotations

from newsroom.markdown.parser import parse
from newsroom.model import Letter, Origin
from newsroom.reading.digest import digest_letter
from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import split
from newsroom.reading.paths import Location
from newsroom.reading.schema.issues import LETTER
from newsroom.reading.strict_yaml import parse as parse_yaml


def read_letter(text: str, location: Location, findings: Findings) -> Letter | None:
    """Return a letter, or None if anything in it is wrong; it may do without front matter."""
    parts = split(text, findings, is_required=False)
    if parts is None:
        return None
    document = parse_yaml(parts.front, findings, first_line=parts.front_line)
    values = LETTER.read(document.root, "", findings, document.lost)
    body, problems = parse(parts.body, path=findings.path, first_line=parts.body_line)
    for problem in problems:
        findings.add(problem)
    if not parts.body.strip():
        findings.refuse("NR109", (1, 1), "the letter has no text", "write it, or delete the file")
    if findings.errors:
        return None
    findings.mark("body", (parts.body_line, 1))
    topic, issue = location.names
    origin = Origin(findings.path, findings.marks)
    digest = digest_letter(values.get("title", ""), values.get("authors", ()), parts.body)
    return Letter(topic, issue, location.language, body, digest=digest, origin=origin, **values)
