"""Test that bytes become text, or a problem that names the character and the place."""

from __future__ import annotations

import pytest

from newsroom.problems import Problem, Severity
from newsroom.reading.decoding import decode, name_character


def only(data: bytes) -> Problem:
    """Return the one problem of some bytes."""
    _, problems = decode(data, "f")
    assert len(problems) == 1, problems
    return problems[0]


def test_text_comes_back_in_one_normal_form() -> None:
    """Marks, line ends and decomposed letters leave no trace."""
    data = "\ufeffcafe\u0301\r\n한\r끝\n".encode()

    assert decode(data, "f") == ("caf\u00e9\n\ud55c\n끝\n", ())


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        ("a\nb\x00c", "NR002", (2, 2), "U+0000, NUL"),
        ("a\x1b[31m", "NR002", (1, 2), "U+001B, escape"),
        ("a\x85b", "NR002", (1, 2), "U+0085"),
        ("ab\ufffe", "NR002", (1, 3), "U+FFFE"),
        ("홍콩\u202e", "NR003", (1, 3), "U+202E, right-to-left override"),
        ("a\u200bb", "NR003", (1, 2), "U+200B, a zero-width space"),
        ("a\u2066b", "NR003", (1, 2), "U+2066, left-to-right isolate"),
        ("a\ufeffb", "NR003", (1, 2), "U+FEFF, a byte order mark inside the text"),
        ("a\u3164b", "NR003", (1, 2), "U+3164, a Hangul filler"),
        ("a\u2028b", "NR003", (1, 2), "U+2028, a line separator"),
        ("a\u200db", "NR003", (1, 2), "U+200D, a zero-width joiner"),
        ("a\U000e0041b", "NR003", (1, 2), "U+E0041, tag latin capital letter a"),
    ],
)
def test_characters_that_cannot_be_seen_are_named(
    text: str, code: str, place: tuple[int, int], says: str
) -> None:
    """A control or invisible character is told by number, name, line and column."""
    problem = only(text.encode())

    assert code == problem.code
    assert place == (problem.place.line, problem.place.column)
    assert says in problem.message


def test_each_character_is_told_once_with_its_count() -> None:
    """A file full of NULs is one problem, and the text keeps its lines and columns."""
    text, problems = decode(b"a\x00\x00\nb\x00\n", "f")

    assert text == "a  \nb \n"
    assert [problem.message for problem in problems] == [
        "a control character U+0000, NUL (3 times in this file)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "👩\u200d👩\u200d👧 👍🏽 ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "می\u200cخواهم क्\u200dष",
        "葛\U000e0100城 tab\there",
    ],
)
def test_joiners_that_work_are_accepted(text: str) -> None:
    """Emoji, Persian, Hindi and ideographic variants keep what they are made of."""
    assert decode(text.encode(), "f")[1] == ()


def test_a_replacement_character_is_a_warning() -> None:
    """A character that was lost before is worth a look and stops nothing."""
    text, problems = decode("홍\ufffd".encode(), "f")

    assert text == "홍\ufffd"
    assert [problem.severity for problem in problems] == [Severity.WARNING]


KOREAN = "제목: 홍콩 정부가 인공지능 연구소를 세운다고 밝혔다. 예산은 십억 홍콩 달러이다.\n"
JAPANESE = "見出し：香港政府は人工知能の研究所を設立すると発表した。予算は十億香港ドルである。\n"
SIMPLIFIED = "标题：香港政府宣布成立人工智能研究所，预算为十亿港元，这是本地的第一个研究所。\n"
TRADITIONAL = "標題：香港政府宣布成立人工智能研究所，預算為十億港元，這是本地的第一個研究所。\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (KOREAN, "cp949", "cp949"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16-le", "utf-16"),
        ("title: plain\n", "utf-16-be", "utf-16"),
        ("title: plain\n", "utf-32", "utf-32"),
    ],
)
def test_legacy_encodings_are_named(text: str, codec: str, name: str) -> None:
    """A file saved in an old encoding is told which, and where it begins to show."""
    problem = only(("---\n" + text).encode(codec))

    assert problem.code == "NR001"
    assert f"looks like {name}" in problem.mend
    assert " (byte " in problem.message


def test_the_first_wrong_byte_has_its_place() -> None:
    """The line, the column in characters and the number of the byte are told."""
    problem = only("한글\nab홍".encode() + b"\xff")

    assert (problem.place.line, problem.place.column) == (2, 4)
    assert problem.message == "byte 0xFF is not UTF-8 (byte 13)"
    assert problem.mend == "save the file as UTF-8"


def test_half_a_character_is_told_as_such() -> None:
    """A lone surrogate that a program wrote into UTF-8 has a code of its own."""
    assert only(b"a\xed\xa0\xbd").code == "NR010"


def test_a_character_without_a_name_has_its_number() -> None:
    """Characters that Unicode gives no name are told by number."""
    assert name_character("\x01") == "U+0001"
    assert name_character("\ue001") == "U+E001"
