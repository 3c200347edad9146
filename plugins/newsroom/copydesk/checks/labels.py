"""Check that a translation's labels are those of the original's figures (NR312, NR314)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.problems import Problem, Severity, did_you_mean


def check_labels(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each label of no figure, and a warning for each that is missing."""
    for file in copy.manuscripts.briefs:
        version = file.version
        if version.translation is None or file.slug not in copy.facts:
            continue
        figures = [figure.id for figure in copy.facts[file.slug].figures]
        for name in version.labels:
            if name not in figures:
                message = f'a label for "{name}", which is no figure of the original'
                otherwise = f"its figures are {', '.join(figures)}" if figures else "take it out"
                mend = did_you_mean(name, figures, otherwise)
                yield Problem("NR312", version.origin.place(f"labels.{name}"), message, mend)
        for name in figures:
            if name not in version.labels:
                message = f'the figure "{name}" has no label in this language'
                mend = f'write "{name}: …" under "labels:"'
                place = version.origin.place("labels")
                yield Problem("NR314", place, message, mend, Severity.WARNING)
