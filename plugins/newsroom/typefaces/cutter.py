"""Cut subsets of the masters: the only fonts that a PDF is set in, and what the web may load.

A subset has a private family name, so that nothing on the machine can stand in for it. It is cut
for a face (script form, family, weight) and a set of characters, and kept by the digest of both;
what is kept is checked when it is read.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from newsroom.shelf import Shelf
from newsroom.typefaces.characters import BASIC, FACES, IGNORED, hangul, is_syllable, shape_of
from newsroom.typefaces.masters import (
    ALPHABETS,
    BOLD,
    CJK,
    EMOJI,
    REGULAR,
    SANS,
    SERIF,
    SYMBOLS,
    Masters,
    find_masters,
    hold_to_lock,
)
from newsroom.typefaces.opened import OpenedMasters
from newsroom.typefaces.woff2 import packed, packers
from newsroom.version import release_of

_FEATURES = ("palt", "tnum", "pnum", "lnum")
_UPRIGHT = ("vert", "vrt2", "valt", "vkna", "vpal", "vhal", "vkrn")
_UPRIGHT_TABLES = ("vmtx", "vhea", "VORG")
"""What only lines that run downward need: pages of the web have none."""


class Face(Struct, frozen=True):
    """Hold one subset and how a style sheet calls it."""

    family: str
    weight: int
    name: str
    """Its file's name in the manifest."""
    content: bytes


class FontSet(Struct, frozen=True):
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
        self.opened = OpenedMasters(masters)
        self.shelf = Shelf(cache)

    def cut(self, characters: Mapping[str, Iterable[str]]) -> FontSet:
        """Cut what a text needs: its characters by language.

        Every shape gets both families in both weights, because style sheets choose among them.
        """
        wanted: dict[str, set[int]] = {}
        for language, text in characters.items():
            wanted.setdefault(shape_of(language), set()).update(map(ord, text))
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
        master, index = CJK[family, weight], FACES[shape]
        return sum(self.opened.advance(master, index, char) for char in text)

    def webfont(self, language: str, family: str, weight: int, characters: Iterable[str]) -> bytes:
        """Return a WOFF2 with a page's characters in a language's forms; 33 kB for 320 of Korean.

        ``family`` is ``sans`` or ``serif``, ``weight`` 400 or 700. Characters that the master
        lacks are left out, for the page's next family; nothing is added to them.
        """
        name, index, codes = self._of_the_web(language, family, weight, characters)
        return self._made(name, index, codes, web=True)

    def webfont_key(
        self, language: str, family: str, weight: int, characters: Iterable[str]
    ) -> str:
        """Return a digest that is equal where the WOFF2 is; nothing is cut for it."""
        return self._key(*self._of_the_web(language, family, weight, characters), web=True)

    def web_digest(self) -> str:
        """Return a digest of what WOFF2 are made from, but for their characters; opens nothing."""
        facts = (self.masters.digest(), _FEATURES, _UPRIGHT, packers(), _cutting())
        return hashlib.sha256(repr(facts).encode()).hexdigest()

    # --- which master has what -------------------------------------------------------------

    def _shared(self, codes: set[int]) -> dict[str, set[int]]:
        """Say which further master gives what the text masters lack; "" is nobody."""
        given: dict[str, set[int]] = {}
        for code in codes - IGNORED:
            name = self._giver(code)
            if name != "text":
                given.setdefault(name, set()).add(code)
        return given

    def _giver(self, code: int) -> str:
        # Pictures first where a picture is what the character is for; text forms elsewhere.
        if code >= 0x1F000 and code in self.opened.coverage(EMOJI, 0):  # noqa: PLR2004 - the first emoji plane
            return EMOJI
        if all(code in self.opened.coverage(name, 1) for name in CJK.values()):
            return "text"
        if all(code in self.opened.coverage(name, 0) for name in ALPHABETS.values()):
            return "alphabets"
        for name in (*SYMBOLS, EMOJI):
            if code in self.opened.coverage(name, 0):
                return name
        return ""

    # --- cutting ---------------------------------------------------------------------------

    def _text_faces(self, shape: str, family: str, codes: set[int]) -> list[Face]:
        wanted = set(codes) | BASIC
        if shape == "kr" and any(map(is_syllable, codes)):
            wanted |= hangul()
        return [
            self._face(f"nr-{family}-{shape}", weight, CJK[family, weight], FACES[shape], wanted)
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
        covered = sorted(codes & self.opened.coverage(name, index))
        content = self._made(name, index, covered, web=False)
        return Face(family, weight, f"{family}-{weight}", content)

    def _of_the_web(
        self, language: str, family: str, weight: int, characters: Iterable[str]
    ) -> tuple[str, int, list[int]]:
        name, index = CJK[family, weight], FACES[shape_of(language)]
        codes = {ord(char) for some in characters for char in some} - IGNORED
        return name, index, sorted(codes & self.opened.coverage(name, index))

    def _made(self, name: str, index: int, codes: list[int], *, web: bool) -> bytes:
        """Return a subset from the shelf, or cut it and put it there."""
        key = self._key(name, index, codes, web=web)
        content = self.shelf.take(key)
        if content is None:
            content = self._cut(name, index, codes, web=web)
            content = packed(content) if web else content
            self.shelf.put(key, content)
        return content

    def _cut(self, name: str, index: int, codes: list[int], *, web: bool) -> bytes:
        import uharfbuzz  # noqa: PLC0415 - only where fonts are cut

        wanted = uharfbuzz.SubsetInput()
        wanted.unicode_set.update(codes)
        wanted.layout_feature_tag_set.update(map(_tag, _FEATURES))
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
        if web:
            # Brotli packs outlines that repeat themselves tighter than calls to shared parts.
            wanted.flags |= uharfbuzz.SubsetFlags.DESUBROUTINIZE
            wanted.layout_feature_tag_set.difference_update(uharfbuzz.Set(map(_tag, _UPRIGHT)))
            wanted.drop_table_tag_set.update(map(_tag, _UPRIGHT_TABLES))
        return bytes(uharfbuzz.subset(self.opened.face(name, index), wanted).blob.data)

    def _key(self, name: str, index: int, codes: list[int], *, web: bool) -> str:
        import uharfbuzz  # noqa: PLC0415 - the same

        master = self.masters.found[name].sha256
        how = (_UPRIGHT, packers()) if web else ()
        facts = (uharfbuzz.version_string(), master, index, _FEATURES, how, codes)
        return hashlib.sha256(repr(facts).encode()).hexdigest()


@functools.cache
def _cutting() -> str:
    return release_of("uharfbuzz")


def _tag(name: str) -> int:
    return int.from_bytes(name.encode())


@functools.lru_cache(maxsize=4)
def cutter_at(root: Path) -> Cutter:
    """Return the cutter of a publication: this machine's masters, kept subsets below its root.

    :raises PublicationError: NR505, where a master of text is not installed; NR506, where one is
        not that which the publication records.
    """
    cache = root / ".newsroom" / "cache" / "fonts"
    masters = find_masters(cache)
    hold_to_lock(masters, root)
    return Cutter(masters, cache)
