"""Test that what is answered from the ledger is what the publication answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.formats.web import WebRenderer
from newsroom.model import Brief
from newsroom.press.recalled import Memory, NeedsAllError, recall_site
from newsroom.press.told import ABSENT, MAPPINGS, Teller, asks_all, slugs_borne
from newsroom.templating.asking import EVERY, Notes, question
from newsroom.templating.site import Site
from newsroom.templating.survey import Survey
from support.webpages import pdf_facts, site


def teller_of(whole: Site) -> Teller:
    """Return what tells of a site; each file's digest is made up of its path."""
    briefs = whole.publication.briefs.values()
    pages = whole.publication.pages.values()
    paths = [version.origin.path for one in (*briefs, *pages) for version in one.versions]
    return Teller(whole, {path: f"sha of {path}" for path in paths}, {})


def jobs() -> Iterator[Job]:
    """Yield the jobs of the sample whose pages can be made from memory."""
    return (job for job in WebRenderer().jobs(site()) if job.kind != "page")


@pytest.fixture(scope="module")
def facts() -> dict[str, ArtifactFacts]:
    """Return what is known of the sample's PDFs."""
    return dict(pdf_facts(site()))


@pytest.mark.parametrize("job", [*jobs()], ids=lambda job: job.path)
def test_a_page_made_from_memory_is_the_same(job: Job, facts: dict[str, ArtifactFacts]) -> None:
    """Byte for byte, of every kind and in every language; and it asks the same questions."""
    whole, web, notes = site(), WebRenderer(), Notes()
    made = web.prepare(whole.noting(notes), job, facts).render()
    asked = notes.taken()
    told = {one: teller_of(whole).told(one) for one in (*asked, "topics\t*", "units\t*")}

    def brief(slug: str) -> Brief:
        return whole.publication.briefs[slug]

    memory = Memory(told.__getitem__, brief)
    recalled = recall_site(whole.settings, whole.theme, whole.now, memory, notes)
    assert web.prepare(recalled, job, facts).render() == made
    assert set(notes.taken()) == set(asked)


def test_what_was_never_asked_needs_all() -> None:
    """The ledger cannot know it."""

    def refuse(asked: str) -> str:
        if asked in {"topics\t*", "units\t*"}:
            return "[]"
        raise NeedsAllError(asked)

    whole = site()
    memory = Memory(refuse, lambda slug: whole.publication.briefs[slug])
    recalled = recall_site(whole.settings, whole.theme, whole.now, memory, Notes())
    for ask in (
        lambda: recalled.publication.entities["cloudwalk"],
        lambda: list(recalled.publication.briefs),
        lambda: recalled.reach.line("six-dragons", "ko"),
    ):
        with pytest.raises(NeedsAllError):
            ask()


def test_what_is_not_there_is_told_as_well() -> None:
    """A name that nobody has is absent, today and from memory."""
    whole = site()
    assert teller_of(whole).told(question("entities", "nobody")) == ABSENT
    assert teller_of(whole).told(question("line", "nobody", "ko")) == ABSENT


@pytest.mark.parametrize(
    ("asked", "borne"),
    [
        (question("briefs", "six-dragons"), ("six-dragons",)),
        (question("line", "six-dragons", "ko"), ("six-dragons",)),
        (question("briefs", EVERY), (EVERY,)),
        (question("editions", EVERY), (EVERY,)),
        (question("surroundings", "six-dragons", "ko"), ()),
        (question("briefs", "nobody"), ()),
        (question("briefs", "#"), ()),
    ],
)
def test_an_answer_names_the_briefs_whose_words_it_bears(
    asked: str, borne: tuple[str, ...]
) -> None:
    """A line that only says where a brief stands bears none."""
    assert slugs_borne(asked, teller_of(site()).told(asked)) == borne


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (question("briefs", EVERY), True),
        (question("editions", "#"), True),
        (question("pages", "about"), True),
        (question("topics", EVERY), False),
        (question("briefs", "six-dragons"), False),
        (question("menu", "ko"), False),
    ],
)
def test_what_is_told_by_a_digest_cannot_be_recalled(asked: str, *, whole: bool) -> None:
    """A job that asked for it is left to a whole build."""
    assert asks_all(asked) is whole


def test_no_two_questions_are_called_alike() -> None:
    """Reach never asks by the name of one of the publication's mappings."""
    kinds = {name.removeprefix("find_") for name in dir(Survey) if name.startswith("find_")}

    assert len(kinds) > 10
    assert kinds.isdisjoint(MAPPINGS)


def test_an_edition_and_its_card_bear_all_its_briefs() -> None:
    """An edit of any of them is told there."""
    whole = site()
    ref = whole.reach.issues("harbour", "ko")[-1]
    entries = whole.publication.editions[ref.topic, ref.issue, "ko"].entries
    slugs = {entry.brief.slug for entry in entries}
    for kind in ("card", "editions"):
        asked = question(kind, ref.topic, ref.issue, "ko")
        assert set(slugs_borne(asked, teller_of(whole).told(asked))) == slugs
