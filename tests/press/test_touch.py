"""Test that an edit of words finds what is told otherwise because of it."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.model import Correction
from newsroom.press.told import codec_of_question, slugs_borne, written
from newsroom.press.touch import _told_now
from newsroom.templating.survey import Survey
from support import publications as samples

ASKED = "corrected\tharbour\tko"


def survey(title: str, what: str) -> Survey:
    """Return the sample in which one brief has a title and two corrections."""
    made = samples.manuscripts()
    notes = (Correction(date(2025, 4, 2), what), Correction(date(2025, 4, 9), "다시 고쳤다.", "왜"))
    briefs = tuple(
        replace(file, version=replace(file.version, title=title, corrections=notes))
        if (file.slug, file.version.language) == ("robotaxis", "ko")
        else file
        for file in made.briefs
    )
    publication, problems = curate(
        replace(made, briefs=briefs), samples.settings(), now=samples.NOW
    )
    assert problems == ()
    return Survey(publication)


def told(of: Survey) -> str:
    """Return what is told of the topic's corrections."""
    return written(codec_of_question("corrected"), of.find("corrected", "harbour", "ko"))


def test_corrections_bear_the_words_of_their_briefs() -> None:
    """Who asks for them is concerned by an edit of those briefs, and of no other."""
    assert slugs_borne(ASKED, told(survey("하나", "고쳤다."))) == ("robotaxis",)


def test_corrections_are_told_with_the_words_of_today() -> None:
    """Put in one after the other, they are what a whole build would tell."""
    before, now = survey("하나", "고쳤다."), survey("둘", "또 고쳤다.")
    brief = now.publication.briefs["robotaxis"]

    assert told(now) == _told_now(ASKED, told(before), brief, "digest")
    assert told(before) != told(now)
