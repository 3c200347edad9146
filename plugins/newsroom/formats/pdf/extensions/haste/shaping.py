"""Ask Pango once for what depends on a style alone: font, language, features, measures.

WeasyPrint 70 makes a context, a font description and a language for each piece of text that it
tries on a line (``text/line_break.py``, ``Layout.setup``).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from weasyprint.text.constants import LST_TO_ISO, PANGO_DIRECTION
from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango
from weasyprint.text.fonts import font_features, get_font_description

_FEATURES = (
    "font_kerning",
    *(f"font_variant_{name}" for name in ("ligatures", "position", "caps", "numeric")),
    *("font_variant_alternates", "font_variant_east_asian", "font_feature_settings"),
)
_LINES = ("underline_position", "strikethrough_position")
_THICKNESSES = ("underline_thickness", "strikethrough_thickness")

_extents = ffi.new("PangoRectangle *")


class _Setting(Struct, frozen=True):
    """Hold what all text of a style is set with; the numbers are attributes of its layouts."""

    context: Any
    language: Any
    font: Any
    features: bytes
    numbers: dict[str, float | None]


def set_up(layout: Any, style: Any) -> None:
    """Replace ``Layout.setup``."""
    facts = style.__dict__
    if "newsroom_setting" not in facts:
        facts["newsroom_setting"] = _setting(style)
    setting = facts["newsroom_setting"]
    layout.style, layout.language, layout.first_line_direction = style, setting.language, 0
    layout.__dict__.update(setting.numbers)
    layout.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)  # noqa: FBT003 - Pango's own
    pango.pango_layout_set_font_description(layout.layout, setting.font)
    if setting.features:
        # Pango adds to a layout's list, so each has its own; the attribute in it is shared, as
        # WeasyPrint does it.
        known = style.font_config.font_features
        if setting.features not in known:
            known[setting.features] = pango.pango_attr_font_features_new(setting.features)
        attributes = pango.pango_attr_list_new()
        pango.pango_attr_list_insert(attributes, known[setting.features])
        pango.pango_layout_set_attributes(layout.layout, attributes)


def _setting(style: Any) -> _Setting:
    override = style["font_language_override"]
    tag = style["lang"] if override == "normal" else LST_TO_ISO.get(override.lower(), override)
    context, language = _context(style.font_config, style["direction"], tag or "")
    font = get_font_description(style)
    features = font_features(*(style[name] for name in _FEATURES))
    written = ",".join(f"{name} {value}" for name, value in features.items()).encode()
    numbers = _no_numbers()
    if style["text_decoration_line"] != "none":
        numbers = _numbers(context, font, language)
    return _Setting(context, language, font, written, numbers)


def _context(fonts: Any, direction: str, tag: str) -> tuple[Any, Any]:
    """Return the one context for text of a language in a direction, and the language."""
    known = fonts.__dict__.setdefault("newsroom_contexts", {})
    if (direction, tag) in known:
        return known[direction, tag]  # type: ignore[no-any-return]
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 - Pango's own
    pango.pango_context_set_base_dir(context, PANGO_DIRECTION[direction])
    language = pango.pango_language_get_default()
    if tag:
        language = pango.pango_language_from_string(tag.encode().replace(b"\0", b""))
        pango.pango_context_set_language(context, language)
    known[direction, tag] = context, language
    return context, language


def _no_numbers() -> dict[str, float | None]:
    return dict.fromkeys(("ascent", *_LINES))


def _numbers(context: Any, font: Any, language: Any) -> dict[str, float | None]:
    """Return where lines through and under text are drawn."""
    metrics = ffi.gc(
        pango.pango_context_get_metrics(context, font, language), pango.pango_font_metrics_unref
    )
    return {
        name: FROM_UNITS * getattr(pango, f"pango_font_metrics_get_{name}")(metrics)
        for name in ("ascent", *_LINES, *_THICKNESSES)
    }


def line_size(line: Any, style: Any) -> tuple[float, float]:
    """Replace ``line_break.line_size``; the rectangle is the same for all."""
    pango.pango_layout_line_get_extents(line, ffi.NULL, _extents)
    width, height = _extents.width * FROM_UNITS, _extents.height * FROM_UNITS
    spacing = style["letter_spacing"]
    return (width if spacing == "normal" else width + spacing), height


def with_known_struts(measure: Any) -> Any:
    """Wrap ``line_break.strut``, which writes a key of sixteen properties to find what it knows."""

    def known_strut(style: Any) -> Any:
        facts = style.__dict__
        if "newsroom_strut" not in facts:
            facts["newsroom_strut"] = measure(style)
        return facts["newsroom_strut"]

    return known_strut
