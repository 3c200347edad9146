"""Settle the one moment that counts in a build: given, or the clock's, here and nowhere else."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Mapping
from datetime import datetime

from newsroom.problems import Place, Problem
from newsroom.settings import Settings

NOW = "NEWSROOM_NOW"
PROCESSES = "NEWSROOM_PROCESSES"
FORMATS = "NEWSROOM_FORMATS"


def settle_moment(
    settings: Settings, given: str = "", environment: Mapping[str, str] = os.environ
) -> tuple[datetime, tuple[Problem, ...]]:
    """Return the moment given, else the environment's, else the clock's; with its time zone.

    One written without a zone is in the publication's own.
    """
    zone = zoneinfo.ZoneInfo(settings.timezone)
    source, text = ("--now", given) if given else (NOW, environment.get(NOW, ""))
    if not text:
        return datetime.now(zone), ()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        problem = Problem(
            "NR402",
            Place(source),
            f'"{text}" is not a moment',
            "write it as 2025-04-01T07:00+09:00 or 2025-04-01",
        )
        return datetime.now(zone), (problem,)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)), ()


def settle_processes(environment: Mapping[str, str] = os.environ) -> int | None:
    """Return how many processes the environment asks for; None leaves it to the machine."""
    value = environment.get(PROCESSES, "")
    return int(value) if value.isdecimal() and int(value) else None


def settle_formats(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the formats the environment limits a build to; none means all of the settings'."""
    return tuple(word for word in environment.get(FORMATS, "").split(",") if word)
