"""Cut subsets of the masters: the only fonts a PDF is set in.

A subset has a private family name, so that nothing on the machine can stand in for it. It is cut
for a face (script form, family, weight) and a set of characters, and kept by the digest of both;
what is kept is checked when it is read.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.formats.pdf.masters import (
    ALPHABETS,
    BOLD,
    CJK,
    EMOJI,
    REGULAR,
    SANS,
    SERIF,
    SYMBOLS,
    Master,
    Masters,
    write_whole,
)

if TYPE_CHECKING:
    import uharfbuzz

SHAPES: Mapping[str, str] = {"ko": "kr", "en": "kr", "ja": "jp", "zh-Hans": "sc", "zh-Hant": "tc"}
"""Whose glyph forms a language is set in; Latin quotes and dashes are narrow in the Korean face."""

_FACES = {"jp": 0, "kr": 1, "sc": 2, "tc": 3}
_FEATURES = ("palt", "tnum", "pnum", "lnum")
_IGNORED = frozenset({0x09, 0x0A, 0x0D, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F})
"""Characters that shape or separate, and need no glyph."""

BASIC = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2028), 0x2030, 0x3000})
"""What a style sheet or a hyphenated line may add to any text."""


def hangul() -> frozenset[int]:
    """Return the 2,350 syllables of KS X 1001: with them cut, a new Korean word cuts nothing."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF))
    return frozenset(ord(pair.decode("euc_kr")) for pair in rows)


@dataclass(frozen=True, slots=True)
class Face:
    """Hold one subset and how a style sheet calls it."""

    family: str
    weight: int
    name: str
    """Its file's name in the manifest."""
    content: bytes


