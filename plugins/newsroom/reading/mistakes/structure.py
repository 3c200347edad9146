"""Recognise mistakes in what belongs to what: colons, dashes, indentation."""

from __future__ import annotations

import re

from newsroom.reading.mistakes.case import FIELD, ITEM, KEY, Case, Verdict, quoted, shown

_NO_COLON = re.compile(KEY + r"(?P<gap>[ \t]+|[ \t]*$)(?P<value>.*)")


def colon_inside(case: Case) -> Verdict | None:
    """Recognise ``title: one: two``."""
    if "mapping values are not allowed" not in case.problem:
        return None
    line = case.lines[case.row]
    field = FIELD.match(line)
    if field and field["value"] and case.column > field.end("key"):
        message = f'a colon stands inside the value of "{field["key"]}"'
        mend = f"put the value in quotes: {quoted(field['value'])}"
        return Verdict(case.row, case.column, message, mend)
    item = ITEM.match(line)
    if item and not field:
        mend = f"put it in quotes: {quoted(item['value'])}"
        return Verdict(case.row, case.column, "a colon stands inside an item", mend)
    return None


def no_colon(case: Case) -> Verdict | None:
    """Recognise ``title foo``, which libyaml notices only on the line after it."""
    if case.problem and "':'" not in case.problem and "mapping values" not in case.problem:
        return None
    for row, line in case.suspects():
        match = _NO_COLON.match(line)
        if match and not match["indent"].strip() and re.match(r"[A-Za-z_-]+$", match["key"]):
            message = f'a colon is missing after "{match["key"]}"'
            mend = f"write {shown(match['key'], match['value'])}"
            return Verdict(row, match.end("key"), message, mend)
    return None


def deeper(case: Case) -> Verdict | None:
    """Recognise a field that is indented under one that has a value already."""
    if "mapping values are not allowed" not in case.problem or not case.row:
        return None
    line = case.lines[case.row]
    indent = len(line) - len(line.lstrip())
    above = case.lines[case.row - 1]
    if indent > len(above) - len(above.lstrip()):
        message = "the line is indented deeper than the one above it, which has a value already"
        mend = "begin both in the same column, or put the value above in quotes if it goes on here"
        return Verdict(case.row, indent, message, mend)
    return None


def list_mixed(case: Case) -> Verdict | None:
    """Recognise a line of a list that has no dash."""
    line = case.lines[case.row]
    if "'-' indicator" in case.problem or (
        "':'" in case.problem and case.row and case.lines[case.row - 1].lstrip().startswith("- ")
    ):
        row = case.row if "'-'" in case.problem else case.context_row
        line = case.lines[row]
        message = "this line stands in a list and does not begin with a dash"
        mend = 'begin it with "- ", or move it out to where the list\'s name begins'
        return Verdict(row, len(line) - len(line.lstrip()), message, mend)
    return None


def misplaced(case: Case) -> Verdict | None:
    """Recognise a line whose indentation fits none of the lines above."""
    if "expected key" not in case.problem and "<document start>" not in case.problem:
        return None
    line = case.lines[case.row]
    indent = len(line) - len(line.lstrip())
    if line.lstrip().startswith((":", "：")):
        mend = "write the field's name before it"
        return Verdict(case.row, indent, "nothing stands before the colon", mend)
    if line.lstrip().startswith("- "):
        message = "an item of a list stands where a field is expected"
        return Verdict(case.row, indent, message, "indent it under the name of its list")
    if case.column <= indent:
        message = "the line begins in another column than the others of its group"
        mend = "indent the fields of one group by the same number of spaces"
        return Verdict(case.row, case.column, message, mend)
    return None


def directive(case: Case) -> Verdict | None:
    """Recognise ``%YAML 1.2``."""
    if case.lines[case.row].startswith("%"):
        message = "YAML directives are not allowed"
        return Verdict(case.row, 0, message, "delete the line", "NR103")
    return None


def not_fields(case: Case) -> Verdict | None:
    """Recognise a text that has no field at all."""
    if case.problem:
        return None
    message = "this is not a field: a name, a colon, a space, a value"
    return Verdict(case.row, 0, message, "write it as in title: My headline")


def something(case: Case) -> Verdict:
    """Say what can be said of any mistake."""
    message = "the YAML cannot be read here"
    mend = "look for a quote, bracket, comma or colon too many or too few on this line or above"
    return Verdict(case.row, case.column, message, mend)
