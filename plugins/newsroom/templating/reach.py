"""Know which pages the site has and what lies near what, so that a link never leads nowhere.

A brief has a page in a language where it has a version and a published edition prints it. A topic
has one where an edition of it is published; an organisation, a person or a place has one in every
language, as soon as a published brief names it.

Every question is noted: see :mod:`newsroom.templating.asking`.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import merge
from typing import Any, Protocol

from newsroom.model import EntityKind
from newsroom.templating import addresses
from newsroom.templating.answers import (
    Beside,
    Card,
    Corrected,
    Elsewhere,
    Headline,
    IssueRef,
    Line,
    PageRef,
    Surroundings,
)
from newsroom.templating.asking import Notes
from newsroom.templating.survey import nearest


class Source(Protocol):
    """Answer questions: from a publication in memory, or from what was answered before."""

    def find(self, kind: str, *words: str) -> Any:
        """Return the answer to a question of a kind about some words."""
        ...


class Reach:
    """Answer what exists and what lies near, and note each question."""

    def __init__(
        self, source: Source, topics: tuple[str, ...], default: str, notes: Notes | None = None
    ) -> None:
        self._source = source
        self._topics = topics
        self._default = default
        self._notes = notes or Notes()

    def _ask(self, kind: str, *words: str) -> Any:
        self._notes.note("\t".join((kind, *words)))
        return self._source.find(kind, *words)

    # --- what exists -----------------------------------------------------------------------

    def brief_languages(self, slug: str) -> tuple[str, ...]:
        """Return the languages in which a brief has a page, in the settings' order."""
        found: tuple[str, ...] = self._ask("brief_languages", slug)
        return found

    def topic_languages(self, topic: str) -> tuple[str, ...]:
        """Return the languages in which a topic has a page."""
        found: tuple[str, ...] = self._ask("topic_languages", topic)
        return found

    def has_briefs(self, topic: str, language: str) -> bool:
        """Tell whether a brief of a topic has a page in a language."""
        return bool(self._ask("has_briefs", topic, language))

    def issue_languages(self, topic: str, issue: str) -> tuple[str, ...]:
        """Return the languages in which an issue has a published edition."""
        found: tuple[str, ...] = self._ask("issue_languages", topic, issue)
        return found

    def page_languages(self, path: str) -> tuple[str, ...]:
        """Return the languages in which an ordinary page exists, in the settings' order."""
        found: tuple[str, ...] = self._ask("page_languages", path)
        return found

    def entities(self, kind: EntityKind) -> tuple[str, ...]:
        """Return the ids of the organisations, people or places that a published brief names."""
        found: tuple[str, ...] = self._ask("entities_of", kind.value)
        return found

    def has_entities(self, kind: EntityKind) -> bool:
        """Tell whether any organisation, person or place is named."""
        return bool(self._ask("has_entities", kind.value))

    def is_mentioned(self, entity: str) -> bool:
        """Tell whether a published brief names an entity: then it has a page."""
        return bool(self._ask("is_mentioned", entity))

    def mentioned(self, entity: str) -> int:
        """Return how many published briefs name an entity."""
        return int(self._ask("mentioned", entity))

    # --- issues ----------------------------------------------------------------------------

    def issues(self, topic: str, language: str) -> tuple[IssueRef, ...]:
        """Return a topic's published editions in one language, newest first."""
        found: tuple[IssueRef, ...] = self._ask("issues_on", topic, language)
        return found

    def newest(self, language: str) -> tuple[IssueRef, ...]:
        """Return all published editions in one language, newest first, topics in their order."""
        rows = (self.issues(topic, language) for topic in self._topics)
        return tuple(merge(*rows, key=lambda ref: -ref.date.toordinal()))

    def latest(self, language: str) -> tuple[IssueRef, ...]:
        """Return the newest edition of each topic, the newest first."""
        first = (self.issues(topic, language)[:1] for topic in self._topics)
        return tuple(sorted((ref for row in first for ref in row), key=_newest_first))

    def years(self, language: str) -> tuple[int, ...]:
        """Return the years that have a published edition, newest first."""
        found: tuple[int, ...] = self._ask("years", language)
        return found

    def issues_of_year(self, language: str, year: int) -> tuple[IssueRef, ...]:
        """Return a year's published editions, newest first."""
        found: tuple[IssueRef, ...] = self._ask("issues_of_year", language, str(year))
        return found

    def beside(self, topic: str, issue: str, language: str) -> Beside:
        """Return the editions before and after one on its topic."""
        found: Beside = self._ask("beside", topic, issue, language)
        return found

    def corrected(self, topic: str, language: str) -> tuple[Corrected, ...]:
        """Return the corrections to what a topic's editions print, the newest issue's first."""
        found: tuple[Corrected, ...] = self._ask("corrected", topic, language)
        return found

    def card(self, ref: IssueRef) -> Card:
        """Return a published edition as lists show it."""
        found: Card = self._ask("card", ref.topic, ref.issue, ref.language)
        return found

    def headlines(self, ref: IssueRef) -> tuple[Headline, ...]:
        """Return all headlines of an edition that are in its own language."""
        found: tuple[Headline, ...] = self._ask("headlines", ref.topic, ref.issue, ref.language)
        return found

    def named_most(self, topic: str, language: str) -> tuple[tuple[str, int], ...]:
        """Return whom and what a topic's briefs name most, with counts."""
        found: tuple[tuple[str, int], ...] = self._ask("named_most", topic, language)
        return found

    # --- briefs ----------------------------------------------------------------------------

    def line(self, slug: str, language: str) -> Line:
        """Return a brief as lists show it, in a language or else its original's."""
        found: Line = self._ask("line", slug, language)
        return found

    def surroundings(self, slug: str, language: str) -> Surroundings:
        """Return what lies around a brief's page in one language."""
        found: Surroundings = self._ask("surroundings", slug, language)
        return found

    def elsewhere(self, slug: str) -> Elsewhere:
        """Return where a brief can be met in languages in which it has no page."""
        found: Elsewhere = self._ask("elsewhere", slug)
        return found

    def previously(self, slug: str, language: str) -> tuple[str, ...]:
        """Return at most three earlier briefs about the same, newest first."""
        found: tuple[str, ...] = self._ask("previously", slug, language)
        return found

    # --- ordinary pages --------------------------------------------------------------------

    def menu(self, language: str) -> tuple[PageRef, ...]:
        """Return the pages in the site's menu, in its order."""
        found: tuple[PageRef, ...] = self._ask("menu", language)
        return found

    def page(self, path: str, language: str) -> PageRef | None:
        """Return a page in the nearest language it has, or None where there is no such page."""
        found: PageRef | None = self._ask("page", path, language)
        return found

    def pages_in(self, folder: str, language: str) -> tuple[PageRef, ...]:
        """Return the pages of a folder, by their rank in the menu and then by path."""
        found: tuple[PageRef, ...] = self._ask("pages_in", folder, language)
        return found

    # --- links -----------------------------------------------------------------------------

    def resolve(self, target: str, language: str) -> tuple[str, str] | None:
        """Return (language, path) of the page that a text's link names, nearest in language.

        ``target`` is ``brief:slug``, ``topic:id``, ``issue:topic/name`` or ``page:path``.
        """
        kind, _, name = target.partition(":")
        topic, _, issue = name.partition("/")
        first = ""
        if kind == "brief":
            having, path = self.brief_languages(name), addresses.brief("{}", name)
            first = str(self._ask("original", name))
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
        return nearest(language, tuple(having), self._default, *first)


def _newest_first(ref: IssueRef) -> int:
    return -ref.date.toordinal()
