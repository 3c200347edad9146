"""Read what the sample publication knows, for tests of the intake."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from newsroom.intake.filing import Desk, open_desk
from newsroom.intake.knowledge import Knowledge
from newsroom.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]


@cache
def sample_desk() -> Desk:
    """Return the sample publication's registers and archive."""
    settings, problems = load_settings(ROOT / "pelicanconf.py")
    assert settings is not None, problems
    return open_desk(settings)


def sample_knowledge() -> Knowledge:
    """Return what the sample publication knows of outlets and names."""
    return sample_desk().registers.knowledge
