"""Write the desk page: what is published, what is held back, what is wrong, and panes to see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from newsroom.press.preview.overview import EditionRow, Overview, overview, touched
from newsroom.press.preview.sheets import Sheets
from newsroom.press.preview.state import State
from newsroom.press.report import tally

if TYPE_CHECKING:
    from jinja2 import Environment

_Told = Sequence[Mapping[str, object]]


class Pane(Struct, frozen=True):
    """Hold one format of an edition, to be seen beside the others."""

    format: str
    name: str
    address: str
    glance: str = ""
    """Where a first look comes from, for a format that takes seconds."""


class Choice(Struct, frozen=True):
    """Hold the edition that the desk shows."""

    key: str
    """``ko/greater-bay-area-ai/2025-03``."""
    title: str
    panes: tuple[Pane, ...]


def page(state: State, sheets: Sheets, problems: _Told, edition: str) -> str:
    """Return the whole desk page, with the panes of an edition, or of the newest."""
    listed = _listed(state, sheets)
    choice = _choice(listed, edition, state.site.publication.default_language)
    return _write("desk.html", state, listed, problems, choice=choice)


def lists(state: State, sheets: Sheets, problems: _Told) -> str:
    """Return the part of the desk page that follows each change."""
    return _write("lists.html", state, _listed(state, sheets), problems)


def problems_page(problems: _Told) -> str:
    """Return a page that tells problems and nothing else."""
    return _environment().get_template("problems.html").render(problems=problems)


def _listed(state: State, sheets: Sheets) -> Overview:
    return overview(state, frozenset(job.path for job in sheets.slow_jobs()))


def _write(
    template: str, state: State, listed: Overview, problems: _Told, choice: Choice | None = None
) -> str:
    settings = state.around.settings
    seen = touched(state)
    edition = seen.edition if seen else None
    return (
        _environment()
        .get_template(template)
        .render(
            name=settings.name.best(settings.default_language, "en")[1],
            state=state,
            overview=listed,
            problems=problems,
            tally=tally(state.all_problems),
            errors=sum(problem.is_error for problem in state.all_problems),
            plugins=settings.plugins,
            seen=seen,
            seen_edition=f"{edition[2]}/{edition[0]}/{edition[1]}" if edition else "",
            choice=choice,
        )
    )


def _choice(listed: Overview, edition: str, language: str) -> Choice | None:
    """Return the edition that is asked for, or else the newest that has a page."""
    rows = {
        f"{row.language}/{issue.topic}/{issue.name}": (topic.name, issue, row)
        for topic in listed.topics
        for issue in topic.issues
        for row in issue.editions
        if row.page
    }
    if edition not in rows:
        newest = max(
            rows,
            key=lambda key: (rows[key][1].date, key.startswith(f"{language}/")),
            default="",
        )
        edition = newest
    if edition not in rows:
        return None
    topic, issue, row = rows[edition]
    title = f"{topic} {issue.number} · {row.language}"
    return Choice(edition, title, tuple(_panes(row)))


def _panes(row: EditionRow) -> list[Pane]:
    panes = [Pane("web", "Web", f"/{row.page}")]
    if row.pdf:
        panes.append(Pane("pdf", "PDF", f"/{row.pdf}", f"/-/glance/{row.pdf}"))
    return panes


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - with a site

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
