"""Hold what a template may do, and what becomes of one that fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import jinja2
import pytest
from markupsafe import Markup
from msgspec import Struct

from newsroom.problems import Place, PublicationError
from newsroom.templating.environment import environment, render
from newsroom.templating.theme import Colour, Theme, ThemeFile


class Words(Struct, frozen=True):
    """Be the smallest view."""

    title: str
    body: str = ""

    @property
    def broken(self) -> str:
        """Fail."""
        raise ValueError("no such luck")


def opened(**templates: str) -> jinja2.Environment:
    """Open an environment with these templates, named without their ending."""
    files = {}
    for stem, text in templates.items():
        name = f"{stem}.html"
        place = f"themes/t/templates/{name}"
        files[name] = ThemeFile(name, place, Path(place), text.encode(), "")
    black = {"teal": Colour("#000000", "#ffffff")}
    theme = Theme("t", (), black, black, files, {}, {})
    return environment(theme, cast("Any", SimpleNamespace(tag="ko")))


def problem_of(make: Callable[[], str]) -> tuple[str, Place, str]:
    """Return the one problem that a rendering ends in."""
    with pytest.raises(PublicationError) as caught:
        make()
    (problem,) = caught.value.problems
    return problem.code, problem.place, problem.message


def test_text_is_escaped_and_markup_is_not() -> None:
    """Only what is typed as markup reaches the page as it is."""
    page = render(
        opened(page="<h1>{{ view.title }}</h1>{{ view.body }}"),
        "page.html",
        Words("<script>", Markup("<p>Text</p>")),
    )

    assert page == "<h1>&lt;script&gt;</h1><p>Text</p>"


def test_messages_without_a_catalogue_stay_as_written() -> None:
    """A missing translation prints its message, with its values escaped."""
    page = render(
        opened(
            page="{{ _('About %(x)s', x=view.title) }} {{ ngettext('%(num)s a', '%(num)s b', 2) }}"
        ),
        "page.html",
        Words("<b>"),
    )

    assert page == "About &lt;b&gt; 2 b"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\n{{ view.titel }}", 2, 'Words has no "titel"'),
        ("{{ nothing }}", 1, 'there is no "nothing" here'),
        ("\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("\n{% include 'other.html' %}", 2, 'there is no template "other.html"'),
        ("\n{{ view.broken }}", 2, "ValueError: no such luck"),
        ("\n{{ 1 + 'a' }}", 2, "TypeError: unsupported operand type(s) for +: 'int' and 'str'"),
    ],
)
def test_what_fails_in_a_template_is_placed(text: str, line: int, message: str) -> None:
    """A fault of any kind becomes NR404 with the template's path and line."""
    code, place, said = problem_of(lambda: render(opened(page=text), "page.html", Words("x")))

    assert ("NR404", Place("themes/t/templates/page.html", line)) == (code, place)
    assert message in said


def test_a_fault_is_placed_where_it_stands() -> None:
    """A fault in an included template names that template, not the one that includes it."""
    made = opened(page="{% include 'inner.html' %}", inner="\n\n{{ view.x }}")
    _, place, _ = problem_of(lambda: render(made, "page.html", Words("x")))

    assert Place("themes/t/templates/inner.html", 3) == place


def test_a_missing_template_is_a_problem() -> None:
    """Asking for a template that the theme does not have is NR404."""
    code, place, _ = problem_of(lambda: render(opened(), "page.html", Words("x")))

    assert ("NR404", Place("page.html")) == (code, place)


def test_a_problem_raised_inside_passes() -> None:
    """A PublicationError that a view raises keeps its own problems."""

    class Refusing:
        @property
        def title(self) -> str:
            raise PublicationError([])

    with pytest.raises(PublicationError) as caught:
        render(opened(page="{{ view.title }}"), "page.html", Refusing())

    assert caught.value.problems == ()


def test_a_fault_is_told_where_its_own_theme_has_it() -> None:
    """The code of one theme's template serves another's with the same text."""
    text = "{{ view.title }}\n{{ view.broken }}"
    for folder in ("one", "two"):
        place = f"themes/{folder}/templates/same.html"
        file = ThemeFile("same.html", place, Path(place), text.encode(), "")
        black = {"teal": Colour("#000000", "#ffffff")}
        theme = Theme(folder, (), black, black, {"same.html": file}, {}, {})
        page = environment(theme, cast("Any", SimpleNamespace(tag="ko")))

        _, found, _ = problem_of(lambda page=page: render(page, "same.html", Words("t")))  # type: ignore[misc]
        assert found == Place(place, 2)
