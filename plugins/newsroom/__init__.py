"""Make a newsletter of themed issues from Markdown briefs: a Pelican plug-in and a command.

Pelican finds the plug-in by :func:`register`; everything else is reached by its own room.
"""

from __future__ import annotations

__all__ = ["register"]


def register() -> None:
    """Connect the desk to Pelican's signals; Pelican calls this when it loads the plug-in."""
    from newsroom.desk.plugin import connect  # noqa: PLC0415 - only Pelican's host needs it

    connect()
