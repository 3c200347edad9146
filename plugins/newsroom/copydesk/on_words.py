"""List the checks that an edit of words calls for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsroom.copydesk.checks.drafts import check_drafts
from newsroom.copydesk.checks.headlines import check_headlines
from newsroom.copydesk.checks.retranslations import check_retranslations
from newsroom.copydesk.checks.translations import check_translations
from newsroom.copydesk.copy import Copy
from newsroom.problems import Problem

Check = Callable[[Copy], Iterator[Problem]]

ON_WORDS: tuple[Check, ...] = (
    check_translations,
    check_drafts,
    check_headlines,
    check_retranslations,
)
"""Checks of words: a brief's findings depend on its own files, and on the outlets they name."""
