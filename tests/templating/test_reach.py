"""Hold what pages there are, and what lies near what."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from newsroom.model import EntityKind
from newsroom.templating.contents import site_pages
from newsroom.templating.reach import Reach
from support.webpages import site


@pytest.fixture(scope="module")
def reach() -> Reach:
    """Answer for the sample."""
    return site().reach


def test_a_brief_has_pages_where_it_is_written_and_printed(reach: Reach) -> None:
    """Five languages have the lead story; a brief in Korean alone has one page."""
    assert reach.brief_languages("six-dragons") == ("ko",)
    assert reach.brief_languages("not-yet") == ()
    assert "ja" in reach.brief_languages("hong-kong-bridgehead")


def test_no_edition_no_page(reach: Reach) -> None:
    """An edition that was decided against is no page of the issue."""
    assert "ja" not in reach.issue_languages("policy", "spring")


@pytest.mark.parametrize(
    ("target", "language", "found"),
    [
        ("brief:six-dragons", "zh-Hans", ("ko", "ko/briefs/six-dragons/")),
        ("page:about", "ja", ("en", "en/about/")),
        ("topic:policy", "ko", ("ko", "ko/policy/")),
        ("issue:harbour/2025-03", "en", ("en", "en/harbour/2025-03/")),
        ("issue:harbour/1999-01", "en", None),
        ("brief:not-yet", "ko", None),
        ("elsewhere:x", "ko", None),
    ],
)
def test_links_resolve_to_the_nearest_language(
    reach: Reach, target: str, language: str, found: tuple[str, str] | None
) -> None:
    """A brief falls back to its original, other pages to English; what is not there is None."""
    assert reach.resolve(target, language) == found


def test_the_two_chinese_are_each_others_nearest(reach: Reach) -> None:
    """A reader of one written Chinese is better served by the other than by English."""
    assert reach.nearest("zh-Hant", ["en", "zh-Hans"]) == "zh-Hans"
    assert reach.nearest("ja", ["ko"]) == "ko"
    assert reach.nearest("ja", []) is None


def test_previously_is_earlier_and_elsewhere(reach: Reach) -> None:
    """An older brief that shares a name is offered; what stands beside it in its issue is not."""
    assert reach.previously("six-dragons", "ko") == ("hong-kong-bridgehead",)
    assert reach.previously("hong-kong-bridgehead", "ko") == ()


def test_only_named_entities_have_pages(reach: Reach) -> None:
    """Nobody is listed whom no published brief names."""
    assert reach.entities(EntityKind.ORGANISATION) == ("cloudwalk",)
    assert reach.entities(EntityKind.PERSON) == ()


def test_newest_first(reach: Reach) -> None:
    """Editions come by date, the newest first."""
    dates = [ref.date for ref in reach.newest("ko")]

    assert dates == sorted(dates, reverse=True)
    assert dates[0] >= date(2025, 4, 30)


def test_pages_are_grouped_by_what_they_are() -> None:
    """Translations stand together, in the order of the languages."""
    pages = list(site_pages(site()))
    groups = [(page.kind, page.key) for page in pages]
    runs = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]

    assert len(runs) == len(set(runs))
    assert [page.language for page in pages[:5]] == ["ko", "en", "zh-Hant", "zh-Hans", "ja"]


def test_a_site_goes_to_another_process_without_what_is_derived() -> None:
    """What was opened on demand stays behind, and the site is equal there."""
    sample = site()
    assert sample.locale("ko") is sample.locale("ko")
    assert sample.environment("ko") is sample.environment("ko")
    _, sent = sample.__reduce__()

    assert sent == (sample.publication, sample.settings, sample.theme, sample.now)
    assert pickle.dumps(sample.theme)  # locales and environments would refuse
