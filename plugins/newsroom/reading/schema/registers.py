"""Declare the fields of what is listed by id: outlets, entities, units."""

from __future__ import annotations

from newsroom.languages import LANGUAGES
from newsroom.reading.fields import Table, optional, required
from newsroom.reading.kinds import Keyed, Text, make_names
from newsroom.reading.languages import read_site_language
from newsroom.reading.schema.vocabulary import (
    ADDRESS,
    ANY_LANGUAGE,
    LINE,
    LINES,
    NAMES,
    WHOLE_NUMBER,
)
from newsroom.reading.texts import SLUG, read_country, read_form, read_slug

_SITE = optional("site", ADDRESS, "Its address on the web.", "https://www.scmp.com")
_COUNTRY = Text("a country such as KR", read_country, {"type": "string", "pattern": "^[A-Z]{2}$"})
_OUTLET = Table(
    (
        required("names", NAMES, "Its name in each language.", "{en: South China Morning Post}"),
        _SITE,
        optional("country", _COUNTRY, "Where it is published, by ISO 3166.", "HK"),
        optional("language", ANY_LANGUAGE, "The language of its articles.", "en"),
        optional("rights", LINE, "On what terms its articles may be quoted."),
        optional("quote_limit", WHOLE_NUMBER, "The most characters of one quotation.", "90"),
    ),
)
_ALIASES = Keyed(read_site_language, LINES, "a list of names for each language", keys=LANGUAGES)
_ENTITY = Table(
    (
        required("names", NAMES, "Its name in each language.", "{en: Cyberport, zh-Hant: 數碼港}"),
        optional("aliases", _ALIASES, "Other names it goes by.", "{en: [Cyberport Hong Kong]}"),
        _SITE,
    ),
)
_FORM = Text(
    'a form such as "{} departments"',
    read_form,
    {"type": "string", "pattern": r"^[^{}]*\{\}[^{}]*$"},
)
_FORMS = Keyed(
    read_site_language, _FORM, "a form for each language", make=make_names, keys=LANGUAGES
)
_UNIT = Table(
    (
        required(
            "forms",
            _FORMS,
            "How a counted thing is written; {} is the number.",
            '{en: "{} companies"}',
        ),
        optional(
            "singular",
            _FORMS,
            "How exactly one is written, where a language tells.",
            '{en: "{} company"}',
        ),
    ),
)


def _by_id(table: Table, words: str) -> Keyed:
    return Keyed(read_slug, table, words, pattern=f"^{SLUG}$")


OUTLETS = _by_id(_OUTLET, "outlets by id")
ENTITIES = _by_id(_ENTITY, "entities by id")
UNITS = _by_id(_UNIT, "units by id")
