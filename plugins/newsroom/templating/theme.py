"""Read a theme's folder into a frozen value: tokens, templates, static files, catalogues.

``theme.toml`` is the whole contract of a theme::

    name = "broadsheet"
    inherits = ""                                   # a folder beside this one, or "default"
    [colours]
    paper = {light = "#fbfaf6", night = "#131417"}
    [accents]
    teal = {light = "#0a6a62", night = "#5cc9bb"}

A file of the theme replaces its parent's of the same name; colours, accents and the messages of
catalogues are merged. Everything is read here, once: rendering touches no disk.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from msgspec import Struct

from newsroom.problems import Place, Problem, did_you_mean
from newsroom.settings import Settings
from newsroom.values import Partly

KEYS = ("name", "description", "inherits", "colours", "accents")
COLOURS = ("paper", "ink", "muted", "rule", "tint")
_HEX = re.compile(r"#[0-9a-f]{6}")
_USES = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+(?:"([^"]+)"|'([^']+)'|(\S))""")


class Colour(Struct, frozen=True):
    """Hold a colour for paper by day and by night, as ``#rrggbb``."""

    light: str
    night: str


class ThemeFile(Partly, frozen=True):
    """Hold one file of a theme: its name below its folder, where it stands, and what it says."""

    aside: ClassVar = frozenset({"path", "content"})
    name: str
    place: str
    """The path to show in messages: relative to the settings file where it is below that."""
    path: Path
    content: bytes
    sha256: str


class Theme(Struct, frozen=True, dict=True):
    """Hold the look of every format; parents are merged in."""

    name: str
    folders: tuple[Path, ...]
    """Its own folder, then its parents': the first that has a file gives it."""
    colours: Mapping[str, Colour]
    """paper, ink, muted, rule, tint."""
    accents: Mapping[str, Colour]
    """What topics choose from; the first is for pages of no topic."""
    templates: Mapping[str, ThemeFile]
    """By name: ``issue.html``, ``pdf/issue.html``."""
    static: Mapping[str, ThemeFile]
    """By name: ``css/tokens.css``."""
    catalogues: Mapping[str, tuple[ThemeFile, ...]]
    """By language: .po files, the parents' first, so that later ones win."""

    def accent(self, name: str) -> str:
        """Return the name of an accent that exists: the given one, or the theme's first."""
        return name if name in self.accents else next(iter(self.accents))

    def template_digest(self, name: str) -> str:
        """Return a digest of a template and of all it extends, includes and imports."""
        if name not in self._template_digests:
            seen = sorted(self.reached(name))
            known = [self.templates[n] for n in seen if n in self.templates]
            text = "\n".join([*seen, *(f"{file.name} {file.sha256}" for file in known)])
            self._template_digests[name] = hashlib.sha256(text.encode()).hexdigest()
        return self._template_digests[name]

    def catalogue_digest(self, language: str) -> str:
        """Return a digest of the words of one language."""
        text = "\n".join(file.sha256 for file in self.catalogues.get(language, ()))
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def _template_digests(self) -> dict[str, str]:
        return {}

    def reached(self, name: str) -> set[str]:
        """Return a template and all that it uses; one that is chosen at run time may be any."""
        reached: set[str] = set()
        ahead = [name]
        while ahead:
            here = ahead.pop()
            if here in reached:
                continue
            reached.add(here)
            file = self.templates.get(here)
            for double, single, other in _USES.findall(file.content.decode()) if file else ():
                ahead += self.templates if other else [double or single]
        return reached


def load_theme(settings: Settings) -> tuple[Theme | None, tuple[Problem, ...]]:
    """Read the settings' theme, or the one in this package, and its parents: a disk edge."""
    chain, problems = _chain(settings.theme or default_folder(), settings.root)
    if problems:
        return None, problems
    parents_first = chain[::-1]
    theme = Theme(
        name=str(chain[0].table["name"]),
        folders=tuple(layer.folder for layer in chain),
        colours=_merged(parents_first, "colours"),
        accents=_merged(parents_first, "accents"),
        templates=_files(parents_first, "templates", settings.root),
        static=_files(parents_first, "static", settings.root),
        catalogues=_catalogues(parents_first, settings.root),
    )
    problems = _incomplete(theme, chain[0])
    return (None if problems else theme), problems


