"""Answer every question that :class:`~newsroom.templating.reach.Reach` asks, from a publication.

The indexes are made once for a publication: no answer takes a walk through all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsroom.model import Brief, Edition, EntityKind, Entry, Publication
from newsroom.templating.answers import (
    HEADLINES,
    Beside,
    Card,
    Corrected,
    Elsewhere,
    Headline,
    IssueRef,
    Line,
    Neighbour,
    PageRef,
    Stack,
    Surroundings,
    Weight,
)

PREVIOUSLY_WINDOW = 40
"""How many older mentions of one entity are weighed for "previously"."""
PREVIOUSLY = 3
NAMED_MOST = 8
_LAST_RANK = 1_000_000


class Survey:
    """Hold a publication with its indexes, and answer questions of each kind."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self._homes: dict[tuple[str, str], list[Edition]] = {}
        self._appearances: dict[tuple[str, str], list[Edition]] = {}
        self._editions: dict[tuple[str, str], list[Edition]] = {}
        for edition in publication.published_editions():
            self._take(edition)
        for shelf in (self._homes, self._appearances, self._editions):
            for editions in shelf.values():
                editions.sort(key=_newest_first)
        self._at = {
            _key(edition): at for row in self._editions.values() for at, edition in enumerate(row)
        }
        self._ranks: dict[str, dict[str, int]] = {}
        self._days = {slug: one.facts.date.toordinal() for slug, one in publication.briefs.items()}
        self._found: dict[tuple[str, ...], Any] = {}
        self._folders: dict[str, list[str]] = {}
        for path in publication.pages:
            self._folders.setdefault(path.rpartition("/")[0], []).append(path)
        self._finders: Mapping[str, Callable[..., Any]] = {
            name.removeprefix("find_"): getattr(self, name)
            for name in dir(self)
            if name.startswith("find_")
        }

    def _take(self, edition: Edition) -> None:
        language = edition.language
        self._editions.setdefault((edition.topic.id, language), []).append(edition)
        for entry in edition.entries:
            key = (entry.brief.slug, language)
            self._appearances.setdefault(key, []).append(edition)
            if not entry.is_fallback:
                self._homes.setdefault(key, []).append(edition)

    def find(self, kind: str, *words: str) -> Any:
        """Return the answer to a question of a kind; it is looked for once."""
        asked = (kind, *words)
        try:
            return self._found[asked]
        except KeyError:
            found = self._found[asked] = self._finders[kind](*words)
            return found

    # --- what exists -----------------------------------------------------------------------

    def find_brief_languages(self, slug: str) -> tuple[str, ...]:
        """Return the languages in which a brief has a page, in the settings' order."""
        return tuple(tag for tag in self.publication.languages if (slug, tag) in self._homes)

    def find_topic_languages(self, topic: str) -> tuple[str, ...]:
        """Return the languages in which a topic has a page."""
        return tuple(tag for tag in self.publication.languages if (topic, tag) in self._editions)

    def find_has_briefs(self, topic: str, language: str) -> bool:
        """Tell whether a published edition of a topic has a brief in its own language."""
        editions = self._editions.get((topic, language), ())
        return any(not entry.is_fallback for edition in editions for entry in edition.entries)

    def find_issue_languages(self, topic: str, issue: str) -> tuple[str, ...]:
        """Return the languages in which an issue has a published edition."""
        return tuple(tag for tag in self.publication.languages if (topic, issue, tag) in self._at)

    def find_page_languages(self, path: str) -> tuple[str, ...]:
        """Return the languages in which an ordinary page exists, in the settings' order."""
        page = self.publication.pages.get(path)
        return tuple(tag for tag in self.publication.languages if page and page.version(tag))

    def find_original(self, slug: str) -> str:
        """Return the language of a brief's original, or nothing."""
        brief = self.publication.briefs.get(slug)
        return brief.original.language if brief else ""

    def find_issues_on(self, topic: str, language: str) -> tuple[IssueRef, ...]:
        """Return a topic's published editions in one language, newest first."""
        return tuple(map(_ref, self._editions.get((topic, language), ())))

    def find_beside(self, topic: str, issue: str, language: str) -> Beside:
        """Return the editions before and after one on its topic."""
        row = self._editions.get((topic, language), [])
        at = self._at.get((topic, issue, language))
        if at is None:
            return Beside()
        before = _ref(row[at + 1]) if at + 1 < len(row) else None
        return Beside(before, _ref(row[at - 1]) if at else None)

    def find_corrected(self, topic: str, language: str) -> tuple[Corrected, ...]:
        """Return the corrections to what a topic's editions print, the newest issue's first."""
        found: dict[str, list[Corrected]] = {}
        for edition in self._editions.get((topic, language), ()):
            for entry in edition.entries:
                if entry.brief.slug not in found:
                    found[entry.brief.slug] = list(_corrected(edition, entry))
        return tuple(one for several in found.values() for one in several)

    def find_years(self, language: str) -> tuple[int, ...]:
        """Return the years of the published editions in a language, newest first."""
        rows = (self._editions.get((topic, language), ()) for topic in self.publication.topics)
        return tuple(sorted({e.issue.date.year for row in rows for e in row}, reverse=True))

    def find_issues_of_year(self, language: str, year: str) -> tuple[IssueRef, ...]:
        """Return a year's published editions, newest first, topics of one day in their order."""
        found: list[Edition] = []
        for topic in self.publication.topics:
            found += self._editions.get((topic, language), ())
        of_year = (edition for edition in found if str(edition.issue.date.year) == year)
        return tuple(map(_ref, sorted(of_year, key=lambda e: -e.issue.date.toordinal())))

    def find_entities_of(self, kind: str) -> tuple[str, ...]:
        """Return the organisations, people or places that a published brief names, by id."""
        named = self.publication.mentions
        every = sorted(self.publication.entities.items())
        wanted = EntityKind(kind)
        return tuple(key for key, entity in every if entity.kind is wanted and named.get(key))

    def find_has_entities(self, kind: str) -> bool:
        """Tell whether any organisation, person or place is named."""
        return bool(self.find_entities_of(kind))

    def find_mentioned(self, entity: str) -> int:
        """Return how many published briefs name an entity."""
        return len(self.publication.mentions.get(entity, ()))

    def find_is_mentioned(self, entity: str) -> bool:
        """Tell whether any published brief names an entity."""
        return bool(self.publication.mentions.get(entity))

    # --- ordinary pages --------------------------------------------------------------------

    def find_menu(self, language: str) -> tuple[PageRef, ...]:
        """Return the pages in the site's menu, in its order.

        A page in a folder is ranked among its neighbours, not in the site's menu.
        """
        ranked = []
        for path in self._folders.get("", ()):
            tag = self.nearest(language, self.find_page_languages(path))
            version = self.publication.pages[path].version(tag) if tag else None
            if tag and version and version.menu is not None:
                ranked.append((version.menu, path, PageRef(path, tag, version.title)))
        return tuple(ref for *_, ref in sorted(ranked, key=lambda row: row[:2]))

    def find_page(self, path: str, language: str) -> PageRef | None:
        """Return a page in the language nearest to one, or None where there is no such page."""
        tag = self.nearest(language, self.find_page_languages(path))
        version = self.publication.pages[path].version(tag) if tag else None
        return PageRef(path, version.language, version.title) if version else None

    def find_pages_in(self, folder: str, language: str) -> tuple[PageRef, ...]:
        """Return the pages of a folder, by their rank in the menu and then by path."""
        paths = sorted(self._folders.get(folder, ()), key=lambda path: (self._rank(path), path))
        refs = (self.find_page(path, language) for path in paths)
        return tuple(ref for ref in refs if ref is not None)

    def _rank(self, path: str) -> int:
        versions = self.publication.pages[path].versions
        return min((v.menu for v in versions if v.menu is not None), default=_LAST_RANK)

    def nearest(self, language: str, having: tuple[str, ...], *first: str) -> str | None:
        """Return the language a reader of ``language`` is best served in, of those that exist."""
        return nearest(language, having, self.publication.default_language, *first)

    # --- briefs and editions in lists ------------------------------------------------------

    def find_line(self, slug: str, language: str) -> Line:
        """Return a brief's line, in a language or else its original's."""
        brief = self.publication.briefs[slug]
        version = brief.version(language) or brief.original
        return line_of(brief, version.language)

    def find_card(self, topic: str, issue: str, language: str) -> Card:
        """Return a published edition's card."""
        return card_of(self.publication.editions[topic, issue, language])

    def find_headlines(self, topic: str, issue: str, language: str) -> tuple[Headline, ...]:
        """Return all headlines of an edition in its own language; its letter's has no slug."""
        edition = self.publication.editions[topic, issue, language]
        found = [
            Headline(entry.brief.slug, language, entry.version.title)
            for entry in edition.entries
            if not entry.is_fallback
        ]
        if edition.letter and edition.letter.title:
            found.append(Headline("", language, edition.letter.title))
        return tuple(found)

    # --- what lies near --------------------------------------------------------------------

    def find_surroundings(self, slug: str, language: str) -> Surroundings:
        """Return what lies around a brief's page in one language."""
        homes = self._homes.get((slug, language), ())
        if not homes:
            return Surroundings()
        entries = [
            (section.section.id if section.section else "", entry)
            for section in homes[0].sections
            for entry in section.entries
        ]
        at = next(n for n, (_, entry) in enumerate(entries) if entry.brief.slug == slug)
        beside = [
            Neighbour(entries[n][1].brief.slug, entries[n][1].version.language)
            if 0 <= n < len(entries)
            else None
            for n in (at - 1, at + 1)
        ]
        also = tuple(map(_ref, homes[1:]))
        return Surroundings(_ref(homes[0]), entries[at][0], beside[0], beside[1], also)

    def find_elsewhere(self, slug: str) -> Elsewhere:
        """Return where a brief can be met in languages in which it has no page."""
        having = self.find_brief_languages(slug)
        shown = [
            _ref(editions[0])
            for tag in self.publication.languages
            if tag not in having and (editions := self._appearances.get((slug, tag)))
        ]
        placed = self.publication.placed.get(slug, ())
        return Elsewhere(tuple(shown), placed[0][0] if placed else "")

    def find_named_most(self, topic: str, language: str) -> tuple[tuple[str, int], ...]:
        """Return whom and what a topic's briefs name most, with counts."""
        counts: dict[str, int] = {}
        for edition in self._editions.get((topic, language), ()):
            for entry in edition.entries:
                for entity in entry.brief.facts.entities:
                    counts[entity] = counts.get(entity, 0) + 1
        most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(most[:NAMED_MOST])

    def find_previously(self, slug: str, language: str) -> tuple[str, ...]:
        """Return earlier briefs about the same, newest first: those that share the rarest names.

        What stands in one issue with it is not earlier: the reader meets it there.
        """
        weights: dict[str, float] = {}
        days = self._days
        for entity in self.publication.briefs[slug].facts.entities:
            mentions = self.publication.mentions.get(entity, ())
            start = self._rank_of(entity).get(slug, len(mentions)) + 1
            share = 1 / len(mentions) if mentions else 0.0
            for other in mentions[start : start + PREVIOUSLY_WINDOW]:
                weights[other] = weights.get(other, 0.0) + share
        for key in self.publication.placed.get(slug, ()):
            issue = self.publication.issues.get(key)
            for other in issue.briefs if issue else ():
                weights.pop(other, None)

        ranked = sorted([(-weight, -days[other], other) for other, weight in weights.items()])
        near = islice(
            (
                (day, other)
                for _, day, other in ranked
                if -day <= days[slug] and (other, language) in self._homes
            ),
            PREVIOUSLY,
        )
        return tuple(other for _, other in sorted(near))

    def _rank_of(self, entity: str) -> dict[str, int]:
        if entity not in self._ranks:
            mentions = self.publication.mentions.get(entity, ())
            self._ranks[entity] = {slug: rank for rank, slug in enumerate(mentions)}
        return self._ranks[entity]


