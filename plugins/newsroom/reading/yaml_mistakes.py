"""Say in an editor's words what is wrong with a YAML text that cannot be read.

libyaml knows where it stopped, not what was meant. Each function here recognises one mistake that
people make, in the order in which they are likely; the last word is a plain sentence that fits
any. A mistake is looked for on the lines that libyaml points at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from newsroom.reading.findings import Findings

_KEY = r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[^\s:：\"'\[\]{},#&*!|>%@`-][^\s:：,{}\[\]]*)"
_NO_SPACE = re.compile(_KEY + r":(?P<value>(?!//)[^\s:].*)")
_FULL_WIDTH = re.compile(_KEY + r"[ \t]*(?P<colon>：)[ \t]*(?P<value>.*)")
_ODD_SPACE = re.compile(_KEY + r":(?P<space>[\u00a0\u2000-\u200a\u202f\u3000]+)(?P<value>.*)")
_NO_COLON = re.compile(_KEY + r"(?P<gap>[ \t]+|[ \t]*$)(?P<value>.*)")
_FIELD = re.compile(_KEY + r":(?:[ \t]+(?P<value>.*))?$")
_ITEM = re.compile(r"(?P<indent>[ ]*-[ ]+)(?P<value>.*)")
_INDENTED_BY_TAB = re.compile(r"[ ]*(?P<tab>\t)\s*\S")
_INDENTED_ODDLY = re.compile(r"[ ]*(?P<space>[\u00a0\u2000-\u200a\u202f\u3000])\s*\S")
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
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
_SHOWN = 40
QUOTED = "while scanning a quoted scalar"
"""libyaml's words for where it was when a quote had no end."""


class _Verdict(NamedTuple):
    """Hold what to tell, at a row and column that count from 0."""

    row: int
    column: int
    message: str
    mend: str
    code: str = "NR102"


@dataclass(frozen=True, slots=True)
class _Case:
    """Hold a text and what libyaml said of it."""

    lines: list[str]
    problem: str
    row: int
    column: int
    context: str
    context_row: int
    context_column: int

    def suspects(self) -> Iterator[tuple[int, str]]:
        """Yield the rows to look at: where a token began, where it failed, and the one before."""
        rows = [self.row]
        if self.context.startswith("while scanning") or " flow " in self.context:
            rows.insert(0, self.context_row)
        if self.row:
            rows.append(self.row - 1)
        for row in dict.fromkeys(rows):
            if row < len(self.lines) and self.lines[row].strip():
                yield row, self.lines[row]


def explain(text: str, error: Any, findings: Findings, first_line: int) -> None:
    """Report a syntax error at the place an editor has to mend; None: text without any key."""
    case = _case(text, error)
    verdict = next(filter(None, (mistake(case) for mistake in _MISTAKES)), None)
    row, column, message, mend, code = verdict or _something(case)
    row = min(row, len(case.lines) - 1)
    column = min(column, len(case.lines[row]))
    findings.refuse(code, (first_line + row, column + 1), message, mend)


def _case(text: str, error: Any) -> _Case:
    lines = text.split("\n")
    last = max((row for row, line in enumerate(lines) if line.strip()), default=0)
    mark = getattr(error, "problem_mark", None)
    row, column = (mark.line, mark.column) if mark else (_first_row(lines), 0)
    if row > last:
        row, column = last, len(lines[last])
    mark = getattr(error, "context_mark", None)
    context = (min(mark.line, last), mark.column) if mark else (row, column)
    problem = getattr(error, "problem", None) or ""
    return _Case(lines, problem, row, column, getattr(error, "context", None) or "", *context)


