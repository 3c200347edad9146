"""Share computed styles among all that are styled alike.

WeasyPrint 70 lets elements share a style where the same rules match them under the same parent
(``css/__init__.py``, ``StyleFor``), but never those with a language of their own, pseudo-elements
or pages: each of these, and all that is in it, computes every property again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_OTHER = frozenset({"style", "id", "name"})
"""Attributes that WeasyPrint makes further declarations of."""


def with_known_languages(find: Any) -> Any:
    """Wrap ``css.find_style_attributes``: equal languages are one declaration.

    ``StyleFor`` compares the declarations of elements by identity, and looks at an element's last
    alone, so only an element that has no other gets one that is shared.
    """

    def find_with_known_languages(tree: Any, *rest: Any, **named: Any) -> Iterator[Any]:
        known: dict[str, Any] = {}
        for specificity, element, found, base_url in find(tree, *rest, **named):
            given, declarations = element.attrib, found
            if given.get("lang") and _OTHER.isdisjoint(given) and _is_of_html(element):
                declarations = known.setdefault(given["lang"], found)
            yield specificity, element, declarations, base_url

    return find_with_known_languages


def _is_of_html(element: Any) -> bool:
    # WeasyPrint declares the width and height of an SVG image too.
    return isinstance(element.tag, str) and not element.tag.startswith("{")


def with_shared_styles(compute: Any) -> Any:
    """Wrap ``css.StyleFor.set_computed_styles``: pseudo-elements and pages share styles too."""

    def compute_or_share(  # noqa: PLR0913, PLR0917 - WeasyPrint's own
        style_for: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: Any = None,
        target_collector: Any = None,
    ) -> None:
        computed = style_for.get_computed_styles()
        key = None
        if pseudo_type or not hasattr(element, "attrib"):
            cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
            key = (id(computed[parent, None]), pseudo_type, _rules(cascaded))
        known = style_for.__dict__.setdefault("newsroom_known", {})
        if key in known:
            computed[element, pseudo_type] = known[key]
            return
        compute(style_for, element, parent, root, pseudo_type, base_url, target_collector)
        if key:
            known[key] = computed[element, pseudo_type]

    return compute_or_share


def _rules(cascaded: Any) -> tuple[Any, ...]:
    """Return what tells rules apart; a style keeps its values, so that no other takes their id."""
    return tuple(
        (name, id(value), precedence, layer, *specificity)
        for name, (value, (precedence, layer, specificity)) in cascaded.items()
    )
