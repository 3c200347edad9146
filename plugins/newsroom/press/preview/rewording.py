"""Take over an edit that only rewords a text, without curating everything anew.

Most saves change the words of one brief, letter or page, or the particulars of its source and its
figures, and nothing that anything else depends on: not a date, not a topic, not a name. What
curation would make of them is what it made before, with one text exchanged. :func:`reworded`
finds out whether that is so, and does it; a property test holds it equal to curating.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from newsroom.curation.attribution import attribute
from newsroom.model import (
    Body,
    Brief,
    BriefFile,
    Edition,
    EditionSection,
    Entry,
    Letter,
    Manuscripts,
    PageFile,
    Publication,
)
from newsroom.press.relations import relations
from newsroom.reading.files import FileReading

_Value = TypeVar("_Value")


def reworded(
    publication: Publication, before: FileReading, after: FileReading
) -> Publication | None:
    """Return the publication with one file's new words; None where more than words changed."""
    if any(problem.is_error for problem in (*before.problems, *after.problems)):
        return None
    match _only(before.manuscripts), _only(after.manuscripts):
        case BriefFile() as old, BriefFile() as new if relations(old) == relations(new):
            return _with_version(publication, new)
        case Letter() as old, Letter() as new if _is_same_letter(old, new):
            return _with_letter(publication, new)
        case PageFile() as old, PageFile() as new if _is_same_page(old, new):
            return _with_page(publication, new)
    return None


def _only(manuscripts: Manuscripts) -> BriefFile | Letter | PageFile | None:
    """Return the one text that a file gave, where that is all it gave."""
    texts: tuple[BriefFile | Letter | PageFile, ...] = (
        *manuscripts.briefs,
        *manuscripts.letters,
        *manuscripts.pages,
    )
    rest = replace(manuscripts, briefs=(), letters=(), pages=())
    return texts[0] if len(texts) == 1 and rest == Manuscripts() else None


# --- briefs ---------------------------------------------------------------------------------


def _named(body: Body) -> frozenset[tuple[str, str]]:
    """Return what a text refers to: entities have pages of their own, and names can be wrong."""
    return frozenset((one.kind, one.target) for one in body.references)


def _with_version(publication: Publication, file: BriefFile) -> Publication | None:
    old = publication.briefs.get(file.slug)
    version = old.version(file.version.language) if old else None
    if old is None or version is None or version.origin.path != file.version.origin.path:
        return None
    facts = file.facts or old.facts
    new = replace(old, facts=facts, versions=tuple(_put(old.versions, version, file.version)))
    if file.facts is not None:
        new = attribute({file.slug: new}, publication.outlets.values())[file.slug]
    editions = {
        (*key, language): _with_brief(edition, new)
        for key, issue in publication.issues.items()
        if file.slug in issue.briefs
        for language in publication.languages
        if (edition := publication.editions.get((*key, language)))
    }
    return replace(
        publication,
        briefs={**publication.briefs, file.slug: new},
        editions={**publication.editions, **editions},
    )


def _with_brief(edition: Edition, new: Brief) -> Edition:
    return replace(
        edition,
        sections=tuple(
            EditionSection(
                section.section,
                tuple(
                    _with_words(entry, new) if entry.brief.slug == new.slug else entry
                    for entry in section.entries
                ),
            )
            for section in edition.sections
        ),
        omitted=tuple(new if brief.slug == new.slug else brief for brief in edition.omitted),
    )


def _with_words(entry: Entry, brief: Brief) -> Entry:
    version = brief.version(entry.version.language)
    assert version is not None  # noqa: S101 - the versions are of the same languages
    return replace(entry, brief=brief, version=version)


# --- letters and pages ----------------------------------------------------------------------


def _place_of(letter: Letter) -> tuple[str, str, str]:
    return (letter.topic, letter.issue, letter.language)


def _is_same_letter(old: Letter, new: Letter) -> bool:
    return _place_of(old) == _place_of(new) and _named(old.body) == _named(new.body)


def _with_letter(publication: Publication, letter: Letter) -> Publication | None:
    key = _place_of(letter)
    edition = publication.editions.get(key)
    if edition is None or edition.letter is None:
        return None
    edition = replace(edition, letter=letter)
    return replace(publication, editions={**publication.editions, key: edition})


def _is_same_page(old: PageFile, new: PageFile) -> bool:
    one, other = old.version, new.version
    stands = (old.path, one.language, one.menu) == (new.path, other.language, other.menu)
    return stands and _named(one.body) == _named(other.body)


def _with_page(publication: Publication, file: PageFile) -> Publication | None:
    page = publication.pages.get(file.path)
    version = page.version(file.version.language) if page else None
    if page is None or version is None or version.origin.path != file.version.origin.path:
        return None
    page = replace(page, versions=tuple(_put(page.versions, version, file.version)))
    return replace(publication, pages={**publication.pages, file.path: page})


def _put(values: tuple[_Value, ...], old: _Value, new: _Value) -> list[_Value]:
    return [new if one is old else one for one in values]
