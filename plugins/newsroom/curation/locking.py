"""Make the lock of an issue, and compare what a closed edition holds with what is there now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from newsroom.model import (
    PARTS,
    Edition,
    Entry,
    Issue,
    IssueLock,
    LockedEdition,
    LockedEntry,
    PartialDate,
)

_DIGITS = 16
_WORDS = frozenset({"title", "summary", "why", "labels", "image"})
"""The parts that the digest of all words counts too."""


def lock_issue(
    issue: Issue, editions: Iterable[Edition], before: IssueLock | None = None
) -> IssueLock:
    """Lock these editions of an issue; others that were locked before stay as they are."""
    locked = {one.language: one for one in before.editions} if before else {}
    locked.update((edition.language, lock_edition(edition)) for edition in editions)
    return IssueLock(
        issue.topic, issue.name, issue.number, issue.date, issue.briefs, tuple(locked.values())
    )


def unlock(lock: IssueLock, languages: Iterable[str]) -> IssueLock:
    """Take editions out of a lock."""
    opened = set(languages)
    kept = tuple(one for one in lock.editions if one.language not in opened)
    return replace(lock, editions=kept)


def lock_edition(edition: Edition) -> LockedEdition:
    """Hold an edition as it is now."""
    entries = tuple(
        LockedEntry(
            entry.brief.slug,
            entry.version.language,
            parts_of(entry),
            len(entry.version.corrections),
        )
        for entry in edition.entries
    )
    return LockedEdition(edition.language, entries, edition.letter.digest if edition.letter else "")


def changed_parts(locked: LockedEntry, entry: Entry) -> tuple[str, ...]:
    """Return the parts of an entry that are not as they were locked.

    The body is named only where no other words explain that the digest of all of them differs.
    """
    now = parts_of(entry)
    changed = [name for name in PARTS if locked.parts.get(name) != now.get(name)]
    if _WORDS.intersection(changed) and "body" in changed:
        changed.remove("body")
    return tuple(changed)


def parts_of(entry: Entry) -> Mapping[str, str]:
    """Return the digest of each of :data:`PARTS` that an entry has."""
    version, facts = entry.version, entry.brief.facts
    picture = facts.picture
    values: Mapping[str, Any] = {
        "title": version.title,
        "summary": version.summary,
        "why": version.why,
        "labels": tuple(sorted(version.labels.items())),
        "image": picture and (picture.file, picture.credit, version.picture_alt),
        "source": facts.source,
        "figures": facts.figures,
        "entities": facts.entities,
        "section": facts.section,
        "date": facts.date,
        "authors": facts.authors,
    }
    digests = {name: _digest(value) for name, value in values.items() if value}
    digests["body"] = version.digest
    return {name: digests[name] for name in PARTS if digests.get(name)}


def _digest(value: Any) -> str:
    canonical = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:_DIGITS]


def _plain(value: Any) -> Any:
    """Make values that are equal for a reader equal in JSON: 10 and 10.0, absent and empty.

    Fields without a value are left out, so that a field that a later release adds changes no
    lock.
    """
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        written = f"{value:f}"
        return written.rstrip("0").rstrip(".") if "." in written else written
    if isinstance(value, Struct) and not isinstance(value, PartialDate):
        named = asdict(value)
        return {name: _plain(one) for name, one in named.items() if one not in (None, "", ())}
    return str(value)
