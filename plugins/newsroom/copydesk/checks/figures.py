"""Check that every figure that a text prints is one of its brief's (NR202)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.problems import Problem


def check_figures(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each figure that the front matter does not give."""
    for text in copy.texts:
        if text.slug and text.slug not in copy.figures:
            continue  # its original is missing or cannot be read, and that is said elsewhere
        known = copy.figures[text.slug] if text.slug else frozenset()
        for reference in text.references("figure"):
            if reference.target in known:
                continue
            if not text.slug:
                message = f'the figure "{reference.target}" stands in a text that has no figures'
                mend = "write the number out: only briefs have figures"
                yield Problem("NR202", reference.place, message, mend)
            else:
                mend = 'add it under "figures:" in the original'
                place = reference.place
                yield unknown("NR202", place, ("figure", reference.target), known, mend)
