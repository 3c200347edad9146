"""Hold how headlines are broken: what must not begin or end a line, what stays together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsroom.formats.cards.lines import _units, break_lines

NOT_FIRST = "、。，：；！？」』）》ー々ゃゅょっァィ"
NOT_LAST = "「『（《"


def measure(text: str) -> float:
    """Return a width: Latin signs and spaces half as wide as others."""
    return sum(0.5 if ord(sign) < 0x250 else 1 for sign in text)


@pytest.mark.parametrize(
    ("language", "text", "width", "lines"),
    [
        ("ko", "중국 본토 AI 기업, 홍콩을 세계로", 9, ("중국 본토 AI 기업,", "홍콩을 세계로")),
        ("en", "Mainland firms pick Hong Kong", 8, ("Mainland firms", "pick Hong Kong")),
        ("zh-Hans", "内地AI企业出海，先在香港落脚", 9, ("内地AI企业出海，", "先在香港落脚")),
        ("ja", "中国本土のAI企業、香港を世界へ", 9, ("中国本土のAI企業、", "香港を世界へ")),
        ("ja", "「香港」と言う", 3, ("「香", "港」と", "言う")),
        ("en", "short", 40, ("short",)),
        ("en", "", 40, ()),
    ],
)
def test_headlines_are_broken(
    language: str, text: str, width: float, lines: tuple[str, ...]
) -> None:
    """Korean and Latin words stay whole; Chinese and Japanese break where a reader pauses."""
    assert break_lines(text, language, width, measure) == lines


@given(
    st.text(alphabet="香港ロボットの人工知能、。「」（）ーっAI 2", max_size=40),
    st.sampled_from(["zh-Hant", "zh-Hans", "ja"]),
)
def test_no_mark_stands_where_it_must_not(text: str, language: str) -> None:
    """禁則: no line begins with a closing mark, none ends with an opening one."""
    assume(all(measure(unit) <= 12 for unit in _units(text, language)))
    for above, below in pairwise(break_lines(text, language, 12, measure)):
        assert below[0] not in NOT_FIRST
        assert above[-1] not in NOT_LAST


@given(st.text(max_size=60), st.sampled_from(["ko", "en", "zh-Hant", "ja"]), st.integers(3, 30))
def test_nothing_is_lost(text: str, language: str, width: int) -> None:
    """Every sign but white space is on some line, in its order."""
    lines = break_lines(text, language, width, measure)

    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="abc 香港", max_size=60), st.sampled_from(["en", "ja"]))
def test_lines_fit(text: str, language: str) -> None:
    """No line is wider than there is room."""
    assert all(measure(line) <= 10 for line in break_lines(text, language, 10, measure))
