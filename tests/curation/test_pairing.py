"""Hold the joining of a brief's files."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.curation.pairing import pair_briefs, pair_pages
from newsroom.model import BriefFile, Manuscripts, Origin, PageFile, PageVersion
from newsroom.problems import Problem
from support.publications import NOW, brief, manuscripts, settings, version

DAY = date(2025, 3, 3)


def whole(kind: str, name: str) -> bool:
    """Say of everything that it could be read."""
    del kind, name
    return False


def at(file: BriefFile, path: str) -> BriefFile:
    """Move a file."""
    return replace(file, version=replace(file.version, origin=Origin(path)))


def test_the_original_comes_first_and_the_others_by_tag() -> None:
    """Whatever order the files come in, the versions have one."""
    files = brief("a", DAY, languages=("ja", "zh-Hans", "en", "ko"))
    briefs, problems = pair_briefs(files[::-1], whole)
    assert problems == ()
    want = ["ja", "en", "ko", "zh-Hans"]
    assert want == [version.language for version in briefs["a"].versions]


def test_a_translation_without_an_original_is_reported() -> None:
    """Each orphan is named, and there is no brief of it."""
    files = brief("a", DAY, languages=("ko", "en", "ja"))[1:]
    briefs, problems = pair_briefs(files, whole)
    assert briefs == {}
    want = [("NR302", file.version.origin.path) for file in files]
    assert want == [(problem.code, problem.place.path) for problem in problems]


def test_an_original_that_could_not_be_read_makes_no_orphans() -> None:
    """Its own problems are reported already."""
    files = brief("a", DAY)[1:]
    assert pair_briefs(files, lambda kind, name: (kind, name) == ("brief", "a")) == ({}, ())


def test_two_originals_are_reported_and_kept() -> None:
    """The second names the first, and its words are there to be checked."""
    first, second = brief("a", DAY, languages=("en",)), brief("a", DAY, languages=("ko",))
    briefs, (problem,) = pair_briefs((*second, *first), whole)
    assert sorted(version.language for version in briefs["a"].versions) == ["en", "ko"]
    assert problem.code == "NR301"
    assert problem.place.path == "content/briefs/2025/a.ko.md"
    assert '"content/briefs/2025/a.en.md"' in problem.message


def test_two_files_of_one_slug_and_language_are_reported() -> None:
    """A brief in two folders is one address twice, be they originals or translations."""
    original, translation = brief("a", DAY)
    moved = at(translation, "content/briefs/2026/a.en.md")
    _, (problem,) = pair_briefs((original, translation, moved), whole)
    assert (problem.code, problem.place.path) == ("NR407", "content/briefs/2026/a.en.md")
    _, (problem,) = pair_briefs((original, at(original, "content/briefs/2026/a.ko.md")), whole)
    assert (problem.code, problem.place.path) == ("NR301", "content/briefs/2026/a.ko.md")


def test_an_original_without_facts_is_left_to_the_reading() -> None:
    """Nothing can be made of it, and it is no orphan either."""
    assert pair_briefs([BriefFile("a", version("a", "ko"))], whole) == ({}, ())


def test_pages_are_paired_by_path_in_the_settings_order() -> None:
    """Versions stand as the menu of languages does."""
    files = [
        PageFile("about", PageVersion(tag, tag, version("a", tag).body))
        for tag in ("en", "ja", "ko")
    ]
    pages = pair_pages(files, ("ko", "ja", "en"))
    assert [page.language for page in pages["about"].versions] == ["ko", "ja", "en"]


@pytest.mark.parametrize("missing", ["NR301", "NR302", "NR407"])
def test_the_problems_reach_the_whole(missing: str) -> None:
    """What pairing finds is among the problems of the publication."""
    original, translation = brief("z", DAY)
    extra = {
        "NR301": (original, *brief("z", DAY, languages=("ja",))),
        "NR302": (translation,),
        "NR407": (original, translation, at(translation, "content/briefs/2026/z.en.md")),
    }[missing]
    made = replace(manuscripts(), briefs=(*manuscripts().briefs, *extra))
    assert [missing] == codes(made)


def codes(made: Manuscripts) -> list[str]:
    """Curate, and return the codes of the problems."""
    problems: tuple[Problem, ...] = curate(made, settings(), now=NOW)[1]
    return [problem.code for problem in problems]
