"""Open a theme's templates in one language, and turn what fails in them into problems.

A template sees ``view`` and what its renderer gives beside it, the words of its language through
``_()``, ``ngettext()`` and ``pgettext()``, and nothing else. Texts are escaped unless they are
:class:`markupsafe.Markup`; a name that does not exist is a problem with template and line.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations
from types import CodeType
from typing import TYPE_CHECKING, NoReturn

import jinja2
from jinja2.bccache import Bucket

from newsroom.problems import Place, Problem, PublicationError, did_you_mean
from newsroom.templating.headlines import headline
from newsroom.templating.theme import Theme, ThemeFile

if TYPE_CHECKING:
    from newsroom.locales import Locale

Codes = Mapping[str, tuple[str, CodeType]]
"""Compiled templates with the digests of their sources, by Jinja's key of their name."""


class ThemeLoader(jinja2.BaseLoader):
    """Give Jinja the templates that the theme holds in memory."""

    def __init__(self, theme: Theme) -> None:
        self.templates = theme.templates

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's text and the path that its errors show."""
        del environment
        file = self.templates.get(template)
        if file is None:
            raise jinja2.TemplateNotFound(template)
        return file.content.decode(), file.place, lambda: True

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


class Compiled(jinja2.BytecodeCache):
    """Hold templates that another process of this build compiled, and what is compiled here."""

    def __init__(self, codes: Codes) -> None:
        self.codes = dict(codes)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put in what was compiled of a template, if its source is the same."""
        checksum, code = self.codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of a template."""
        if bucket.code is not None:
            self.codes[bucket.key] = (bucket.checksum, bucket.code)


def environment(theme: Theme, locale: Locale, known: Codes | None = None) -> jinja2.Environment:
    """Open the theme's templates with the words of the locale's language.

    ``known`` are templates that were compiled already: see :func:`compiled`.
    """
    opened = _opened(theme, Compiled(known) if known else None)
    words = translations(theme.catalogues.get(locale.tag, ()))
    # A headline in another language than the page's says which: {{ title | headline(lang) }}.
    opened.filters["headline"] = lambda text, tag="": headline(text, tag or locale.tag)
    opened.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    return opened


def compiled(theme: Theme, names: Iterable[str]) -> Codes:
    """Compile some templates and all that they use; the same code serves every language."""
    cache = Compiled({})
    opened = _opened(theme, cache)
    opened.filters["headline"] = headline
    opened.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    for name in names:
        for used in sorted(theme.reached(name)):
            with contextlib.suppress(jinja2.TemplateError):  # told where a page is made with it
                opened.get_template(used)
    return cache.codes


def _opened(theme: Theme, cache: Compiled | None) -> jinja2.Environment:
    opened = jinja2.Environment(
        loader=ThemeLoader(theme),
        autoescape=True,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        # Constants are not worked out when compiling: a filter may answer by the language.
        optimized=False,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        bytecode_cache=cache,
    )
    # Extraction trims blocks of {% trans %} as well: a message must be found as it was extracted.
    opened.policies["ext.i18n.trimmed"] = True
    return opened


def translations(files: tuple[ThemeFile, ...]) -> NullTranslations:
    """Load one language's catalogues; a message that none has stays as it is written."""
    if not files:
        return NullTranslations()
    from newsroom.locales.catalogues import load  # noqa: PLC0415 - only where there are catalogues

    return load([file.path for file in files])


def render(opened: jinja2.Environment, template: str, view: object, /, **more: object) -> str:
    """Render a template with a view, and with what the renderer gives beside it.

    :raises PublicationError: NR404 with the template and line, where it cannot be rendered.
    """
    try:
        return opened.get_template(template).render(view=view, **more)
    except PublicationError:
        raise
    except jinja2.TemplateSyntaxError as error:
        _fail(Place(error.filename or str(error.name), error.lineno), str(error.message))
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
    assert isinstance(opened.loader, ThemeLoader)  # noqa: S101 - made by environment()
    known = {file.place for file in opened.loader.templates.values()}
    place = None
    step = error.__traceback__
    while step is not None:
        name = step.tb_frame.f_code.co_filename
        if name in known:
            place = Place(name, step.tb_lineno)
        step = step.tb_next
    return place


def _fail(place: Place, message: str) -> NoReturn:
    mend = "see the handbook's page on themes for what a template may use"
    if "; did you mean" in message:
        message, _, mend = message.partition("; ")
    raise PublicationError([Problem("NR404", place, message, mend)]) from None
