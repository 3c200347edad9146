"""Test what a path below the content folder says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.reading.paths import FileKind, Location, locate, printable


@pytest.mark.parametrize(
    ("path", "want"),
    [
        ("briefs/2025/x.ko.md", Location(FileKind.BRIEF, ("x",), "ko")),
        ("briefs/x.zh-Hant.md", Location(FileKind.BRIEF, ("x",), "zh-Hant")),
        ("topics/gba-ai.yml", Location(FileKind.TOPIC, ("gba-ai",))),
        ("issues/gba-ai/2025-03.yml", Location(FileKind.ISSUE, ("gba-ai", "2025-03"))),
        ("issues/gba-ai/2025-w12.en.md", Location(FileKind.LETTER, ("gba-ai", "2025-w12"), "en")),
        ("outlets.yml", Location(FileKind.OUTLETS)),
        ("units.yml", Location(FileKind.UNITS)),
        ("entities/people.yml", Location(FileKind.ENTITIES, ("people",))),
        ("pages/about.ja.md", Location(FileKind.PAGE, ("about",), "ja")),
        ("pages/handbook/writing.en.md", Location(FileKind.PAGE, ("handbook/writing",), "en")),
        ("images/2025/a b.JPG", Location(FileKind.IMAGE, ("2025/a b.JPG",))),
        ("images/e\u0301.png", Location(FileKind.IMAGE, ("\u00e9.png",))),
    ],
)
def test_a_path_says_what_a_file_is(path: str, want: Location) -> None:
    """The folder tells the kind; the name tells the slug and the language."""
    assert want == locate(path)


@pytest.mark.parametrize(
    ("path", "code", "mend"),
    [
        ("briefs/x.md", "NR007", 'add the language, as in "x.ko.md"'),
        ("briefs/My Brief.ko.md", "NR007", 'call it "my-brief"'),
        ("briefs/x.y.ko.md", "NR007", 'call it "x-y"'),
        ("briefs/홍콩.ko.md", "NR007", "use a-z, 0-9 and hyphens"),
        ("briefs/con.ko.md", "NR007", "choose another"),
        ("briefs/.ko.md", "NR007", "use a-z, 0-9 and hyphens"),
        ("briefs/x.kr.md", "NR008", 'call it "ko"'),
        ("briefs/x.zh_TW.md", "NR008", 'call it "zh-Hant"'),
        ("briefs/x.fr.md", "NR008", "known are ko, en, zh-Hant, zh-Hans, ja"),
        ("briefs/x.ko.markdown", "NR009", 'call it "x.ko.md"'),
        ("briefs/x.ko.txt", "NR009", 'call it "x.ko.md"'),
        ("briefs/x.docx", "NR009", "move it out of the content folder"),
        ("topics/t.yaml", "NR009", 'call it "t.yml"'),
        ("topics/a/t.yml", "NR009", "move it out of the content folder"),
        ("issues/2025-03.yml", "NR009", "issues are called issues/topic/name.yml"),
        ("issues/T/2025-03.yml", "NR007", 'call it "t"'),
        ("issues/t/2025.03.yml", "NR007", 'call it "2025-03"'),
        ("issues/t/2025-03.pdf", "NR009", "move it out"),
        ("entities/peoples.yml", "NR009", 'did you mean "people.yml"?'),
        ("entities/x.yml", "NR009", "known are organisations.yml, people.yml, places.yml"),
        ("pages/x.html", "NR009", "move it out of the content folder"),
        ("images/a.svg", "NR212", "export it as PNG"),
        ("images/a.tiff", "NR009", "images are .png, .jpg, .jpeg, .webp, .gif, .avif"),
        ("outlet.yml", "NR009", 'did you mean "outlets.yml"?'),
        ("brief/", "NR009", 'did you mean "briefs"?'),
        ("node_modules/", "NR009", "move it out of the content folder"),
        ("zzz", "NR009", "move it out of the content folder"),
    ],
)
def test_wrong_names_are_told_the_right_one(path: str, code: str, mend: str) -> None:
    """Each wrong name has its code, and the name it should have."""
    (refusal,) = locate(path).refusals

    assert code == refusal.code
    assert mend in refusal.mend


def test_a_wrong_name_still_says_what_was_meant() -> None:
    """The nearest slug is kept, so that what refers to it is not blamed as well."""
    location = locate("briefs/My Brief.kr.md")

    assert (
        location.kind,
        location.names,
        location.language,
    ) == (FileKind.BRIEF, ("my-brief",), "")
    assert [refusal.code for refusal in location.refusals] == ["NR007", "NR008"]


PARTS = st.lists(
    st.one_of(
        st.sampled_from(
            ["briefs", "issues", "pages", "images", "topics", "x.ko.md", "", ".", ".."]
        ),
        st.text(max_size=8),
    ),
    min_size=1,
    max_size=4,
)


@given(parts=PARTS)
@settings(max_examples=300)
def test_any_path_is_something(parts: list[str]) -> None:
    """No path raises, and what is accepted can safely be an address."""
    location = locate("/".join(parts))

    if not location.refusals and location.kind is not FileKind.IMAGE:
        assert not set("".join(location.names)) & set(" .\\:%\0\n")


def test_names_are_shown_without_controls() -> None:
    """A file's name cannot write on an editor's terminal."""
    assert printable("a\x1b[31mb\nc") == "a\ufffd[31mb\ufffdc"
