"""Fill a body's slots for one page: figures, names, links, images and notes.

The words of a body are in the language of its version, which may not be the page's; so are the
figures and names in it. Links lead to the pages of the page's language where those exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape
from msgspec import Struct, field

from newsroom.markdown.rendering import render, render_notes
from newsroom.model import Body, Figure, Names
from newsroom.templating import addresses
from newsroom.templating.vantage import Vantage

LINK = Markup('<a href="{}"{}>')
NAME = Markup('<a class="name" href="{}">{}</a>')
HREFLANG = Markup(' hreflang="{}"')
TITLE = Markup(' title="{}"')
DATA = Markup('<data value="{}">{}</data>')
LANG = Markup('<span lang="{}">{}</span>')


class PageBody(Struct, dict=True):
    """Fill slots as a web page does; another medium overrides what it does differently.

    One value serves one body on one page: it remembers what was called and named already.
    """

    vantage: Vantage
    language: str
    """The language of the words."""
    figures: Iterable[Figure] = ()
    heading_shift: int = 0
    anchor_prefix: str = ""
    called: set[int] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def figure(self, name: str) -> Markup:
        """Print a figure in the words' language; one that is unknown prints nothing."""
        locale = self.vantage.site.locale(self.language)
        for figure in self.figures:
            if figure.id == name:
                value = format(figure.quantity.value, "f")
                return DATA.format(value, locale.quantity(figure.quantity))
        return Markup()

    def entity(self, entity_id: str, /) -> Markup:
        """Print a name in the words' language; the first time, linked to its page if it has one."""
        entity = self.vantage.site.publication.entities.get(entity_id)
        if entity is None:
            return Markup()
        name = self.name(entity.names)
        path = addresses.entity(self.vantage.language, entity.kind, entity_id)
        has_page = self.vantage.reach.is_mentioned(entity_id)
        if not has_page or entity_id in self.named or path == self.vantage.path:
            return name
        self.named.add(entity_id)
        return NAME.format(self.vantage.href(path), name)

    def name(self, names: Names) -> Markup:
        """Print a name, marked where it is not in the words' language."""
        kin = {"zh-Hant": "zh-Hans", "zh-Hans": "zh-Hant"}.get(self.language, "en")
        language, text = names.best(self.language, kin, "en")
        return escape(text) if language == self.language else LANG.format(language, text)

    def hreflang(self, language: str) -> Markup:
        """Say a target's language where it is not the page's."""
        return Markup() if language == self.vantage.language else HREFLANG.format(language)

    def link(self, target: str, title: str) -> tuple[Markup, Markup]:
        """Open and close a link; one that leads nowhere leaves its words alone."""
        href, language = self.address(target)
        if not href:
            return Markup(), Markup()
        rest = self.hreflang(language) + (TITLE.format(title) if title else Markup())
        return LINK.format(href, rest), Markup("</a>")

    def address(self, target: str) -> tuple[str, str]:
        """Return (address, language) of a link's target, both empty where there is none."""
        if target.startswith("#"):
            return f"#{self.anchor_prefix}{target[1:]}", self.vantage.language
        if target.partition(":")[0] in {"https", "http", "mailto"}:
            return target, self.vantage.language
        found = self.vantage.reach.resolve(target, self.vantage.language)
        return (self.vantage.href(found[1]), found[0]) if found else ("", "")

    def image(self, file: str, alt: str) -> Markup:
        """Place an image with its size, so that nothing moves when it arrives."""
        image = self.vantage.site.publication.images.get(file)
        if image is None:
            return escape(alt)
        return Markup(
            '<img src="{}" alt="{}" width="{}" height="{}" loading="lazy" decoding="async">'
        ).format(self.vantage.href(addresses.image(image)), alt, image.width, image.height)

    def note(self, number: int, inner: Markup) -> Markup:
        """Call a note that stands at the text's end; one can go back to its first call only."""
        del inner
        first = number not in self.called
        self.called.add(number)
        anchor = f"{self.anchor_prefix}note-{number}"
        name = Markup(' id="{}-call"').format(anchor) if first else Markup()
        return Markup(
            '<sup class="note-call"><a href="#{}"{} role="doc-noteref">{}</a></sup>'
        ).format(anchor, name, number)


class FullBody(PageBody, dict=True):
    """Fill slots for what leaves the site: every address in full, no anchor of ours."""

    def note(self, number: int, inner: Markup) -> Markup:
        """Call a note by its number; its text stands in the list below."""
        del inner
        return Markup("<sup>{}</sup>").format(number)

    def address(self, target: str) -> tuple[str, str]:
        """Return (address, language) of a link's target; a text's own headings are on its page."""
        if target.startswith("#"):
            path = f"{self.vantage.path}#{self.anchor_prefix}{target[1:]}"
            return self.vantage.href(path), self.vantage.language
        return super().address(target)


def filled(body: Body, page: PageBody) -> tuple[Markup, tuple[Markup, ...]]:
    """Return a body's HTML and that of its notes."""
    return render(body, page), render_notes(body, page)


def labels_of(figures: Iterable[Figure], labels: Mapping[str, str]) -> dict[str, str]:
    """Return each figure's label, its name standing in where a version has none."""
    return {figure.id: labels.get(figure.id, figure.id) for figure in figures}
