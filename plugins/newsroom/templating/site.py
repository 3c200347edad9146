"""Hold everything a page may depend on, in one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from newsroom.model import Publication
from newsroom.settings import Settings
from newsroom.templating.asking import Notes, watched
from newsroom.templating.assets import asset_paths
from newsroom.templating.reach import Reach
from newsroom.templating.survey import Survey
from newsroom.templating.theme import Theme
from newsroom.values import Partly

if TYPE_CHECKING:
    from jinja2 import Environment

    from newsroom.locales import Locale


class Site(Partly, frozen=True, dict=True):
    """Hold the publication, its settings, its look and the one moment that counts.

    Every renderer gets it and nothing else. What is derived from it (locales, environments) is
    made once on demand and kept beside it; it is left behind when the site goes to another process.
    """

    aside: ClassVar = frozenset({"known"})
    publication: Publication
    settings: Settings
    theme: Theme
    now: datetime
    known: Reach | None = None
    """What answers questions, where that is not the publication itself."""

    def __reduce__(self) -> tuple[type[Site], tuple[object, ...]]:
        return Site, (self.publication, self.settings, self.theme, self.now)

    @cached_property
    def reach(self) -> Reach:
        """Return what pages there are, and what lies near what."""
        if self.known is not None:
            return self.known
        publication = self.publication
        topics = tuple(publication.topics)
        return Reach(self.survey, topics, publication.default_language)

    @cached_property
    def survey(self) -> Survey:
        """Return the indexes that answers come from; whoever asks here asks unnoted."""
        return Survey(self.publication)

    def noting(self, notes: Notes) -> Site:
        """Return this site with every question to it noted."""
        publication = self.publication
        topics = tuple(publication.topics)
        reach = Reach(self.survey, topics, publication.default_language, notes)
        return Site(watched(publication, notes), self.settings, self.theme, self.now, reach)

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """Return the site path of each of the theme's static files, and of its style sheet."""
        return asset_paths(self.theme)

    @cached_property
    def _locales(self) -> dict[str, Locale]:
        return {}

    @cached_property
    def _environments(self) -> dict[str, Environment]:
        return {}

    def locale(self, language: str) -> Locale:
        """Return how one language writes dates, numbers and lists."""
        if language not in self._locales:
            from newsroom.locales import open_locale  # noqa: PLC0415 - Babel only where words are made

            self._locales[language] = open_locale(language, self.publication.units)
        return self._locales[language]

    def environment(self, language: str) -> Environment:
        """Return the theme's templates with the words of one language."""
        if language not in self._environments:
            from newsroom.templating.environment import environment  # noqa: PLC0415 - Jinja, the same

            self._environments[language] = environment(self.theme, self.locale(language))
        return self._environments[language]
