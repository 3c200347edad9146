"""Options that all tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a change of words be taken over into the golden files, to be reviewed as a diff."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what is said now into the golden files instead of comparing",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Tell whether golden files are to be written."""
    return bool(request.config.getoption("--update-golden"))
