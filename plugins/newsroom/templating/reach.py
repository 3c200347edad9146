"""Know which pages the site has, so that a link never leads nowhere.

A brief has a page in a language where it has a version and a published edition prints it. A topic
has one where an edition of it is published; an organisation, a person or a place has one in every
language, as soon as a published brief names it.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.model import Edition, Entity, EntityKind, Publication
from newsroom.templating import addresses

PREVIOUSLY_WINDOW = 40
"""How many older mentions of one entity are weighed for "previously"."""


class Reach:
    """Answer what exists and what lies near, from indexes that are made once for a publication."""

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
        self._ranks: dict[str, dict[str, int]] = {}
        self._menus: dict[str, tuple[tuple[str, str, str], ...]] = {}

    def _take(self, edition: Edition) -> None:
        language = edition.language
        self._editions.setdefault((edition.topic.id, language), []).append(edition)
        for entry in edition.entries:
            key = (entry.brief.slug, language)
            self._appearances.setdefault(key, []).append(edition)
            if not entry.is_fallback:
                self._homes.setdefault(key, []).append(edition)

    # --- what exists -----------------------------------------------------------------------

    def homes(self, slug: str, language: str) -> tuple[Edition, ...]:
        """Return the editions that print a brief in their own language, newest first."""
        return tuple(self._homes.get((slug, language), ()))

    def appearances(self, slug: str, language: str) -> tuple[Edition, ...]:
        """Return the editions that print a brief, in whatever language it is, newest first."""
        return tuple(self._appearances.get((slug, language), ()))

    def brief_languages(self, slug: str) -> tuple[str, ...]:
        """Return the languages in which a brief has a page, in the settings' order."""
        return tuple(tag for tag in self.publication.languages if (slug, tag) in self._homes)

    def editions(self, topic: str, language: str) -> tuple[Edition, ...]:
        """Return a topic's published editions in one language, newest first."""
        return tuple(self._editions.get((topic, language), ()))

    def newest(self, language: str) -> tuple[Edition, ...]:
        """Return all published editions in one language, newest first, topics in their order."""
        found: list[Edition] = []
        for topic in self.publication.topics:
            found += self._editions.get((topic, language), ())
        return tuple(sorted(found, key=lambda edition: -edition.issue.date.toordinal()))

    def topic_languages(self, topic: str) -> tuple[str, ...]:
        """Return the languages in which a topic has a page."""
        return tuple(tag for tag in self.publication.languages if (topic, tag) in self._editions)

    def issue_languages(self, topic: str, issue: str) -> tuple[str, ...]:
        """Return the languages in which an issue has a published edition."""
        return tuple(
            tag
            for tag in self.publication.languages
            if (edition := self.publication.editions.get((topic, issue, tag)))
            and edition.is_published
        )

    def page_languages(self, path: str) -> tuple[str, ...]:
        """Return the languages in which an ordinary page exists, in the settings' order."""
        page = self.publication.pages.get(path)
        return tuple(tag for tag in self.publication.languages if page and page.version(tag))

    def entities(self, kind: EntityKind) -> tuple[Entity, ...]:
        """Return the organisations, people or places that a published brief names, by id."""
        named = self.publication.mentions
        every = sorted(self.publication.entities.items())
        return tuple(entity for key, entity in every if entity.kind is kind and named.get(key))

    def resolve(self, target: str, language: str) -> tuple[str, str] | None:
        """Return (language, path) of the page that a text's link names, nearest in language.

        ``target`` is ``brief:slug``, ``topic:id``, ``issue:topic/name`` or ``page:path``.
        """
        kind, _, name = target.partition(":")
        topic, _, issue = name.partition("/")
        first = ""
        if kind == "brief":
            having, path = self.brief_languages(name), addresses.brief("{}", name)
            first = self._original(name)
        elif kind == "topic":
            having, path = self.topic_languages(name), addresses.topic("{}", name)
        elif kind == "issue":
            having, path = self.issue_languages(topic, issue), addresses.issue("{}", topic, issue)
        elif kind == "page":
            having, path = self.page_languages(name), addresses.page("{}", name)
        else:
            return None
        tag = self.nearest(language, having, first)
        return (tag, path.replace("{}", tag, 1)) if tag else None

    def nearest(self, language: str, having: Iterable[str], *first: str) -> str | None:
        """Return the language a reader of ``language`` is best served in, of those that exist."""
        existing = tuple(having)
        kin = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(language, "")
        wishes = (language, kin, *first, "en", self.publication.default_language, *existing)
        return next((tag for tag in wishes if tag in existing), None)

    def _original(self, slug: str) -> str:
        brief = self.publication.briefs.get(slug)
        return brief.original.language if brief else ""

    def menu(self, language: str) -> tuple[tuple[str, str, str], ...]:
        """Return (language, path, title) of the pages in the site's menu, in its order.

        A page in a folder is ranked among its neighbours, not in the site's menu.
        """
        if language not in self._menus:
            ranked = []
            for path, page in self.publication.pages.items():
                if "/" in path:
                    continue
                tag = self.nearest(language, self.page_languages(path))
                version = page.version(tag) if tag else None
                if tag and version and version.menu is not None:
                    entry = (tag, addresses.page(tag, path), version.title)
                    ranked.append((version.menu, path, entry))
            self._menus[language] = tuple(entry for *_, entry in sorted(ranked))
        return self._menus[language]

    # --- what lies near --------------------------------------------------------------------

    def previously(self, slug: str, language: str, count: int = 3) -> tuple[str, ...]:
        """Return earlier briefs about the same, newest first: those that share the rarest names.

        What stands in one issue with it is not earlier: the reader meets it there.
        """
        weights: dict[str, float] = {}
        for entity in self.publication.briefs[slug].facts.entities:
            mentions = self.publication.mentions.get(entity, ())
            start = self._rank(entity).get(slug, len(mentions)) + 1
            for other in mentions[start : start + PREVIOUSLY_WINDOW]:
                weights[other] = weights.get(other, 0.0) + 1 / len(mentions)
        dated = self.publication.briefs
        own = dated[slug].facts.date
        beside = {brief for key in self.publication.placed.get(slug, ()) for brief in self._in(key)}
        near = [
            other
            for other in weights
            if (other, language) in self._homes
            and dated[other].facts.date <= own
            and other not in beside
        ]
        near.sort(key=lambda s: (-weights[s], -dated[s].facts.date.toordinal(), s))
        return tuple(sorted(near[:count], key=lambda s: (-dated[s].facts.date.toordinal(), s)))

    def _in(self, key: tuple[str, str]) -> tuple[str, ...]:
        issue = self.publication.issues.get(key)
        return issue.briefs if issue else ()

    def _rank(self, entity: str) -> dict[str, int]:
        if entity not in self._ranks:
            mentions = self.publication.mentions.get(entity, ())
            self._ranks[entity] = {slug: rank for rank, slug in enumerate(mentions)}
        return self._ranks[entity]


def _newest_first(edition: Edition) -> tuple[int, str, int]:
    return (-edition.issue.date.toordinal(), edition.topic.id, -edition.issue.number)
