"""Recognise mistakes in quotes: not closed, closed too early, with odd escapes."""

from __future__ import annotations

import re

from newsroom.reading.mistakes.case import QUOTED, Case, Verdict, quoted, value_of

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


def half_a_character(case: Case) -> Verdict | None:
    r"""Recognise ``"\ud83d"``, half of what should be one character."""
    if "invalid Unicode character escape" not in case.problem:
        return None
    line = case.lines[case.row]
    match = _SURROGATE.match(line, max(case.column - 3, 0)) or _SURROGATE.search(line)
    if not match:
        return Verdict(case.row, case.column, "this escape is no character", "write it itself")
    message = f'"{match[0]}" is half a character'
    return Verdict(case.row, match.start(), message, "write the character itself", "NR010")


def escape(case: Case) -> Verdict | None:
    r"""Recognise ``"C:\dir"``, a backslash that escapes nothing."""
    if "escape" not in case.problem and "hexdecimal" not in case.problem:
        return None
    line = case.lines[case.row]
    start = line.rfind("\\", 0, case.column + 1)
    start = case.column if start < 0 else start
    message = f'"{line[start : start + 2]}" means nothing in double quotes'
    mend = "write \\\\ for a backslash, or put the value in single quotes"
    return Verdict(case.row, start, message, mend)


def open_quote(case: Case) -> Verdict | None:
    """Recognise a quote that has no end."""
    if case.context != QUOTED:
        return None
    quote = case.lines[case.context_row][case.context_column]
    message = f"the quote {quote} is not closed"
    mend = f"write {quote} at the end of the value too"
    return Verdict(case.context_row, case.context_column, message, mend)


def after_quote(case: Case) -> Verdict | None:
    """Recognise ``title: "foo" bar`` and ``title: 'it's'``."""
    for row, line in case.suspects():
        value = value_of(line)
        if not value or value[1][0] not in "\"'":
            continue
        column, text = value
        quote = text[0]
        end = _closing_quote(text)
        if end < 0 or not text[end + 1 :].strip() or text[end + 1 :].lstrip()[0] == "#":
            continue
        message = f"the value goes on after its closing quote {quote}"
        meant = text[1:-1] if text.endswith(quote) and quote == "'" else text
        mend = f"put the whole value in quotes: {quoted(meant)}"
        return Verdict(row, column + end + 1, message, mend)
    return None


def _closing_quote(text: str) -> int:
    """Find where a quoted value ends: a doubled or escaped quote does not end it."""
    quote = text[0]
    pattern = r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, text)
    return match.end() - 1 if match else -1
