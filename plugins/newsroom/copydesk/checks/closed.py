"""Check that closed editions are locked (NR311)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import EditionState
from newsroom.problems import Problem, Severity


def check_closed(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each edition that is called closed and held by no lock."""
    for issue in copy.manuscripts.issues:
        for choice in issue.editions:
            if choice.state is EditionState.CLOSED:
                place = issue.origin.place(f"editions.{choice.language}")
                message = "the edition is closed but not locked: a brief that changes changes it"
                mend = "leave its briefs as they are, and write a correction for what was wrong"
                yield Problem("NR311", place, message, mend, Severity.WARNING)
