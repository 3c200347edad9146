"""Run the settings file, which is a program, and say what of it we read; import nothing for it."""

from __future__ import annotations

import sys

READ = (
    "NEWSROOM",
    "OUTPUT_PATH",
    "PATH",
    "PLUGINS",
    "SITENAME",
    "SITEURL",
    "THEME",
    "TIMEZONE",
)
"""The names that :func:`newsroom.settings.read_settings` asks for."""
_NAME = "<run_path>"
"""What ``runpy`` calls such a program; a settings file may have been told apart by it."""
_PLAIN = (str, int, float, bool, type(None))


def run_settings(path: str) -> dict[str, object]:
    """Run a settings file and return what it names in capitals, as Pelican does.

    It does what ``runpy.run_path`` does, which takes longer to import than most files to run.

    :raises OSError: where there is no such file; what the program raises is not caught either.
    """
    with open(path, "rb") as file:  # noqa: PTH123 - pathlib takes longer to import
        code = compile(file.read(), path, "exec")
    module = type(sys)(_NAME)
    module.__file__ = path
    before = sys.modules.get(_NAME)
    sys.modules[_NAME] = module
    try:
        exec(code, vars(module))  # noqa: S102 - settings are trusted
    finally:
        if before is None:
            del sys.modules[_NAME]
        else:
            sys.modules[_NAME] = before
    return {name: value for name, value in vars(module).items() if name.isupper()}


def plainly(raw: dict[str, object]) -> str:
    """Write all that we read of the settings; nothing where a value does not say what it is."""
    kept = [(name, raw[name]) for name in READ if name in raw]
    return repr(kept) if all(_is_plain(value) for _, value in kept) else ""


def _is_plain(value: object) -> bool:
    """Tell whether a value is the same wherever its ``repr`` is."""
    if type(value) in _PLAIN:
        return True
    if type(value) in {list, tuple}:
        return all(map(_is_plain, value))  # type: ignore[call-overload]
    if type(value) is dict:
        return all(map(_is_plain, value)) and all(map(_is_plain, value.values()))
    return False
