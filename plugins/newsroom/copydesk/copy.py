"""Lay the copy out for the checks: everything that was read, and what each text belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from newsroom.model import Body, BriefFile, Facts, Manuscripts, Publication, Reference
from newsroom.problems import Place, Problem, did_you_mean
from newsroom.settings import Settings

_MOST_LISTED = 8


class Text(Struct, frozen=True):
    """Hold one body, and the slug of the brief it belongs to; a letter or a page has none."""

    body: Body
    slug: str = ""

    def references(self, kind: str) -> Iterator[Reference]:
        """Return what the text names of one kind."""
        return (reference for reference in self.body.references if reference.kind == kind)


class Copy(Struct, frozen=True, dict=True):
    """Hold what a check may look at."""

    manuscripts: Manuscripts
    publication: Publication
    settings: Settings

    @cached_property
    def facts(self) -> Mapping[str, Facts]:
        """Return the facts of each brief that has an original, by slug."""
        return {file.slug: file.facts for file in self.originals if file.facts}

    @cached_property
    def originals(self) -> tuple[BriefFile, ...]:
        """Return the files of originals."""
        return tuple(file for file in self.manuscripts.briefs if file.facts)

    @cached_property
    def naming(self) -> tuple[BriefFile, ...]:
        """Return the originals, drafts too, and what was saved where something is wrong."""
        saved = (unfinished.file for unfinished in self.manuscripts.unfinished)
        return (*self.originals, *(f for f in (*self.manuscripts.drafts, *saved) if f.facts))

    @cached_property
    def figures(self) -> Mapping[str, frozenset[str]]:
        """Return the names of each brief's figures, by slug, where they can be known."""
        by_slug = {
            file.slug: frozenset(figure.id for figure in file.facts.figures)
            for file in self.naming
            if file.facts
        }
        known = {*self.facts, *self.drafts}
        return {slug: names for slug, names in by_slug.items() if names or slug in known}

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Return the slugs of originals that are drafts."""
        return frozenset(file.slug for file in self.manuscripts.drafts if file.facts)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Return every body there is."""
        return (
            *(Text(file.version.body, file.slug) for file in self.manuscripts.briefs),
            *(Text(file.version.body, file.slug) for file in self.manuscripts.drafts),
            *(Text(u.file.version.body, u.file.slug) for u in self.manuscripts.unfinished),
            *(Text(letter.body) for letter in self.manuscripts.letters),
            *(Text(page.version.body) for page in self.manuscripts.pages),
        )

    def is_unknown(self, kind: str, name: str, known: Iterable[str]) -> bool:
        """Tell whether a name is of nothing; what only has faults of its own is not unknown."""
        return name not in known and not self.manuscripts.is_waiting(kind, name)


def unknown(
    code: str, place: Place, named: tuple[str, str], known: Iterable[str], mend: str
) -> Problem:
    """Say that a name is of nothing, and what was probably meant.

    ``named`` is what it should be the name of, and the name; ``mend`` is for where no known name
    is near.
    """
    what, word = named
    names = sorted(known)
    listed = f" (known are {', '.join(names)})" if 0 < len(names) <= _MOST_LISTED else ""
    nearest = did_you_mean(word, names, mend + listed)
    return Problem(code, place, f'unknown {what} "{word}"', nearest)
