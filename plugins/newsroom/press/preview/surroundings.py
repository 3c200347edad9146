"""Hold what surrounds the content, settings and theme, and load again what may have changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsroom.problems import Problem
from newsroom.settings import Settings
from newsroom.templating.theme import Theme, default_folder, load_theme

LoadSettings = Callable[[], tuple[Settings | None, tuple[Problem, ...]]]


class Surroundings(Struct, frozen=True):
    """Hold the last good settings and theme, and what is wrong with those on the disk."""

    settings: Settings
    theme: Theme
    settings_problems: tuple[Problem, ...] = ()
    theme_problems: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the problems of both."""
        return (*self.settings_problems, *self.theme_problems)


def first_surroundings(settings: Settings) -> Surroundings:
    """Load the settings' theme, or the one in this package while that is broken."""
    theme, problems = load_theme(settings)
    if theme is None:
        theme, _ = load_theme(replace(settings, theme=None))
    assert theme is not None  # noqa: S101 - the one in this package
    return Surroundings(settings, theme, theme_problems=problems)


def load_again(
    before: Surroundings, load: LoadSettings, paths: Collection[Path] | None
) -> Surroundings:
    """Load what may have changed: the same objects come back where it did not."""
    now = before
    if paths is None or any(may_be_settings(path, before.settings.root) for path in paths):
        now = _with_settings(before, load)
    if paths is None or now.settings is not before.settings or _in_theme(now, paths):
        now = _with_theme(now)
    return now


def may_be_settings(path: Path, root: Path) -> bool:
    """Tell whether a file may have a say in the settings: Python beside the settings file."""
    return path.suffix == ".py" and path.parent == root


def _with_settings(before: Surroundings, load: LoadSettings) -> Surroundings:
    settings, problems = load()
    if settings is None or settings == before.settings:
        settings = before.settings
    return replace(before, settings=settings, settings_problems=problems)


def _with_theme(before: Surroundings) -> Surroundings:
    theme, problems = load_theme(before.settings)
    if theme is None or theme == before.theme:
        theme = before.theme
    return replace(before, theme=theme, theme_problems=problems)


def _in_theme(now: Surroundings, paths: Collection[Path]) -> bool:
    folders = {*now.theme.folders, now.settings.theme or default_folder()}
    return any(path.is_relative_to(folder) for path in paths for folder in folders)
