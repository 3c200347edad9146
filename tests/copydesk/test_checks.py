"""Where the copydesk keeps quiet, and what it weighs; its words are in the golden cases."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.copydesk import check
from newsroom.copydesk.every import CHECKS
from newsroom.curation import curate
from newsroom.problems import Problem, in_order
from newsroom.reading import read
from newsroom.reading.walk import walk
from newsroom.settings import load_settings
from support.golden import BASE, MOMENT

BRIEF = "content/briefs/2025/new-ferry.ko.md"
TRANSLATION = "content/briefs/2025/new-ferry.en.md"
ISSUE = "content/issues/harbour/2025-03.yml"


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """Lay out the publication that the golden cases lie over."""
    return Path(shutil.copytree(BASE, tmp_path / "publication"))


def checked(root: Path) -> tuple[Problem, ...]:
    """Return what the copydesk alone finds."""
    settings, _ = load_settings(root / "pelicanconf.py")
    assert settings is not None
    manuscripts, _ = read(walk(settings)[0], settings)
    publication, _ = curate(manuscripts, settings, now=datetime.fromisoformat(MOMENT))
    return check(manuscripts, publication, settings)


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a file at one place."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """Return the codes of problems."""
    return [problem.code for problem in problems]


def test_nothing_is_wrong_with_what_is_right(publication: Path) -> None:
    """A publication without mistakes has no problems."""
    assert checked(publication) == ()


def test_every_check_has_a_sentence_and_a_file_of_its_own() -> None:
    """A check is one function in one module, and says what it yields."""
    assert len({one.__module__ for one in CHECKS}) == len(CHECKS)
    assert all((one.__doc__ or "").startswith("Yield ") for one in CHECKS)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/outlets.yml", "names:", "nmes:"),
        ("content/entities/places.yml", "names:", "nmes:"),
        ("content/units.yml", "forms:", "froms:"),
        ("content/topics/harbour.yml", "cadence:", "cadense:"),
        (BRIEF, "topics:", "topic:"),
    ],
)
def test_what_is_broken_itself_is_not_unknown(
    publication: Path, path: str, old: str, new: str
) -> None:
    """A file that cannot be read has said so; those that name what is in it are not blamed."""
    edit(publication, path, old, new)

    assert checked(publication) == ()


def test_a_missing_file_is_unknown(publication: Path) -> None:
    """What is in no file at all is unknown to each that names it."""
    (publication / "content/outlets.yml").unlink()
    (publication / "content/units.yml").unlink()
    shutil.rmtree(publication / "content/images")

    assert codes(checked(publication)) == ["NR206", "NR114", "NR121", "NR206"]


def test_a_brief_of_two_topics_may_have_a_section_of_either(publication: Path) -> None:
    """A section belongs to one topic; in the others the brief stands under no heading."""
    topic = (publication / "content/topics/harbour.yml").read_text(encoding="utf-8")
    other = topic.partition("sections:")[0]
    (publication / "content/topics/islands.yml").write_text(other, encoding="utf-8")
    edit(publication, BRIEF, "[harbour]", "[islands, harbour]")

    assert checked(publication) == ()


def test_a_held_brief_may_stand_in_an_order(publication: Path) -> None:
    """An embargo is no mistake of the order; a link to it waits with a warning."""
    edit(publication, BRIEF, "section:", "embargo: 2025-07-01T00:00+09:00\nsection:")
    edit(publication, "content/pages/about.en.md", "topic:harbour", "brief:new-ferry")
    found = [problem for problem in checked(publication) if problem.code != "NR205"]
    links = [problem for problem in checked(publication) if problem.code == "NR205"]

    assert found == []
    assert [link.is_error for link in links] == [False] * len(links)
    assert any("brief:new-ferry" in link.message for link in links)


def test_a_figure_in_a_translation_of_nothing_is_not_judged(publication: Path) -> None:
    """Where the original is missing, that is the one thing to say."""
    (publication / BRIEF).unlink()

    assert {"NR202", "NR308", "NR312"}.isdisjoint(codes(checked(publication)))


def test_a_bare_address_has_no_outlet(publication: Path) -> None:
    """A source may be only an address, or our own reporting."""
    text = (publication / BRIEF).read_text(encoding="utf-8")
    head, _, rest = text.partition("source:\n")
    for source in ("https://times.example/new-ferry", "none"):
        new = f"{head}source: {source}\nfigures:{rest.partition('figures:')[2]}"
        (publication / BRIEF).write_text(new, encoding="utf-8")

        assert checked(publication) == ()


def test_an_approximate_figure_has_a_unit_too(publication: Path) -> None:
    """Both quantities of a figure are looked at, each at its own place."""
    edit(publication, BRIEF, "unit: HKD}", "unit: HKD, approx: {value: 2, unit: USB}}")
    (problem,) = checked(publication)

    assert (problem.code, problem.mend) == ("NR121", 'did you mean "USD"?')
    assert problem.place.column > len("  budget: {label: 예산, value: 12_000_000, unit: HKD, ")


def test_problems_come_in_order(publication: Path) -> None:
    """Whatever order the checks run in, the problems are sorted and each is there once."""
    edit(publication, BRIEF, "[port-authority, old-town]", "[a-thing, another]")
    edit(publication, ISSUE, "[new-ferry]", "[new-fery, no-ferry]")
    problems = checked(publication)

    assert problems == in_order(problems)
    assert codes(problems) == ["NR115", "NR115", "NR309", "NR309"]
