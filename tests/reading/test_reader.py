"""Test that files become manuscripts side by side, and that broken ones are known by name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsroom.model import Manuscripts
from newsroom.reading.files import SourceFile
from newsroom.reading.gathering import gather
from newsroom.reading.reader import read, read_file
from support.sources import ORIGINAL, TRANSLATION, front, read_one, settings_at, source


@pytest.mark.parametrize(
    ("path", "text", "broken"),
    [
        ("briefs/x.ko.md", front("date: soon"), {"brief:x"}),
        ("briefs/x.ko.md", b"\xff", {"brief:x"}),
        ("briefs/My Brief.ko.md", ORIGINAL, {"brief:my-brief"}),
        ("briefs/x.kr.md", ORIGINAL, {"brief:x"}),
        ("topics/t.yml", "cadence: x\n", {"topic:t"}),
        ("issues/t/2025-03.yml", "number: x\n", {"issue:t/2025-03"}),
        ("issues/t/2025-03.ko.md", "", {"letter:t/2025-03"}),
        ("pages/handbook/a.en.md", "", {"page:handbook/a"}),
        ("units.yml", "a: b\n", {"unit:a"}),
        ("images/a.svg", "<svg/>", {"image:a.svg"}),
        ("notes.txt", "x", set()),
    ],
)
def test_a_broken_file_is_known_by_its_name(path: str, text: str | bytes, broken: set[str]) -> None:
    """What a file would have held is named as links name it, and nothing of it is placed."""
    manuscripts, problems = read_one(path, text)

    assert problems
    assert Manuscripts(broken=frozenset(broken)) == replace(manuscripts, unfinished=())


def test_a_whole_kind_may_be_broken() -> None:
    """Where nobody knows which there are, every name may be one of them."""
    manuscripts = Manuscripts(broken=frozenset({"outlet:*", "topic:t"}))

    assert manuscripts.is_broken("outlet", "any")
    assert manuscripts.is_broken("topic", "t")
    assert not manuscripts.is_broken("topic", "u")


def test_a_refused_file_is_broken_and_silent() -> None:
    """The walk has told why already."""
    reading = read_file(SourceFile("content/topics/t.yml", refused=True), settings_at())

    assert ((), {"topic:t"}) == (reading.problems, reading.manuscripts.broken)


def test_one_broken_file_leaves_the_others() -> None:
    """Every problem of every file is told, and what is good is kept."""
    files = [
        source("briefs/a.ko.md", ORIGINAL),
        source("briefs/a.en.md", TRANSLATION),
        source("briefs/b.ko.md", front("date: soon", "topics: x")),
        source("briefs/c.ko.md", front("foo: bar")),
        source("stray.txt", "x"),
    ]
    manuscripts, problems = read(files, settings_at())

    assert [(brief.slug, brief.version.language) for brief in manuscripts.briefs] == [
        ("a", "en"),
        ("a", "ko"),
    ]
    assert {"brief:b", "brief:c"} == manuscripts.broken
    assert [
        (problem.place.path.split("/")[-1].split(".")[0], problem.code) for problem in problems
    ] == [("b", "NR112"), ("b", "NR110"), ("c", "NR107"), ("stray", "NR009")]


def test_a_hopeless_file_is_told_in_part() -> None:
    """Of thousands of problems as many are told as a person would read, and how many more."""
    _, problems = read_one("topics/t.yml", "".join(f"k{n}: x\n" for n in range(1000)))

    assert len(problems) == 201
    assert problems[-1].message == "and 803 more problems in this file"


def test_readings_of_single_files_make_the_same_whole() -> None:
    """Reading in parallel and gathering gives what reading in one go gives."""
    files = [source("briefs/a.ko.md", ORIGINAL), source("briefs/b.ko.md", front("date: soon"))]

    parallel = [read_file(file, settings_at()) for file in reversed(files)]

    assert read(files, settings_at()) == gather(parallel)
