"""Check what a draft still lacks, and that nothing unwritten is published (NR701)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import Body, BriefFile
from newsroom.problems import Place, Problem, Severity

_MARK = re.compile(r"TODO\b")
_IN_BODY = re.compile(r"(?:^|[>\s])TODO\b")
_WRITTEN = ("title", "summary", "why")
_NEEDED = ("title", "summary", "date", "topics", "source")


def check_drafts(copy: Copy) -> Iterator[Problem]:
    """Yield a warning for each draft, and an error for each TODO that would be published."""
    for file in copy.manuscripts.drafts:
        yield from _of_draft(file, copy)
    for file in copy.manuscripts.briefs:
        for place, what in _todos(file):
            mend = 'write it, or put "state: draft" back to keep the brief from readers'
            yield Problem("NR701", place, f"{what} is still to be written", mend)
        if file.version.translation and file.slug in copy.drafts.difference(copy.facts):
            message = f'this translation waits for its original, "{file.slug}", which is a draft'
            mend = 'finish the original and delete its "state: draft"'
            yield _warning(file.version.origin.place(), message, mend)


def _of_draft(file: BriefFile, copy: Copy) -> Iterator[Problem]:
    place = file.version.origin.place("state")
    missing = [what for what in _NEEDED if not _has(file, what)]
    todos = [*((place, f'"{what}"') for what in missing), *_todos(file)]
    if file.version.translation and copy.is_unknown("brief", file.slug, copy.facts):
        message = f'"{file.slug}" has this draft of a translation and no original'
        yield _warning(file.version.origin.place("translation"), message, "add the original")
    for at, what in todos:
        yield _warning(at, f"a draft: {what} is still to be written", "")
    if not todos:
        message = "a draft in which nothing is left to write"
        yield _warning(place, message, 'delete "state: draft" to have it published')


def _has(file: BriefFile, what: str) -> bool:
    """Tell whether a draft has a field at all; a translation takes its facts from elsewhere."""
    if what in ("title", "summary"):
        return bool(getattr(file.version, what))
    return file.facts is None or what in file.version.origin.marks


def _todos(file: BriefFile) -> Iterator[tuple[Place, str]]:
    """Yield (place, what) of all that is marked as still to be written."""
    version = file.version
    texts = [(field, getattr(version, field)) for field in _WRITTEN]
    texts += [(f"labels.{name}", label) for name, label in version.labels.items()]
    texts += [("image.alt", version.picture_alt)]
    for field, text in texts:
        if _MARK.match(text):
            figure = f"figures.{field.removeprefix('labels.')}.label"
            at = figure if figure in version.origin.marks else field
            yield version.origin.place(at), f'"{at}"'
    count = _count(version.body)
    if count:
        what = "the text" if count == 1 else f"the text, in {count} places,"
        yield version.origin.place("body"), what
    elif not version.body.packed and version.is_draft:
        yield version.origin.place("body"), "the text"


def _count(body: Body) -> int:
    """Return how often a text is marked, alternatives of its images included."""
    if "TODO" not in body.text:
        return 0
    images = (image for image in body.slots("image") if _MARK.match(image.text))
    return len(_IN_BODY.findall(body.html)) + sum(1 for _ in images)


def _warning(place: Place, message: str, mend: str) -> Problem:
    return Problem("NR701", place, message, mend, Severity.WARNING)
