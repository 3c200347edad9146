"""Hold how a theme is read, inherited and digested."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.settings import Settings, read_settings
from newsroom.templating.theme import Theme, default_folder, load_theme


def settings_with(theme: Path | None, root: Path) -> Settings:
    """Make settings of nothing but a theme."""
    settings, problems = read_settings({}, path=root / "pelicanconf.py")
    assert settings is not None, problems
    return replace(settings, theme=theme)


def write(folder: Path, **files: str) -> Path:
    """Write a theme's files; a double underscore in a name stands for a slash."""
    for name, text in files.items():
        path = folder / (
            name.replace("__", "/").replace("_toml", ".toml").replace("_html", ".html")
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def loaded(theme: Path | None, root: Path) -> Theme:
    """Load a theme that has no problems."""
    read, problems = load_theme(settings_with(theme, root))

    assert problems == ()
    assert read is not None
    return read


def luminance(colour: str) -> float:
    """Return a colour's relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_default_theme_loads(tmp_path: Path) -> None:
    """The theme of the source checkout is used where the settings name none."""
    theme = loaded(None, tmp_path)

    assert theme.name == "broadsheet"
    assert (default_folder(),) == theme.folders


@pytest.mark.parametrize("scheme", ["light", "night"])
def test_every_accent_can_be_read(tmp_path: Path, scheme: str) -> None:
    """Accents and muted words reach 4.5:1 on paper and on tint, by day and by night."""
    theme = loaded(None, tmp_path)
    inks = {**theme.accents, "muted": theme.colours["muted"], "ink": theme.colours["ink"]}
    grounds = [theme.colours["paper"], theme.colours["tint"]]
    weak = [
        name
        for name, ink in inks.items()
        for ground in grounds
        if contrast(getattr(ink, scheme), getattr(ground, scheme)) < 4.5
    ]

    assert weak == []


def test_a_child_takes_what_it_does_not_have(tmp_path: Path) -> None:
    """A file of the child replaces its parent's; colours are merged name by name."""
    theme = loaded(
        write(
            tmp_path / "child",
            theme_toml='name = "child"\ninherits = "default"\n'
            '[accents]\nteal = {light = "#000000", night = "#ffffff"}\n',
            templates__new_html="new",
        ),
        tmp_path,
    )

    assert theme.accents["teal"].light == "#000000"
    assert theme.accents["vermilion"].light == "#b23a26"
    assert theme.templates["new.html"].content.decode() == "new"
    assert theme.templates["new.html"].place == "child/templates/new.html"
    assert (tmp_path / "child", default_folder()) == theme.folders


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("", "the theme has no name"),
        ("name = ", "the file is not TOML"),
        ('name = "x"\ncolors = 1', 'a theme has no "colors"'),
        ('name = "x"\ninherits = "theme"', "which inherits it"),
        ('name = "x"\ninherits = "nowhere"', "there is no such theme"),
        ('name = "x"\n[accents]\nteal = "green"', '"accents.teal" is not a colour'),
        ('name = "x"\naccents = 1', '"accents" is not a table'),
        ('name = "x"', 'the theme has no colour "paper"'),
    ],
)
def test_a_theme_that_cannot_be_used_says_why(tmp_path: Path, toml: str, message: str) -> None:
    """Whatever is wrong with theme.toml is NR403 with its place."""
    theme, problems = load_theme(
        settings_with(write(tmp_path / "theme", theme_toml=toml), tmp_path)
    )

    assert theme is None
    assert {"NR403"} == {problem.code for problem in problems}
    assert message in " ".join(problem.message for problem in problems)


def test_a_templates_digest_covers_what_it_uses(tmp_path: Path) -> None:
    """Changing an included template changes the digest of those that reach it, of no other."""

    def digests(inner: str) -> tuple[str, str]:
        folder = write(
            tmp_path / "theme",
            theme_toml='name = "t"\ninherits = "default"',
            templates__a_html='{% include "b.html" %}',
            templates__b_html="{%- from 'c.html' import x %}",
            templates__c_html=inner,
            templates__d_html="alone",
        )
        theme = loaded(folder, tmp_path)
        return theme.template_digest("a.html"), theme.template_digest("d.html")

    (first, alone), (second, still_alone) = digests("1"), digests("2")

    assert first != second
    assert alone == still_alone
