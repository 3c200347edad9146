"""Test that what a child reports becomes problems that an editor can mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.formats.pdf.blame import Found, blame
from newsroom.formats.pdf.manifest import Outcome
from newsroom.templating.site import Site
from newsroom.templating.theme import Theme
from newsroom.typefaces import FontSet
from newsroom.typefaces.masters import PACKAGES, Master, Masters
from support import publications as samples

ALL = Masters({name: Master(Path(name), "0") for name in PACKAGES})
SOME = Masters({name: Master(Path(name), "0") for name in PACKAGES if "Emoji" not in name})


def blamed(
    outcome: Outcome, missing: tuple[str, ...] = (), masters: Masters = ALL
) -> list[tuple[str, str]]:
    """Return the codes and words of what is wrong with the sample's Korean edition."""
    made = samples.publication()
    site = Site(made, samples.settings(), Theme("plain", (), {}, {}, {}, {}, {}), samples.NOW)
    edition = made.editions["harbour", "2025-03", "ko"]
    problems = blame(site, edition, Found(FontSet((), {}, missing), outcome), masters)
    for problem in problems:
        assert problem.place.path == "content/issues/harbour/2025-03.yml" or problem.code == "NR505"
        assert problem.is_error
    return [(problem.code, problem.message) for problem in problems]


def test_a_good_outcome_has_no_problem() -> None:
    """Bytes without a warning may be published."""
    assert blamed(Outcome(b"%PDF")) == []


@pytest.mark.parametrize(
    ("outcome", "code", "words"),
    [
        (Outcome(warnings=("Ignored `a: b`",)), "NR502", "Ignored `a: b`"),
        (Outcome(glyphs=("骨",)), "NR501", "U+9AA8"),
        (Outcome(refused="file:///etc/passwd"), "NR504", "file:///etc/passwd"),
        (Outcome(ended="cpu"), "NR503", "more computing"),
        (Outcome(ended="time"), "NR503", "longer"),
        (Outcome(ended="memory"), "NR503", "more memory"),
        (Outcome(ended="ZeroDivisionError: x"), "NR503", "ZeroDivisionError"),
    ],
)
def test_each_end_has_its_code_and_names_the_edition(
    outcome: Outcome, code: str, words: str
) -> None:
    """One outcome, one problem, in words that say which edition it is."""
    ((got, message),) = blamed(outcome)
    assert code == got
    assert words in message
    assert "harbour/2025-03 (ko)" in message or code == "NR501"


def test_long_words_are_shortened_and_stay_on_one_line() -> None:
    """A page that is not trusted cannot fill the terminal."""
    ((_, message),) = blamed(Outcome(warnings=("x\n" * 9000,)))
    assert "\n" not in message
    assert len(message) < 400


def test_a_missing_character_may_need_a_font_that_is_not_installed() -> None:
    """Where a master is missing, the command that installs it comes along."""
    codes = [code for code, _ in blamed(Outcome(b"%PDF"), ("😀",), SOME)]
    assert codes == ["NR505", "NR501"]


def test_a_brief_that_is_too_much_alone_is_named() -> None:
    """Where single briefs go beyond the limits, they are the places, not the issue."""
    made = samples.publication()
    site = Site(made, samples.settings(), Theme("plain", (), {}, {}, {}, {}, {}), samples.NOW)
    edition = made.editions["harbour", "2025-03", "ko"]
    _, entry, *_ = edition.entries
    found = Found(FontSet((), {}), Outcome(ended="cpu"), ((entry, "memory"),))
    (problem,) = blame(site, edition, found, ALL)
    assert problem.code == "NR503"
    assert str(problem.place) == entry.version.origin.path
    assert "more memory" in problem.message