def default_folder() -> Path:
    """Return the theme that travels with the package, or the checkout's own beside it."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "themes" / "broadsheet"
    return shipped if shipped.is_dir() else package.parent.parent / "themes" / "broadsheet"


class _Layer(Struct, frozen=True):
    """Hold one folder of the chain and what its theme.toml says."""

    folder: Path
    table: Mapping[str, object]
    place: Place


def _chain(folder: Path, root: Path) -> tuple[tuple[_Layer, ...], tuple[Problem, ...]]:
    layers: list[_Layer] = []
    while True:
        place = Place(_shown(folder / "theme.toml", root))
        table, problems = _read_table(folder, place)
        if problems:
            return (), problems
        layers.append(_Layer(folder, table, place))
        parent = str(table.get("inherits", ""))
        if not parent:
            return tuple(layers), ()
        folder = default_folder() if parent == "default" else folder.parent / parent
        if folder in [layer.folder for layer in layers]:
            message = f'the theme inherits "{parent}", which inherits it'
            return (), (Problem("NR403", place, message, "end the circle"),)


def _read_table(folder: Path, place: Place) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    try:
        table = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    except OSError:
        mend = "set THEME to a folder that has a theme.toml, or leave it out"
        return {}, (Problem("NR403", place, "there is no such theme", mend),)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, (Problem("NR403", place, f"the file is not TOML: {error}"),)
    problems = [
        Problem("NR403", place, f'a theme has no "{key}"', did_you_mean(key, KEYS))
        for key in table
        if key not in KEYS
    ]
    if not isinstance(table.get("name"), str):
        problems.append(Problem("NR403", place, "the theme has no name", 'write name = "…"'))
    for key in ("colours", "accents"):
        problems += _bad_colours(key, table.get(key, {}), place)
    return table, tuple(problems)


def _bad_colours(key: str, table: object, place: Place) -> Iterator[Problem]:
    mend = 'write {light = "#0a6a62", night = "#5cc9bb"}'
    if not isinstance(table, Mapping):
        yield Problem("NR403", place, f'"{key}" is not a table of colours', mend)
        return
    for name, pair in table.items():
        good = isinstance(pair, Mapping) and set(pair) == {"light", "night"}
        if not good or not all(_HEX.fullmatch(str(value)) for value in pair.values()):
            yield Problem("NR403", place, f'"{key}.{name}" is not a colour by day and night', mend)


def _incomplete(theme: Theme, layer: _Layer) -> tuple[Problem, ...]:
    problems = [
        Problem("NR403", layer.place, f'the theme has no colour "{name}"')
        for name in COLOURS
        if name not in theme.colours
    ]
    if not theme.accents:
        problems.append(Problem("NR403", layer.place, "the theme has no accent"))
    return tuple(problems)


def _merged(layers: tuple[_Layer, ...], key: str) -> dict[str, Colour]:
    merged: dict[str, Colour] = {}
    for layer in layers:
        table = layer.table.get(key, {})
        assert isinstance(table, Mapping)  # noqa: S101 - checked by _read_table
        merged |= {name: Colour(**pair) for name, pair in table.items()}
    return merged


def _files(layers: tuple[_Layer, ...], kind: str, root: Path) -> dict[str, ThemeFile]:
    found: dict[str, ThemeFile] = {}
    for layer in layers:
        found |= {file.name: file for file in _walk(layer.folder / kind, root)}
    return dict(sorted(found.items()))


def _catalogues(layers: tuple[_Layer, ...], root: Path) -> dict[str, tuple[ThemeFile, ...]]:
    found: dict[str, tuple[ThemeFile, ...]] = {}
    for layer in layers:
        for file in _walk(layer.folder / "locale", root):
            if file.name.endswith(".po"):
                language = file.name.partition("/")[0]
                found[language] = (*found.get(language, ()), file)
    return dict(sorted(found.items()))


def _walk(folder: Path, root: Path) -> Iterator[ThemeFile]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith((".", "__")) for part in name.split("/")):
            content = path.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            yield ThemeFile(name, _shown(path, root), path, content, digest)


def _shown(path: Path, root: Path) -> str:
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
