"""Recognise characters that look right and are not: tabs, wide spaces, wide colons."""

from __future__ import annotations

import re

from newsroom.reading.mistakes.case import FIELD, KEY, Case, Verdict, shown

_NO_SPACE = re.compile(KEY + r":(?P<value>(?!//)[^\s:].*)")
_FULL_WIDTH = re.compile(KEY + r"[ \t]*(?P<colon>：)[ \t]*(?P<value>.*)")
_ODD_SPACE = re.compile(KEY + r":(?P<space>[\u00a0\u2000-\u200a\u202f\u3000]+)(?P<value>.*)")
_INDENTED_BY_TAB = re.compile(r"[ ]*(?P<tab>\t)\s*\S")
_INDENTED_ODDLY = re.compile(r"[ ]*(?P<space>[\u00a0\u2000-\u200a\u202f\u3000])\s*\S")


def tab(case: Case) -> Verdict | None:
    """Recognise a line that is indented by a tab."""
    for row, line in case.suspects():
        if match := _INDENTED_BY_TAB.match(line):
            message = "a tab stands at the beginning of the line"
            return Verdict(row, match.start("tab"), message, "indent with spaces, not with tabs")
    return None


def odd_indent(case: Case) -> Verdict | None:
    """Recognise a line that is indented by spaces that only look like spaces."""
    for row, line in case.suspects():
        if match := _INDENTED_ODDLY.match(line):
            message = "the line is indented with a wide or unbreakable space"
            return Verdict(row, match.start("space"), message, "indent with ordinary spaces")
    return None


def full_width_colon(case: Case) -> Verdict | None:
    """Recognise ``title：value``."""
    for row, line in case.suspects():
        match = _FULL_WIDTH.match(line)
        if match and not FIELD.match(line):
            message = f'a full-width colon "：" stands after "{match["key"]}"'
            mend = f"write {shown(match['key'], match['value'])}"
            return Verdict(row, match.start("colon"), message, mend)
    return None


def no_space(case: Case) -> Verdict | None:
    """Recognise ``title:value``, and a space after the colon that is none."""
    for row, line in case.suspects():
        match = _NO_SPACE.match(line)
        if match and not _ODD_SPACE.match(line):
            message = f'a space is missing after "{match["key"]}:"'
            mend = f"write {shown(match['key'], match['value'])}"
            return Verdict(row, match.end("key") + 1, message, mend)
        if match := _ODD_SPACE.match(line):
            message = f'a wide or unbreakable space stands after "{match["key"]}:"'
            return Verdict(row, match.start("space"), message, "write an ordinary space")
    return None
