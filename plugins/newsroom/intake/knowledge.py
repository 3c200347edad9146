"""Hold what the publication knows that helps to read an article: outlets, entities, topics."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct, field

from newsroom.intake.addresses import host_of
from newsroom.intake.cleaning import letters
from newsroom.model import Entity, Outlet


class Knowledge(Struct, frozen=True, dict=True):
    """Hold the registers of a publication, and answer what a name or a host stands for."""

    outlets: tuple[Outlet, ...] = ()
    entities: tuple[Entity, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def outlets_by_name(self) -> Mapping[str, Outlet]:
        """Return the outlets by each of their names, letters only; what two share is nobody's."""
        found: dict[str, Outlet | None] = {}
        for outlet in self.outlets:
            for name in {letters(text) for _, text in outlet.names.by_language} | {
                letters(outlet.id)
            }:
                found[name] = outlet if found.get(name, outlet) is outlet else None
        return {name: outlet for name, outlet in found.items() if name and outlet}

    @cached_property
    def outlets_by_host(self) -> Mapping[str, Outlet]:
        """Return the outlets by the host of their site; what two share is nobody's."""
        found: dict[str, Outlet | None] = {}
        for outlet in self.outlets:
            if outlet.site and (host := host_of(outlet.site)):
                found[host] = outlet if found.get(host, outlet) is outlet else None
        return {host: outlet for host, outlet in found.items() if outlet}

    def outlet_named(self, name: str) -> Outlet | None:
        """Return the outlet of a name, with a domain's ending or a legal form or without."""
        plain = letters(name)
        return self.outlets_by_name.get(plain) or self.outlets_by_host.get(name.lower().strip())

    def outlet_at(self, url: str) -> Outlet | None:
        """Return the outlet whose site an address is of: its host, or a part of it."""
        host = host_of(url)
        while host.count(".") >= 1:
            if host in self.outlets_by_host:
                return self.outlets_by_host[host]
            host = host.partition(".")[2]
        return None

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Return each outlet's country, by its id."""
        return {outlet.id: outlet.country for outlet in self.outlets}
