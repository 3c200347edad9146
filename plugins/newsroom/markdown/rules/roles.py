r"""Read roles: ``{figure}`budget` `` and ``{entity}`iflytek` `` name a fact of the brief.

A role is a word in curly brackets with a name between backticks directly behind it. A page
prints the figure or the name in its own language.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from newsroom.markdown.findings import Finding, inline_findings, shorten
from newsroom.problems import did_you_mean

ROLES = ("figure", "entity")

_ROLE = re.compile(r"\{([^\W\d][\w-]{0,39})\}`([^`\n]{1,200})`")


def install(md: MarkdownIt) -> None:
    """Add the rule before code spans, which begin with a backtick too."""
    md.inline.ruler.before("backticks", "role", read_role)


def read_role(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Take a role that is known; file a finding for any other and leave it as text."""
    if state.src[state.pos] != "{":
        return False
    role = _ROLE.match(state.src, state.pos, state.posMax)
    if not role:
        return False
    kind, name = role[1], role[2].strip()
    if kind not in ROLES:
        if not silent:
            inline_findings(state.env).append(_unknown(state.pos, kind, name))
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.info = name
        token.meta["at"] = state.pos
    state.pos = role.end()
    return True


def _unknown(at: int, kind: str, name: str) -> Finding:
    otherwise = f"write {{figure}}`{name}` or {{entity}}`{name}`"
    message = f'there is no role "{shorten(kind)}", only figure and entity'
    return Finding("NR209", at, message, did_you_mean(kind, ROLES, otherwise))
