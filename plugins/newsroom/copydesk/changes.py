"""Find what is no longer as a closed edition was sent, and say where it was changed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from newsroom.copydesk.copy import Copy
from newsroom.curation.locking import changed_parts
from newsroom.model import EditionState, Entry, IssueLock, Letter, LockedEdition, LockedEntry
from newsroom.problems import Place, Severity

_OF_THE_VERSION = frozenset({"title", "summary", "why", "body"})
_NAMES = {"body": "text"}
_PLURALS = frozenset({"labels", "figures", "entities", "authors"})


class Change(Struct, frozen=True):
    """Hold a change: ``{editions}`` and ``{command}`` stand for what only all together tell."""

    place: Place
    message: str
    mend: str
    option: str = ""
    """What the command that the mend names is called with."""
    severity: Severity = Severity.ERROR


def changes_of(lock: IssueLock, locked: LockedEdition, copy: Copy) -> Iterator[Change]:
    """Yield what has changed in one closed edition since it was locked."""
    key = (lock.topic, lock.name, locked.language)
    edition = copy.publication.editions.get(key)
    if edition is None or edition.state is not EditionState.CLOSED:
        return
    if not copy.manuscripts.is_broken("letter", f"{lock.topic}/{lock.name}"):
        yield from _of_letter(lock, locked, edition.letter)
    entries = {entry.brief.slug: entry for entry in edition.entries}
    for one in locked.entries:
        if copy.manuscripts.is_broken("brief", one.slug):
            continue
        entry = entries.get(one.slug)
        if entry is None:
            yield _missing(lock, one, copy)
        elif entry.version.language != one.language:
            yield _untranslated(lock, one)
        else:
            yield from _of_entry(one, entry)


def _of_letter(lock: IssueLock, locked: LockedEdition, letter: Letter | None) -> Iterator[Change]:
    if locked.letter == (letter.digest if letter else ""):
        return
    mend = "undo the change, or open the edition again with: {command}"
    what = "is new" if not locked.letter else "has changed" if letter else "is gone"
    at = lock.origin.place(f"editions.{locked.language}.letter")
    place = letter.origin.place() if letter else at
    yield Change(place, f"the letter {what} since the {{editions}} closed", mend, "--open")


def _missing(lock: IssueLock, one: LockedEntry, copy: Copy) -> Change:
    brief = copy.publication.briefs.get(one.slug)
    if brief is None:
        message = f'the closed {{editions}} printed "{one.slug}", and there is no such brief'
        mend = "bring its file back, or open the edition again with: {command}"
        return Change(_place(lock, one), message, mend, "--open")
    if one.slug in copy.publication.embargoed:
        message = f'the closed {{editions}} printed "{one.slug}", which is held back'
        return Change(brief.original.origin.place("embargo"), message, "take the embargo out")
    message = f'the lock of the {{editions}} holds "{one.slug}", and its "briefs" do not'
    return Change(_place(lock, one), message, "take the lock's file back from git")


def _untranslated(lock: IssueLock, one: LockedEntry) -> Change:
    message = f'the closed {{editions}} printed "{one.slug}" in {one.language}, which is gone'
    mend = f"bring {one.slug}.{one.language}.md back, or open the edition again with: {{command}}"
    return Change(_place(lock, one), message, mend, "--open")


def _place(lock: IssueLock, one: LockedEntry) -> Place:
    index = lock.briefs.index(one.slug) if one.slug in lock.briefs else -1
    return lock.origin.place(f"briefs.{index}")


def _of_entry(one: LockedEntry, entry: Entry) -> Iterator[Change]:
    """Compare an entry with what was printed; a new correction tells readers what has changed."""
    version = entry.version
    more = len(version.corrections) - one.corrections
    place = version.origin.place("corrections")
    if more > 0:
        message = f'"{one.slug}" has a correction that the lock of the {{editions}} does not count'
        yield Change(place, message, "run: {command}", "--again", Severity.WARNING)
    elif more < 0:
        message = f'a correction of "{one.slug}" that the {{editions}} showed is gone'
        yield Change(place, message, "bring it back: readers have seen it")
    else:
        file = version.origin.path.rpartition("/")[2]
        mend = f"add a correction to {file} and run: {{command}}; or undo the change"
        for part in changed_parts(one, entry):
            what = f'the {_NAMES.get(part, part)} of "{one.slug}"'
            has = "have" if part in _PLURALS else "has"
            message = f"{what} {has} changed since the {{editions}} closed"
            yield Change(_place_of(part, entry), message, mend, "--again")


def _place_of(part: str, entry: Entry) -> Place:
    """Point to a part in the file that has it: a version's own, or the original."""
    own, original = entry.version.origin, entry.brief.original.origin
    if part == "labels":
        return own.place("labels" if entry.version.translation else "figures")
    has_part = part in _OF_THE_VERSION or (part == "image" and part in own.marks)
    return (own if has_part else original).place(part)
