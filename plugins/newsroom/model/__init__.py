"""Define the newsroom's values: what is read, what is curated, what is made.

All are frozen. They know no file, clock, locale or template. Languages are BCP 47 tags as the
settings spell them (``zh-Hant``). Collections are tuples in a meaningful order, or mappings that
nobody changes after they were made.
"""

from __future__ import annotations

from newsroom.model.briefs import Brief, BriefFile, Facts, Hold, Translation, Unfinished, Version
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
from newsroom.model.texts import Body, Part, Reference, Slot
from newsroom.model.words import EMPTY, Names, Origin
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
    "Part",
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
]
