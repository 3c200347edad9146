"""Hold which editions there are, in what state, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from newsroom.curation import curate
from newsroom.model import Edition, EditionChoice, EditionState, Manuscripts
from support.publications import NOW, brief, issue, letter, manuscripts, settings, topic

FILES = (
    *brief("both", date(2025, 3, 1), section="companies"),
    *brief("korean", date(2025, 3, 2), languages=("ko",), section="companies"),
    *brief("plain", date(2025, 3, 3), languages=("ko",)),
)


def editions(
    choices: Any = (), untranslated: str = "original", **more: Any
) -> Mapping[str, Edition]:
    """Curate one issue, and return its editions by language."""
    made = Manuscripts(
        briefs=more.pop("briefs", FILES),
        topics=(topic("harbour"),),
        issues=(issue("harbour", "2025-03", editions=choices),),
        **more,
    )
    publication, problems = curate(made, settings(untranslated=untranslated), now=NOW)
    assert problems == ()
    return {edition.language: edition for edition in publication.editions.values()}


def test_a_language_is_open_as_soon_as_one_version_exists() -> None:
    """Languages nobody wrote in have no edition, and editions follow the settings' order."""
    got = editions()
    assert list(got) == ["ko", "en"]
    assert {EditionState.OPEN} == {edition.state for edition in got.values()}


def test_states_are_as_the_file_says() -> None:
    """A draft is there and marked, and what is not made says why and holds nothing."""
    choices = (
        EditionChoice("ja", EditionState.DRAFT),
        EditionChoice("en", EditionState.CLOSED),
        EditionChoice("zh-Hant", EditionState.NONE, "nobody to write it"),
    )
    got = editions(choices)
    want = {"ko": "open", "en": "closed", "zh-Hant": "none", "ja": "draft"}
    assert want == {tag: edition.state.value for tag, edition in got.items()}
    assert [tag for tag, edition in got.items() if edition.is_published] == ["ko", "en"]
    assert (got["zh-Hant"].reason, got["zh-Hant"].entries) == ("nobody to write it", ())
    assert len(got["ja"].entries) == 3


def test_an_untranslated_brief_appears_in_its_own_language_and_says_so() -> None:
    """The original stands in, marked; sections keep their order, without empty ones."""
    got = editions()["en"]
    want = [(None, "plain", True), ("companies", "both", False), ("companies", "korean", True)]
    shown = [
        (section.section and section.section.id, entry.brief.slug, entry.is_fallback)
        for section in got.sections
        for entry in section.entries
    ]
    assert want == shown
    assert got.entries[0].version.language == "ko"
    assert got.omitted == ()


def test_an_untranslated_brief_may_be_left_out_with_a_note() -> None:
    """What is left out is listed, and its heading goes with it."""
    got = editions(untranslated="note")["en"]
    assert [entry.brief.slug for entry in got.entries] == ["both"]
    assert [brief.slug for brief in got.omitted] == ["plain", "korean"]
    assert len(got.sections) == 1


def test_a_letter_opens_an_edition() -> None:
    """It is text in that language, and stands in its own edition only."""
    words = letter("harbour", "2025-03", "ja")
    got = editions(letters=(words,))
    assert list(got) == ["ko", "en", "ja"]
    assert [None, None, words] == [edition.letter for edition in got.values()]


@pytest.mark.parametrize(
    ("choices", "want"),
    [({"ko": "open", "en": "draft"}, ["en"]), ({"ko": "closed"}, ["ko"]), ({}, [])],
)
def test_an_issue_that_is_only_planned_makes_no_empty_page(
    choices: dict[str, str], want: list[str]
) -> None:
    """Without briefs and letter an open edition waits; other states are the editor's word."""
    assert want == list(editions(choices, briefs=()))


def test_an_edition_in_another_language_is_not_made() -> None:
    """The copydesk reports it."""
    made = manuscripts()
    publication, _ = curate(made, settings(languages=["ko", "en"]), now=NOW)
    assert {"ko", "en"} == {tag for _, _, tag in publication.editions}
