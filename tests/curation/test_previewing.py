"""Test that a preview shows what readers do not see yet, marked, and a build does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

from msgspec.structs import replace

from newsroom.curation import curate, curate_preview
from newsroom.model import EditionChoice, EditionState, Hold, IssueFile, Manuscripts, Publication
from support.publications import NOW, brief, manuscripts, settings, topic


def preview_of(given: Manuscripts) -> Publication:
    """Return the publication that a preview shows."""
    return curate_preview(given, settings(), now=NOW)[0]


def drafted(given: Manuscripts, language: str) -> Manuscripts:
    """Return manuscripts in which every issue file keeps one language's edition a draft."""
    files = tuple(
        replace(file, editions=(EditionChoice(language, EditionState.DRAFT),))
        for file in given.issues
    )
    return replace(given, issues=files)


def test_nothing_held_is_the_publication_itself() -> None:
    """Without drafts, embargoes and later dates a preview is what is published."""
    given = Manuscripts(briefs=brief("one", date(2025, 3, 3), ["ai"]), topics=(topic("ai"),))

    assert preview_of(given) == curate(given, settings(), now=NOW)[0]


def test_an_embargoed_brief_is_placed_and_marked() -> None:
    """In every language, and in no list of what is left out."""
    given = manuscripts()
    held = curate(given, settings(), now=NOW)[0].embargoed
    seen = preview_of(given)

    assert held
    assert not seen.embargoed
    for slug in held:
        assert seen.placed[slug]
        assert set(seen.briefs[slug].holds.values()) == {Hold.EMBARGO}
        assert set(seen.briefs[slug].holds) == set(settings().languages)


def test_a_later_date_is_marked_and_still_a_problem() -> None:
    """NR307 stops a build; a preview shows the brief."""
    given = Manuscripts(briefs=brief("soon", date(2025, 5, 9), ["ai"]), topics=(topic("ai"),))
    seen, problems = curate_preview(given, settings(), now=NOW)

    assert [problem.code for problem in problems] == ["NR307"]
    assert set(seen.briefs["soon"].holds.values()) == {Hold.FUTURE}
    assert seen.placed["soon"]


def test_an_embargo_explains_a_later_date() -> None:
    """It is marked as an embargo, with its moment."""
    embargo = datetime(2025, 5, 9, 7, tzinfo=UTC)
    files = brief("soon", date(2025, 5, 9), ["ai"], embargo=embargo)
    given = Manuscripts(briefs=files, topics=(topic("ai"),))

    assert set(preview_of(given).briefs["soon"].holds.values()) == {Hold.EMBARGO}


def test_a_draft_counts_as_published_and_is_marked() -> None:
    """The edition itself, and its briefs where nothing else prints them in that language."""
    given = drafted(
        Manuscripts(
            briefs=brief("one", date(2025, 3, 3), ["ai"], ["ko", "en"]),
            topics=(topic("ai"),),
            issues=(IssueFile("ai", "2025-03", date=date(2025, 3, 31)),),
        ),
        "en",
    )
    published, seen = curate(given, settings(), now=NOW)[0], preview_of(given)

    assert not published.editions["ai", "2025-03", "en"].is_published
    assert seen.editions["ai", "2025-03", "en"].is_published
    assert seen.editions["ai", "2025-03", "en"].hold is Hold.DRAFT
    assert seen.editions["ai", "2025-03", "ko"].hold is None
    assert seen.briefs["one"].holds == {"en": Hold.DRAFT}
    (entry,) = seen.editions["ai", "2025-03", "en"].entries
    assert entry.brief is seen.briefs["one"]


def test_what_is_published_has_no_mark() -> None:
    """No hold ever comes out of the curation that a build uses."""
    for language in settings().languages:
        published = curate(drafted(manuscripts(), language), settings(), now=NOW)[0]

        assert not any(one.holds for one in published.briefs.values())
        assert not any(one.hold for one in published.editions.values())
