"""Test that the releases of libraries are found as an installer wrote them."""

from __future__ import annotations

import importlib.metadata

import pytest

from newsroom.version import release_of


@pytest.mark.parametrize("library", ["jinja2", "markdown-it-py", "Markdown_It.Py", "weasyprint"])
def test_the_release_is_the_installed_one(library: str) -> None:
    """It is what the standard library says, however the name is spelt."""
    assert release_of(library) == importlib.metadata.version(library)


def test_what_is_not_installed_has_none() -> None:
    """Nothing is raised: a library may be one that is only sometimes there."""
    assert release_of("no-such-library") == ""
