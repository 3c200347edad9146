"""Put a subset into WOFF2, the container that browsers load (https://www.w3.org/TR/WOFF2/).

HarfBuzz cuts and fontTools only packs: it copies the tables that it is given and compresses them
with Brotli. The same releases of both give the same bytes, so both belong to the key of what is
kept.
"""

from __future__ import annotations

import functools
import io

from newsroom.version import release_of


def packed(font: bytes) -> bytes:
    """Return a font in WOFF2; its tables and dates are as they were."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - only where fonts are packed

    opened = TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
    opened.flavor = "woff2"
    made = io.BytesIO()
    opened.save(made, reorderTables=None)
    return made.getvalue()


@functools.cache
def packers() -> str:
    """Name the releases of what packs."""
    names = ("fonttools", "brotli", "brotlicffi")
    return ", ".join(f"{name} {release}" for name in names if (release := release_of(name)))
