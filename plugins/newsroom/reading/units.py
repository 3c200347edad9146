"""Read the units' file."""

from __future__ import annotations

from newsroom.model import Unit
from newsroom.reading.by_id import read_by_id
from newsroom.reading.findings import Findings
from newsroom.reading.paths import Location
from newsroom.reading.schema.registers import UNITS


def read_units(text: str, _: Location, findings: Findings, broken: set[str]) -> tuple[Unit, ...]:
    """Return the units that can be read; the ids of the others go to ``broken``."""
    units = []
    for identifier, fields, origin in read_by_id(text, UNITS, findings, broken):
        if identifier == "percent":
            place = origin.marks[identifier]
            message = '"percent" is a unit already'
            findings.refuse("NR120", place, message, "choose another id")
            continue
        units.append(Unit(id=identifier, origin=origin, **fields))
    return tuple(units)
