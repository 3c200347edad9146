"""Read the outlets' file."""

from __future__ import annotations

from newsroom.model import Outlet
from newsroom.reading.by_id import read_by_id
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.registers import OUTLETS


def read_outlets(
    text: str, _: Location, findings: Findings, broken: set[str]
) -> tuple[Outlet, ...]:
    """Return the outlets that can be read; the ids of the others go to ``broken``."""
    return tuple(
        Outlet(id=identifier, origin=origin, **fields)
        for identifier, fields, origin in read_by_id(text, OUTLETS, findings, broken)
    )
