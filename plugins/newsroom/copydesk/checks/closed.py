"""Check that closed editions are locked (NR311)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import EditionState, IssueFile
from newsroom.problems import Problem, Severity

_FINAL = {EditionState.CLOSED, EditionState.NONE}
_CHANGING = (
    "the edition is closed but not locked: a brief that changes changes it",
    "leave its briefs as they are, and write a correction for what was wrong",
)


def check_closed(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each edition that is called closed and held by no lock."""
    for issue in copy.manuscripts.issues:
        states = {choice.state for choice in issue.editions}
        for choice in issue.editions:
            if choice.state is EditionState.CLOSED:
                place = issue.origin.place(f"editions.{choice.language}")
                message, mend = _CHANGING if states - _FINAL else _emptied(issue)
                yield Problem("NR311", place, message, mend, Severity.WARNING)


def _emptied(issue: IssueFile) -> tuple[str, str]:
    message = "the issue is closed but not locked: only briefs pinned to it stay in it"
    return message, f'write "issue: {issue.name}" in each of its briefs'
