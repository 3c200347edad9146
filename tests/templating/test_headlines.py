"""Headlines break where a person would break them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from newsroom.templating.headlines import headline


@pytest.mark.parametrize(
    ("language", "text", "want"),
    [
        (
            "zh-Hant",
            "科大訊飛國際總部設於數碼港，五年投入4億港元",
            (
                '<span class="clause">科大訊飛國際總部設於數碼港，</span>'
                '<span class="clause">五年投入4億港元</span>'
            ),
        ),
        ("zh-Hans", "深圳设百亿元基金", "深圳设百亿元基金"),
        ("zh-Hans", "《论语》", "《论语》"),
        ("zh-Hans", "，", "，"),
        ("en", "Hong Kong sets aside HK$1 billion", "Hong Kong sets aside HK$1\u00a0billion"),
        ("en", "A billion reasons", "A billion reasons"),
        ("ko", "10억 홍콩 달러", "10억 홍콩 달러"),
        (
            "zh-Hant",
            "<b>，甲",
            '<span class="clause">&lt;b&gt;，</span><span class="clause">甲</span>',
        ),
        ("en", "<script>", "&lt;script&gt;"),
    ],
)
def test_a_headline_s_breaks(language: str, text: str, want: str) -> None:
    """Clauses in Chinese, amounts in English; everything is escaped."""
    got = headline(text, language)

    assert isinstance(got, Markup)
    assert str(got) == want
