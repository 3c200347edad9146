"""Check that every outlet that is named is in the outlets' file (NR114)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.model import Source
from newsroom.problems import Problem


def check_outlets(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each unknown outlet of a source, its chain or its neighbours."""
    known = {outlet.id for outlet in copy.manuscripts.outlets}
    for file in copy.naming:
        if file.facts is None or file.facts.source is None:
            continue
        for outlet, field in outlets_of(file.facts.source):
            if outlet and copy.is_unknown("outlet", outlet, known):
                place = file.version.origin.place(field)
                yield unknown("NR114", place, ("outlet", outlet), known, "add it to outlets.yml")


def outlets_of(source: Source) -> Iterator[tuple[str, str]]:
    """Return (outlet, field) of all that a source names; the outlet of a bare address is empty."""
    yield source.outlet, "source.outlet"
    for index, via in enumerate(source.via):
        yield via.outlet, f"source.via.{index}.outlet"
    for index, also in enumerate(source.also):
        yield also.outlet, f"source.also.{index}.outlet"
