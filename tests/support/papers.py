"""Read a PDF as those do who get it: its tags with their text, its lines, its links, its pages."""

from __future__ import annotations

import html
import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from PIL import Image

_PAIR = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>")
_LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">')
_WORD = re.compile(r">([^<>]+)</word>")
_BANDS = 40
_INK = 200
_HEAD, _FOOT = 22 / 25.4, 24 / 25.4
"""The margins above and below the text, in inches."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Hold a piece of text that is read aloud, and where it stands in the tree of tags."""

    tags: tuple[str, ...]
    lang: str
    """Of the nearest tag that says one."""
    text: str
    page: int
    """From 1."""
    link: str
    """The anchor that the link around it leads to; empty where there is none."""
    element: int
    """The number of the tag that it stands in."""

    @property
    def is_text(self) -> bool:
        """Tell whether it is of the text itself, not a note, a call or a label."""
        return not {"Note", "Reference", "Lbl"} & set(self.tags)


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a printed line; points from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    text: str


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return re.sub(r"\s+", "", text)


@dataclass(frozen=True)
class Paper:
    """Hold a PDF file."""

    path: Path

    def run(self, *command: str) -> str:
        """Run a tool on the file, ``{}`` in its arguments, and return what it prints."""
        parts = [part.replace("{}", str(self.path)) for part in command]
        return subprocess.run(parts, check=True, capture_output=True, text=True).stdout

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """Return the file opened."""
        return pikepdf.open(self.path)

    @cached_property
    def families(self) -> set[str]:
        """Return the families of all fonts in it."""
        rows = self.run("pdffonts", "{}").splitlines()[2:]
        return {row.split()[0].partition("+")[2].removesuffix("-Bold") for row in rows}

    @cached_property
    def fills(self) -> list[float]:
        """Return how much of each page's text area has ink on it, in bands from above."""
        with tempfile.TemporaryDirectory() as folder:
            self.run("pdftoppm", "-r", "36", "-gray", "{}", f"{folder}/page")
            return [_filled(Image.open(page)) for page in sorted(Path(folder).iterdir())]

    @cached_property
    def lines(self) -> list[Line]:
        """Return all printed lines as pdftotext finds them."""
        found = []
        text = self.run("pdftotext", "-bbox-layout", "{}", "-")
        for number, page in enumerate(text.split("<page ")[1:], start=1):
            for chunk in page.split("</line>"):
                at = _LINE.search(chunk)
                if at:
                    left, top, right, _ = map(float, at.groups())
                    words = " ".join(map(html.unescape, _WORD.findall(chunk)))
                    found.append(Line(number, left, top, right, words))
        return found

    @cached_property
    def page_of(self) -> dict[str, int]:
        """Return the page of each anchor, from 1."""
        numbers = {page.objgen: at for at, page in enumerate(self.pdf.pages, start=1)}
        names = list(self.pdf.Root.Names.Dests.Names)
        pairs = zip(names[::2], names[1::2], strict=True)
        return {str(name): numbers[target[0].objgen] for name, target in pairs}

    @cached_property
    def outline(self) -> list[tuple[int, str]]:
        """Return the outline as (level, title), in its order."""

        def walk(items: Any, level: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield level, str(item.title)
                yield from walk(item.children, level + 1)

        with self.pdf.open_outline() as outline:
            return list(walk(outline.root, 1))

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Return all text that is read aloud, in the order of the tags."""
        numbers = {page.objgen: at for at, page in enumerate(self.pdf.pages, start=1)}
        texts = {page.objgen: _marked(page) for page in self.pdf.pages}

        def walk(
            element: Any, tags: tuple[str, ...], lang: str, page: Any, link: str
        ) -> Iterator[Leaf]:
            tags = (*tags, str(element.S)[1:])
            lang = str(element.get("/Lang", lang))
            page = element.get("/Pg", page)
            kids = element.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    text, number = texts[page.objgen].get(kid, ""), numbers[page.objgen]
                    yield Leaf(tags, lang, text, number, link, element.objgen[0])
                elif kid.get("/Type") == "/OBJR":
                    link = str(kid.Obj.get("/Dest", ""))
                else:
                    yield from walk(kid, tags, lang, page, link)

        (document,) = self.pdf.Root.StructTreeRoot.K
        return list(walk(document, (), str(self.pdf.Root.Lang), None, ""))

    @property
    def text(self) -> str:
        """Return the text itself in the order of the tags, without blanks and soft hyphens."""
        text = "".join(leaf.text for leaf in self.leaves if leaf.is_text)
        return squeezed(text).replace("\u00ad", "")


def _marked(page: Any) -> dict[int, str]:
    """Return the text of each marked content of a page, by its number."""
    maps = {name: _unicode_of(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    number, current = -1, {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                number = int(operands[1].get("/MCID", -1))
                if "/ActualText" in operands[1]:
                    found[number] = str(operands[1].ActualText)
                    number = -1
            case "BMC" | "EMC":
                number = -1
            case "Tf":
                current = maps[str(operands[0])]
            case "Tj":
                found[number] = found.get(number, "") + _decoded(operands[0], current)
            case "TJ":
                shown = (part for part in operands[0] if isinstance(part, pikepdf.String))
                text = "".join(_decoded(part, current) for part in shown)
                found[number] = found.get(number, "") + text
    return found


def _unicode_of(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _decoded(shown: Any, characters: dict[int, str]) -> str:
    codes = bytes(shown)
    pairs = (int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))
    return "".join(characters.get(code, "") for code in pairs)


def _filled(page: Image.Image) -> float:
    """Return the share of bands between the margins that have ink."""
    width, height = page.size
    top, bottom = round(_HEAD * 36), height - round(_FOOT * 36)
    step = (bottom - top) / _BANDS
    bands = (
        page.crop((0, round(top + at * step), width, round(top + (at + 1) * step)))
        for at in range(_BANDS)
    )
    return sum(band.getextrema()[0] < _INK for band in bands) / _BANDS  # type: ignore[operator]


def cids(paper: Paper, family: str, char: str) -> set[str]:
    """Return the names of the glyphs that draw a character in a family: its CIDs in the master."""
    found = set()
    for font in _fonts(paper):
        codes = [code for code, text in _unicode_of(font).items() if text == char]
        if f"+{family}" in str(font.BaseFont) and codes:
            program = font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes()
            order = TTFont(io.BytesIO(program)).getGlyphOrder()
            found |= {order[code] for code in codes}
    return found


def _fonts(paper: Paper) -> list[Any]:
    every = [font for page in paper.pdf.pages for font in page.Resources.get("/Font", {}).values()]
    return list({font.objgen: font for font in every}.values())
