"""Hold that whatever a page asks of the publication is noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsroom.model import EntityKind, Publication
from newsroom.templating.asking import EVERY, KEYS, Notes, question, watched
from newsroom.templating.reach import Reach
from support.webpages import site


@pytest.mark.parametrize(
    ("ask", "noted"),
    [
        (lambda p: p.briefs["six-dragons"], question("briefs", "six-dragons")),
        (lambda p: p.briefs.get("nobody"), question("briefs", "nobody")),
        (lambda p: "nobody" in p.entities, question("entities", "nobody")),
        (lambda p: p.issues["harbour", "2025-03"], question("issues", "harbour", "2025-03")),
        (lambda p: list(p.topics), question("topics", KEYS)),
        (lambda p: len(p.topics), question("topics", KEYS)),
        (lambda p: list(p.topics.values()), question("topics", EVERY)),
        (lambda p: list(p.topics.items()), question("topics", EVERY)),
        (lambda p: p.published_editions(), question("editions", EVERY)),
    ],
)
def test_mappings_note_what_they_are_asked(
    ask: Callable[[Publication], object], noted: str
) -> None:
    """What is not there is noted as well: it may be there tomorrow."""
    notes = Notes()
    ask(watched(site().publication, notes))

    assert notes.taken() == (noted,)


def test_a_watched_publication_gives_the_same_answers() -> None:
    """Only the noting is added."""
    whole = site().publication
    seen = watched(whole, Notes())

    assert dict(seen.briefs) == dict(whole.briefs)
    assert dict(seen.editions) == dict(whole.editions)
    assert seen.languages == whole.languages


def test_every_question_to_reach_is_noted() -> None:
    """No method of Reach answers without a note: a new one is caught here."""
    arguments: dict[str, tuple[object, ...]] = {
        "brief_languages": ("six-dragons",),
        "topic_languages": ("harbour",),
        "has_briefs": ("harbour", "ko"),
        "issue_languages": ("harbour", "2025-03"),
        "page_languages": ("about",),
        "entities": (EntityKind.PLACE,),
        "has_entities": (EntityKind.PLACE,),
        "is_mentioned": ("cloudwalk",),
        "mentioned": ("cloudwalk",),
        "issues": ("harbour", "ko"),
        "corrected": ("harbour", "ko"),
        "newest": ("ko",),
        "latest": ("ko",),
        "years": ("ko",),
        "issues_of_year": ("ko", 2025),
        "beside": ("harbour", "2025-03", "ko"),
        "card": (site().reach.issues("harbour", "ko")[0],),
        "headlines": (site().reach.issues("harbour", "ko")[0],),
        "named_most": ("harbour", "ko"),
        "line": ("six-dragons", "ko"),
        "surroundings": ("six-dragons", "ko"),
        "elsewhere": ("six-dragons",),
        "previously": ("six-dragons", "ko"),
        "menu": ("ko",),
        "page": ("about", "ko"),
        "pages_in": ("", "ko"),
        "resolve": ("brief:six-dragons", "ko"),
    }
    methods = {name for name in vars(Reach) if not name.startswith("_")}

    assert methods - {"nearest"} == arguments.keys()
    for name, given in arguments.items():
        notes = Notes()
        reach = site().noting(notes).reach
        getattr(reach, name)(*given)
        first = notes.taken()
        getattr(reach, name)(*given)
        assert first, name
        assert notes.taken() == first, f"{name} is noted each time it is asked"


def test_notes_are_taken_once() -> None:
    """The next page begins with none, and the same question is noted once."""
    notes = Notes()
    notes.note("a")
    notes.note("b")
    notes.note("a")

    assert notes.taken() == ("a", "b")
    assert notes.taken() == ()
