"""Check that nothing waits in a language that the site does not publish (NR310)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.problems import Place, Problem, Severity, did_you_mean


def check_languages(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each edition, and a warning for each text, that nobody will see."""
    published = copy.settings.languages
    listed = f"the site's languages are {', '.join(published)}"
    for issue in copy.manuscripts.issues:
        for choice in issue.editions:
            if choice.language not in published:
                place = issue.origin.place(f"editions.{choice.language}")
                message = f'the site has no editions in "{choice.language}"'
                mend = did_you_mean(choice.language, published, listed)
                yield Problem("NR310", place, message, mend)
    mend = f'add it to "languages" in the settings; {listed}'
    for language, place in _texts(copy):
        if language not in published:
            message = f'the site is not published in "{language}", so nobody sees this text'
            yield Problem("NR310", place, message, mend, Severity.WARNING)


def _texts(copy: Copy) -> Iterator[tuple[str, Place]]:
    for file in copy.manuscripts.briefs:
        if file.version.translation:
            yield file.version.language, file.version.origin.place()
    for letter in copy.manuscripts.letters:
        yield letter.language, letter.origin.place()
    for page in copy.manuscripts.pages:
        yield page.version.language, page.version.origin.place()
