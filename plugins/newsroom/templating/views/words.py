"""Hold the smallest things a page prints: words, dates, links."""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True):
    """Hold words and the language they are in, where that is not the page's own."""

    text: str
    lang: str = ""
    """The tag for the ``lang`` attribute; empty: the page's language."""

    def __str__(self) -> str:
        return self.text


class DateView(Struct, frozen=True):
    """Hold a date for machines (``2025-03-20``, ``2025-03``) and for people."""

    iso: str
    text: str


class LinkView(Struct, frozen=True):
    """Hold a link inside the site."""

    href: str
    text: Text
    hreflang: str = ""
    """The target's language, where it is not the page's."""
    language_name: str = ""
    """How the page's language calls it, then; the label a reader needs."""
    is_current: bool = False
    """It leads to the page it stands on."""
    count: str = ""
    """How many things are there, written out, where that is worth saying."""


class LanguageLink(Struct, frozen=True):
    """Hold one line of the language switcher."""

    language: str
    name: str
    """The language's own name for itself."""
    href: str
    is_current: bool
    nearest: str
    """Empty: the same page. Else what it leads to instead: ``issue``, ``topic`` or ``front``."""


class DownloadView(Struct, frozen=True):
    """Hold an edition in another format, as a file to open."""

    href: str
    format: str
    """``pdf``."""
    pages: int
    """0 where the format has none."""
    size: str
    """``412 kB``."""
