"""Bring every theme's catalogues up to date with its templates.

Run it as ``make messages`` after a template has gained or lost a message. It keeps what is
translated, drops what no template says any more, and names what waits for a translator. A
message that changed is a new one: nothing is guessed, so nothing is ever fuzzy. The files hold
no dates and no line numbers, so a second run changes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ko", "en", "zh-Hant", "zh-Hans", "ja")
SOURCE_LANGUAGE = "en"
"""The language the templates are written in: its own words are its translation."""

HEADER = """\
msgid ""
msgstr ""
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={forms}; plural={expression};\\n"

"""
PLURALS = {SOURCE_LANGUAGE: (2, "(n != 1)")}
ONE_FORM = (1, "0")


def themes(root: Path = ROOT) -> tuple[Path, ...]:
    """Return the folder of each theme that says where its messages are."""
    return tuple(mapping.parent for mapping in sorted(root.glob("themes/*/babel.cfg")))


def catalogue_path(theme: Path, language: str) -> Path:
    """Return the path of a theme's catalogue in one language."""
    return theme / "locale" / language / "LC_MESSAGES" / f"{theme.name}.po"


def extract(theme: Path) -> Catalog:
    """Return every message of a theme's templates, untranslated."""
    mapping = theme / "babel.cfg"
    with mapping.open(encoding="utf-8") as lines:
        methods, options = parse_mapping_cfg(lines, str(mapping))  # type: ignore[no-untyped-call]
    found = Catalog()
    for _, _, text, comments, context in extract_from_dir(
        theme, methods, options, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        found.add(text, auto_comments=comments, context=context)
    return found


def read(theme: Path, language: str) -> Catalog:
    """Return a theme's catalogue as it stands; an empty one where there is none yet."""
    path = catalogue_path(theme, language)
    locale = language.replace("-", "_")
    if not path.is_file():
        return Catalog(locale)
    with path.open("rb") as lines:
        return read_po(lines, locale=locale, ignore_obsolete=True, abort_invalid=True)


def merge(wanted: Catalog, known: Catalog, language: str) -> Catalog:
    """Return the wanted messages with the translations that are known."""
    merged = Catalog(language.replace("-", "_"))
    for message in messages(wanted):
        old = known.get(message.id, message.context)
        text = old.string if old and is_translated(old, known.num_plurals) else ""
        if not text and language == SOURCE_LANGUAGE:
            text = message.id
        merged.add(
            message.id,
            text,
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old else (),
            context=message.context,
        )
    return merged


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield a catalogue's messages without its header."""
    return (message for message in catalogue if message.id)


def is_translated(message: Message, forms: int) -> bool:
    """Tell whether every form that the language has is written."""
    if not message.pluralizable:
        return bool(message.string)
    texts = message.string[:forms] if isinstance(message.string, tuple | list) else ()
    return len(texts) == forms and all(texts)


def missing(catalogue: Catalog) -> tuple[str, ...]:
    """Return the messages that wait for a translator."""
    return tuple(
        message.id if isinstance(message.id, str) else message.id[0]
        for message in messages(catalogue)
        if not is_translated(message, catalogue.num_plurals)
    )


def write(catalogue: Catalog, language: str) -> bytes:
    """Return the catalogue as a file: messages sorted, no dates, no places."""
    forms, expression = PLURALS.get(language, ONE_FORM)
    body = BytesIO()
    write_po(body, catalogue, no_location=True, omit_header=True, sort_output=True, width=100)
    locale = language.replace("-", "_")
    head = HEADER.format(locale=locale, forms=forms, expression=expression)
    return (head + body.getvalue().decode("utf-8").strip("\n")).rstrip("\n").encode() + b"\n"


def main() -> int:
    """Update every catalogue; return 1 if a message waits for a translator."""
    waiting = 0
    for theme in themes():
        wanted = extract(theme)
        for language in LANGUAGES:
            catalogue = merge(wanted, read(theme, language), language)
            path = catalogue_path(theme, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write(catalogue, language))
            for text in missing(catalogue):
                waiting += 1
                print(f'{path.relative_to(ROOT)}: not yet translated: "{text}"', file=sys.stderr)
        print(f"{theme.name}: {len(wanted)} messages in {len(LANGUAGES)} languages")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
