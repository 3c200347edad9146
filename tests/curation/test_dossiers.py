"""Test that a dossier holds what was published on a topic, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.curation import curate
from newsroom.curation.dossiers import dossier
from newsroom.model import Publication
from newsroom.settings import Settings
from support import publications as samples


def slugs(
    language: str = "ko", since: date | None = None, settings: Settings | None = None
) -> list[str]:
    """Return the briefs of the sample's dossier in their order."""
    found = dossier(
        samples.publication(), settings or samples.settings(), "harbour", language, since
    )
    return [entry.brief.slug for entry in found.entries] if found else []


def test_it_holds_every_published_brief_of_the_topic_by_section_and_date() -> None:
    """An embargoed brief is not published; one of no section comes first, as in an issue."""
    want = ["six-dragons", "robotaxis", "hong-kong-bridgehead", "ten-billion-fund"]
    assert want == slugs()


def test_since_a_day_means_that_day_and_after() -> None:
    """Older briefs stay out; with none left there is no dossier."""
    assert slugs(since=date(2025, 3, 21)) == ["six-dragons", "hong-kong-bridgehead"]
    assert slugs(since=date(2025, 3, 22)) == ["six-dragons"]
    assert slugs(since=date(2026, 1, 1)) == []


@pytest.mark.parametrize(("untranslated", "count"), [("original", 4), ("note", 3)])
def test_untranslated_briefs_are_as_in_an_issue(untranslated: str, count: int) -> None:
    """They stand in in their own language, or are left out: the site's choice."""
    assert count == len(slugs("en", settings=samples.settings(untranslated=untranslated)))


def test_it_is_no_issue_and_is_dated_by_its_newest_brief() -> None:
    """Number 0 says so to templates."""
    found = dossier(samples.publication(), samples.settings(), "harbour", "ko")
    assert found is not None
    assert (found.issue.number, found.issue.date) == (0, date(2025, 4, 22))
    assert found.is_published


def test_a_topic_without_briefs_has_none() -> None:
    """Nothing published, nothing to print."""
    made, _ = curate(samples.manuscripts(), samples.settings(), now=samples.NOW)
    empty = Publication(**{**_fields(made), "placed": {}})
    assert dossier(empty, samples.settings(), "harbour", "ko") is None


def _fields(made: Publication) -> dict[str, object]:
    return {name: getattr(made, name) for name in made.__struct_fields__}
