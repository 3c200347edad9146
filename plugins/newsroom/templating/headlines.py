"""Say where a headline may be broken, where its script does not say it by itself.

A Chinese clause stays together while it fits on a line: a browser would break 數碼港 in two rather
than after a comma. In English a number stays with its "billion". Japanese breaks by phrase and
Korean by word, which style sheets can ask for.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_CLAUSES = re.compile(r"[^，、；：。！？—…]+[，、；：。！？—…]*[」』》）]*|.+")
_AMOUNT = re.compile(r"(?<=\d) (?=(?:thousand|million|billion|trillion)\b)")
_CHINESE = ("zh-Hant", "zh-Hans")


def headline(text: str, language: str) -> Markup:
    """Return a headline as markup: clauses in Chinese, amounts that hold together in English."""
    if language in _CHINESE:
        clauses = _CLAUSES.findall(text)
        if len(clauses) > 1 and "".join(clauses) == text:
            span = Markup('<span class="clause">{}</span>')
            return Markup().join(span.format(clause) for clause in clauses)
    if language == "en":
        return escape(_AMOUNT.sub("\N{NO-BREAK SPACE}", text))
    return escape(text)
