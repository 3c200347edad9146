"""Hide a package that others would open where it happens to be installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hidden(package: str) -> Iterator[None]:
    """Let a package seem not installed, for what is imported meanwhile."""
    known = package in sys.modules
    before = sys.modules.get(package)
    sys.modules[package] = None  # type: ignore[assignment]  # Python's own sign for "not there"
    try:
        yield
    finally:
        del sys.modules[package]
        if known and before is not None:
            sys.modules[package] = before
