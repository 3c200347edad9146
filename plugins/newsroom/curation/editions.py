"""Make the editions of an issue: which languages it has, in what state, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import (
    Brief,
    Edition,
    EditionChoice,
    EditionSection,
    EditionState,
    Entry,
    Issue,
    IssueFile,
    IssueLock,
    Letter,
    LockedEdition,
    Section,
    Topic,
)


class Material(Struct, frozen=True):
    """Hold what the editions of one issue are made of."""

    topic: Topic
    issue: Issue
    file: IssueFile | None
    lock: IssueLock | None
    sections: tuple[Section, ...]
    briefs: tuple[Brief, ...]
    """In reading order."""
    letters: Mapping[str, Letter]
    """By language."""


def editions(
    material: Material, languages: Sequence[str], *, shows_untranslated: bool
) -> Iterable[Edition]:
    """Yield the issue's editions in the order of the languages.

    A language that the issue file names has the state it says. Another is open as soon as one
    brief or the letter exists in it, and until then there is no edition.
    """
    choices = _choices(material)
    written = {version.language for brief in material.briefs for version in brief.versions}
    for language in languages:
        choice = choices.get(language)
        if choice is None and language in (written | material.letters.keys()):
            choice = EditionChoice(language)
        if choice and not _is_blank(material, choice):
            yield _edition(material, choice, shows_untranslated=shows_untranslated)


def _choices(material: Material) -> Mapping[str, EditionChoice]:
    return {choice.language: choice for choice in (material.file.editions if material.file else ())}


def _is_blank(material: Material, choice: EditionChoice) -> bool:
    """Tell whether an open edition would be an empty page: its issue is only planned so far."""
    is_empty = not material.briefs and choice.language not in material.letters
    return is_empty and choice.state is EditionState.OPEN


def _edition(material: Material, choice: EditionChoice, *, shows_untranslated: bool) -> Edition:
    briefs = () if choice.state is EditionState.NONE else material.briefs
    entries = [_entry(brief, choice.language) for brief in briefs]
    omitted: tuple[Brief, ...] = ()
    locked = _locked(material, choice)
    if locked:
        entries = _as_printed(locked, briefs)
    elif not shows_untranslated:
        omitted = tuple(entry.brief for entry in entries if entry.is_fallback)
        entries = [entry for entry in entries if not entry.is_fallback]
    return Edition(
        topic=material.topic,
        issue=material.issue,
        language=choice.language,
        state=choice.state,
        sections=_grouped(entries, material.sections),
        letter=material.letters.get(choice.language),
        reason=choice.reason,
        omitted=omitted,
    )


def _entry(brief: Brief, language: str) -> Entry:
    version = brief.version(language)
    return Entry(brief, version or brief.original, is_fallback=version is None)


def _locked(material: Material, choice: EditionChoice) -> LockedEdition | None:
    is_closed = choice.state is EditionState.CLOSED
    return material.lock.edition(choice.language) if is_closed and material.lock else None


def _as_printed(locked: LockedEdition, briefs: Iterable[Brief]) -> list[Entry]:
    """Take the briefs that were printed, in the languages that they were printed in.

    A translation that came later stands on the brief's own page; subscribers had the original.
    """
    known = {brief.slug: brief for brief in briefs}
    return [
        replace(entry, is_fallback=entry.version.language != locked.language)
        for one in locked.entries
        if one.slug in known
        for entry in (_entry(known[one.slug], one.language),)
    ]


def _grouped(entries: Iterable[Entry], sections: Iterable[Section]) -> tuple[EditionSection, ...]:
    known = {section.id: section for section in sections}
    groups = groupby(entries, key=lambda entry: known.get(entry.brief.facts.section))
    return tuple(EditionSection(section, tuple(group)) for section, group in groups)
