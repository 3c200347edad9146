"""Hold the laws of curation over any manuscripts: nothing lost, nothing twice, one order."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.languages import LANGUAGES
from newsroom.model import BriefFile, Cadence, Manuscripts, Origin, Publication
from newsroom.problems import Problem
from support.publications import brief, issue, letter, topic
from support.publications import settings as sample_settings

NOW = datetime(2025, 4, 15, 12, 0, tzinfo=UTC)
SETTINGS = sample_settings(languages=["ko", "en", "ja"], topics=["b"])
TOPICS = ("a", "b", "c")
NAMES = ("2025-01", "2025-02", "2025-03", "2025-w10", "2025-w12", "2025-q1", "special", "again")

days = st.dates(date(2024, 12, 20), date(2025, 5, 1))
topics = st.lists(st.sampled_from((*TOPICS, "unknown")), min_size=1, max_size=3)
states = st.sampled_from(("open", "draft", "closed", "closed", "closed", "none"))
pins = st.one_of(
    st.just(""),
    st.sampled_from((*NAMES, "nowhere")),
    st.builds("{}/{}".format, st.sampled_from(TOPICS), st.sampled_from(NAMES)),
)
embargoes = st.none() | st.timedeltas(timedelta(-5), timedelta(5)).map(lambda wait: NOW + wait)


@st.composite
def briefs(draw: st.DrawFn, slugs: st.SearchStrategy[str]) -> tuple[BriefFile, ...]:
    """Draw the files of one brief; now and then its original is missing, or there twice."""
    files = brief(
        draw(slugs),
        draw(days),
        draw(topics),
        draw(st.lists(st.sampled_from(LANGUAGES), min_size=1, max_size=3, unique=True)),
        section=draw(st.sampled_from(("", "companies", "policy", "nobody-knows"))),
        issue=draw(pins),
        embargo=draw(embargoes),
        entities=("cloudwalk",),
    )
    slip = draw(st.integers(0, 11))
    if slip == 0:
        return files[1:]
    if slip == 1:
        origin = Origin(f"content/briefs/2024/{files[0].slug}.zh-Hans.md")
        version = replace(files[0].version, language="zh-Hans", origin=origin)
        return (*files, replace(files[0], version=version))
    return files


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscripts:
    """Draw a publication: three topics, some issue files, some briefs and letters."""
    cadences = [draw(st.sampled_from(tuple(Cadence))) for _ in TOPICS]
    keys = st.tuples(st.sampled_from(TOPICS), st.sampled_from(NAMES))
    made = [
        issue(
            *key,
            number=draw(st.none() | st.integers(1, 5)),
            date=draw(days if key[1] in {"special", "again"} else st.none() | days),
            editions=draw(st.dictionaries(st.sampled_from(LANGUAGES), states, max_size=2)),
            order=tuple(draw(st.lists(st.sampled_from(("x1", "x3", "x5")), max_size=2))),
            sections=tuple(draw(st.lists(st.sampled_from(("policy", "nope")), max_size=2))),
        )
        for key in draw(st.lists(keys, max_size=8, unique=True))
    ]
    slugs = [f"x{n}" for n in range(draw(st.integers(0, 10)))]
    letters = draw(st.lists(keys, max_size=2, unique=True))
    return Manuscripts(
        briefs=tuple(file for slug in slugs for file in draw(briefs(st.just(slug)))),
        topics=tuple(map(topic, TOPICS, cadences)),
        issues=tuple(made),
        letters=tuple(letter(*key, "ko") for key in letters),
    )


def curated(made: Manuscripts) -> tuple[Publication, tuple[Problem, ...]]:
    """Curate at the one moment of these tests."""
    return curate(made, SETTINGS, now=NOW)


@given(manuscripts())
@settings(max_examples=80, deadline=None)
def test_every_brief_is_placed_or_reported_or_held_back(made: Manuscripts) -> None:
    """For each of its topics a brief is in one issue, or a problem names its file.

    A topic that does not exist is the copydesk's to report.
    """
    publication, problems = curated(made)
    reported = {problem.place.path for problem in problems}
    for file in made.briefs:
        whole = publication.briefs.get(file.slug)
        if whole is None:
            assert file.version.origin.path in reported
            continue
        inside = [key[0] for key, issue in publication.issues.items() if file.slug in issue.briefs]
        if file.slug in publication.embargoed:
            assert inside == []
        elif whole.original.origin.path not in reported:
            assert sorted(inside) == sorted(set(whole.facts.topics) & set(TOPICS))


@given(manuscripts())
@settings(max_examples=60, deadline=None)
def test_no_brief_is_twice_in_an_issue_or_an_edition(made: Manuscripts) -> None:
    """Each edition holds its issue's briefs in its order, printed or left out."""
    publication, _ = curated(made)
    for one in publication.issues.values():
        assert len(set(one.briefs)) == len(one.briefs)
    for edition in publication.editions.values():
        printed = [entry.brief.slug for entry in edition.entries]
        assert printed == list(edition.issue.briefs if edition.state != "none" else ())
        assert edition.omitted == ()


