"""Hold the loading of catalogues: from .po alone, later over earlier, and every fault named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.locales.catalogues import load
from newsroom.problems import PublicationError

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals={}\\n"

"""
ONE = "1; plural=0;"
TWO = "2; plural=(n != 1);"


def catalogue(name: str, plural: str, messages: str) -> tuple[str, bytes]:
    """Return a catalogue with its path."""
    return name, (HEADER.format(plural) + messages).encode()


def test_a_later_catalogue_wins() -> None:
    """A theme's words stand over those of the theme it inherits from."""
    parent = catalogue("a.po", ONE, 'msgid "A"\nmsgstr "가"\n\nmsgid "B"\nmsgstr "나"\n')
    child = catalogue("b.po", ONE, 'msgid "A"\nmsgstr "다"\n')
    words = load([parent, child])
    want = ["다", "나", "C"]
    assert want == [words.gettext(message) for message in "ABC"]


def test_plurals_and_contexts_are_kept() -> None:
    """Plural forms follow the catalogue's own rule, and a context tells two words apart."""
    path = catalogue(
        "en.po",
        TWO,
        'msgid "%(n)s brief"\nmsgid_plural "%(n)s briefs"\n'
        'msgstr[0] "one"\nmsgstr[1] "many"\n\n'
        'msgctxt "verb"\nmsgid "issue"\nmsgstr "to issue"\n',
    )
    words = load([path])
    want = ["many", "one", "many"]
    assert want == [words.ngettext("%(n)s brief", "%(n)s briefs", n) for n in (0, 1, 2)]
    assert words.pgettext("verb", "issue") == "to issue"
    assert words.gettext("issue") == "issue"


def test_fuzzy_and_empty_messages_are_left_out() -> None:
    """What a translator has not finished is shown as the template has it."""
    messages = '#, fuzzy\nmsgid "A"\nmsgstr "가"\n\nmsgid "B"\nmsgstr ""\n'
    words = load([catalogue("ko.po", ONE, messages)])
    want = ["A", "B"]
    assert want == [words.gettext(message) for message in "AB"]


def test_no_catalogue_leaves_messages_as_they_are() -> None:
    """A theme without words in a language still renders."""
    assert load([]).gettext("A") == "A"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'msgid "A"\nmsgstr unquoted\n', 2),
        (b'msgid "A"\ngarbage\n', 2),
        (b'msgid "A"\nmsgid "B"\nmsgstr "x"\n', 1),
        ('msgid "A"\nmsgstr "日本"\n'.encode("shift_jis"), 0),
    ],
)
def test_a_catalogue_that_cannot_be_read_is_a_problem(content: bytes, line: int) -> None:
    """The problem names file and line; Babel alone would read ``unquoted`` as ``nquote``."""
    with pytest.raises(PublicationError) as caught:
        load([("locale/ko.po", content)])
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.path) == ("NR405", "locale/ko.po")
    assert problem.place.line in {line, line + 1}


def test_what_is_kept_is_compiled_once() -> None:
    """Each catalogue in its place in the row; what was kept says the same."""
    row = [
        catalogue("a.po", ONE, 'msgid "A"\nmsgstr "가"\n'),
        catalogue("b.po", ONE, 'msgid "B"\nmsgstr "나"\n'),
    ]
    kept: dict[int, bytes] = {}
    asked: list[int] = []

    def keep(place: int, compile_it: Callable[[], bytes]) -> bytes:
        asked.append(place)
        if place not in kept:
            kept[place] = compile_it()
        return kept[place]

    first, again = load(row, keep), load([(path, b"not read") for path, _ in row], keep)
    want = ["가", "나", "C"]
    assert want == [first.gettext(m) for m in "ABC"] == [again.gettext(m) for m in "ABC"]
    assert asked == [0, 1, 0, 1]
