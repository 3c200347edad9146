"""Say in an editor's words what is wrong with a YAML text that cannot be read.

libyaml knows where it stopped, not what was meant. Each function here recognises one mistake that
people make, in the order in which they are likely; the last word is a plain sentence that fits
any. A mistake is looked for on the lines that libyaml points at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsroom.reading.findings import Findings
from newsroom.reading.mistakes import characters, quotes, signs, structure
from newsroom.reading.mistakes.case import QUOTED, Case, Verdict, make_case

__all__ = ["QUOTED", "explain"]


def explain(text: str, error: Any, findings: Findings, first_line: int) -> None:
    """Report a syntax error at the place an editor has to mend; None: text without any key."""
    case = make_case(text, error)
    verdict = next(filter(None, (mistake(case) for mistake in _MISTAKES)), None)
    row, column, message, mend, code = verdict or structure.something(case)
    row = min(row, len(case.lines) - 1)
    column = min(column, len(case.lines[row]))
    findings.refuse(code, (first_line + row, column + 1), message, mend)


_MISTAKES: tuple[Callable[[Case], Verdict | None], ...] = (
    structure.directive,
    quotes.half_a_character,
    quotes.escape,
    characters.tab,
    characters.odd_indent,
    quotes.open_quote,
    quotes.after_quote,
    signs.sign,
    signs.bracket,
    characters.full_width_colon,
    characters.no_space,
    structure.colon_inside,
    structure.deeper,
    structure.list_mixed,
    structure.no_colon,
    signs.open_bracket,
    structure.misplaced,
    structure.not_fields,
)
