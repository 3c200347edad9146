"""Show problems to an editor as the command does: plain lines, no traceback, whatever -q says."""

from __future__ import annotations

import logging
import sys
import time

from newsroom.press.report import tally
from newsroom.problems import PublicationError

_PAUSE = 1.0


def show_problems_plainly(logger: logging.Logger) -> None:
    """Put our own words in the place of Pelican's traceback; its exit status stays."""
    if not any(isinstance(one, _PlainProblems) for one in logger.filters):
        # Before Pelican's own, which shows no message twice: what is wrong again, after it was
        # right, must be told again.
        logger.filters.insert(0, _PlainProblems())


def forget_problems(logger: logging.Logger) -> None:
    """Note that a build succeeded: whatever is wrong from here on is news."""
    for one in logger.filters:
        if isinstance(one, _PlainProblems):
            one.told = ""


class _PlainProblems(logging.Filter):
    """Take over the record by which Pelican ends a run, where its reason is ours.

    After a failed build ``pelican --autoreload`` does not wait for a change, it builds at once
    again, and again; so the same problems are told once, and each further round is slowed down.
    """

    told = ""

    def filter(self, record: logging.LogRecord) -> bool:
        error = _reason(record)
        if error is None:
            return True
        if str(error) == self.told:
            time.sleep(_PAUSE)
        else:
            self.told = str(error)
            sys.stderr.write(f"{error}\n{tally(error.problems)}\n")
            sys.stderr.flush()
        return False


def _reason(record: logging.LogRecord) -> PublicationError | None:
    """Return the error that a record tells of: raised, or named in autoreload's words."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    raised = record.exc_info[1] if record.exc_info else None
    found = (error for error in (raised, *arguments) if isinstance(error, PublicationError))
    return next(found, None)
