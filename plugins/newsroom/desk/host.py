"""Find in a Pelican that runs what the press wants to know: settings, file, moment, plug-ins."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType

import pelican.settings

from newsroom.problems import Place, Problem, did_you_mean
from newsroom.settings import Settings, read_settings


def settings_of(
    given: Mapping[str, object],
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read our settings from Pelican's, which carry its defaults and its command's options.

    A default of Pelican's is not something the publication says: left out, so that ours is used,
    as it is when the press runs without Pelican.
    """
    module = settings_module(given)
    written = vars(module) if module else {}
    defaults = pelican.settings.DEFAULT_CONFIG
    said = {
        key: value
        for key, value in given.items()
        if key in written or key not in defaults or value != defaults[key]
    }
    # Pelican names only the plug-ins that it could load.
    said["PLUGINS"] = written.get("PLUGINS", given.get("PLUGINS"))
    return read_settings(said, path=settings_file(given))


def settings_file(given: Mapping[str, object]) -> Path:
    """Return the file Pelican has its settings from, absolute."""
    module = settings_module(given)
    if module is not None and module.__file__:
        return Path(module.__file__).absolute()
    return Path(str(given["PATH"])).absolute().parent / "pelicanconf.py"


def settings_module(given: Mapping[str, object]) -> ModuleType | None:
    """Find the settings file among the modules: Pelican keeps it there and nowhere else.

    It is the one whose NEWSROOM table is the very table that Pelican was given. A file that
    imports another's settings has its table too; it was loaded first, and it is the one named.
    """
    table = given.get("NEWSROOM")
    for module in list(sys.modules.values()):
        # Not every entry of sys.modules is a module, and some import themselves when asked.
        if table is not None and getattr(module, "__dict__", {}).get("NEWSROOM") is table:
            return module
    return None


def not_loaded(given: Mapping[str, object], loaded: Iterable[str]) -> tuple[Problem, ...]:
    """Name the plug-ins that the settings ask for and Pelican could not load (NR406)."""
    module = settings_module(given)
    asked = getattr(module, "PLUGINS", None) or ()
    known = set(loaded)
    place = Place(settings_file(given).name)
    return tuple(
        Problem(
            "NR406",
            place,
            f'the Pelican plug-in "{name}" did not load',
            did_you_mean(name, known, "install it, or take it out of PLUGINS; Pelican says why"),
        )
        for name in asked
        if isinstance(name, str) and not {name, f"pelican.plugins.{name}"} & known
    )
