"""Save what a brief names from a file in which something else is wrong.

An editor with a wrong date and an unknown outlet is told of both in one run. What is saved is
never placed or printed; the copydesk alone looks at it.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from newsroom.model import (
    Body,
    BriefFile,
    Facts,
    Figure,
    Origin,
    Quantity,
    Source,
    Unfinished,
    Version,
    Via,
)
from newsroom.reading.nodes import Entries, Items, Node, Scalar

_NAME = re.compile(r"[a-z0-9-]{1,80}\Z|[A-Z]{3}\Z")
"""What looks like a name; the reading has said what is wrong with anything else."""


def salvage(root: Node, body: Body, *, slug: str, language: str, path: str) -> Unfinished:
    """Return what an unfinished brief names, each name with its place."""
    scalars = dict(_scalars(root, ""))
    marks = {field: (scalar.line, scalar.column) for field, scalar in scalars.items()}
    names = {field: s.text for field, s in scalars.items() if _NAME.match(s.text)}
    is_original = not any(field.split(".")[0] == "translation" for field in scalars)
    version = Version(language, "", "", body, origin=Origin(path, marks))
    facts = _facts(names, _figures(root, names)) if is_original else None
    return Unfinished(BriefFile(slug, version, facts))


def _figures(root: Node, names: Mapping[str, str]) -> Iterator[Figure]:
    """Return the figures by name, with a unit where it is one; nothing if any name is none."""
    _, figures = root.entries.get("figures", (None, None)) if type(root) is Entries else (None,) * 2
    if type(figures) is Entries and all(_NAME.match(name) for name in figures.entries):
        for name in figures.entries:
            yield Figure(name, Quantity(Decimal(0), names.get(f"figures.{name}.unit", "")))


def _scalars(node: Node, at: str) -> Iterator[tuple[str, Scalar]]:
    if type(node) is Scalar:
        yield at, node
        return
    inner: Iterator[tuple[str, Node]] = iter(())
    if type(node) is Items:
        inner = ((str(index), item) for index, item in enumerate(node.items))
    elif type(node) is Entries:
        inner = ((key, value) for key, (_, value) in node.entries.items())
    for name, value in inner:
        yield from _scalars(value, f"{at}.{name}" if at else name)


def _facts(names: Mapping[str, str], figures: Iterator[Figure]) -> Facts:
    return Facts(
        date=dt.date.min,
        topics=tuple(_run(names, "topics")),
        section=names.get("section", ""),
        entities=tuple(_run(names, "entities")),
        source=Source(
            names.get("source.outlet", ""),
            via=tuple(Via(outlet) for outlet in _run(names, "source.via", ".outlet")),
            also=tuple(Source(outlet) for outlet in _run(names, "source.also", ".outlet")),
        ),
        figures=tuple(figures),
    )


def _run(names: Mapping[str, str], before: str, after: str = "") -> Iterator[str]:
    """Return a list's names up to the first that is none: beyond it, places would be off by one."""
    for index in itertools.count():
        field = f"{before}.{index}{after}"
        if field not in names:
            return
        yield names[field]
