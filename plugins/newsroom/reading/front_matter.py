"""Split a Markdown file into its front matter and its body."""

from __future__ import annotations

import re

from msgspec import Struct

from newsroom.reading.findings import Findings

FRONT_MATTER_BYTES = 16 * 1024
BODY_BYTES = 64 * 1024
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_ALMOST = re.compile(r"\s*(-{2,}|\u2014+-*|\u2013+|\+\+\+|```\w*|\u2015+|\u2500+)[ \t]*\n")
_FIELD = re.compile(r"\s*[A-Za-z_]+[ \t]*[:：]")


class Parts(Struct, frozen=True):
    """Hold a Markdown file's two parts, and the lines in the file that they begin on."""

    front: str
    body: str
    front_line: int
    body_line: int


def split(text: str, findings: Findings, *, is_required: bool = True) -> Parts | None:
    """Return the two parts, or None after saying why the front matter cannot be found."""
    opening = _OPENING.match(text)
    if not opening:
        if not is_required and not _ALMOST.match(text) and not _FIELD.match(text):
            return _limited(Parts("", text, 1, 1), findings)
        _refuse_opening(text, findings)
        return None
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        mend = "write --- on a line of its own between the fields and the text"
        findings.refuse("NR101", (1, 1), "the front matter has no end", mend)
        return None
    front = text[opening.end() : closing.start()]
    body_line = 3 + front.count("\n")
    return _limited(Parts(front, text[closing.end() :], 2, body_line), findings)


def _refuse_opening(text: str, findings: Findings) -> None:
    mend = "begin the file with a line that is only ---"
    if match := _ALMOST.match(text):
        line = 1 + match[0].rstrip("\n").count("\n")
        message = f'the front matter begins with "{match[1]}"'
        mend = "write three hyphens, ---, on the first line"
        if match[1] == "---":
            message = "the front matter does not begin on the first line"
            mend = "let nothing stand before its first ---, no space and no blank line"
        findings.refuse("NR101", (line, 1), message, mend)
    elif not text.strip():
        findings.refuse("NR101", (1, 1), "the file is empty", mend)
    else:
        findings.refuse("NR101", (1, 1), "the file has no front matter", mend)


def _limited(parts: Parts, findings: Findings) -> Parts:
    """Report parts that are too large; they are short enough to be read nevertheless."""
    for what, text, line, limit in (
        ("front matter", parts.front, parts.front_line, FRONT_MATTER_BYTES),
        ("text", parts.body, parts.body_line, BODY_BYTES),
    ):
        if len(text) * 4 > limit and (size := len(text.encode())) > limit:
            message = f"the {what} has {size} bytes; {limit} are allowed"
            findings.refuse("NR005", (line, 1), message, "shorten it, or make two files of it")
    return parts
