"""Check the whole publication: what one file says of another, and what is missing."""

from __future__ import annotations

from newsroom.copydesk.checks import CHECKS
from newsroom.copydesk.copy import Copy
from newsroom.model import Manuscripts, Publication
from newsroom.problems import Problem, in_order
from newsroom.settings import Settings

__all__ = ["CHECKS", "check"]


def check(
    manuscripts: Manuscripts, publication: Publication, settings: Settings
) -> tuple[Problem, ...]:
    """Run every check and return all problems in order."""
    copy = Copy(manuscripts, publication, settings)
    return in_order(problem for one in CHECKS for problem in one(copy))
