"""Define the newsroom's values: what is read, what is curated, what is made.

All are frozen. They know no file, clock, locale or template. Languages are BCP 47 tags as the
settings spell them (``zh-Hant``). Collections are tuples in a meaningful order, or mappings that
nobody changes after they were made.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsroom.model.briefs import (
        Brief,
        BriefFile,
        Facts,
        Hold,
        Translation,
        Unfinished,
        Version,
    )
    from newsroom.model.issues import (
        PARTS,
        Cadence,
        Edition,
        EditionChoice,
        EditionSection,
        EditionState,
        Entry,
        Issue,
        IssueFile,
        IssueLock,
        Letter,
        LockedEdition,
        LockedEntry,
        Section,
        Topic,
    )
    from newsroom.model.publication import (
        Artifact,
        ImageFile,
        Manuscripts,
        Page,
        PageFile,
        PageVersion,
        Publication,
    )
    from newsroom.model.texts import Body, Reference, Slot, parts, slot
    from newsroom.model.words import EMPTY, Names, Origin, plain_address
    from newsroom.model.world import (
        Correction,
        Entity,
        EntityKind,
        Figure,
        Outlet,
        PartialDate,
        Picture,
        Quantity,
        Source,
        Unit,
        Via,
    )

__all__ = [
    "EMPTY",
    "PARTS",
    "Artifact",
    "Body",
    "Brief",
    "BriefFile",
    "Cadence",
    "Correction",
    "Edition",
    "EditionChoice",
    "EditionSection",
    "EditionState",
    "Entity",
    "EntityKind",
    "Entry",
    "Facts",
    "Figure",
    "Hold",
    "ImageFile",
    "Issue",
    "IssueFile",
    "IssueLock",
    "Letter",
    "LockedEdition",
    "LockedEntry",
    "Manuscripts",
    "Names",
    "Origin",
    "Outlet",
    "Page",
    "PageFile",
    "PageVersion",
    "PartialDate",
    "Picture",
    "Publication",
    "Quantity",
    "Reference",
    "Section",
    "Slot",
    "Source",
    "Topic",
    "Translation",
    "Unfinished",
    "Unit",
    "Version",
    "Via",
    "parts",
    "plain_address",
    "slot",
]

_ROOMS = {
    "briefs": "Brief BriefFile Facts Hold Translation Unfinished Version",
    "issues": (
        "PARTS Cadence Edition EditionChoice EditionSection EditionState Entry Issue "
        "IssueFile IssueLock Letter LockedEdition LockedEntry Section Topic"
    ),
    "publication": "Artifact ImageFile Manuscripts Page PageFile PageVersion Publication",
    "texts": "Body Reference Slot parts slot",
    "words": "EMPTY Names Origin plain_address",
    "world": (
        "Correction Entity EntityKind Figure Outlet PartialDate Picture Quantity Source Unit Via"
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Open the module that a value is defined in: who needs one does not wait for all."""
    if name not in _ROOM_OF:
        raise AttributeError(name)
    value = getattr(importlib.import_module(f"newsroom.model.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value