@dataclass(frozen=True, slots=True)
class FontSet:
    """Hold the subsets of one edition, and the characters for which there is none."""

    faces: tuple[Face, ...]
    stacks: Mapping[tuple[str, str], tuple[str, ...]]
    """The families to try, in order, by (shape, family)."""
    missing: tuple[str, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """Return the private names of all families, sorted."""
        return tuple(sorted({face.family for face in self.faces}))


class Cutter:
    """Cut subsets of one machine's masters, and keep them in a folder."""

    def __init__(self, masters: Masters, cache: Path) -> None:
        self.masters = masters
        self.cache = cache
        self._opened: dict[tuple[str, int], uharfbuzz.Face] = {}
        self._covered: dict[tuple[str, int], frozenset[int]] = {}

    def cut(self, characters: Mapping[str, Iterable[str]]) -> FontSet:
        """Cut what a text needs: its characters by language.

        Every shape gets both families in both weights, because style sheets choose among them.
        """
        wanted: dict[str, set[int]] = {}
        for language, text in characters.items():
            wanted.setdefault(SHAPES.get(language, "kr"), set()).update(map(ord, text))
        faces: list[Face] = []
        stacks: dict[tuple[str, str], tuple[str, ...]] = {}
        missing: set[int] = set()
        others: dict[str, set[int]] = {}
        for shape, codes in sorted(wanted.items()):
            shared = self._shared(codes)
            for family in (SANS, SERIF):
                faces += self._text_faces(shape, family, codes)
            for name, some in shared.items():
                others.setdefault(name, set()).update(some)
            missing |= shared.get("", set())
        others.pop("", None)
        faces += self._other_faces(others)
        tail = tuple(dict.fromkeys(face.family for face in faces[len(wanted) * 4 :]))
        for shape in wanted:
            for family in (SANS, SERIF):
                more = tuple(
                    name for name in tail if not name.startswith("nr-more") or name.endswith(family)
                )
                stacks[shape, family] = (f"nr-{family}-{shape}", *more)
        return FontSet(tuple(faces), stacks, tuple(chr(code) for code in sorted(missing)))

    def advance(self, text: str, *, shape: str, family: str = SANS, weight: int = BOLD) -> float:
        """Return how wide a text would be in ems, without kerning: to balance headlines."""
        master, index = CJK[family, weight], _FACES[shape]
        return sum(self._advance(master, index, char) for char in text)

    # --- which master has what -------------------------------------------------------------

    def _shared(self, codes: set[int]) -> dict[str, set[int]]:
        """Say which further master gives what the text masters lack; "" is nobody."""
        given: dict[str, set[int]] = {}
        for code in codes - _IGNORED:
            name = self._giver(code)
            if name != "text":
                given.setdefault(name, set()).add(code)
        return given

    def _giver(self, code: int) -> str:
        # Pictures first where a picture is what the character is for; text forms elsewhere.
        if code >= 0x1F000 and code in self._coverage(EMOJI, 0):  # noqa: PLR2004 - the first emoji plane
            return EMOJI
        if all(code in self._coverage(name, 1) for name in CJK.values()):
            return "text"
        if all(code in self._coverage(name, 0) for name in ALPHABETS.values()):
            return "alphabets"
        for name in (*SYMBOLS, EMOJI):
            if code in self._coverage(name, 0):
                return name
        return ""

    # --- cutting ---------------------------------------------------------------------------

    def _text_faces(self, shape: str, family: str, codes: set[int]) -> list[Face]:
        wanted = set(codes) | BASIC
        if shape == "kr" and any(0xAC00 <= code <= 0xD7A3 for code in codes):  # noqa: PLR2004 - Hangul
            wanted |= hangul()
        return [
            self._face(f"nr-{family}-{shape}", weight, CJK[family, weight], _FACES[shape], wanted)
            for weight in (REGULAR, BOLD)
        ]

    def _other_faces(self, given: Mapping[str, set[int]]) -> list[Face]:
        faces = []
        for (family, weight), master in ALPHABETS.items():
            if letters := given.get("alphabets"):
                faces.append(self._face(f"nr-more-{family}", weight, master, 0, letters))
        for rank, master in enumerate(SYMBOLS):
            if signs := given.get(master):
                faces.append(self._face(f"nr-symbols-{rank}", REGULAR, master, 0, signs))
        if pictures := given.get(EMOJI):
            joined = pictures | {0x200D, 0xFE0F}
            faces.append(self._face("nr-emoji", REGULAR, EMOJI, 0, joined))
        return faces

    def _face(self, family: str, weight: int, name: str, index: int, codes: set[int]) -> Face:
        master = self.masters.found[name]
        covered = sorted(codes & self._coverage(name, index))
        key = _key(master, index, covered)
        content = self._kept(key)
        if content is None:
            content = self._cut(name, index, covered)
            self._keep(key, content)
        return Face(family, weight, f"{family}-{weight}", content)

    def _cut(self, name: str, index: int, codes: list[int]) -> bytes:
        import uharfbuzz  # noqa: PLC0415 - only where fonts are cut

        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(codes)
        wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode()) for tag in _FEATURES)
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
        return bytes(uharfbuzz.subset(self._open(name, index), wanted).blob.data)

    # --- the masters, opened once ----------------------------------------------------------

    def _open(self, name: str, index: int) -> uharfbuzz.Face:
        import uharfbuzz  # noqa: PLC0415 - the same

        if (name, index) not in self._opened:
            blob = uharfbuzz.Blob.from_file_path(str(self.masters.found[name].path))
            self._opened[name, index] = uharfbuzz.Face(blob, index)
        return self._opened[name, index]

    def _coverage(self, name: str, index: int) -> frozenset[int]:
        if (name, index) not in self._covered:
            has = self.masters.get(name) is not None
            covered = frozenset(self._open(name, index).unicodes) if has else frozenset()
            self._covered[name, index] = covered
        return self._covered[name, index]

    @functools.cached_property
    def _measures(self) -> dict[tuple[str, int], uharfbuzz.Font]:
        return {}

    def _advance(self, master: str, index: int, char: str) -> float:
        import uharfbuzz  # noqa: PLC0415 - the same

        if (master, index) not in self._measures:
            self._measures[master, index] = uharfbuzz.Font(self._open(master, index))
        font = self._measures[master, index]
        glyph = font.get_nominal_glyph(ord(char))
        units = font.get_glyph_h_advance(glyph) if glyph else font.face.upem
        return float(units / font.face.upem)

    # --- keeping ---------------------------------------------------------------------------

    def _kept(self, key: str) -> bytes | None:
        try:
            kept = (self.cache / key).read_bytes()
        except OSError:
            return None
        checksum, content = kept[:32], kept[32:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def _keep(self, key: str, content: bytes) -> None:
        try:
            write_whole(self.cache / key, hashlib.sha256(content).digest() + content)
        except OSError:
            return  # a cache that cannot be written costs time, never the build


def _key(master: Master, index: int, codes: list[int]) -> str:
    import uharfbuzz  # noqa: PLC0415 - the same

    facts = (uharfbuzz.version_string(), master.sha256, index, _FEATURES, codes)
    return hashlib.sha256(repr(facts).encode()).hexdigest()