def _first_row(lines: list[str]) -> int:
    """Find the first line that is neither blank nor a comment."""
    written = (row for row, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    return next(written, 0)


# --- characters that look right and are not ------------------------------------------------


def _tab(case: _Case) -> _Verdict | None:
    for row, line in case.suspects():
        if match := _INDENTED_BY_TAB.match(line):
            message = "a tab stands at the beginning of the line"
            return _Verdict(row, match.start("tab"), message, "indent with spaces, not with tabs")
    return None


def _odd_indent(case: _Case) -> _Verdict | None:
    for row, line in case.suspects():
        if match := _INDENTED_ODDLY.match(line):
            message = "the line is indented with a wide or unbreakable space"
            return _Verdict(row, match.start("space"), message, "indent with ordinary spaces")
    return None


def _full_width_colon(case: _Case) -> _Verdict | None:
    for row, line in case.suspects():
        match = _FULL_WIDTH.match(line)
        if match and not _FIELD.match(line):
            message = f'a full-width colon "：" stands after "{match["key"]}"'
            mend = f"write {_shown(match['key'], match['value'])}"
            return _Verdict(row, match.start("colon"), message, mend)
    return None


def _no_space(case: _Case) -> _Verdict | None:
    for row, line in case.suspects():
        match = _NO_SPACE.match(line)
        if match and not _ODD_SPACE.match(line):
            message = f'a space is missing after "{match["key"]}:"'
            mend = f"write {_shown(match['key'], match['value'])}"
            return _Verdict(row, match.end("key") + 1, message, mend)
        if match := _ODD_SPACE.match(line):
            message = f'a wide or unbreakable space stands after "{match["key"]}:"'
            return _Verdict(row, match.start("space"), message, "write an ordinary space")
    return None


# --- quotes --------------------------------------------------------------------------------


def _half_a_character(case: _Case) -> _Verdict | None:
    if "invalid Unicode character escape" not in case.problem:
        return None
    line = case.lines[case.row]
    match = _SURROGATE.match(line, max(case.column - 3, 0)) or _SURROGATE.search(line)
    if not match:
        return _Verdict(case.row, case.column, "this escape is no character", "write it itself")
    message = f'"{match[0]}" is half a character'
    return _Verdict(case.row, match.start(), message, "write the character itself", "NR010")


def _escape(case: _Case) -> _Verdict | None:
    if "escape" not in case.problem and "hexdecimal" not in case.problem:
        return None
    line = case.lines[case.row]
    start = line.rfind("\\", 0, case.column + 1)
    start = case.column if start < 0 else start
    message = f'"{line[start : start + 2]}" means nothing in double quotes'
    mend = "write \\\\ for a backslash, or put the value in single quotes"
    return _Verdict(case.row, start, message, mend)


def _open_quote(case: _Case) -> _Verdict | None:
    if case.context != QUOTED:
        return None
    quote = case.lines[case.context_row][case.context_column]
    message = f"the quote {quote} is not closed"
    mend = f"write {quote} at the end of the value too"
    return _Verdict(case.context_row, case.context_column, message, mend)


def _after_quote(case: _Case) -> _Verdict | None:
    """Recognise ``title: "foo" bar`` and ``title: 'it's'``."""
    for row, line in case.suspects():
        value = _value_of(line)
        if not value or value[1][0] not in "\"'":
            continue
        column, text = value
        quote = text[0]
        end = _closing_quote(text)
        if end < 0 or not text[end + 1 :].strip() or text[end + 1 :].lstrip()[0] in "#":
            continue
        message = f"the value goes on after its closing quote {quote}"
        meant = text[1:-1] if text.endswith(quote) and quote == "'" else text
        mend = f"put the whole value in quotes: {_quoted(meant)}"
        return _Verdict(row, column + end + 1, message, mend)
    return None


def _closing_quote(text: str) -> int:
    """Find where a quoted value ends: a doubled or escaped quote does not end it."""
    quote = text[0]
    pattern = r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'"
    match = re.match(pattern, text)
    return match.end() - 1 if match else -1


# --- values that begin with a sign ---------------------------------------------------------


def _sign(case: _Case) -> _Verdict | None:
    for row, line in case.suspects():
        value = _value_of(line)
        if not value or value[1][0] not in _SIGNS or not _is_misread(value[1]):
            continue
        column, text = value
        message = f'a value cannot begin with "{text[0]}", which {_SIGNS[text[0]]}'
        return _Verdict(row, column, message, f"put the value in quotes: {_quoted(text)}")
    return None


def _is_misread(text: str) -> bool:
    """Tell whether a sign is meant as text: ``|`` and ``>`` alone, or ``-3``, are not."""
    if text[0] in "|>":
        return re.match(r"[|>][-+0-9]*\s*(#.*)?$", text) is None
    return text[0] not in "-?" or text[1:2] in {"", " "}


def _bracket(case: _Case) -> _Verdict | None:
    """Recognise ``title: [속보] 홍콩``: text after what looks like a list."""
    for row, line in case.suspects():
        value = _value_of(line)
        if not value or value[1][0] not in "[{":
            continue
        column, text = value
        closing = "]" if text[0] == "[" else "}"
        rest = _after_bracket(text, closing)
        if not rest or rest.startswith("#"):
            continue
        what = "list" if closing == "]" else "group of fields"
        message = f'"{text[0]}" begins a {what}, and text follows it'
        mend = f"put the value in quotes if it is text: {_quoted(text)}"
        return _Verdict(row, column, message, mend)
    return None


def _after_bracket(text: str, closing: str) -> str:
    """Return what follows the bracket that closes the first one."""
    depth = 0
    for column, character in enumerate(text):
        depth += (character == text[0]) - (character == closing)
        if not depth:
            return text[column + 1 :].strip()
    return ""


def _open_bracket(case: _Case) -> _Verdict | None:
    """Recognise a list or group in brackets that has no end, or lacks a comma."""
    if " flow " not in case.context:
        return None
    row, column = case.context_row, case.context_column
    sign = case.lines[row][column : column + 1]
    closing = {"[": "]", "{": "}"}.get(sign)
    if "node content" in case.problem:
        message = "something is missing before this"
        return _Verdict(case.row, case.column, message, "write it, or delete the comma")
    if closing is None:
        return None
    if closing not in case.lines[row][column:] and "\n".join(case.lines[row:]).count(closing) == 0:
        message = f'"{sign}" is not closed'
        return _Verdict(row, column, message, f'write "{closing}" at the end')
    message = f'a comma or "{closing}" is missing before this'
    mend = f'write a comma between two parts, and "{closing}" at the end'
    return _Verdict(case.row, case.column, message, mend)


# --- colons and indentation ----------------------------------------------------------------


def _colon_inside(case: _Case) -> _Verdict | None:
    if "mapping values are not allowed" not in case.problem:
        return None
    line = case.lines[case.row]
    field = _FIELD.match(line)
    if field and field["value"] and case.column > field.end("key"):
        message = f'a colon stands inside the value of "{field["key"]}"'
        mend = f"put the value in quotes: {_quoted(field['value'])}"
        return _Verdict(case.row, case.column, message, mend)
    item = _ITEM.match(line)
    if item and not field:
        mend = f"put it in quotes: {_quoted(item['value'])}"
        return _Verdict(case.row, case.column, "a colon stands inside an item", mend)
    return None


def _no_colon(case: _Case) -> _Verdict | None:
    """Recognise ``title foo``, which libyaml notices only on the line after it."""
    if case.problem and "':'" not in case.problem and "mapping values" not in case.problem:
        return None
    for row, line in case.suspects():
        match = _NO_COLON.match(line)
        if match and not match["indent"].strip() and re.match(r"[A-Za-z_-]+$", match["key"]):
            message = f'a colon is missing after "{match["key"]}"'
            mend = f"write {_shown(match['key'], match['value'])}"
            return _Verdict(row, match.end("key"), message, mend)
    return None


def _deeper(case: _Case) -> _Verdict | None:
    """Recognise a field that is indented under one that has a value already."""
    if "mapping values are not allowed" not in case.problem or not case.row:
        return None
    line = case.lines[case.row]
    indent = len(line) - len(line.lstrip())
    above = case.lines[case.row - 1]
    if indent > len(above) - len(above.lstrip()):
        message = "the line is indented deeper than the one above it, which has a value already"
        mend = "begin both in the same column, or put the value above in quotes if it goes on here"
        return _Verdict(case.row, indent, message, mend)
    return None


def _list_mixed(case: _Case) -> _Verdict | None:
    line = case.lines[case.row]
    if "'-' indicator" in case.problem or (
        "':'" in case.problem and case.row and case.lines[case.row - 1].lstrip().startswith("- ")
    ):
        row = case.row if "'-'" in case.problem else case.context_row
        line = case.lines[row]
        message = "this line stands in a list and does not begin with a dash"
        mend = 'begin it with "- ", or move it out to where the list\'s name begins'
        return _Verdict(row, len(line) - len(line.lstrip()), message, mend)
    return None


def _misplaced(case: _Case) -> _Verdict | None:
    """Recognise a line whose indentation fits none of the lines above."""
    if "expected key" not in case.problem and "<document start>" not in case.problem:
        return None
    line = case.lines[case.row]
    indent = len(line) - len(line.lstrip())
    if line.lstrip().startswith((":", "：")):
        mend = "write the field's name before it"
        return _Verdict(case.row, indent, "nothing stands before the colon", mend)
    if line.lstrip().startswith("- "):
        message = "an item of a list stands where a field is expected"
        return _Verdict(case.row, indent, message, "indent it under the name of its list")
    if case.column <= indent:
        message = "the line begins in another column than the others of its group"
        mend = "indent the fields of one group by the same number of spaces"
        return _Verdict(case.row, case.column, message, mend)
    return None


def _directive(case: _Case) -> _Verdict | None:
    if case.lines[case.row].startswith("%"):
        message = "YAML directives are not allowed"
        return _Verdict(case.row, 0, message, "delete the line", "NR103")
    return None


def _not_fields(case: _Case) -> _Verdict | None:
    if case.problem:
        return None
    message = "this is not a field: a name, a colon, a space, a value"
    return _Verdict(case.row, 0, message, "write it as in title: My headline")


def _something(case: _Case) -> _Verdict:
    message = "the YAML cannot be read here"
    mend = "look for a quote, bracket, comma or colon too many or too few on this line or above"
    return _Verdict(case.row, case.column, message, mend)


_MISTAKES: tuple[Callable[[_Case], _Verdict | None], ...] = (
    _directive,
    _half_a_character,
    _escape,
    _tab,
    _odd_indent,
    _open_quote,
    _after_quote,
    _sign,
    _bracket,
    _full_width_colon,
    _no_space,
    _colon_inside,
    _deeper,
    _list_mixed,
    _no_colon,
    _open_bracket,
    _misplaced,
    _not_fields,
)


def _value_of(line: str) -> tuple[int, str] | None:
    """Return the column and text of the value that a line gives to a field or an item."""
    match = _FIELD.match(line) or _ITEM.match(line)
    if not match or not match["value"]:
        return None
    text = match["value"].rstrip()
    return (match.start("value"), text) if text else None


def _quoted(text: str) -> str:
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return _cut(f'"{text}"')
    return _cut("'" + text.replace("'", "''") + "'")


def _shown(key: str, value: str) -> str:
    return f'"{_cut(f"{key}: {value.strip()}".strip())}"'


def _cut(text: str) -> str:
    """Shorten a long value: the middle says nothing new."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 2]}…{text[-1]}"
