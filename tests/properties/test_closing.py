"""Hold the laws of closing: it changes nothing, and afterwards nothing changes what was closed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.copydesk import check
from newsroom.curation import curate
from newsroom.model import BriefFile, Edition, EditionState, Manuscripts, Publication
from newsroom.reading.findings import Findings
from newsroom.reading.locks import read_lock, write_lock
from newsroom.reading.paths import FileKind, Location
from properties.test_curation import NOW, SETTINGS, briefs, manuscripts
from support.closing import closed

Key = tuple[str, str, str]


def curated(made: Manuscripts) -> Publication:
    """Curate at the one moment of these tests."""
    return curate(made, SETTINGS, now=NOW)[0]


def printed(edition: Edition) -> list[tuple[str, str, bool]]:
    """Return what stands in an edition, in which language."""
    return [(one.brief.slug, one.version.language, one.is_fallback) for one in edition.entries]


def shown(publication: Publication) -> dict[Key, object]:
    """Return what stands in each edition, under which number and date."""
    return {
        key: (printed(one), one.issue.number, one.issue.date, one.issue.briefs)
        for key, one in publication.editions.items()
    }


@st.composite
def closings(draw: st.DrawFn) -> tuple[Manuscripts, Manuscripts, tuple[str, str], list[str]]:
    """Draw manuscripts, and the same with some editions of one issue closed."""
    made = draw(manuscripts())
    publication = curated(made)
    living = [key for key, one in publication.editions.items() if one.entries or one.letter]
    if not living:
        return made, made, ("", ""), []
    key = draw(st.sampled_from(living))[:2]
    tags = [at[2] for at in living if at[:2] == key]
    chosen = draw(st.lists(st.sampled_from(tags), min_size=1, unique=True))
    return made, closed(made, publication, key, chosen), key, chosen


@given(closings())
@settings(max_examples=80, deadline=None)
def test_closing_changes_no_edition(
    closing: tuple[Manuscripts, Manuscripts, tuple[str, str], list[str]],
) -> None:
    """Each holds the briefs it had, in order, under its number and date; all but drafts stay so."""
    before, after, key, languages = closing
    assert shown(curated(before)) == shown(curated(after))
    wrong = [one for one in check(after, curated(after), SETTINGS) if one.code == "NR311"]
    mine = [one for one in wrong if one.place.path.endswith(f"/{key[1]}.lock.yml")]
    assert (mine, bool(languages)) == ([], bool(after.locks))


@given(closings(), briefs(st.just("new")))
@settings(max_examples=80, deadline=None)
def test_a_later_brief_changes_nothing_that_is_closed(
    closing: tuple[Manuscripts, Manuscripts, tuple[str, str], list[str]],
    files: tuple[BriefFile, ...],
) -> None:
    """No closed edition has it; where it cannot be seen for that, somebody is told."""
    _, made, key, languages = closing
    later = Manuscripts(
        **{name: getattr(made, name) for name in ("topics", "issues", "locks", "letters")},
        briefs=made.briefs + files,
    )
    before, after = curated(made), curated(later)
    for language in languages:
        at = (*key, language)
        assert printed(before.editions[at]) == printed(after.editions[at])
        assert before.editions[at].issue.number == after.editions[at].issue.number
    issue = after.issues.get(key)
    if languages and issue and "new" in issue.briefs:
        states = {one.state for at, one in after.editions.items() if at[:2] == key}
        told = [one for one in check(later, after, SETTINGS) if '"new"' in one.message]
        assert told
        is_closed = states <= {EditionState.CLOSED, EditionState.NONE}
        assert is_closed == any(one.code == "NR311" and one.is_error for one in told)


@given(closings())
@settings(max_examples=40, deadline=None)
def test_a_lock_reads_as_it_was_written(
    closing: tuple[Manuscripts, Manuscripts, tuple[str, str], list[str]],
) -> None:
    """Its file says all of it."""
    for lock in closing[1].locks:
        findings = Findings("lock")
        location = Location(FileKind.LOCK, (lock.topic, lock.name))
        assert (read_lock(write_lock(lock), location, findings), findings.problems) == (lock, [])
