"""Check the whole publication: what one file says of another, and what is missing."""

from __future__ import annotations

from newsroom.copydesk.copy import Copy
from newsroom.model import Manuscripts, Publication
from newsroom.problems import Problem, in_order
from newsroom.settings import Settings


def check(
    manuscripts: Manuscripts, publication: Publication, settings: Settings
) -> tuple[Problem, ...]:
    """Run every check and return all problems in order."""
    from newsroom.copydesk.every import CHECKS  # noqa: PLC0415 - an edit of words calls for few

    copy = Copy(manuscripts, publication, settings)
    return in_order(problem for one in CHECKS for problem in one(copy))
