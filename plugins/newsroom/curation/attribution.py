"""Find the outlet of a source that is only an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from newsroom.model import Brief, Outlet, Source

_FRONT_DOORS = ("www.", "m.", "amp.")


def attribute(briefs: Mapping[str, Brief], outlets: Iterable[Outlet]) -> Mapping[str, Brief]:
    """Return the briefs, each source that names no outlet given the one whose site it is on.

    Where no outlet has that site, the host's name stands in: readers see where a link leads.
    """
    by_host = {host_of(outlet.site): outlet.id for outlet in outlets if outlet.site}
    return {slug: _attributed(brief, by_host) for slug, brief in briefs.items()}


def host_of(address: str) -> str:
    """Return an address's host without the letters that sites put before their name."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    for door in _FRONT_DOORS:
        if host.startswith(door) and host.count(".") > 1:
            return host.removeprefix(door)
    return host


def _attributed(brief: Brief, by_host: Mapping[str, str]) -> Brief:
    source = brief.facts.source
    if source is None or source.outlet:
        return brief
    host = host_of(source.url)
    found: Source = replace(source, outlet=by_host.get(host, host))
    return replace(brief, facts=replace(brief.facts, source=found))
