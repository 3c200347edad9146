"""Draw a card with Pillow, from the masters that PDFs are cut from; no browser, no network.

Text is set sign by sign from the first master that has it, without the shaping library that a
system may or may not have: so the bytes depend on the masters and on Pillow alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont

from newsroom.formats.cards.lines import break_lines
from newsroom.formats.cards.view import CardView
from newsroom.typefaces.characters import FACES, shape_of
from newsroom.typefaces.masters import ALPHABETS, BOLD, CJK, REGULAR, SANS, SERIF
from newsroom.typefaces.opened import OpenedMasters

WIDTH, HEIGHT = 1200, 630
"""What networks ask for, in pixels."""
_EDGE, _BAR = 72, 18
_SIZES = (84, 76, 68, 60, 52, 46, 40)
"""A headline takes the largest size at which its lines fit above the foot."""
_ROOM = 310
_SMALL, _LEADING = 30, 1.28
_SCORE = 250
_COLOURS = 32
_BEFORE_ELLIPSIS = " ,.;:、，。；："


def draw_card(view: CardView, opened: OpenedMasters) -> bytes:
    """Return a card as PNG."""
    paper, ink, muted, accent = view.colours
    image = Image.new("RGB", (WIDTH, HEIGHT), paper)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAR, HEIGHT), fill=accent)
    small = _Type(opened, view.language, SANS, BOLD, _SMALL)
    small.write(draw, (_EDGE, 56), _fitted(small, view.site_name, WIDTH - 2 * _EDGE), ink)
    small.write(draw, (_EDGE, 150), _fitted(small, view.kicker, WIDTH - 2 * _EDGE), accent)
    _headline(draw, view, opened, ink)
    plain = _Type(opened, view.language, SANS, REGULAR, _SMALL)
    foot = _fitted(plain, view.foot, WIDTH - 2 * _EDGE)
    plain.write(draw, (_EDGE, HEIGHT - 86), foot, muted)
    _score(draw, view, accent, paper)
    return _png(image)


def _headline(draw: ImageDraw.ImageDraw, view: CardView, opened: OpenedMasters, ink: str) -> None:
    """Set the title as large as it fits, with the room that a score leaves it."""
    width = WIDTH - 2 * _EDGE - (_SCORE + _EDGE // 2 if view.bars else 0)
    for size in _SIZES:
        face = _Type(opened, view.title_language, SERIF, BOLD, size)
        lines = break_lines(view.title, view.title_language, width, face.width)
        most = int(_ROOM / (size * _LEADING))
        if len(lines) <= most:
            break
    if len(lines) > most:
        lines = (*lines[: most - 1], _fitted(face, lines[most - 1] + lines[most], width))
    for number, line in enumerate(lines):
        face.write(draw, (_EDGE, 206 + round(number * size * _LEADING)), line, ink)


def _score(draw: ImageDraw.ImageDraw, view: CardView, accent: str, paper: str) -> None:
    """Draw an issue's bars in reading order, from the top right corner down."""
    if not view.bars:
        return
    top, bottom = 206, HEIGHT - 72
    step = min(30.0, (bottom - top) / len(view.bars))
    for number, bar in enumerate(view.bars):
        y = top + number * step
        length = _SCORE * bar.length / 100
        box = (WIDTH - _EDGE - _SCORE, y, WIDTH - _EDGE - _SCORE + length, y + step * 0.6)
        draw.rectangle(box, fill=_mixed(accent, paper, bar.strength))


def _fitted(face: _Type, text: str, width: float) -> str:
    """Return one line of a text, with an ellipsis where it does not fit."""
    if face.width(text) <= width:
        return text
    while text and face.width(f"{text}{face.ellipsis}") > width:
        text = text[:-1].rstrip(_BEFORE_ELLIPSIS)
    return f"{text}{face.ellipsis}"


def _mixed(colour: str, with_: str, percent: int) -> tuple[int, ...]:
    """Return so many percent of one colour on another."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(with_[1:]), strict=True)
    return tuple((one * percent + other * (100 - percent)) // 100 for one, other in pairs)


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG", compress_level=9)
    return written.getvalue()


class _Type:
    """Hold a family, weight and size for one language, and set text in it."""

    def __init__(
        self, opened: OpenedMasters, language: str, family: str, weight: int, size: int
    ) -> None:
        shape = FACES[shape_of(language)]
        # The masters' "…" stands in the middle of its line, as Chinese and Japanese want it.
        self.ellipsis = "..." if language in {"ko", "en"} else "…"
        self._opened = opened
        self._size = size
        self._choices = ((CJK[family, weight], shape), (ALPHABETS[family, weight], 0))

    def width(self, text: str) -> float:
        """Return how wide a text is, in pixels."""
        return sum(font.getlength(piece) for font, piece in self._pieces(text))

    def write(
        self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str
    ) -> None:
        """Write one line; ``at`` is its top left corner."""
        x, y = at
        for font, piece in self._pieces(text):
            draw.text((x, y + self._size), piece, fill=colour, font=font, anchor="ls")
            x += font.getlength(piece)

    def _pieces(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield runs of signs with the font that has them; a sign that none has is left out."""
        for choice, run in groupby(text, key=self._choice):
            if choice is not None:
                name, index = choice
                master = self._opened.masters.found[name]
                yield _font(str(master.path), index, self._size), "".join(run)

    def _choice(self, sign: str) -> tuple[str, int] | None:
        has = self._opened.coverage
        return next((choice for choice in self._choices if ord(sign) in has(*choice)), None)


@lru_cache(maxsize=64)
def _font(path: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index, layout_engine=ImageFont.Layout.BASIC)
