"""Open a theme's templates in one language, and turn what fails in them into problems.

A template sees ``view`` and what its renderer gives beside it, the words of its language through
``_()``, ``ngettext()`` and ``pgettext()``, and nothing else. Texts are escaped unless they are
:class:`markupsafe.Markup`; a name that does not exist is a problem with template and line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any, NoReturn

import jinja2

from newsroom.problems import Place, Problem, PublicationError, did_you_mean
from newsroom.templating.compiled import compiled_with, kept_of
from newsroom.templating.headlines import headline
from newsroom.templating.theme import Theme, ThemeFile

if TYPE_CHECKING:
    from newsroom.locales import Locale

_OPTIONS: Mapping[str, Any] = {
    # Constants are not worked out when compiling: a filter may answer by the language.
    "optimized": False,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ("jinja2.ext.i18n", "jinja2.ext.do"),
}
"""What a template's code depends on besides its source, and may come to be otherwise."""


class ThemeLoader(jinja2.BaseLoader):
    """Give Jinja the templates that the theme holds in memory."""

    def __init__(self, theme: Theme) -> None:
        self.templates = theme.templates

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's text, and its name for the file's: its code serves any folder."""
        del environment
        file = self.templates.get(template)
        if file is None:
            raise jinja2.TemplateNotFound(template)
        return file.content.decode(), template, lambda: True

    def list_templates(self) -> list[str]:
        """Return the names of all templates, sorted."""
        return sorted(self.templates)


class Unknown(jinja2.StrictUndefined):
    """Stand for a name that does not exist, and say so in a theme author's words."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_hint:
            return str(self._undefined_hint)
        if self._undefined_obj is jinja2.utils.missing:
            return f'there is no "{name}" here'
        of = type(self._undefined_obj)
        fields = [field for field in dir(of) if not field.startswith("_")]
        guess = did_you_mean(name, fields)
        return f'{of.__name__} has no "{name}"' + (f"; {guess}" if guess else "")


def environment(theme: Theme, locale: Locale) -> jinja2.Environment:
    """Open the theme's templates with the words of the locale's language."""
    opened = jinja2.Environment(
        loader=ThemeLoader(theme),
        autoescape=True,
        undefined=Unknown,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled_with(_OPTIONS),
        **_OPTIONS,
    )
    # Extraction trims blocks of {% trans %} as well: a message must be found as it was extracted.
    opened.policies["ext.i18n.trimmed"] = True
    words = translations(theme.catalogues.get(locale.tag, ()), locale.tag)
    # A headline in another language than the page's says which: {{ title | headline(lang) }}.
    opened.filters["headline"] = lambda text, tag="": headline(text, tag or locale.tag)
    opened.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return opened


def translations(files: tuple[ThemeFile, ...], language: str) -> NullTranslations:
    """Load one language's catalogues; a message that none has stays as it is written."""
    if not files:
        return NullTranslations()
    from newsroom.locales.catalogues import load  # noqa: PLC0415 - only where there are catalogues

    kept = kept_of("babel")

    def keep(place: int, compile_it: Callable[[], bytes]) -> bytes:
        return kept.taken_or(f"{language}-{place}.mo", files[place].sha256, compile_it)

    return load([(file.place, file.content) for file in files], keep)


def render(opened: jinja2.Environment, template: str, view: object, /, **more: object) -> str:
    """Render a template with a view, and with what the renderer gives beside it.

    :raises PublicationError: NR404 with the template and line, where it cannot be rendered.
    """
    try:
        return opened.get_template(template).render(view=view, **more)
    except PublicationError:
        raise
    except jinja2.TemplateSyntaxError as error:
        _fail(_place(opened, str(error.name), error.lineno), str(error.message))
    except jinja2.TemplateNotFound as error:
        message = f'there is no template "{error.name}"'
        _fail(_last_line(opened, error) or Place(str(error.name)), message)
    except Exception as error:  # noqa: BLE001 - a template may raise what a view or a filter raises
        words = str(error) if isinstance(error, jinja2.TemplateError) else _described(error)
        _fail(_last_line(opened, error) or Place(template), words)


def _described(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _last_line(opened: jinja2.Environment, error: BaseException) -> Place | None:
    """Find the innermost template line in a traceback, which Jinja rewrites to show templates."""
    place = None
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in _templates(opened):
            place = _place(opened, name, step.tb_lineno)
        step = step.tb_next
    return place


def _place(opened: jinja2.Environment, name: str, line: int) -> Place:
    file = _templates(opened).get(name)
    return Place(file.place if file else name, line)


def _templates(opened: jinja2.Environment) -> Mapping[str, ThemeFile]:
    assert isinstance(opened.loader, ThemeLoader)  # noqa: S101 - made by environment()
    return opened.loader.templates


def _fail(place: Place, message: str) -> NoReturn:
    mend = "see the handbook's page on themes for what a template may use"
    if "; did you mean" in message:
        message, _, mend = message.partition("; ")
    raise PublicationError([Problem("NR404", place, message, mend)]) from None
