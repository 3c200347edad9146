"""Turn the settings file into frozen settings, every problem at once.

Pelican's own settings say where things are (``PATH``, ``OUTPUT_PATH``, ``THEME``, ``SITEURL``,
``TIMEZONE``); one table, ``NEWSROOM``, says the rest. The desk gets both from Pelican; the command
runs the same file by :func:`load_settings`, without importing Pelican.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from newsroom.languages import LANGUAGES, mend_of
from newsroom.model.words import Names
from newsroom.problems import Place, Problem, did_you_mean
from newsroom.settingsfile import run_settings

EDITION_FORMATS = ("web", "pdf")
"""What one edition is made into: a topic may choose among them."""
PUBLISHING_FORMATS = ("data", "cards", "search")
"""What only readers of the published site need: left out while writing."""
FORMATS = (*EDITION_FORMATS, "feed", *PUBLISHING_FORMATS)
PAPERS = ("A4", "Letter")
UNTRANSLATED = ("original", "note")


class Settings(Struct, frozen=True):
    """Hold every setting of a publication, typed and checked; paths are absolute."""

    root: Path
    """The folder of the settings file: places in messages are relative to it."""
    content: Path
    output: Path
    theme: Path | None
    """The theme's folder; None means the one inside this package."""
    site_url: str
    """The address the site is published at, without a slash at its end."""
    first_site_url: str
    """The address it was first published at: the ids in feeds are made from it."""
    timezone: str
    name: Names
    tagline: Names
    languages: tuple[str, ...]
    default_language: str
    publisher: Names
    licence: str
    licence_url: str
    contact: str
    untranslated: str
    """``original``: an untranslated brief appears in its own language; ``note``: it is left out."""
    formats: tuple[str, ...]
    paper: str
    topics: tuple[str, ...]
    """The order of the topics; those not named follow by id."""
    plugins: tuple[str, ...]
    """Pelican plug-ins other than ours: with one, a build goes through Pelican."""


