"""A source that is only an address still says whose article it is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsroom.curation.attribution import attribute, host_of
from newsroom.model import Names, Outlet, Source
from support.publications import publication

OUTLETS = (Outlet("scmp", Names((("en", "South China Morning Post"),)), "https://www.scmp.com"),)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.scmp.com/tech/1", "scmp.com"),
        ("https://m.scmp.com/tech/1", "scmp.com"),
        ("https://m.com/1", "m.com"),
        ("https://SCMP.com.:443/1", "scmp.com"),
        ("", ""),
    ],
)
def test_the_host_stands_without_its_front_door(address: str, host: str) -> None:
    """A phone's address and a desk's are of one outlet."""
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("source", "outlet"),
    [
        (Source("", url="https://m.scmp.com/tech/1"), "scmp"),
        (Source("", url="https://paper.example/1"), "paper.example"),
        (Source("gazette", url="https://www.scmp.com/1"), "gazette"),
    ],
)
def test_an_address_finds_its_outlet(source: Source, outlet: str) -> None:
    """The outlet whose site it is, else the host; what the editor named stays."""
    brief = next(iter(publication().briefs.values()))
    brief = replace(brief, facts=replace(brief.facts, source=source))
    (found,) = attribute({brief.slug: brief}, OUTLETS).values()

    assert found.facts.source is not None
    assert found.facts.source.outlet == outlet
