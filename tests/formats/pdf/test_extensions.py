"""Test that WeasyPrint still has the shape that our two extensions wrap."""

from __future__ import annotations

import inspect

import pytest

from newsroom.formats.pdf import extensions


@pytest.mark.parametrize(("module", "name", "parameters"), extensions.SHAPES)
def test_weasyprint_has_the_function_we_wrap(module: object, name: str, parameters: str) -> None:
    """Another release may set pages otherwise: this test fails first."""
    assert parameters == " ".join(inspect.signature(getattr(module, name)).parameters)


def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a wrapped function has other parameters, the child does not start."""
    monkeypatch.setattr(extensions, "SHAPES", ((extensions.inline, "justify_line", "line"),))
    with pytest.raises(RuntimeError, match="justify_line"):
        extensions.install()
