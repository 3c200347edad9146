"""Declare every kind of file's fields once: what they hold, and one sentence for the editor.

Reading, "did you mean", and the JSON Schema that editors complete from all follow these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from newsroom.reading.fields import Table
from newsroom.reading.kinds import Keyed
from newsroom.reading.schema.briefs import BRIEF, TRANSLATION
from newsroom.reading.schema.issues import ISSUE, LETTER, TOPIC
from newsroom.reading.schema.locks import LOCK
from newsroom.reading.schema.pages import PAGE
from newsroom.reading.schema.registers import ENTITIES, OUTLETS, UNITS

KINDS: Mapping[str, Table | Keyed] = MappingProxyType(
    {
        "brief": BRIEF,
        "translation": TRANSLATION,
        "topic": TOPIC,
        "issue": ISSUE,
        "letter": LETTER,
        "lock": LOCK,
        "page": PAGE,
        "outlets": OUTLETS,
        "entities": ENTITIES,
        "units": UNITS,
    }
)
"""Every kind of file by the name that ``newsroom schema`` gives it."""
