"""Declare the fields of topics, issues and the editor's letters."""

from __future__ import annotations

from newsroom.languages import LANGUAGES
from newsroom.model import Cadence, EditionState, Section
from newsroom.reading.fields import Table, TextOr, optional, required
from newsroom.reading.kinds import Choice, Keyed, ListOf
from newsroom.reading.languages import read_site_language
from newsroom.reading.schema.vocabulary import (
    DAY,
    LINE,
    LINES,
    NAMES,
    SLUG_TEXT,
    SLUGS,
    TEXTS,
    WHOLE_NUMBER,
)
from newsroom.settings import EDITION_FORMATS

ACCENTS = ("teal", "vermilion", "indigo", "ochre", "plum")

_SECTION = Table(
    (
        required("id", SLUG_TEXT, "What briefs call it by.", "companies"),
        required("names", NAMES, "Its heading in each language.", "{en: Companies}"),
    ),
    Section,
)
_CADENCE = Choice(tuple(Cadence), Cadence)
TOPIC = Table(
    (
        required("names", NAMES, "Its name in each language.", "{en: Greater Bay Area AI}"),
        required(
            "descriptions",
            TEXTS,
            "What it is about, in each language.",
            "{en: A monthly digest of AI in the Greater Bay Area.}",
        ),
        optional("sections", ListOf(_SECTION, "a list of sections"), "The headings in its issues."),
        required("cadence", _CADENCE, "How often it makes an issue by itself.", "monthly"),
        optional(
            "formats",
            ListOf(Choice(EDITION_FORMATS), "a list of formats"),
            "What its issues are made into.",
            "[web, pdf]",
        ),
        optional("accent", Choice(ACCENTS), "Its colour.", "teal"),
    ),
    hints={
        "id": "the topic's id is its file's name",
        "name": 'write "names:" with a name for each language',
        "title": 'write "names:" with a name for each language',
        "colour": 'write "accent:"',
        "color": 'write "accent:"',
    },
)

_STATE = Choice(tuple(EditionState), EditionState)
_EDITION = Table(
    (
        required("state", _STATE, "Where the edition stands.", "open"),
        optional("reason", LINE, "Why it is so; an edition that is not made has to say."),
    ),
)


def _only_state(state: EditionState) -> dict[str, EditionState]:
    return {"state": state}


_EDITIONS = Keyed(
    read_site_language,
    TextOr(_STATE, _EDITION, _only_state),
    "a state for each language",
    keys=LANGUAGES,
)
ISSUE = Table(
    (
        optional(
            "number", WHOLE_NUMBER, "Its number; without it, issues are counted by date.", "1"
        ),
        optional("date", DAY, "The day it is dated.", "2025-03-31"),
        optional("order", SLUGS, "Briefs that come first in their sections, in order."),
        optional("sections", SLUGS, "The order of the sections in this issue."),
        optional(
            "editions",
            _EDITIONS,
            "Where each language's edition stands; those not named are open.",
            '{ko: closed, ja: {state: none, reason: "too few briefs are translated"}}',
        ),
    ),
    hints={
        "topic": "the topic is the name of the issue's folder",
        "name": "the issue's name is its file's name",
        "title": "an issue has no title: give one to its letter",
        "briefs": 'briefs go to an issue by their date, or by their own "issue:"',
    },
)
LETTER = Table(
    (
        optional("title", LINE, "The letter's heading.", "Three cities, one race"),
        optional("authors", LINES, "Who signs it; the editors, where nobody is named."),
    )
)
