"""Write problems as JSON, for programs: the same problems give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable

from newsroom.cli.reporters.handbook import page_of
from newsroom.codes import CODES
from newsroom.problems import Problem, errors_of

VERSION = 1


def report(problems: Iterable[Problem]) -> str:
    """Write all problems with their counts."""
    found = tuple(problems)
    errors = len(errors_of(found))
    document = {
        "version": VERSION,
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [_entry(problem) for problem in found],
    }
    return json.dumps(document, ensure_ascii=True, indent=1)


def _entry(problem: Problem) -> dict[str, str | int]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "mend": problem.mend,
        "title": CODES.get(problem.code, ""),
        "help": page_of(problem.code),
    }
