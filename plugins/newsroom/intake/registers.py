"""Read what the publication knows: outlets, names, topics and issues, and none of its briefs."""

from __future__ import annotations

from msgspec import Struct

from newsroom.intake.knowledge import Knowledge
from newsroom.model import Manuscripts
from newsroom.reading.paths import FileKind, content_prefix, locate
from newsroom.reading.reader import read
from newsroom.reading.walk import Entry, load, survey
from newsroom.settings import Settings

_KINDS = (
    FileKind.OUTLETS, FileKind.ENTITIES, FileKind.TOPIC, FileKind.ISSUE, FileKind.LOCK,
    FileKind.UNITS,
)  # fmt: skip


class Registers(Struct, frozen=True):
    """Hold the registers, and the paths of all briefs."""

    manuscripts: Manuscripts
    briefs: tuple[Entry, ...]
    knowledge: Knowledge


def read_registers(settings: Settings) -> Registers:
    """Read the registers; what is wrong in them is for ``newsroom check`` to say."""
    entries, _ = survey(settings)
    prefix = content_prefix(settings)
    kinds = {entry: locate(entry.path.removeprefix(prefix)).kind for entry in entries}
    files = [load(entry, settings)[0] for entry, kind in kinds.items() if kind in _KINDS]
    manuscripts, _ = read(files, settings)
    briefs = tuple(entry for entry, kind in kinds.items() if kind is FileKind.BRIEF)
    return Registers(manuscripts, briefs, Knowledge(manuscripts.outlets, manuscripts.entities))
