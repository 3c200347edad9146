"""Answer at once what WeasyPrint 70 asks most often of a box: whether it is in the normal flow."""

from __future__ import annotations

from typing import Any


def in_normal_flow(ask: Any) -> Any:
    """Wrap ``formatting_structure.boxes.Box.is_in_normal_flow``, which asks five questions."""

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        is_plain = style["float"] == "none" and style["position"] == "static"
        return is_plain or bool(ask(box))

    return is_in_normal_flow
