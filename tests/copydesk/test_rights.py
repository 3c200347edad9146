"""What is too much of a source, in words and in characters; the words are in the golden cases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsroom.copydesk.quotations import quotations
from newsroom.copydesk.rights import Limits, Pair, check_rights

SOURCE = (
    "항만공사는 유월부터 구시가로 가는 배를 한 시간마다 띄우기로 했다고 목요일 부두에서 밝혔다.\n"
    "배는 아흔 명을 태우며 값은 지난가을 시가 치렀다."
)
OWN = (
    "여름이 오면 구시가 사람들은 다리를 돌아가지 않아도 된다. 시가 돈을 대고 항만공사가 배를 몬다. "
    "상인들이 오래 기다린 뱃길이 다시 열리는 셈이고, 요금을 두고는 아직 말이 많다. "
    "다리는 열한 해 전에 막혔고, 고치는 데는 몇 해가 더 걸린다고 한다."
)


def pair(text: str, *, language: str = "ko", source: str = SOURCE) -> Pair:
    """Lay a text beside a source in its own language."""
    return Pair("a.md", 9, text, language, "cache.txt", 7, source, language)


def codes(one: Pair) -> list[str]:
    """Return the codes of what is too much."""
    return [problem.code for problem in check_rights([one])]


def test_our_own_words_are_ours() -> None:
    """The same facts in other sentences have no problem."""
    assert codes(pair(OWN)) == []


def test_a_run_is_named_in_both() -> None:
    """By its place here, and by file and line there, however it is spaced or broken."""
    copied = "유월부터 구시가로 가는 배를\n한 시간마다 띄우기로 했다"
    (problem,) = check_rights([pair(f"{OWN} {copied}.")])

    assert problem.code == "NR708"
    assert (problem.place.line, problem.place.column) == (9, len(OWN) + 2)
    assert "cache.txt:7" in problem.mend
    assert problem.message.startswith("23 characters in a row")


def test_a_short_run_is_a_phrase() -> None:
    """Twenty characters may be shared."""
    assert codes(pair(f"{OWN} 구시가로 가는 배를 한 시간마다 띄우.")) == []


def test_a_quotation_is_no_run() -> None:
    """It is measured as a quotation: by its length and its share."""
    quoted = "“유월부터 구시가로 가는 배를 한 시간마다 띄우기로 했다”"
    long = f"“{SOURCE[:48]} 그리고 또 한 번 {SOURCE[:48]}”"

    assert codes(pair(f"{OWN} {OWN} {quoted}", source=SOURCE * 8)) == []
    assert set(codes(pair(f"{OWN} {OWN} {long}", source=SOURCE * 8))) == {"NR707"}


def test_an_outlet_may_be_stricter() -> None:
    """Its limit is the most that one quotation may have."""
    one = pair(f"{OWN} {OWN} “유월부터 구시가로 가는 배”", source=SOURCE * 8)

    assert codes(one) == []
    assert codes(replace(one, limits=Limits(quoted_characters=5))) == ["NR707"]


def test_only_one_language_is_compared_word_for_word() -> None:
    """A brief in another language has no run in common but names."""
    one = replace(pair(f"{OWN} {SOURCE}"), source_language="en")

    assert codes(one) == []


def test_what_readers_do_not_see_is_not_compared() -> None:
    """A comment, a role and an address are nobody's sentence."""
    assert (
        codes(pair(f"{OWN}\n\n<!-- {SOURCE} -->\n\n{{entity}}`a` [b](https://a.example/x)")) == []
    )


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("a “b c” d", ["b c"]),
        ('a "b" c', ["b"]),
        ("「가」 『나』 《다》", ["가", "나"]),
        ("a\n> b c\n", ["b c"]),
        ("“a “b” c", ["b"]),
        ("no marks", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, want: list[str]) -> None:
    """Titles in angle brackets are none."""
    assert [text[start:end] for start, end in quotations(text)] == want
