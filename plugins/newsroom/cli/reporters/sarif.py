"""Write problems as SARIF 2.1.0, which code scanning and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from newsroom.cli.reporters.handbook import HANDBOOK, page_of
from newsroom.codes import CODES
from newsroom.problems import Place, Problem
from newsroom.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(problems: Iterable[Problem]) -> str:
    """Write one run with its rules and results."""
    found = tuple(problems)
    codes = sorted({problem.code for problem in found})
    driver = {
        "name": "newsroom",
        "version": VERSION,
        "informationUri": HANDBOOK,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        # Columns count characters, as our places do, not the half characters of UTF-16.
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in found],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=True, indent=1)


def _rule(code: str) -> dict[str, object]:
    title = CODES.get(code, code)
    return {
        "id": code,
        "shortDescription": {"text": title},
        "help": {"text": f"{title}: {page_of(code)}"},
        "helpUri": page_of(code),
    }


def _result(problem: Problem, rule: int) -> dict[str, object]:
    words = f"{problem.message}; {problem.mend}" if problem.mend else problem.message
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": words},
        "locations": [{"physicalLocation": _location(problem.place)}],
    }


def _location(place: Place) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(place.path, errors="replace")}}
    if place.line:
        region = {"startLine": place.line}
        if place.column:
            region["startColumn"] = place.column
        location["region"] = region
    return location
