"""Stand on one page, in one language: everything in a view is seen from there."""

from __future__ import annotations

from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from newsroom.model import Names, PartialDate
from newsroom.templating import addresses
from newsroom.templating.reach import Reach
from newsroom.templating.site import Site
from newsroom.templating.views.words import DateView, Text

if TYPE_CHECKING:
    from newsroom.locales import Locale


class Linking(Enum):
    """Say how a page writes the addresses of other pages of the site."""

    RELATIVE = "relative"
    """From the page itself: works under any base path and from disk."""
    ROOTED = "rooted"
    """From the host's root: for 404.html, which is served at any depth."""
    ABSOLUTE = "absolute"
    """In full: for files that travel, such as a PDF; relative where no site_url is set."""


class Vantage(Struct, frozen=True, dict=True):
    """Hold a page's place and language, and answer how things look from there."""

    site: Site
    language: str
    path: str
    """The page's own site path: ``ko/greater-bay-area-ai/``."""
    linking: Linking = Linking.RELATIVE

    @property
    def reach(self) -> Reach:
        """Return what pages there are."""
        return self.site.reach

    @cached_property
    def locale(self) -> Locale:
        """Return how the page's language writes dates, numbers and lists."""
        return self.site.locale(self.language)

    def href(self, path: str) -> str:
        """Return the address of a site path as this page writes it."""
        site_url = self.site.settings.site_url
        if self.linking is Linking.ROOTED:
            return addresses.absolute(urlsplit(site_url).path.rstrip("/"), path)
        if self.linking is Linking.ABSOLUTE and site_url:
            return addresses.absolute(site_url, path)
        return addresses.relative(self.path, path)

    def absolute(self, path: str) -> str:
        """Return the public address of a site path, or nothing where no site_url is set."""
        site_url = self.site.settings.site_url
        return addresses.absolute(site_url, path) if site_url else ""

    def asset(self, name: str) -> str:
        """Return the address of one of the theme's static files, or of its style sheet."""
        return self.href(self.site.assets[name])

    def text(self, text: str, language: str) -> Text:
        """Return words that are marked where they are not in the page's language."""
        return Text(text, "" if language == self.language else language)

    def other_language(self, language: str) -> str:
        """Return how the page calls a language that is not its own; nothing for its own."""
        return "" if language == self.language else self.locale.language_name(language)

    def name(self, names: Names, otherwise: str = "") -> Text:
        """Return the best name for this page's readers, marked with its language."""
        if not names.by_language:
            return Text(otherwise)
        kin = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(self.language, "en")
        language, text = names.best(self.language, kin, "en")
        return self.text(text, language)

    def day(self, day: date | PartialDate) -> DateView:
        """Return a day, or as much of it as is known, for people and for machines."""
        return DateView(iso=str(day), text=self.locale.date(day))

    def day_if(self, day: date | PartialDate | None) -> DateView | None:
        """Return a day if there is one."""
        return None if day is None else self.day(day)
