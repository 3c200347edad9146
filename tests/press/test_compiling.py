"""Templates are compiled beside a build; where that fails, the build compiles them itself."""

from __future__ import annotations

import pytest

from newsroom.press import compiling
from newsroom.press.compiling import start_compiling
from newsroom.settings import Settings
from support.publications import settings


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Return settings, on a machine of two cores."""
    monkeypatch.setattr(compiling, "cores", lambda: 2)
    return settings()


def test_what_was_compiled_comes_back(two_cores: Settings) -> None:
    """And again when it is asked for again."""
    wait = start_compiling(lambda: two_cores)

    assert len(wait()) > len(compiling._USUAL)
    assert wait() is wait()


def test_a_child_that_fails_leaves_nothing(
    two_cores: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page waits for it."""

    def fail(_settings: Settings) -> None:
        raise MemoryError

    monkeypatch.setattr(compiling, "_compiled", fail)
    assert start_compiling(lambda: two_cores)() == {}


def test_with_one_core_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would only take longer."""
    monkeypatch.setattr(compiling, "cores", lambda: 1)
    assert start_compiling(settings)() == {}


@pytest.mark.parametrize("content", [b"", b"\x00", b"{", b"i\x01\x00\x00\x00"])
def test_half_an_answer_is_none(content: bytes) -> None:
    """A killed child may have written some of it."""
    assert compiling._read(content) == {}
