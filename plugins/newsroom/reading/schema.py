"""Declare every kind of file's fields once: what they hold, and one sentence for the editor.

Reading, "did you mean", and the JSON Schema that editors complete from all follow these tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsroom.model import (
    Cadence,
    Correction,
    EditionState,
    Quantity,
    Section,
    Source,
    Translation,
    Via,
)
from newsroom.reading.findings import Refusal
from newsroom.reading.kinds import Choice, Field, Keyed, ListOf, Table, Text, TextOr
from newsroom.reading.languages import read_site_language
from newsroom.reading.texts import (
    SLUG,
    read_address,
    read_country,
    read_digest,
    read_form,
    read_image_path,
    read_issue_name,
    read_slug,
    read_unit,
)
from newsroom.reading.vocabulary import (
    ADDRESS,
    ANY_LANGUAGE,
    DAY,
    LINE,
    LINES,
    MOMENT,
    NAMES,
    NUMBER,
    PARTIAL_DATE,
    SLUG_TEXT,
    SLUGS,
    TEXT,
    TEXTS,
    WHOLE_NUMBER,
)
from newsroom.settings import FORMATS, LANGUAGES

ACCENTS = ("teal", "vermilion", "indigo", "ochre", "plum")


# --- sources -------------------------------------------------------------------------------


def _read_bare_source(text: str) -> Source | str | Refusal:
    """Read a source that is only an address, or ``none`` for our own reporting."""
    if text == "none":
        return text
    if text.lower() in {"none", "null", "~"}:
        return Refusal("NR118", f'the source cannot be "{text}"', 'write "none" in small letters')
    url = read_address(text)
    if not isinstance(url, Refusal):
        return Source(outlet="", url=url)
    if not isinstance(read_slug(text), Refusal):
        return Refusal("NR110", f'the source cannot be only "{text}"', f"write {{outlet: {text}}}")
    return url


def _make_source(value: Source | str) -> Source | None:
    return value if isinstance(value, Source) else None


_ARTICLE = (
    Field("outlet", SLUG_TEXT, "Who published it: an id of outlets.yml.", True, "scmp"),  # noqa: FBT003
    Field("title", LINE, "Its title, in its own language."),
    Field("url", ADDRESS, "Its address on the web."),
    Field("published", PARTIAL_DATE, "When it was published, as precisely as is known."),
)
_DETAILS = (
    *_ARTICLE,
    Field("language", ANY_LANGUAGE, "The article's language, where it is not the outlet's."),
    Field("authors", LINES, "Who wrote it, as it is signed."),
    Field("rights", LINE, "On what terms it may be quoted, where that is not the outlet's rule."),
)
VIA = Table(_ARTICLE, Via, "an article: outlet, title, url, published")
ALSO = Table(_DETAILS, Source, "an article: outlet, title, url, published")
SOURCE = TextOr(
    Text(
        "an https address", _read_bare_source, {"type": "string", "pattern": "^(https?://.+|none)$"}
    ),
    Table(
        (
            *_DETAILS,
            Field(
                "via",
                ListOf(VIA, "a list of articles"),
                "Whom the source relied on, nearest first.",
            ),
            Field(
                "also", ListOf(ALSO, "a list of articles"), "Further articles that we relied on."
            ),
        ),
        Source,
        "outlet, title, url and published",
    ),
    _make_source,
)

# --- what briefs are made of ---------------------------------------------------------------

_UNIT = Text(
    "a unit",
    read_unit,
    {"type": "string", "pattern": f"^([A-Z]{{3}}|{SLUG})$"},
)
_QUANTITY = (
    Field("value", NUMBER, "The number; underscores may group its digits.", True, "1_000_000"),  # noqa: FBT003
    Field("unit", _UNIT, 'A currency such as HKD, "percent", or an id of units.yml.', True, "HKD"),  # noqa: FBT003
)
FIGURE = Table(
    (
        Field("label", LINE, "What the number says, in this file's language.", True),  # noqa: FBT003
        *_QUANTITY,
        Field(
            "approx",
            Table(_QUANTITY, Quantity, "value and unit"),
            "About how much that is in another unit.",
        ),
    ),
    words="label, value and unit",
)
CORRECTION = Table(
    (
        Field("date", DAY, "The day it was corrected.", True, "2025-03-24"),  # noqa: FBT003
        Field("what", TEXT, "What was changed.", True),  # noqa: FBT003
        Field("why", TEXT, "Why it was changed."),
    ),
    Correction,
    "date, what and why",
)
_IMAGE_ALT = Field(
    "alt", LINE, "What the image shows, for those who cannot see it.", True, missing="NR207"
)  # noqa: FBT003
IMAGE = Table(
    (
        Field(
            "file",
            Text("an image's path", read_image_path),
            "Its path below content/images.",
            True,
            "skyline.jpg",
        ),  # noqa: FBT003
        _IMAGE_ALT,
        Field("credit", LINE, "Who made it, and under which licence."),
    ),
    words="file, alt and credit",
)
_TITLE = Field("title", LINE, "The headline.", True)  # noqa: FBT003
_SUMMARY = Field("summary", TEXT, "One or two sentences: the deck.", True)  # noqa: FBT003
_WHY = Field("why", TEXT, "Why it matters, in a sentence or two.")
_CORRECTIONS = Field(
    "corrections",
    ListOf(CORRECTION, "a list of corrections"),
    "What was changed after publication.",
)
_AUTHORS = Field("authors", LINES, "Who wrote this.")

BRIEF = Table(
    (
        _TITLE,
        Field("date", DAY, "The day of the brief.", True, "2025-03-21"),  # noqa: FBT003
        Field(
            "topics", SLUGS, "The topics whose issues it goes to.", True, "[greater-bay-area-ai]"
        ),  # noqa: FBT003
        Field("section", SLUG_TEXT, "The section of the issue it stands in."),
        Field(
            "issue",
            Text(
                "an issue's name",
                read_issue_name,
                {"type": "string", "pattern": f"^({SLUG}/)?{SLUG}$"},
            ),
            "The issue it is pinned to; without it, the date places it.",
        ),
        _SUMMARY,
        _WHY,
        Field(
            "source",
            SOURCE,
            'Where the story was found; "none" for our own reporting.',
            True,
            "https://…",
        ),  # noqa: FBT003
        Field(
            "figures",
            Keyed(read_slug, FIGURE, "figures by name", pattern=f"^{SLUG}$"),
            "The numbers that matter, each with a name to print it by.",
        ),
        Field("entities", SLUGS, "The organisations, people and places it is about."),
        Field("image", IMAGE, "An image to stand with it."),
        Field("embargo", MOMENT, "Until when it is held back."),
        _CORRECTIONS,
        _AUTHORS,
    )
)
_FACTS = tuple(
    name
    for name in BRIEF.by_name
    if name not in {"title", "summary", "why", "image", "corrections"}
)
TRANSLATION = Table(
    (
        _TITLE,
        _SUMMARY,
        _WHY,
        Field(
            "labels",
            Keyed(read_slug, LINE, "a label for each figure", pattern=f"^{SLUG}$"),
            "The figures' labels in this language, by the figures' names.",
        ),
        Field(
            "image",
            Table((_IMAGE_ALT,), words="alt"),
            "The image's alternative text in this language.",
        ),
        _CORRECTIONS,
        Field(
            "translation",
            Table(
                (
                    Field(
                        "of",
                        Text(
                            "16 hexadecimal digits",
                            read_digest,
                            {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                        ),
                        "The digest of the original as it was translated.",
                        True,  # noqa: FBT003
                    ),
                    Field("by", LINE, "Who translated it."),
                    Field(
                        "mode",
                        Choice(("human", "machine-reviewed")),
                        "How it was translated.",
                        True,
                        "human",
                    ),  # noqa: FBT003
                ),
                Translation,
                "of, by and mode",
            ),
            "What it was translated from, by whom and how.",
            True,  # noqa: FBT003
        ),
    ),
    elsewhere={
        **dict.fromkeys(_FACTS, "delete it here: every language takes it from the original"),
        "figures": 'delete it here, and give the figures\' labels under "labels"',
    },
)

# --- topics and issues ---------------------------------------------------------------------

SECTION = Table(
    (
        Field("id", SLUG_TEXT, "What briefs call it by.", True, "companies"),  # noqa: FBT003
        Field("names", NAMES, "Its heading in each language.", True),  # noqa: FBT003
    ),
    Section,
    "id and names",
)
TOPIC = Table(
    (
        Field("names", NAMES, "Its name in each language.", True, "{en: Greater Bay Area AI}"),  # noqa: FBT003
        Field("descriptions", TEXTS, "What it is about, in each language.", True),  # noqa: FBT003
        Field(
            "sections",
            ListOf(SECTION, "a list of sections"),
            "The headings inside its issues, in order.",
        ),
        Field(
            "cadence",
            Choice(tuple(Cadence), Cadence),
            "How often it makes an issue by itself.",
            True,  # noqa: FBT003
            "monthly",
        ),
        Field(
            "formats",
            ListOf(Choice(FORMATS), "a list of formats"),
            "What its issues are made into.",
        ),
        Field("accent", Choice(ACCENTS), "Its colour."),
    )
)
_EDITION = Table(
    (
        Field(
            "state",
            Choice(tuple(EditionState), EditionState),
            "Where the edition stands.",
            True,
            "open",
        ),  # noqa: FBT003
        Field("reason", LINE, "Why it is so; an edition that is not made must say."),
    ),
    words="state and reason",
)
ISSUE = Table(
    (
        Field("number", WHOLE_NUMBER, "Its number; without it, issues are counted by date."),
        Field("date", DAY, "The day it is dated.", example="2025-03-31"),
        Field("order", SLUGS, "Briefs that come first in their sections, in order."),
        Field("sections", SLUGS, "The order of the sections in this issue."),
        Field(
            "editions",
            Keyed(
                read_site_language,
                TextOr(
                    Choice(tuple(EditionState), EditionState),
                    _EDITION,
                    lambda state: {"state": state},
                ),
                "a state for each language",
                keys=LANGUAGES,
            ),
            "Where each language's edition stands; those not named are open.",
        ),
    )
)
LETTER = Table(
    (
        Field("title", LINE, "The letter's heading."),
        Field("authors", LINES, "Who signs it; the editors, where nobody is named."),
    )
)

# --- outlets, entities, units, pages -------------------------------------------------------

OUTLET = Table(
    (
        Field("names", NAMES, "Its name in each language.", True, "{en: The Standard}"),  # noqa: FBT003
        Field("site", ADDRESS, "Its address on the web."),
        Field(
            "country",
            Text("a country such as KR", read_country, {"type": "string", "pattern": "^[A-Z]{2}$"}),
            "Where it is published, by the two letters of ISO 3166.",
        ),
        Field("language", ANY_LANGUAGE, "The language of its articles."),
        Field("rights", LINE, "On what terms its articles may be quoted."),
        Field("quote_limit", WHOLE_NUMBER, "The most characters of one quotation."),
    ),
    words="names, site, country and language",
)
ENTITY = Table(
    (
        Field("names", NAMES, "Its name in each language.", True, "{en: Cyberport}"),  # noqa: FBT003
        Field(
            "aliases",
            Keyed(read_site_language, LINES, "a list of names for each language", keys=LANGUAGES),
            "Other names it goes by.",
        ),
        Field("site", ADDRESS, "Its address on the web."),
    ),
    words="names, aliases and site",
)
_FORMS = Keyed(
    read_site_language,
    Text(
        'a form such as "{} departments"',
        read_form,
        {"type": "string", "pattern": r"^[^{}]*\{\}[^{}]*$"},
    ),
    "a form for each language",
    make=NAMES.make,
    keys=LANGUAGES,
)
UNIT = Table(
    (
        Field(
            "forms",
            _FORMS,
            "How a counted thing is written; {} is the number.",
            True,
            '{en: "{} companies"}',
        ),  # noqa: FBT003
        Field("singular", _FORMS, "How exactly one is written, where a language tells."),
    ),
    words="forms and singular",
)
PAGE = Table(
    (
        _TITLE,
        Field("summary", TEXT, "What the page is about, for search engines and lists."),
        Field("menu", WHOLE_NUMBER, "Its rank in the menu; without it, it is not there."),
    )
)


def _by_id(table: Table, words: str) -> Keyed:
    return Keyed(read_slug, table, words, pattern=f"^{SLUG}$")


OUTLETS = _by_id(OUTLET, "outlets by id")
ENTITIES = _by_id(ENTITY, "entities by id")
UNITS = _by_id(UNIT, "units by id")

KINDS: Mapping[str, Table | Keyed] = {
    "brief": BRIEF,
    "translation": TRANSLATION,
    "topic": TOPIC,
    "issue": ISSUE,
    "letter": LETTER,
    "page": PAGE,
    "outlets": OUTLETS,
    "entities": ENTITIES,
    "units": UNITS,
}
"""Every kind of file by the name that ``newsroom schema`` gives it."""


def properties_of(kind: str) -> tuple[str, ...]:
    """Name the fields of a kind of file, in the order they are declared."""
    table: Any = KINDS[kind]
    return tuple(table.by_name) if isinstance(table, Table) else ()
