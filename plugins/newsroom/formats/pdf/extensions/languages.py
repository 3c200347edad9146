"""Name the language of each structure element that has its own.

WeasyPrint 70 writes the document's ``/Lang`` alone, so that a screen reader would read Chinese with
a Korean voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]


def with_languages(build: Any) -> Any:
    """Wrap ``pdf.tags._build_box_tree``."""

    def buildwith_languages(box: Any, *rest: Any) -> Iterator[Any]:
        language = _language_of(box)
        for element in build(box, *rest):
            if language:
                element["Lang"] = pydyf.String(language)
            yield element

    return buildwith_languages


def _language_of(box: Any) -> str:
    element = getattr(getattr(box, "_box", box), "element", None)
    if element is None or element.tag in {"html", "body"}:
        return ""
    return str(element.get("lang", ""))
