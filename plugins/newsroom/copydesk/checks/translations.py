"""Check that translations were made from the original as it is now (NR308)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.problems import Problem, Severity


def check_translations(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each translation of an earlier state of its original."""
    digests = {file.slug: file.version.digest for file in copy.originals}
    for file in copy.manuscripts.briefs:
        made_from = file.version.translation
        now = digests.get(file.slug, "")
        if made_from and now and made_from.of != now:
            message = "the original has changed since this was translated"
            mend = f'look over what changed, then write "of: {now}"'
            place = file.version.origin.place("translation.of")
            yield Problem("NR308", place, message, mend, Severity.WARNING)
