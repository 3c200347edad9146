"""Check that nobody is quoted in words that were translated twice (NR706)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.copydesk.quotations import SPACED, length, quotations
from newsroom.model import BriefFile, Source
from newsroom.problems import Problem, Severity

_WORDS = 8
_CHARACTERS = 20
"""A shorter quotation is a term or a title."""
_TAG = re.compile(r"<[^<>]*>")


def check_retranslations(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each quotation that came through a second language."""
    languages = {outlet.id: outlet.language for outlet in copy.manuscripts.outlets}
    for file in (*copy.manuscripts.briefs, *copy.manuscripts.drafts):
        facts = file.facts or copy.facts.get(file.slug)
        if facts and facts.source and facts.source.via:
            yield from _of(file, facts.source, languages)


def _of(file: BriefFile, source: Source, languages: dict[str, str]) -> Iterator[Problem]:
    through = source.language or languages.get(source.outlet, "")
    said_in = languages.get(source.via[-1].outlet, "")
    version = file.version
    if not through or not said_in or through in {said_in, version.language}:
        # In the source's own language the words were translated once, by the source.
        return
    text = html.unescape(_TAG.sub("\n", version.body.html))
    least = _WORDS if version.language in SPACED else _CHARACTERS
    for start, end in quotations(text):
        if length(text[start:end], version.language) < least:
            continue
        words = " ".join(text[start:end].split())[:40]
        how = "back into" if said_in == version.language else "by way of"
        what = said_in if said_in == version.language else through
        message = f'"{words}…" was said in {said_in} and comes {how} {what}'
        mend = "report it without quotation marks, or quote the original's own words"
        yield Problem("NR706", version.origin.place("body"), message, mend, Severity.WARNING)