def nearest(language: str, having: tuple[str, ...], default: str, *first: str) -> str | None:
    """Return the language a reader of ``language`` is best served in, of those that exist."""
    kin = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(language, "")
    wishes = (language, kin, *first, "en", default, *having)
    return next((tag for tag in wishes if tag in having), None)


def line_of(brief: Brief, language: str) -> Line:
    """Return the line of a brief's version in a language."""
    version = brief.version(language) or brief.original
    source = brief.facts.source
    outlet = source.outlet if source else ""
    hold = brief.holds.get(language)
    return Line(brief.slug, version.language, version.title, brief.facts.date, outlet, hold)


def card_of(edition: Edition) -> Card:
    """Return the card of an edition."""
    stacks = tuple(
        Stack(
            section.section.id if section.section else "",
            tuple(
                Weight(
                    entry.brief.slug,
                    entry.version.language,
                    entry.version.body.words,
                    entry.version.body.characters,
                )
                for entry in section.entries
            ),
        )
        for section in edition.sections
    )
    headlines = tuple(
        Headline(entry.brief.slug, entry.version.language, entry.version.title)
        for entry in edition.entries[:HEADLINES]
    )
    deck = next((entry.version.summary for entry in edition.entries), "")
    return Card(_ref(edition), stacks, headlines, deck, edition.hold)


def _corrected(edition: Edition, entry: Entry) -> Iterator[Corrected]:
    version = entry.version
    for one in version.corrections:
        words = (version.title, one.date, one.what, one.why)
        yield Corrected(_ref(edition), entry.brief.slug, version.language, *words)


def _ref(edition: Edition) -> IssueRef:
    issue = edition.issue
    return IssueRef(edition.topic.id, issue.name, edition.language, issue.number, issue.date)


def _key(edition: Edition) -> tuple[str, str, str]:
    return edition.topic.id, edition.issue.name, edition.language


def _newest_first(edition: Edition) -> tuple[int, str, int]:
    return (-edition.issue.date.toordinal(), edition.topic.id, -edition.issue.number)
