"""Read footnotes: ``[^name]`` calls one, a line ``[^name]: text`` is one.

The definitions are read by mdit-py-plugins. The call is read here: it must find its note, in a
bounded search (a text of nothing but ``[^`` would else take minutes).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

from newsroom.markdown.findings import Finding, inline_findings, shorten
from newsroom.problems import did_you_mean

_CALL = re.compile(r"\[\^([^\]\n]{1,80})\]")


def install(md: MarkdownIt) -> None:
    """Add the definitions, left where they stand, and our rule for the calls."""
    footnote_plugin(md, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", read_call)


def read_call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a call whose note exists; file a finding for any other and leave it as text."""
    if not state.src.startswith("[^", state.pos):
        return False
    call = _CALL.match(state.src, state.pos, state.posMax)
    if not call:
        return False
    label = call[1]
    known = state.env.get("footnotes", {}).get("refs", {})
    if ":" + label not in known:
        if not silent:
            inline_findings(state.env).append(_missing(state.pos, label, known))
        return False
    if not silent:
        token = state.push("note_call", "", 0)
        token.info = label
        token.meta["at"] = state.pos
    state.pos = call.end()
    return True


def _missing(at: int, label: str, known: dict[str, int]) -> Finding:
    shown = shorten(label)
    if any(letter.isspace() for letter in label):
        mend = f"join the words, as in [^{'-'.join(shown.split())}], here and at the note"
        return Finding("NR208", at, f'the name of the note "{shown}" has a space in it', mend)
    otherwise = f"write it below the text: [^{shown}]: …"
    mend = did_you_mean(label, [name[1:] for name in known], otherwise)
    return Finding("NR208", at, f'there is no note "{shown}"', mend)
