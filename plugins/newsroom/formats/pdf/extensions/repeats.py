"""Print a page once in an index, though several briefs on it name the same organisation.

A link with ``data-unless`` prints nothing where one of the anchors named there is on the page that
it leads to itself: CSS has no way to say so.
"""

from __future__ import annotations

from typing import Any


def once_a_page(compute: Any) -> Any:
    """Wrap ``formatting_structure.build.compute_content_list``."""

    def compute_once(content_list: Any, parent_box: Any, *rest: Any, **named: Any) -> Any:
        computed = compute(content_list, parent_box, *rest, **named)
        earlier = str(getattr(parent_box.element, "attrib", {}).get("data-unless", "")).split()
        if not earlier or not parent_box.element_tag.endswith("::before"):
            return computed
        _, css_token, _, collector, *_ = rest
        # Where an earlier anchor moves to another page, this content is to be computed again.
        waiting = collector.counter_lookup_items.get((parent_box, css_token))
        for anchor in earlier if waiting else ():
            waiting.missing_target_counters.setdefault(anchor[1:], ["page"])
        own = _page_of(collector, parent_box.element.get("href", ""))
        is_told = own is not None and own in {_page_of(collector, anchor) for anchor in earlier}
        return [] if is_told else computed

    return compute_once


def _page_of(collector: Any, anchor: str) -> int | None:
    item = collector.target_lookup_items.get(anchor[1:])
    return item.cached_page_counter_values.get("page", [None])[-1] if item else None
