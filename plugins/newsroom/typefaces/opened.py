"""Open masters once, and say what they cover and how wide their characters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsroom.typefaces.masters import Masters

if TYPE_CHECKING:
    import uharfbuzz


class OpenedMasters:
    """Hold the faces of one machine's masters that were asked for; files are mapped, not read."""

    def __init__(self, masters: Masters) -> None:
        self.masters = masters
        self._faces: dict[tuple[str, int], uharfbuzz.Face] = {}
        self._fonts: dict[tuple[str, int], uharfbuzz.Font] = {}
        self._covered: dict[tuple[str, int], frozenset[int]] = {}

    def face(self, name: str, index: int) -> uharfbuzz.Face:
        """Return a face of a master that is installed."""
        import uharfbuzz  # noqa: PLC0415 - only where fonts are cut or measured

        if (name, index) not in self._faces:
            blob = uharfbuzz.Blob.from_file_path(str(self.masters.found[name].path))
            self._faces[name, index] = uharfbuzz.Face(blob, index)
        return self._faces[name, index]

    def coverage(self, name: str, index: int) -> frozenset[int]:
        """Return the code points that a face has; none where its master is not installed."""
        if (name, index) not in self._covered:
            has = self.masters.get(name) is not None
            covered = frozenset(self.face(name, index).unicodes) if has else frozenset()
            self._covered[name, index] = covered
        return self._covered[name, index]

    def advance(self, name: str, index: int, char: str) -> float:
        """Return how wide a character is, in ems; one that is lacking is as wide as a Han."""
        import uharfbuzz  # noqa: PLC0415 - the same

        if (name, index) not in self._fonts:
            self._fonts[name, index] = uharfbuzz.Font(self.face(name, index))
        font = self._fonts[name, index]
        glyph = font.get_nominal_glyph(ord(char))
        units = font.get_glyph_h_advance(glyph) if glyph else font.face.upem
        return float(units / font.face.upem)
