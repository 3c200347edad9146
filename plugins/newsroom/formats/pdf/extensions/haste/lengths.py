"""Read the lengths of a style once, not for each box that has it and whenever it is laid out.

WeasyPrint 70 resolves eighteen properties of a box (``layout/percent.py``), though hardly any is a
percentage.
"""

from __future__ import annotations

from typing import Any

_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right")),
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "bottom")),
    *("width", "min_width", "max_width", "height", "min_height", "max_height"),
)
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
_LEAST = frozenset({"min_width", "min_height"})


def with_known_lengths(resolve: Any) -> Any:
    """Wrap ``layout.percent.resolve_percentages``."""

    def resolve_known(box: Any, containing_block: Any) -> None:
        facts = box.style.__dict__
        if "newsroom_lengths" not in facts:
            facts["newsroom_lengths"] = _known(box.style)
        known = facts["newsroom_lengths"]
        if known is None:
            resolve(box, containing_block)
        else:
            box.__dict__.update(known)

    return resolve_known


def _known(style: Any) -> dict[str, Any] | None:
    """Return the used lengths of a style; None if they depend on more than the style."""
    if style["border_collapse"] == "collapse" or style["box_sizing"] != "content-box":
        return None
    known: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            known[name] = 0 if name in _LEAST else value
        elif getattr(value, "unit", None) == "px":
            known[name] = value.value
        else:
            return None
    return known | {name: style[name] for name in _BORDERS}
