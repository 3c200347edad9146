"""Check that closed editions are locked, and are still what subscribers were sent (NR311)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsroom.copydesk.changes import Change, changes_of
from newsroom.copydesk.copy import Copy
from newsroom.model import EditionState, Issue, IssueFile, IssueLock
from newsroom.problems import Place, Problem, Severity

_CODE = "NR311"
_CHANGING = {EditionState.OPEN, EditionState.DRAFT}


def check_closed(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for all that keeps a closed edition from being what its lock holds."""
    files = {(file.topic, file.name): file for file in copy.manuscripts.issues}
    locks = {(lock.topic, lock.name): lock for lock in copy.manuscripts.locks}
    for key, file in files.items():
        if not copy.manuscripts.is_broken("lock", "/".join(key)):
            yield from _unlocked(file, locks.get(key))
    for key, lock in locks.items():
        issue = copy.publication.issues.get(key)
        if issue is None or copy.manuscripts.is_broken("issue", "/".join(key)):
            continue
        yield from _unclosed(files.get(key), lock)
        yield from _renamed(files.get(key), lock)
        yield from check_lock(lock, copy)
        yield from _late(issue, lock, copy)
        yield from _moved(lock, copy)


def close_command(lock: IssueLock | IssueFile, languages: str, option: str = "") -> str:
    """Return the command that closes editions of an issue, as it is typed."""
    words = ("newsroom close", lock.topic, lock.name, languages, option)
    return " ".join(word for word in words if word)


def _unlocked(file: IssueFile, lock: IssueLock | None) -> Iterator[Problem]:
    for choice in file.editions:
        language = choice.language
        if choice.state is EditionState.CLOSED and not (lock and lock.edition(language)):
            yield Problem(
                _CODE,
                file.origin.place(f"editions.{language}"),
                f"the edition {language} is closed, and no lock holds it as it is",
                f"close it with: {close_command(file, language)}",
            )


def _unclosed(file: IssueFile | None, lock: IssueLock) -> Iterator[Problem]:
    choices = file.editions if file else ()
    closed = {one.language for one in choices if one.state is EditionState.CLOSED}
    for edition in lock.editions:
        language = edition.language
        if language not in closed:
            yield Problem(
                _CODE,
                _place_of_state(file, lock, language),
                f"the lock holds the edition {language}, which the issue file does not close",
                f"write {language}: closed, or open it with: "
                f"{close_command(lock, language, '--open')}",
            )


def _place_of_state(file: IssueFile | None, lock: IssueLock, language: str) -> Place:
    name = f"editions.{language}"
    if file and name in file.origin.marks:
        return file.origin.place(name)
    return lock.origin.place(name)


def _renamed(file: IssueFile | None, lock: IssueLock) -> Iterator[Problem]:
    """Compare the number and the date that the file gives with those that were printed."""
    for name in ("number", "date") if file else ():
        given, printed = getattr(file, name), getattr(lock, name)
        if file and given is not None and given != printed:
            yield Problem(
                _CODE,
                file.origin.place(name),
                f"the {name} {given} is not the one the closed issue has, {printed}",
                f'write "{name}: {printed}", or leave it out',
            )


def check_lock(lock: IssueLock, copy: Copy) -> Iterator[Problem]:
    """Yield each change once, with all the closed editions that it concerns."""
    found: defaultdict[Change, list[str]] = defaultdict(list)
    for edition in lock.editions:
        for change in changes_of(lock, edition, copy):
            found[change].append(edition.language)
    for change, languages in found.items():
        editions = "edition" if len(languages) == 1 else "editions"
        listed = " and ".join(filter(None, (", ".join(languages[:-1]), languages[-1])))
        command = close_command(lock, " ".join(languages), change.option)
        yield Problem(
            _CODE,
            change.place,
            change.message.replace("{editions}", f"{editions} {listed}"),
            change.mend.replace("{command}", command),
            change.severity,
        )


def _late(issue: Issue, lock: IssueLock, copy: Copy) -> Iterator[Problem]:
    """Tell of briefs that came after a closing: what is closed will not show them."""
    key = (lock.topic, lock.name)
    editions = [one for at, one in copy.publication.editions.items() if at[:2] == key]
    closed = [one.language for one in editions if one.state is EditionState.CLOSED]
    takes_more = any(one.state in _CHANGING for one in editions)
    for slug in [slug for slug in issue.briefs if slug not in lock.briefs] if closed else ():
        origin = copy.publication.briefs[slug].original.origin
        if takes_more:
            message = f'"{slug}" came after the edition {closed[0]} closed, which will not show it'
            mend = 'write "issue:" with a later one, or open that edition again with: '
            mend += close_command(lock, closed[0], "--open")
            yield Problem(_CODE, origin.place("date"), message, mend, Severity.WARNING)
        else:
            message = f'"{slug}" is to go to "{lock.name}", which is closed'
            mend = 'leave "issue:" out, and the next open issue takes it'
            yield Problem(_CODE, origin.place("issue"), message, mend)


def _moved(lock: IssueLock, copy: Copy) -> Iterator[Problem]:
    """Tell of briefs that are pinned to another issue than the one that printed them."""
    for brief in filter(None, map(copy.publication.briefs.get, lock.briefs)):
        topic, _, pin = brief.facts.issue.rpartition("/")
        meant = {topic} if topic else set(brief.facts.topics)
        is_elsewhere = meant != {lock.topic} and (lock.topic, pin) not in copy.publication.issues
        if pin and pin != lock.name and lock.topic in meant and not is_elsewhere:
            message = f'"{brief.slug}" stays in "{lock.name}", which was closed with it'
            mend = f'write "issue: {lock.name}", or leave it out'
            place = brief.original.origin.place("issue")
            yield Problem(_CODE, place, message, mend, Severity.WARNING)