class _Table:
    """Take typed values out of a settings table, and gather what is wrong with them."""

    def __init__(self, table: Mapping[str, object], place: Place) -> None:
        self.table = table
        self.place = place
        self.problems: list[Problem] = []
        self.asked: set[str] = set()

    def refuse(self, code: str, message: str, mend: str = "") -> None:
        self.problems.append(Problem(code, self.place, message, mend))

    def take(self, key: str, default: object) -> object:
        self.asked.add(key)
        return self.table.get(key, default)

    def text(self, key: str, default: str = "", choices: tuple[str, ...] = ()) -> str:
        value = self.take(key, default)
        if not isinstance(value, str):
            self.refuse("NR402", f'the setting "{key}" must be text, not {value!r}')
            return default
        if choices and value not in choices:
            mend = did_you_mean(value, choices, "choose " + " or ".join(choices))
            self.refuse("NR402", f'the setting "{key}" cannot be "{value}"', mend)
            return default
        return value

    def words(
        self, key: str, default: tuple[str, ...], known: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        value = self.take(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
            self.refuse("NR402", f'the setting "{key}" must be a list of words, not {value!r}')
            return default
        for word in value:
            if known and word not in known:
                mend = did_you_mean(word, known, "known are " + ", ".join(known))
                if known is LANGUAGES:
                    mend = mend_of(word)
                self.refuse("NR402", f'the setting "{key}" names an unknown "{word}"', mend)
        return tuple(word for word in value if not known or word in known)

    def names(self, key: str, default: str) -> Names:
        value = self.take(key, default)
        if isinstance(value, str):
            return Names(tuple((tag, value) for tag in LANGUAGES))
        if not isinstance(value, Mapping) or not all(
            isinstance(tag, str) and isinstance(text, str) for tag, text in value.items()
        ):
            self.refuse("NR402", f'the setting "{key}" must be text, or text by language')
            return Names((("en", default),))
        for tag in value:
            if tag not in LANGUAGES:
                message = f'the setting "{key}" has an unknown language "{tag}"'
                self.refuse("NR402", message, mend_of(tag))
        return Names(tuple(value.items()))

    def refuse_unknown(self, what: str) -> None:
        for key in self.table:
            if key not in self.asked:
                mend = did_you_mean(
                    str(key), self.asked, "known are " + ", ".join(sorted(self.asked))
                )
                self.refuse("NR401", f'{what} has no setting "{key}"', mend)


def read_settings(
    pelican: Mapping[str, object], *, path: Path
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Check Pelican's settings and the NEWSROOM table; return the settings, or all the problems.

    ``path`` is the settings file, absolute; relative folders in it are relative to its own.
    """
    root = path.parent
    outer = _Table(pelican, Place(path.name))
    table = pelican.get("NEWSROOM", {})
    if not isinstance(table, Mapping):
        outer.refuse("NR402", "the setting NEWSROOM must be a table, { … }")
        table = {}
    inner = _Table(table, Place(path.name))
    languages = inner.words("languages", LANGUAGES, LANGUAGES)
    default = inner.text("default_language", languages[0] if languages else "en")
    if default not in languages:
        inner.refuse(
            "NR402",
            f'the default language "{default}" is not among the languages',
            did_you_mean(default, languages, "known are " + ", ".join(languages)),
        )
    settings = Settings(
        root=root,
        content=_folder(outer, root, "PATH", "content"),
        output=_folder(outer, root, "OUTPUT_PATH", "output"),
        theme=_theme(outer, root),
        site_url=(site_url := _site_url(outer)),
        first_site_url=_web_address(inner, "first_site_url").rstrip("/") or site_url,
        timezone=_timezone(outer),
        name=inner.names("name", outer.text("SITENAME", "Newsroom")),
        tagline=inner.names("tagline", ""),
        languages=languages,
        default_language=default,
        publisher=inner.names("publisher", ""),
        licence=inner.text("licence"),
        licence_url=_web_address(inner, "licence_url"),
        contact=inner.text("contact"),
        untranslated=inner.text("untranslated", "original", UNTRANSLATED),
        formats=inner.words("formats", FORMATS, FORMATS),
        paper=inner.text("paper", "A4", PAPERS),
        topics=inner.words("topics", ()),
        plugins=tuple(_other_plugins(outer)),
    )
    inner.refuse_unknown("NEWSROOM")
    problems = (*outer.problems, *inner.problems)
    return (None if problems else settings), problems


def load_settings(path: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Run a settings file and read its settings, as Pelican would; this touches the disk."""
    raw, problems = load_table(path)
    return read_settings(raw, path=path.absolute()) if raw is not None else (None, problems)


def load_table(path: Path) -> tuple[dict[str, object] | None, tuple[Problem, ...]]:
    """Run a settings file and return what it names in capitals, not read yet."""
    try:
        return run_settings(str(path.absolute())), ()
    except FileNotFoundError:
        problem = Problem(
            "NR408", Place(path.name), "there is no such settings file", "see the handbook"
        )
    except SyntaxError as error:
        place = Place(path.name, error.lineno or 0, error.offset or 0)
        problem = Problem("NR408", place, f"the settings are not Python: {error.msg}")
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the user's program may raise any
        message = f"the settings file failed: {type(error).__name__}: {error}"
        problem = Problem("NR408", Place(path.name), message)
    return None, (problem,)


def _folder(table: _Table, root: Path, key: str, default: str) -> Path:
    value = table.take(key, default)
    return (root / str(value)).absolute()


def _theme(table: _Table, root: Path) -> Path | None:
    value = table.take("THEME", None)
    return None if value is None or value == "" else (root / str(value)).absolute()


def _site_url(table: _Table) -> str:
    value = table.text("SITEURL").rstrip("/")
    if value and not value.startswith(("https://", "http://")):
        table.refuse("NR402", f'SITEURL "{value}" is not an address', "begin it with https://")
    return value


def _web_address(table: _Table, key: str) -> str:
    value = table.text(key)
    if value and not value.startswith("https://"):
        table.refuse("NR402", f'the setting "{key}" must be an https address, not "{value}"')
    return value


def _timezone(table: _Table) -> str:
    value = table.text("TIMEZONE", "UTC")
    try:
        zoneinfo.ZoneInfo(value)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        table.refuse("NR402", f'TIMEZONE "{value}" is unknown', 'write a name such as "Asia/Seoul"')
        return "UTC"
    return value


def _other_plugins(table: _Table) -> list[str]:
    value = table.take("PLUGINS", ["newsroom"])
    names = value if isinstance(value, list | tuple) else []
    return [str(name) for name in names if str(name) not in {"newsroom", "plugins.newsroom"}]
