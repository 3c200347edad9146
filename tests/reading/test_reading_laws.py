"""Hold the laws of reading: nothing raises, every problem has a place, spelling does not matter."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.reading.findings import Findings
from newsroom.reading.nodes import Entries, Items, Node, Scalar
from newsroom.reading.reader import read, read_file
from newsroom.reading.strict_yaml import parse
from support.sources import ORIGINAL, TRANSLATION, read_one, settings_at, source

PATHS = (
    "briefs/2025/x.ko.md",
    "topics/t.yml",
    "issues/t/2025-03.yml",
    "issues/t/2025-03.ko.md",
    "outlets.yml",
    "entities/people.yml",
    "units.yml",
    "pages/about.en.md",
)
WORDS = st.sampled_from(
    [
        *(
            "---\n",
            "\n",
            " ",
            "  ",
            "\t",
            ": ",
            ":",
            "：",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "#",
            '"',
        ),
        *("'", "|", ">", "&a ", "*a", "!!int ", "<<", "? ", "%YAML 1.2", "...", "\r\n", "\\ud83d"),
        *("title", "date", "topics", "summary", "source", "names", "ko", "en", "of", "translation"),
        *(
            "figures",
            "value",
            "unit",
            "2025-03-21",
            "03/04/2025",
            "홍콩",
            "香港",
            "a",
            "1_000",
            "~",
        ),
        *("```", "[^1]", "{figure}`x`", "\u200b", "\u202e", "\x00", "\ufeff", "e\u0301", "<b>"),
    ]
)
UNPRINTABLE = {chr(code) for code in (*range(32), *range(0x7F, 0xA0), 0x2028, 0x202E, 0xFEFF)}
TEXTS = st.lists(WORDS, max_size=60).map("".join)


def assert_places_inside(path: str, data: bytes) -> None:
    """Check that reading says only what an editor can find in the file."""
    _, problems = read_one(path, data)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for problem in problems:
        assert problem.place.path == f"content/{path}"
        assert 1 <= problem.place.line <= len(lines), problem
        assert problem.place.column >= 1, problem
        assert not set(str(problem)) & UNPRINTABLE, problem
        assert len(str(problem)) < 600


@pytest.mark.parametrize("path", PATHS)
@given(data=st.binary(max_size=300))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_read_or_refused(path: str, data: bytes) -> None:
    """No bytes raise, and every problem has a place inside the file."""
    assert_places_inside(path, data)


@pytest.mark.parametrize("path", PATHS)
@given(text=TEXTS)
@settings(max_examples=120, deadline=None)
@example(text="---\n---\n")
@example(text='---\ntitle: "\n---\n')
def test_any_text_is_read_or_refused(path: str, text: str) -> None:
    """No heap of YAML's and Markdown's signs raises, and every problem has a place."""
    assert_places_inside(path, text.encode("utf-8", "surrogatepass"))


@given(front=TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_front_matter_is_read_or_refused(front: str) -> None:
    """No front matter raises, and every problem has a place."""
    assert_places_inside("briefs/x.ko.md", f"---\n{front}\n---\ntext\n".encode())


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_problems_are_the_same_each_time(text: str) -> None:
    """Reading a file twice says the same twice."""
    data = f"---\n{text}\n---\n".encode("utf-8", "surrogatepass")

    assert read_one("briefs/x.ko.md", data) == read_one("briefs/x.ko.md", data)


@pytest.mark.parametrize(
    "spelling",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r"),
    ],
)
@pytest.mark.parametrize("text", [ORIGINAL, TRANSLATION])
def test_marks_and_line_ends_leave_no_trace(spelling: Any, text: str) -> None:
    """A byte order mark and the line ends of other systems give equal values and digests."""
    plain, _ = read_one("briefs/x.ko.md", text)
    other, problems = read_one("briefs/x.ko.md", spelling(text))

    assert problems == ()
    assert plain == other
    assert plain.briefs[0].version.origin.marks == other.briefs[0].version.origin.marks


def test_files_may_come_in_any_order() -> None:
    """What is read does not hang on the order of the files."""
    files = [source(f"briefs/{name}.ko.md", ORIGINAL) for name in "cab"]
    files += [source("outlets.yml", "b: {names: {en: B}}\na: {names: {en: A}}\n")]

    forwards, backwards = read(files, settings_at()), read(files[::-1], settings_at())

    assert forwards == backwards
    assert [brief.slug for brief in forwards[0].briefs] == ["a", "b", "c"]
    assert [outlet.id for outlet in forwards[0].outlets] == ["b", "a"]


def test_a_reading_travels_between_processes() -> None:
    """What one file gives can be sent to another process."""
    for path, text in (("briefs/x.ko.md", ORIGINAL), ("briefs/x.en.md", TRANSLATION)):
        reading = read_file(source(path, text), settings_at())

        assert reading == pickle.loads(pickle.dumps(reading))  # noqa: S301 - our own, just made


# --- valid YAML round-trips ----------------------------------------------------------------

LETTERS = st.text(st.sampled_from("abcXYZ 019:#-'\"[]{},&*!|>%@`?\\/홍콩香港ア。：é"), max_size=20)
VALUES = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(LETTERS, inner, max_size=3)
    ),
    max_leaves=8,
)


def written(value: Any) -> str:
    """Write a value as YAML that nobody could misread: everything in quotes, on one line."""
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return "{" + ", ".join(f"{written(k)}: {written(v)}" for k, v in value.items()) + "}"


def plain(node: Node) -> Any:
    """Return what a node says, without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    assert isinstance(node, Entries)
    return {text: plain(value) for text, (_, value) in node.entries.items()}


@given(value=st.dictionaries(LETTERS.filter(bool), VALUES, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read(value: dict[str, Any]) -> None:
    """Every valid mapping comes back as it was written."""
    findings = Findings("f")

    document = parse("\n".join(f"{written(k)}: {written(v)}" for k, v in value.items()), findings)

    assert findings.problems == []
    assert value == plain(document.root)
