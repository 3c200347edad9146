"""Test that words stay whole and headlines come out even."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from newsroom.formats.pdf.words import JOINER, balanced, joined, joins, tied

TEXTS = st.text(alphabet="가나다힣 aB9(),.%·-、。漢字かカー “”", max_size=60)


def wide(text: str) -> float:
    """Measure a text as if every character were as wide as a Han one, but Latin ones half."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def test_korean_words_are_joined_with_their_brackets_letters_and_digits() -> None:
    """A Korean word may end a line nowhere inside, brackets, Latin letters and digits included."""
    want = "테|크|(CloudWalk)|는 3|월".replace("|", JOINER)
    assert want == joined("테크(CloudWalk)는 3월")


def test_a_word_that_goes_on_in_another_element_is_joined_to_its_beginning() -> None:
    """What came before counts, so that 클라우드워크</a>가 stays whole."""
    assert f"{JOINER}가 온|다".replace("|", JOINER) == joined("가 온다", "크")


def test_other_scripts_are_left_as_they_are() -> None:
    """English, Chinese and Japanese get no joiner."""
    for text in ("an AI institute", "大灣區 AI", "グレーターベイエリア"):
        assert text == joined(text)


@quick(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["", *"가a (-漢"]))
def test_joiners_stand_where_two_neighbours_belong_together(text: str, before: str) -> None:
    """The whole text is joined as its neighbours are, pair by pair."""
    pairs = itertools.pairwise((before, *text))
    want = "".join(JOINER * joins(one, other) + other for one, other in pairs)
    assert want == joined(text, before)


@quick(max_examples=60, deadline=None)
@given(TEXTS)
def test_joining_adds_nothing_but_joiners_and_never_beside_a_space(text: str) -> None:
    """Without its joiners the text is as written, and spaces still break lines."""
    got = joined(text)
    assert text == got.replace(JOINER, "")
    assert f"{JOINER} " not in got
    assert f" {JOINER}" not in got


@quick(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["ko", "en", "zh-Hant", "ja"]))
def test_tying_adds_nothing_but_joiners(text: str, language: str) -> None:
    """The end of a paragraph is as written once the joiners are gone."""
    assert text.replace(JOINER, "") == tied(text, language).replace(JOINER, "")


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        ("en", "Mainland AI firms pick Hong Kong as bridgehead", 2),
        ("ko", "중국 본토 AI 기업, 홍콩을 세계로 가는 교두보로", 2),
        ("zh-Hant", "深圳以訓力券分擔六成算力成本，市政府再籌四十五億元", 2),
        ("ja", "香港、AI研究所に十億ドル、世界への橋頭堡をめざす", 2),
        ("ko", "짧은 제목", 1),
    ],
)
def test_a_headline_takes_as_few_lines_as_it_needs(language: str, text: str, want: int) -> None:
    """No line is wider than the measure, and none is spent without need."""
    lines = balanced(text, language, 20.0, wide)
    assert want == len(lines)
    assert all(wide(line) <= 20.0 for line in lines)


def test_an_amount_stays_with_its_unit() -> None:
    """HK$1 billion and 10억 달러 are not parted, though the lines would be more even."""
    lines = balanced("Hong Kong sets aside HK$1 billion for an AI institute", "en", 20.0, wide)
    assert "HK$1 billion" in " / ".join(lines)


@quick(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["ko", "en", "zh-Hant", "ja"]))
def test_balancing_loses_no_word(text: str, language: str) -> None:
    """The lines together are the headline, spaces at their ends aside."""
    lines = balanced(text, language, 8.0, wide)
    assert "".join(text.split()) == "".join("".join(lines).split())


@quick(max_examples=60, deadline=None)
@given(st.text(alphabet="漢字かなーっ、。「」（）AI9%", min_size=1, max_size=40))
def test_no_line_begins_or_ends_with_what_may_not(text: str) -> None:
    """A Japanese headline's line begins with no closing mark and ends with no opening one."""
    lines = balanced(text, "ja", 10.0, wide)
    for line in lines[1:]:
        assert line[:1] not in "、。」）ーっ%"
    for line in lines[:-1]:
        assert line[-1:] not in "「（"
