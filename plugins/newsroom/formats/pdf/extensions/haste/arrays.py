"""Let arrays of glyphs and tables be of one C type, whatever their length.

WeasyPrint 70 asks cffi for a type of each length (``pdf/fonts.py``), which is read by a C parser
every time, with all that it knows already.
"""

from __future__ import annotations

from typing import Any

_ARRAY = "hb_codepoint_t["


class OneTypeOfArray:
    """Stand for WeasyPrint's ``ffi`` where fonts are cut."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, kind: str, *content: Any) -> Any:
        """Make something of a C type; an array is as long as its content."""
        is_array = kind.startswith(_ARRAY) and content
        return self._ffi.new(f"{_ARRAY}]" if is_array else kind, *content)
