"""Say in an editor's words what is wrong with a YAML text that cannot be read."""

from __future__ import annotations

from typing import Any

from newsroom.reading.findings import Findings


def explain(text: str, error: Any, findings: Findings, first_line: int) -> None:
    """Report a syntax error at the line an editor has to mend."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if mark is None or mark.line >= len(lines) or not lines[mark.line]:
        mark = context or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    column = min(column, len(lines[line]))
    findings.refuse("NR102", (first_line + line, column + 1), "this cannot be read as YAML")