@given(manuscripts(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_reading_files_is_nothing(made: Manuscripts, chance: random.Random) -> None:
    """Shuffled manuscripts give an equal publication, in the same order, and equal problems."""
    names = ("briefs", "topics", "issues", "letters")
    shuffled = {
        name: tuple(chance.sample(getattr(made, name), len(getattr(made, name)))) for name in names
    }
    publication, problems = curated(made)
    again, problems_again = curated(replace(made, **shuffled))
    assert (publication, problems) == (again, problems_again)
    for name in ("briefs", "topics", "issues", "editions", "placed", "mentions"):
        assert list(getattr(publication, name)) == list(getattr(again, name))


@given(manuscripts(), briefs(st.just("new")), st.sampled_from(TOPICS))
@settings(max_examples=60, deadline=None)
def test_a_brief_of_one_topic_changes_no_other(
    made: Manuscripts, files: tuple[BriefFile, ...], name: str
) -> None:
    """Issues, editions and numbers of the other topics stay as they are."""
    added = tuple(
        replace(file, facts=file.facts and replace(file.facts, topics=(name,))) for file in files
    )
    before, _ = curated(made)
    after, _ = curated(replace(made, briefs=made.briefs + added))
    for part in ("issues", "editions"):
        others = [
            {key: value for key, value in getattr(whole, part).items() if key[0] != name}
            for whole in (before, after)
        ]
        assert others[0] == others[1]


@given(manuscripts())
@settings(max_examples=80, deadline=None)
def test_numbers_are_unique_and_counted_ones_grow_with_the_date(made: Manuscripts) -> None:
    """Within a topic no number comes twice, and those no file fixes follow the dates."""
    publication, _ = curated(made)
    fixed = {(file.topic, file.name) for file in made.issues if file.number is not None}
    for name in TOPICS:
        issues = [one for key, one in publication.issues.items() if key[0] == name]
        assert len({one.number for one in issues}) == len(issues)
        assert all(newer.date >= older.date for newer, older in pairwise(issues))
        counted = [one.number for one in issues if (name, one.name) not in fixed]
        assert counted == sorted(counted, reverse=True)
        assert all(one.number > 0 for one in issues)


@given(manuscripts())
@settings(max_examples=60, deadline=None)
def test_nothing_that_waits_is_shown(made: Manuscripts) -> None:
    """What an embargo or a draft holds back is in no index of what readers may see."""
    publication, _ = curated(made)
    shown = {
        slug
        for edition in publication.published_editions()
        for slug in edition.issue.briefs
    }  # fmt: skip
    assert shown == set(publication.placed)
    assert not shown & set(publication.embargoed)
    for slugs in publication.mentions.values():
        assert set(slugs) <= shown
