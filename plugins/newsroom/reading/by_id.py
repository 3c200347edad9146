"""Read the files that list things by their ids: outlets, entities, units.

One wrong entry takes only itself away: the others are still known, so that nothing which names
them is blamed as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsroom.model import Origin
from newsroom.reading.findings import Findings
from newsroom.reading.kinds import Keyed, refuse_kind
from newsroom.reading.nodes import Entries, is_empty
from newsroom.reading.strict_yaml import parse

EVERYTHING = "*"


def read_by_id(
    text: str, kind: Keyed, findings: Findings, broken: set[str]
) -> Iterator[tuple[str, dict[str, Any], Origin]]:
    """Yield (id, fields, origin) of each good entry; ids of the others go to ``broken``."""
    document = parse(text, findings)
    broken.update(document.lost)
    if type(document.root) is not Entries:
        refuse_kind(kind, document.root, "", findings)
        broken.add(EVERYTHING)
        return
    origin = Origin(findings.path, findings.marks)
    for identifier, (key, value) in document.root.entries.items():
        before = findings.errors
        kind.check_key(key, findings)
        findings.mark(identifier, (key.line, key.column))
        fields: dict[str, Any] = {}
        if is_empty(value):
            message = f'"{identifier}" is empty'
            findings.refuse("NR109", key, message, "write its fields below it, indented")
        else:
            fields = kind.value.read(value, identifier, findings)
        if findings.errors > before:
            broken.add(identifier)
        else:
            yield identifier, fields, origin
