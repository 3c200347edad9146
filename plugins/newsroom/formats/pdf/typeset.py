"""Make an edition's HTML ready to be set, and list the characters that each language needs.

One pass over the finished HTML of our own templates: Korean words are joined, headlines that ask
for it are broken evenly (``data-balance`` says their measure in ems, ``data-fit`` a measure in
points and the sizes to try), and every character is counted for the language it stands in.
Attributes are left as they are, so that what style sheets take from them (outline, running heads)
has no joiner in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser

from msgspec import Struct, field

from newsroom.formats.pdf.words import balanced, glued, joined, tied

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "del", "em", "i", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
SILENT = frozenset({"head", "title", "style", "script"})

FIT_LINES = 2

Width = Callable[[str, str], float]
"""The width of a text in ems: (language, text)."""


class Typeset(Struct, frozen=True):
    """Hold HTML that is ready to be set, and its characters by language."""

    html: str
    characters: Mapping[str, frozenset[str]]


def typeset(html: str, width: Width) -> Typeset:
    """Make HTML ready to be set; ``width`` measures headlines."""
    reader = _Reader(width)
    reader.feed(html)
    reader.close()
    characters = {tag: frozenset(found) for tag, found in sorted(reader.characters.items())}
    return Typeset("".join(reader.parts), characters)


class _Open(Struct):
    """Remember an open element: its name, its language, and the text before it if it is apart."""

    name: str
    language: str
    silent: bool
    apart: bool
    dropped: bool
    """Its tags are left out, its text is not."""
    before: str = ""


class _Reader(HTMLParser):
    def __init__(self, width: Width) -> None:
        super().__init__(convert_charrefs=True)
        self.width = width
        self.parts: list[str] = []
        self.characters: dict[str, set[str]] = {}
        self.open: list[_Open] = []
        self.before = ""
        self.tail = ""
        self.tail_at = -1
        self.root = ""
        self.headline: _Headline | None = None

    @property
    def language(self) -> str:
        return self.open[-1].language if self.open else ""

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nobody asks where an element stands."""
        del i
        return j

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "data-apart" in given:
            self._tie()
        dropped = self._is_dropped(tag, given)
        if not dropped:
            self.parts.append(_opened(self.get_starttag_text() or "", tag, given))
        language = self.language if dropped else given.get("lang") or self.language
        self.root = self.root or language
        for name, value in given.items():
            if name.startswith("data-") or name in {"alt", "title"}:
                # A running head prints it in the edition's own language.
                self._count(language, value)
                self._count(self.root or language, value)
        if tag == "br":
            self.before = ""
        if tag in VOID:
            return
        silent = tag in SILENT or (bool(self.open) and self.open[-1].silent)
        apart = tag not in INLINE or "data-apart" in given
        self.open.append(_Open(tag, language, silent, apart, dropped, self.before))
        if apart:
            self.before = ""
        if "data-balance" in given or "data-fit" in given:
            measure, *sizes = map(float, (given.get("data-balance") or given["data-fit"]).split())
            self.headline = _Headline(len(self.parts) - 1, measure, tuple(sizes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            # SVG closes its elements so; nothing of ours is inside them.
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.headline is not None:
            self._write_headline(self.headline)
            self.headline = None
        if tag == "p":
            self._tie()
        while self.open:
            closed = self.open.pop()
            if closed.apart:
                self.before = closed.before if tag in INLINE else ""
            if closed.name == tag:
                if not closed.dropped:
                    self.parts.append(f"</{tag}>")
                return

    def _is_dropped(self, tag: str, given: dict[str, str]) -> bool:
        """Say whether an element's tags are left out, because PDF/UA wants text alone in a link.

        A note or an image ends the link before it: what follows is text without one.
        """
        link = next((one for one in self.open if one.name == "a" and not one.dropped), None)
        if link is None:
            return False
        if tag == "img" or "data-apart" in given:
            self.parts.append("</a>")
            link.dropped = True
            return False
        if tag == "br":
            self.parts.append(" ")
        return tag in INLINE or tag == "br"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1].silent:
            self.parts.append(data if self.open[-1].name in {"style", "script"} else escape(data))
            return
        self._count(self.language, data)
        if self.headline is not None:
            self.headline.words.append(data)
        else:
            self._write(data)

    def _write(self, text: str) -> None:
        self.tail = joined(text, self.before)
        self.tail_at = len(self.parts)
        self.parts.append(escape(self.tail, quote=False))
        if text:
            self.before = text[-1]

    def _tie(self) -> None:
        """Keep the end of the text together that was written last, if nothing came after it."""
        if self.tail_at == len(self.parts) - 1:
            self.parts[-1] = escape(tied(self.tail, self.language), quote=False)

    def _write_headline(self, headline: _Headline) -> None:
        language, text = self.language, "".join(headline.words)
        lines, size = self._lines(text, language, headline)
        if size:
            opened = self.parts[headline.opened]
            self.parts[headline.opened] = f'{opened[:-1]} style="font-size: {size:g}pt">'
        gap = " " if " " in text else ""
        if self.open[-1].name == "a" and len(lines) > 1:
            # A link may hold text alone, so its lines are held together instead of broken.
            self._write(gap.join(map(glued, lines)))
            return
        for rank, line in enumerate(lines):
            if rank:
                self.parts.append(f"{gap}<br>")
                self.before = ""
            self._write(line)

    def _lines(
        self, text: str, language: str, headline: _Headline
    ) -> tuple[tuple[str, ...], float]:
        """Break a headline; where it offers sizes, take the largest at which two lines hold it."""

        def width(some: str) -> float:
            return self.width(language, some)

        if not headline.sizes:
            return balanced(text, language, headline.measure, width), 0.0
        for size in headline.sizes:
            measure = headline.measure / size
            lines = balanced(text, language, measure, width)
            if len(lines) <= FIT_LINES and all(width(line) <= measure for line in lines):
                break
        return lines, size

    def _count(self, language: str, text: str) -> None:
        self.characters.setdefault(language, set()).update(text)


def _opened(text: str, tag: str, given: dict[str, str]) -> str:
    """Return a start tag; a list that starts at a number says so in style, or it would not."""
    start = given.get("start", "")
    if tag == "ol" and start.isdecimal():
        return f'{text[:-1]} style="counter-reset: list-item {int(start) - 1}">'
    return text


class _Headline(Struct):
    """Gather the words of a headline until it closes."""

    opened: int
    """Where its start tag stands among the parts."""
    measure: float
    sizes: tuple[float, ...] = ()
    words: list[str] = field(default_factory=list)
