"""Recognise values that begin with a sign which means something to YAML."""

from __future__ import annotations

import re

from newsroom.reading.mistakes.case import Case, Verdict, quoted, value_of

_SIGNS = {
    "@": "has a meaning of its own in YAML",
    "`": "has a meaning of its own in YAML",
    "%": "has a meaning of its own in YAML",
    "*": "repeats another value",
    "&": "names a value",
    "!": "names a type",
    "?": "begins a key",
    ",": "parts the items of a list",
    "]": "ends a list",
    "}": "ends a group",
    "|": "begins a text of several lines on the next line",
    ">": "begins a text of several lines on the next line",
    "-": "begins an item of a list",
}


def sign(case: Case) -> Verdict | None:
    """Recognise ``title: @home`` and the like."""
    for row, line in case.suspects():
        value = value_of(line)
        if not value or value[1][0] not in _SIGNS or not _is_misread(value[1]):
            continue
        column, text = value
        message = f'a value cannot begin with "{text[0]}", which {_SIGNS[text[0]]}'
        return Verdict(row, column, message, f"put the value in quotes: {quoted(text)}")
    return None


def _is_misread(text: str) -> bool:
    """Tell whether a sign is meant as text: ``|`` and ``>`` alone, or ``-3``, are not."""
    if text[0] in "|>":
        return re.match(r"[|>][-+0-9]*\s*(#.*)?$", text) is None
    return text[0] not in "-?" or text[1:2] in {"", " "}


def bracket(case: Case) -> Verdict | None:
    """Recognise ``title: [속보] 홍콩``: text after what looks like a list."""
    for row, line in case.suspects():
        value = value_of(line)
        if not value or value[1][0] not in "[{":
            continue
        column, text = value
        closing = "]" if text[0] == "[" else "}"
        rest = _after_bracket(text, closing)
        if not rest or rest.startswith("#"):
            continue
        what = "list" if closing == "]" else "group of fields"
        message = f'"{text[0]}" begins a {what}, and text follows it'
        mend = f"put the value in quotes if it is text: {quoted(text)}"
        return Verdict(row, column, message, mend)
    return None


def _after_bracket(text: str, closing: str) -> str:
    """Return what follows the bracket that closes the first one."""
    depth = 0
    for column, character in enumerate(text):
        depth += (character == text[0]) - (character == closing)
        if not depth:
            return text[column + 1 :].strip()
    return ""


def open_bracket(case: Case) -> Verdict | None:
    """Recognise a list or group in brackets that has no end, or lacks a comma."""
    if " flow " not in case.context:
        return None
    row, column = case.context_row, case.context_column
    sign = case.lines[row][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(sign)
    if "node content" in case.problem:
        message = "something is missing before this"
        return Verdict(case.row, case.column, message, "write it, or delete the comma")
    if closing is None:
        return None
    if closing not in case.lines[row][column:] and "\n".join(case.lines[row:]).count(closing) == 0:
        message = f'"{sign}" is not closed'
        return Verdict(row, column, message, f'write "{closing}" at the end')
    message = f'a comma or "{closing}" is missing before this'
    mend = f'write a comma between two parts, and "{closing}" at the end'
    return Verdict(case.row, case.column, message, mend)
