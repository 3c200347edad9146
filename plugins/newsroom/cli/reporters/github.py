"""Write problems as GitHub's workflow commands: annotations that need no token."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.codes import CODES
from newsroom.press.report import tally
from newsroom.problems import Problem


def report(problems: Iterable[Problem], *, otherwise: str = "") -> str:
    """Write an annotation a problem, and a line for the log."""
    found = tuple(problems)
    last = otherwise if otherwise and not found else tally(found)
    return "\n".join([*map(_annotation, found), _data(last)])


def _annotation(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.path}
    if place.line:
        properties["line"] = str(place.line)
    if place.column:
        properties["col"] = str(place.column)
    properties["title"] = f"{problem.code} {CODES.get(problem.code, '')}".strip()
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = f"{problem.message}; {problem.mend}" if problem.mend else problem.message
    return f"::{problem.severity} {listed}::{_data(words)}"


def _data(text: str) -> str:
    """Escape a command's text: a line break in it would begin another command."""
    text = text.encode("utf-8", "backslashreplace").decode()
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
