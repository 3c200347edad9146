"""Check that links inside the site lead somewhere (NR205)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsroom.copydesk.copy import Copy, Text, unknown
from newsroom.model import Reference
from newsroom.problems import Problem, Severity, did_you_mean

_OTHERWISE = {
    "brief": "write the brief's file name without its language",
    "topic": "write the name of a file under topics/",
    "issue": "write topic/name, as in issue:greater-bay-area-ai/2025-03",
    "page": "write the page's path below pages/, without its language",
}


def check_links(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each link to nothing, and a warning for one to what is not shown yet."""
    known = _known(copy)
    hidden = _hidden(copy)
    for text in copy.texts:
        for reference in text.references("link-open"):
            kind, _, name = reference.target.partition(":")
            if reference.target.startswith("#"):
                yield from _check_anchor(reference, text)
            elif kind in known and copy.is_unknown(kind, name, known[kind]):
                place, otherwise = reference.place, _OTHERWISE[kind]
                yield unknown("NR205", place, (kind, name), known[kind], otherwise)
            elif name in hidden.get(kind, ()):
                message = f'"{reference.target}" is not published yet: the words are not linked'
                yield Problem("NR205", reference.place, message, severity=Severity.WARNING)


def _known(copy: Copy) -> Mapping[str, set[str]]:
    manuscripts = copy.manuscripts
    return {
        "brief": {file.slug for file in manuscripts.briefs},
        "topic": {topic.id for topic in manuscripts.topics},
        "issue": {
            *(f"{issue.topic}/{issue.name}" for issue in manuscripts.issues),
            *("/".join(key) for key in copy.publication.issues),
        },
        "page": {page.path for page in manuscripts.pages},
    }


def _hidden(copy: Copy) -> Mapping[str, set[str]]:
    """Return what is in the publication, and in no edition that readers may see."""
    publication = copy.publication
    shown = publication.published_editions()
    printed = {entry.brief.slug for edition in shown for entry in edition.entries}
    issues = {f"{edition.topic.id}/{edition.issue.name}" for edition in shown}
    topics = {edition.topic.id for edition in shown}
    return {
        "brief": {*publication.embargoed, *publication.placed, *copy.drafts} - printed,
        "issue": {"/".join(key) for key in publication.issues} - issues,
        "topic": {topic for topic, _ in publication.issues} - topics,
    }


def _check_anchor(reference: Reference, text: Text) -> Iterator[Problem]:
    headings = {heading.text for heading in text.body.slots("heading-open")}
    anchor = reference.target[1:]
    if anchor not in headings:
        mend = did_you_mean(anchor, headings, "write the heading's words, with hyphens for spaces")
        message = f'no heading of this text has the anchor "#{anchor}"'
        yield Problem("NR205", reference.place, message, mend)
