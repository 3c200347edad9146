"""Show problems to an editor as the command does: plain lines, no traceback, whatever -q says."""

from __future__ import annotations

import logging
import sys

from newsroom.press.report import tally
from newsroom.problems import PublicationError


def show_problems_plainly(logger: logging.Logger) -> None:
    """Put our own words in the place of Pelican's traceback; its exit status stays."""
    if not any(isinstance(one, _PlainProblems) for one in logger.filters):
        # Before Pelican's own, which shows no message twice: under --autoreload a problem that
        # is still there must be told again.
        logger.filters.insert(0, _PlainProblems())


class _PlainProblems(logging.Filter):
    """Take over the record by which Pelican ends a run, where its reason is ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = _reason(record)
        if error is None:
            return True
        sys.stderr.write(f"{error}\n{tally(error.problems)}\n")
        return False


def _reason(record: logging.LogRecord) -> PublicationError | None:
    """Return the error that a record tells of: raised, or named in autoreload's words."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    raised = record.exc_info[1] if record.exc_info else None
    found = (error for error in (raised, *arguments) if isinstance(error, PublicationError))
    return next(found, None)
