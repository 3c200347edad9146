"""Hold everything a page may depend on, in one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from newsroom.model import Publication
from newsroom.settings import Settings
from newsroom.templating.assets import asset_paths
from newsroom.templating.reach import Reach
from newsroom.templating.theme import Theme

if TYPE_CHECKING:
    from jinja2 import Environment

    from newsroom.locales import Locale


@dataclass(frozen=True)
class Site:
    """Hold the publication, its settings, its look and the one moment that counts.

    Every renderer gets it and nothing else. What is derived from it (locales, environments) is
    made once on demand and kept beside it; it is left behind when the site goes to another process.
    """

    publication: Publication
    settings: Settings
    theme: Theme
    now: datetime

    def __getstate__(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @cached_property
    def reach(self) -> Reach:
        """Return what pages there are, and what lies near what."""
        return Reach(self.publication)

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
