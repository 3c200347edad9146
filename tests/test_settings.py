"""Settings: what they may be, what is refused, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.languages import LANGUAGES
from newsroom.settings import load_settings, read_settings
from newsroom.settingsfile import READ

FILE = Path("/publication/pelicanconf.py")


def said(table: dict[str, object], **pelican: object) -> list[str]:
    """Return what is said of a NEWSROOM table and Pelican's settings."""
    _, problems = read_settings({"NEWSROOM": table, **pelican}, path=FILE)
    return [f"{problem.code} {problem.message}; {problem.mend}" for problem in problems]


def test_nothing_but_defaults_is_enough() -> None:
    """An empty file is a publication in all languages, from content/ to output/."""
    settings, problems = read_settings({}, path=FILE)

    assert problems == ()
    assert settings is not None
    assert (settings.languages, settings.default_language) == (LANGUAGES, "ko")
    assert settings.content == Path("/publication/content")
    assert settings.output == Path("/publication/output")
    assert settings.theme is None
    assert settings.name.get("ja") == "Newsroom"


def test_names_may_be_one_text_or_one_a_language() -> None:
    """One text serves all languages."""
    settings, _ = read_settings(
        {"NEWSROOM": {"name": "Paper", "tagline": {"en": "Daily", "ko": "매일"}}}, path=FILE
    )

    assert settings is not None
    assert settings.name.get("zh-Hans") == "Paper"
    assert settings.tagline.best("ja", "en") == ("en", "Daily")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"langauges": ["ko"]}, 'NR401 NEWSROOM has no setting "langauges"; did you mean'),
        ({"languages": "ko"}, 'NR402 the setting "languages" must be a list of words'),
        ({"languages": ["kr"]}, 'NR402 the setting "languages" names an unknown "kr"'),
        ({"default_language": "en", "languages": ["ko"]}, "is not among the languages"),
        ({"default_language": 3}, 'NR402 the setting "default_language" must be text'),
        ({"untranslated": "notes"}, 'cannot be "notes"; did you mean "note"?'),
        ({"paper": "A5"}, 'NR402 the setting "paper" cannot be "A5"'),
        ({"formats": ["web", "pfd"]}, 'names an unknown "pfd"; did you mean "pdf"?'),
        ({"name": {"en": 3}}, 'NR402 the setting "name" must be text, or text by language'),
        ({"name": {"jp": "x"}}, 'has an unknown language "jp"; write "ja"'),
        ({"licence_url": "javascript:alert(1)"}, "must be an https address"),
    ],
)
def test_a_table_is_held_to_its_kinds(table: dict[str, object], words: str) -> None:
    """Each mistake is named with the setting's own name."""
    assert any(words in line for line in said(table))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SITEURL", "example.org", 'SITEURL "example.org" is not an address'),
        ("TIMEZONE", "Asia/Soul", 'TIMEZONE "Asia/Soul" is unknown'),
        ("TIMEZONE", "../../etc/passwd", "is unknown"),
        ("NEWSROOM", ["ko"], "must be a table"),
    ],
)
def test_pelicans_own_are_held_too(name: str, value: object, words: str) -> None:
    """What we use of Pelican's settings is checked as ours are."""
    _, problems = read_settings({name: value}, path=FILE)

    assert any(words in problem.message for problem in problems)


def test_all_mistakes_come_at_once() -> None:
    """Nobody mends settings one run at a time."""
    assert len(said({"languages": 3, "paper": "A5", "nmae": "x"}, SITEURL="ftp://x")) == 4


def test_other_plugins_are_named() -> None:
    """Ours is not another, by whatever path Pelican knows it."""
    settings, _ = read_settings({"PLUGINS": ["newsroom", "sitemap"]}, path=FILE)

    assert settings is not None
    assert settings.plugins == ("sitemap",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "there is no such settings file"),
        ("NEWSROOM = {", "the settings are not Python"),
        ("1 / 0", "the settings file failed: ZeroDivisionError"),
        ("raise SystemExit(3)", "the settings file failed: SystemExit: 3"),
    ],
)
def test_a_file_that_cannot_be_run_is_a_problem(
    tmp_path: Path, text: str | None, words: str
) -> None:
    """No traceback: a place and a sentence."""
    file = tmp_path / "pelicanconf.py"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    settings, (problem,) = load_settings(file)

    assert settings is None
    assert problem.code == "NR408"
    assert words in problem.message


def test_a_file_is_read_as_pelican_reads_it(tmp_path: Path) -> None:
    """Only names in capitals count, and folders are relative to the file."""
    file = tmp_path / "pelicanconf.py"
    file.write_text('PATH = "stories"\nlow = 1\nNEWSROOM = {"languages": ["en"]}\n')
    settings, problems = load_settings(file)

    assert problems == ()
    assert settings is not None
    assert settings.content == tmp_path / "stories"


class Asked(dict[str, object]):
    """Note which names are asked for."""

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        """Answer as a table does."""
        self.setdefault("asked", set()).add(name)  # type: ignore[attr-defined]
        return super().get(name, default)


def test_what_we_read_of_the_settings_is_known(tmp_path: Path) -> None:
    """A glance compares these names and no other."""
    table = Asked()
    read_settings(table, path=tmp_path / "pelicanconf.py")
    assert table["asked"] == set(READ)
