"""Find the article's own text in a page: trafilatura's work."""

from __future__ import annotations

import logging

from newsroom.intake.cleaning import clean


def article_text(source: str) -> list[str]:
    """Return the paragraphs of a page's article; nothing where there is none."""
    import trafilatura  # noqa: PLC0415 - a second of processor time

    logging.disable(logging.CRITICAL)
    try:
        found = trafilatura.extract(source, favor_precision=True, include_comments=False)
    except (ValueError, RecursionError, AttributeError, TypeError):
        found = None  # it has been seen to fail on pages that nobody wrote by hand
    finally:
        logging.disable(logging.NOTSET)
    return [line for line in map(_line, (found or "").split("\n")) if line]


def _line(text: str) -> str:
    """Return a line; a row of a table without its rules."""
    text = clean(text)
    return clean(text.strip("|").replace("|", " ")) if text.startswith("|") else text
