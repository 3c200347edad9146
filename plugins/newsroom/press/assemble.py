"""Go from the content folder to a whole site in memory, with every problem on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from newsroom.model import EditionState, Manuscripts, Publication
from newsroom.press.counts import Counts
from newsroom.press.looks import Seen
from newsroom.press.processes import cores
from newsroom.press.report import StopWatch
from newsroom.problems import Problem, errors_of, in_order
from newsroom.settings import Settings
from newsroom.templating.site import Site


class Assembly(Struct, frozen=True):
    """Hold what the rooms made of the content; there is a site only where nothing is wrong."""

    site: Site | None
    manuscripts: Manuscripts
    publication: Publication
    problems: tuple[Problem, ...]
    counts: Counts
    seconds: Mapping[str, float]
    """How long each stage took."""
    seen: tuple[Seen, ...] = ()
    """What each content file was when it was read."""


def assemble(
    settings: Settings, *, now: datetime, processes: int | None = None, verify: bool = False
) -> Assembly:
    """Walk, read, curate and check; load the theme; every problem comes at once, in order."""
    # The rooms are opened here, so that naming a setting's error does not wait for Markdown.
    from newsroom.copydesk import check  # noqa: PLC0415
    from newsroom.curation import curate  # noqa: PLC0415
    from newsroom.press.content import read_content  # noqa: PLC0415
    from newsroom.templating.theme import load_theme  # noqa: PLC0415

    watch = StopWatch()
    manuscripts, reading, seen = read_content(
        settings, processes=processes or cores(), verify=verify
    )
    watch.lap("read")
    publication, curating = curate(manuscripts, settings, now=now)
    watch.lap("curate")
    checking = check(manuscripts, publication, settings)
    watch.lap("check")
    theme, theming = load_theme(settings)
    watch.lap("theme")
    problems = in_order((*reading, *curating, *checking, *theming))
    fit = theme is not None and not errors_of(problems)
    site = Site(publication, settings, theme, now) if theme is not None and fit else None
    counts = count(manuscripts, publication)
    return Assembly(site, manuscripts, publication, problems, counts, watch.seconds, seen)


def count(manuscripts: Manuscripts, publication: Publication) -> Counts:
    """Count what was read and what became of it."""
    placed = {slug for issue in publication.issues.values() for slug in issue.briefs}
    editions: dict[str, Counter[str]] = {language: Counter() for language in publication.languages}
    for edition in publication.editions.values():
        editions[edition.language][edition.state.value] += 1
    order = [state.value for state in EditionState]
    return Counts(
        files=len(manuscripts.briefs),
        briefs=len(publication.briefs),
        placed=len(placed),
        held_back=len(publication.embargoed),
        topics=len(publication.topics),
        issues=len(publication.issues),
        editions={
            language: {state: found[state] for state in order if found[state]}
            for language, found in editions.items()
        },
    )
