"""Hold how style sheets are bundled and colours written."""

from __future__ import annotations

from msgspec.structs import replace

from newsroom.templating.assets import STYLESHEET, asset_paths, stylesheet
from newsroom.templating.theme import Theme, ThemeFile
from support.webpages import site


def with_files(theme: Theme, **texts: str) -> Theme:
    """Return the theme with static files of its own only; ``__`` stands for a slash."""
    files = {}
    for stem, text in texts.items():
        name = stem.replace("__", "/") + ".css"
        files[name] = ThemeFile(name, name, theme.folders[0], text.encode(), "0" * 64)
    return replace(theme, static=files)


def test_sheets_stand_in_their_order() -> None:
    """Tokens, colours, base, components, the rest, paper; the PDF's are not the web's."""
    theme = with_files(
        site().theme,
        css__paper="p{}",
        css__other="o{}",
        css__components__b="b{}",
        css__components__a="a{}",
        css__base="base{}",
        css__tokens="t{} /* why */",
        css__pdf__page="pdf{}",
    )
    text = stylesheet(theme)
    marks = ["t{}", "--paper:", "base{}", "a{}", "b{}", "o{}", "p{}"]

    assert sorted(text.index(mark) for mark in marks[:3]) == [text.index(m) for m in marks[:3]]
    assert text.rstrip().endswith("base{}\na{}\nb{}\no{}\np{}")
    assert "why" not in text
    assert "pdf{}" not in text


def test_colours_have_a_plain_form_first() -> None:
    """A browser that does not know light-dark() still has the day's colours."""
    text = stylesheet(site().theme)

    assert ":root{--paper:#fbfaf6;" in text
    assert "--paper:light-dark(#fbfaf6,#131417);" in text
    assert '[data-accent="indigo"]{--accent:light-dark(#34429b,#9fabf2)}' in text
    assert text.index("#fbfaf6;") < text.index("@supports")


def test_a_changed_sheet_has_another_address() -> None:
    """The address follows the bytes."""
    theme = site().theme

    one = asset_paths(with_files(theme, css__base="a{}"))[STYLESHEET]
    other = asset_paths(with_files(theme, css__base="b{}"))[STYLESHEET]

    assert one != other
    assert one.startswith("assets/newsroom-")
