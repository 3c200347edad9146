"""Put a subset into WOFF2, the container that browsers load (https://www.w3.org/TR/WOFF2/).

HarfBuzz cuts and fontTools only packs: it copies the tables that it is given and compresses them
with Brotli. The same releases of both give the same bytes, so both belong to the key of what is
kept.
"""

from __future__ import annotations

import functools
import importlib.metadata
import io


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
    found = [f"fonttools {importlib.metadata.version('fonttools')}"]
    for name in ("brotli", "brotlicffi"):
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return ", ".join(found)
