"""Test that languages are known by their tags, and that other tags are told the right one."""

from __future__ import annotations

import pytest

from newsroom.reading.findings import Refusal
from newsroom.reading.languages import read_any_language, read_site_language


@pytest.mark.parametrize(
    ("tag", "mend"),
    [
        ("kr", 'write "ko"'),
        ("zh_TW", 'write "zh-Hant"'),
        ("zh-HK", 'write "zh-Hant"'),
        ("zh-CN", 'write "zh-Hans"'),
        ("cn", 'write "zh-Hans"'),
        ("tw", 'write "zh-Hant"'),
        ("jp", 'write "ja"'),
        ("zh-hant", 'write "zh-Hant"'),
        ("zh_Hans", 'write "zh-Hans"'),
        ("KO", 'write "ko"'),
        ("en-US", 'write "en"'),
        ("ko_KR", 'write "ko"'),
        ("한국어", 'write "ko"'),
        ("zh", 'write "zh-Hant" for traditional or "zh-Hans" for simplified Chinese'),
        ("fr", "known are ko, en, zh-Hant, zh-Hans, ja"),
        ("zh-Hnat", 'did you mean "zh-Hant"?'),
    ],
)
def test_other_tags_are_told_the_right_one(tag: str, mend: str) -> None:
    """Countries, scripts and spellings are told the tag that was meant."""
    refused = read_site_language(tag)

    assert isinstance(refused, Refusal)
    assert ("NR008", mend) == (refused.code, refused.mend)


@pytest.mark.parametrize("tag", ["ko", "zh-Hant", "ms", "fr", "pt-BR", "yue"])
def test_an_article_may_be_in_any_language(tag: str) -> None:
    """What an outlet writes in is not bound to the site's languages."""
    assert tag == read_any_language(tag)


@pytest.mark.parametrize("tag", ["kr", "zh-CN", "zh", "xx", "en-us", "jp"])
def test_no_article_is_in_a_country(tag: str) -> None:
    """Tags that no language has are refused for articles too."""
    assert isinstance(read_any_language(tag), Refusal)
