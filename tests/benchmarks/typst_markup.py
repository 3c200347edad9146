"""Write an edition for Typst: its words from our JSON, in a template of the same kind as ours."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from markupsafe import Markup

from newsroom.markdown.parser import parse
from newsroom.markdown.rendering import render

TEMPLATE = Path(__file__).parent / "typesetters.typ"
_SPECIAL = re.compile(r"[\\`*_#$@<>\[\]=~]|^[-+/]", re.MULTILINE)


def typst_of(edition: dict[str, Any]) -> str:
    """Return a Typst document."""
    rows = [TEMPLATE.read_text(encoding="utf-8")]
    title, date = edition["topic"]["name"], edition["date"]
    year, month, day = date.split("-")
    tag = edition["language"]
    face = quoted(_FACES.get(tag, "KR"))
    rows.append(
        f"#show: digest.with(title: {quoted(title)}, publication: {quoted(edition['publication'])},"
        f" date: datetime(year: {int(year)}, month: {int(month)}, day: {int(day)}),"
        f" lang: {quoted(tag.partition('-')[0])}, face: {face})"
    )
    for section in edition["sections"]:
        rows.append(f"= {escaped(section['name'])}")
        rows += [_brief(brief) for brief in section["briefs"]]
    return "\n\n".join(rows) + "\n"


def _brief(brief: dict[str, Any]) -> str:
    parts = [f"== {escaped(brief['title'])}", f"#deck[{escaped(brief['summary'])}]"]
    parts.append(_body(brief["text"]))
    if brief["why"]:
        parts.append(f"#why[{escaped(brief['why'])}]")
    source = brief["source"]
    if source:
        address = f", #link({quoted(source['address'])})" if source["address"] else ""
        parts.append(f"#source[{escaped(source['outlet'])}{address}]")
    return "\n\n".join(parts)


def _body(markdown: str) -> str:
    body, _ = parse(markdown, path="x.md")
    writer = _Writer()
    writer.feed(render(body, _Page()))
    writer.close()
    return "".join(writer.parts).strip()


def escaped(text: str) -> str:
    """Return a text that Typst takes as it stands."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def quoted(text: str) -> str:
    """Return a text as a string of Typst's."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Page:
    """Fill slots for Typst; a travelling text has figures and names in words."""

    heading_shift = 1
    anchor_prefix = ""

    def figure(self, _name: str) -> Markup:
        return Markup()

    entity = figure

    def link(self, target: str, _title: str) -> tuple[Markup, Markup]:
        return Markup('<a href="{}">').format(target), Markup("</a>")

    def image(self, _file: str, _alt: str) -> Markup:
        return Markup()

    def note(self, _number: int, inner: Markup) -> Markup:
        return Markup("<note>{}</note>").format(inner)


_OPEN = {"p": "\n\n", "strong": "#strong[", "em": "#emph[", "s": "#strike[", "note": "#footnote["}
_CLOSE = {"strong": "]", "em": "]", "s": "]", "note": "]", "a": "]", "li": "\n", "th": "],"}
_FACES = {"zh-Hant": "TC", "zh-Hans": "SC", "ja": "JP"}


class _Writer(HTMLParser):
    """Write the HTML of a body as Typst's markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        match tag:
            case "a":
                self.parts.append(f"#link({quoted(unescape(given['href']))})[")
            case "ul" | "ol":
                self.lists.append("+ " if tag == "ol" else "- ")
            case "li":
                self.parts.append("\n" + self.lists[-1])
            case "table":
                self.parts.append("\n\n#table(columns: COLUMNS, table.header(")
            case "th" | "td":
                self.parts.append("[")
            case "h3" | "h4" | "h5" | "h6":
                self.parts.append("\n\n=== ")
            case _:
                self.parts.append(_OPEN.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "ul" | "ol":
                self.lists.pop()
                self.parts.append("\n\n")
            case "thead":
                self.parts.append("),")
            case "td":
                self.parts.append("],")
            case "table":
                self._close_table()
            case _:
                self.parts.append(_CLOSE.get(tag, ""))

    def _close_table(self) -> None:
        at = max(n for n, part in enumerate(self.parts) if "COLUMNS" in part)
        head = "".join(self.parts[at:]).partition("),")[0]
        self.parts[at] = self.parts[at].replace("COLUMNS", str(head.count("],")))
        self.parts.append(")\n\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(escaped(data.replace("\n", " ")) if data.strip() or data == " " else "")
