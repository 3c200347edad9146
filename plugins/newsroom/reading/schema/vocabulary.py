"""Name the kinds of values that several files share, each once."""

from __future__ import annotations

from newsroom.languages import LANGUAGES
from newsroom.reading.addresses import LONGEST, read_address
from newsroom.reading.dates import read_day, read_moment, read_partial_date
from newsroom.reading.kinds import Keyed, ListOf, Text, make_names
from newsroom.reading.languages import read_any_language, read_site_language
from newsroom.reading.numbers import read_number, read_whole_number
from newsroom.reading.texts import SLUG, read_line, read_slug, read_text

LINE = Text(
    "one line of text", read_line, {"type": "string", "pattern": r"^[^\n]*$"}, is_prose=True
)
TEXT = Text("text", read_text, is_prose=True)
SLUG_TEXT = Text("an identifier", read_slug, {"type": "string", "pattern": f"^{SLUG}$"})
DAY = Text(
    "a date such as 2025-03-21",
    read_day,
    {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
)
PARTIAL_DATE = Text(
    "a date such as 2025-03-20, 2025-03 or 2025",
    read_partial_date,
    {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
)
MOMENT = Text(
    "a time with its zone such as 2025-03-21T07:00+09:00",
    read_moment,
    {
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$",
    },
)
NUMBER = Text(
    "a number such as 1_000_000",
    read_number,
    {"type": ["number", "string"], "pattern": r"^[+-]?\d+(_\d+)*(\.\d+(_\d+)*)?$"},
)
WHOLE_NUMBER = Text("a whole number", read_whole_number, {"type": "integer", "minimum": 0})
ADDRESS = Text(
    "an https address",
    read_address,
    {"type": "string", "pattern": r"^https?://[^\s]+$", "maxLength": LONGEST},
)
ANY_LANGUAGE = Text(
    "a language such as ko or zh-Hant",
    read_any_language,
    {"type": "string", "pattern": r"^[a-z]{2,3}(-([A-Z]{2}|Hant|Hans))?$"},
)
LINES = ListOf(LINE, "a list, [one, another]")
SLUGS = ListOf(SLUG_TEXT, "a list of identifiers, [one, another]")


def _advise_names(text: str) -> str:
    return f"write the language before it: {{en: {text}}}"


NAMES = Keyed(
    read_site_language,
    LINE,
    "a name for each language",
    make=make_names,
    keys=LANGUAGES,
    advise=_advise_names,
)
TEXTS = Keyed(
    read_site_language,
    TEXT,
    "a text for each language",
    make=make_names,
    keys=LANGUAGES,
    advise=_advise_names,
)
