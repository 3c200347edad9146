"""Hold the themes' catalogues to their templates: complete, in all languages, with equal parts."""

from __future__ import annotations

import importlib.util
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

from newsroom.languages import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
FORMS = {"ko": 1, "en": 2, "zh-Hant": 1, "zh-Hans": 1, "ja": 1}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}")
STRAY_PERCENT = re.compile(r"%(?!\(\w+\)[sd])")
OTHER_SCRIPT = {
    "zh-Hant": set("译编语们这还没读开页发从条简订阅题册报"),
    "zh-Hans": set("譯編語們這還沒讀開頁發從條簡訂閱題冊報"),
}
PAGE = """\
{{ _("Read") }} {{ pgettext("verb", "Read") }} {{ ngettext("%(num)s brief", "%(num)s briefs", n) }}
"""


def _tool() -> ModuleType:
    """Load tools/messages.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("tools_messages", ROOT / "tools/messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()
THEMES = tool.themes()
CASES = [
    pytest.param(theme, language, id=f"{theme.name}-{language}")
    for theme in THEMES
    for language in LANGUAGES
]


def _key(message: Message) -> tuple[str | None, str]:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, text


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _holes(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def _pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Pair each translated form with the form of the original whose placeholders it must have.

    A language without plurals says all numbers with one form, so that form answers to the plural.
    """
    for message in tool.messages(catalogue):
        ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
        texts = _forms(message)[: catalogue.num_plurals]
        yield from zip(ids[-len(texts) :], texts, strict=True)


def test_themes_say_where_their_messages_are() -> None:
    """The theme that ships has catalogues."""
    assert "broadsheet" in {theme.name for theme in THEMES}


def test_the_tool_knows_our_languages() -> None:
    """Catalogues are kept for exactly the languages that settings allow."""
    assert LANGUAGES == tool.LANGUAGES


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_templates_say_something(theme: Path) -> None:
    """Extraction finds the templates' messages; an empty set would pass all that follows."""
    assert len(tool.extract(theme)) > 0


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_every_message_is_in_the_catalogue(theme: Path, language: str) -> None:
    """A catalogue holds the messages of the templates, each once, and no other."""
    want = {_key(message) for message in tool.messages(tool.extract(theme))}

    got = [_key(message) for message in tool.messages(tool.read(theme, language))]

    assert want == set(got)
    assert len(got) == len(set(got))


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_no_message_is_empty_or_fuzzy(theme: Path, language: str) -> None:
    """Nothing waits for a translator, and nothing is a guess."""
    catalogue = tool.read(theme, language)

    waiting = tool.missing(catalogue)
    guessed = [_key(message) for message in tool.messages(catalogue) if message.fuzzy]

    assert not waiting
    assert not guessed


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_plural_forms_are_the_languages_own(theme: Path, language: str) -> None:
    """A catalogue declares as many forms as its language has, and each plural has as many."""
    catalogue = tool.read(theme, language)

    wrong = [
        _key(message)
        for message in tool.messages(catalogue)
        if message.pluralizable and len(_forms(message)) != FORMS[language]
    ]

    assert FORMS[language] == catalogue.num_plurals
    assert not wrong


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_placeholders_are_those_of_the_original(theme: Path, language: str) -> None:
    """A translation fills in the same values, and has no percent sign that could break it."""
    pairs = list(_pairs(tool.read(theme, language)))

    unequal = [(want, got) for want, got in pairs if _holes(want) != _holes(got)]
    stray = [got for _, got in pairs if STRAY_PERCENT.search(got.replace("%%", ""))]

    assert not unequal
    assert not stray


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_no_spaces_at_the_ends(theme: Path, language: str) -> None:
    """No translation begins or ends with white space: templates place things, not catalogues."""
    wrong = [got for _, got in _pairs(tool.read(theme, language)) if got != got.strip()]

    assert not wrong


@pytest.mark.parametrize(("theme", "language"), CASES)
def test_another_run_changes_nothing(theme: Path, language: str) -> None:
    """The files are as ``make messages`` writes them: sorted, with no dates and no places."""
    merged = tool.merge(tool.extract(theme), tool.read(theme, language), language)

    assert tool.catalogue_path(theme, language).read_bytes() == tool.write(merged, language)


@pytest.mark.parametrize("language", sorted(OTHER_SCRIPT))
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_chinese_catalogues_keep_to_their_script(theme: Path, language: str) -> None:
    """Traditional and Simplified never mix in the words that a theme needs most."""
    texts = [got for _, got in _pairs(tool.read(theme, language))]

    wrong = [text for text in texts if set(text) & OTHER_SCRIPT[language]]

    assert not wrong


def test_the_tool_keeps_what_is_translated(tmp_path: Path) -> None:
    """A new message waits empty, one that is gone is dropped, and the rest stays as it was."""
    theme = tmp_path / "plain"
    (theme / "templates").mkdir(parents=True)
    shutil.copy(ROOT / "themes/broadsheet/babel.cfg", theme)
    (theme / "templates/page.html").write_text(PAGE, encoding="utf-8")
    known = Catalog("ko")
    known.add(("%(num)s brief", "%(num)s briefs"), ("브리프 %(num)s편",))
    known.add("Gone", "사라진 말")

    merged = tool.merge(tool.extract(theme), known, "ko")

    assert tool.missing(merged) == ("Read", "Read")
    assert "브리프 %(num)s편" in tool.write(merged, "ko").decode()
    assert "Gone" not in merged
    assert not tool.missing(tool.merge(merged, Catalog("en"), "en"))
