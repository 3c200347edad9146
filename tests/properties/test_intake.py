"""Whatever is pasted or saved: no traceback, and what is written reads back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.intake.archive import Filed
from newsroom.intake.cleaning import clean
from newsroom.intake.facts import Given
from newsroom.intake.filing import Desk, Wishes, faults_of, file_article
from newsroom.intake.pages.reading import read_page
from newsroom.intake.paste import take_apart
from newsroom.intake.telling import told
from newsroom.intake.translating import translation_text
from newsroom.reading.reader import read_file
from support.articles import sample_desk
from support.sources import ORIGINAL, settings_at, source

CORPUS = Path(__file__).resolve().parents[1] / "intake/corpus"
PASTES = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("pastes/*.txt"))]
LINES = sorted({line for paste in PASTES for line in paste.split("\n")})
ODD = st.text(st.characters(), max_size=60)
PASTED = st.lists(st.one_of(st.sampled_from(LINES), ODD), max_size=24).map("\n".join)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<article>", "<h1>", "</h1>", "<b>", "<td>", "<!--", "-->",
     "<script type='application/ld+json'>", "</script>", '{"@type": "NewsArticle", "author": [{}]}',
     "<meta property='og:title' content='x", "'>", "<time datetime='", "&#x202e;", "&lt;", "\0"]
)  # fmt: skip
PAGED = st.lists(st.one_of(TAGS, st.sampled_from(LINES), ODD), max_size=40).map("".join)
BOUNDED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def desk() -> Desk:
    """Return the sample's desk, with no article to compare with."""
    filed: tuple[Filed, ...] = ()
    return Desk(settings_at(Path("/nowhere")), sample_desk().registers, filed)


@BOUNDED
@given(PASTED, ODD)
def test_any_paste_makes_a_draft_that_reads_back(text: str, title: str) -> None:
    """Our own reader finds nothing wrong in it, and the title is what was found."""
    wishes = Wishes(source_title=clean(title), authors=(clean(title),) if clean(title) else ())
    filing = file_article(take_apart(text), Given(), wishes, desk(), date(2025, 3, 21))

    assert faults_of(filing, settings_at()) == ()
    told(filing.article)
    drafts = read_file(source(filing.path.removeprefix("content/"), filing.text), settings_at())
    facts = drafts.manuscripts.drafts[0].facts
    found = filing.article.title.value if filing.article.title else ""
    if facts and facts.source and facts.source.title:
        assert facts.source.title == found


@BOUNDED
@given(PAGED)
def test_any_page_is_taken_apart(html: str) -> None:
    """However little of it is HTML."""
    parts = read_page(html)
    filing = file_article(parts, Given(), Wishes(), desk(), date(2025, 3, 21))

    assert faults_of(filing, settings_at()) == ()


@BOUNDED
@given(st.lists(st.one_of(ODD, st.sampled_from(["# a", "- b", "```", "<!--", "-->", "[^1]: c"]))))
def test_any_translation_reads_back(lines: list[str]) -> None:
    """Whatever the original's text is, the draft is one that our reader takes."""
    body = clean("\n".join(lines)) if lines else ""
    original = read_file(source("briefs/2025/a.ko.md", ORIGINAL), settings_at())
    text = translation_text(original.manuscripts.briefs[0], body)
    found = read_file(source("briefs/2025/a.en.md", text), settings_at())

    problems = [p for p in found.problems if p.is_error and p.place.line < 8]
    assert problems == []
