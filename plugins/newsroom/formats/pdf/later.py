"""Import a library's modules when something in them is used, and not before."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """Stand for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # The import system itself asks for these.
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def imported_later(modules: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Put stand-ins in the place of modules while others are imported that name them.

    ``modules`` gives, by a module's name, the functions that are imported from it by theirs. What
    is imported already stays as it is.
    """
    standing: dict[str, _Later] = {}
    for name, functions in modules.items():
        if name not in sys.modules:
            sys.modules[name] = standing[name] = _stand_in(name, functions)
    try:
        yield
    finally:
        for name, stand_in in standing.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _stand_in(name: str, functions: Sequence[str]) -> _Later:
    stand_in = _Later(name)
    for function in functions:
        setattr(stand_in, function, _called_later(name, function))
    found = importlib.util.find_spec(name)
    if found is not None and found.submodule_search_locations is not None:
        # What else lies in the folder is found there.
        stand_in.__path__ = list(found.submodule_search_locations)
    return stand_in


def _called_later(module: str, function: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), function)(*arguments, **named)

    return call
