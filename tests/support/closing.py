"""Close editions of manuscripts in code, as the command does with files."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from newsroom.curation.locking import lock_issue
from newsroom.model import (
    EditionChoice,
    EditionState,
    IssueFile,
    IssueLock,
    Manuscripts,
    Origin,
    Publication,
)


def closed(
    made: Manuscripts, publication: Publication, key: tuple[str, str], languages: Iterable[str]
) -> Manuscripts:
    """Return the manuscripts with editions of an issue closed and locked."""
    editions = {at[2]: one for at, one in publication.editions.items() if at[:2] == key}
    states = {tag: EditionChoice(tag, one.state, one.reason) for tag, one in editions.items()}
    states |= {tag: EditionChoice(tag, EditionState.CLOSED) for tag in languages}
    file = next((one for one in made.issues if (one.topic, one.name) == key), IssueFile(*key))
    said = {one.language: one for one in file.editions} | states
    before = next((one for one in made.locks if (one.topic, one.name) == key), None)
    lock = lock_issue(publication.issues[key], [editions[tag] for tag in languages], before)
    return replace(
        made,
        issues=(
            *(one for one in made.issues if one is not file),
            replace(file, editions=tuple(said.values())),
        ),
        locks=(*(one for one in made.locks if one is not before), _placed(lock)),
    )


def _placed(lock: IssueLock) -> IssueLock:
    return replace(lock, origin=Origin(f"content/issues/{lock.topic}/{lock.name}.lock.yml"))
