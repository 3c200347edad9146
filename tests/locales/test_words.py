"""Hold lists, sizes, titles, reading time and the names of languages."""

from __future__ import annotations

import pytest

from newsroom.languages import LANGUAGES
from newsroom.locales import open_locale
from newsroom.locales.tags import nearest_language


def test_lists_are_joined_as_each_language_does() -> None:
    """English has no comma before "and"; Hong Kong writes 及 where Taiwan writes 和."""
    want = ["A, B 및 C", "A, B and C", "A、B及C", "A、B和C", "A、B、C"]
    assert want == [open_locale(tag, {}).list(["A", "B", "C"]) for tag in LANGUAGES]


def test_short_lists_have_nothing_to_join() -> None:
    """One item stands alone, and none is empty."""
    want = ["", "A"]
    assert want == [open_locale("ko", {}).list(items) for items in ((), ("A",))]


@pytest.mark.parametrize(
    ("count", "want"),
    [
        (0, "1 kB"),
        (1_499, "1 kB"),
        (411_999, "412 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_250_000, "1.3 MB"),
        (12_000_000_000, "12,000.0 MB"),
    ],
)
def test_a_size_is_in_kilobytes_or_megabytes(count: int, want: str) -> None:
    """A file is never of no size, and a thousand kilobytes are a megabyte."""
    assert want == open_locale("ja", {}).size(count)


def test_reading_takes_at_least_a_minute() -> None:
    """Words and characters are counted apart, at each language's own pace."""
    cases = [("ko", 0, 0), ("ko", 510, 0), ("en", 660, 0), ("ja", 0, 1000), ("ko", 340, 500)]
    want = [1, 3, 3, 2, 3]
    assert want == [open_locale(tag, {}).minutes_to_read(w, c) for tag, w, c in cases]


def test_titles_get_their_own_marks() -> None:
    """The same marks inside a title become the inner ones, and others stay."""
    want = [
        "「a『b』《c》“d”」",
        "“a「b」《c》‘d’”",
        "《a「b」〈c〉“d”》",
        "《a「b」〈c〉“d”》",
        "「a『b』《c》“d”」",
    ]
    assert want == [open_locale(tag, {}).title_quotes("a「b」《c》“d”") for tag in LANGUAGES]


def test_languages_are_named_by_each_other() -> None:
    """Both kinds of Chinese have a name people use, and an unknown tag stays as it is."""
    tags = ("ko", "zh-Hant", "zh-Hans", "ms-MY", "xx")
    want = {
        "ko": ["한국어", "중국어(번체)", "중국어(간체)", "말레이어", "xx"],
        "en": ["Korean", "Traditional Chinese", "Simplified Chinese", "Malay", "xx"],
        "zh-Hant": ["韓文", "繁體中文", "簡體中文", "馬來文", "xx"],
        "zh-Hans": ["韩语", "繁体中文", "简体中文", "马来语", "xx"],
        "ja": ["韓国語", "繁体中国語", "簡体中国語", "マレー語", "xx"],
    }
    got = {tag: [open_locale(tag, {}).language_name(other) for other in tags] for tag in want}
    assert want == got


def test_each_language_knows_its_own_name() -> None:
    """A reader finds a language by what it calls itself."""
    want = ["한국어", "English", "繁體中文", "简体中文", "日本語"]
    assert want == [open_locale(tag, {}).own_name for tag in LANGUAGES]


@pytest.mark.parametrize(
    ("tag", "want"),
    [
        ("zh-HK", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh_MO", "zh-Hant"),
        ("zh-SG", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hant"),
        ("EN-gb", "en"),
        ("ms", None),
        ("", None),
    ],
)
def test_a_region_decides_the_script_of_chinese(tag: str, want: str | None) -> None:
    """Babel's own negotiation finds nothing for zh-HK among zh-Hant and zh-Hans."""
    assert want == nearest_language(tag, LANGUAGES)


def test_a_language_without_a_style_is_refused() -> None:
    """Nobody gets another language's numbers by mistake."""
    with pytest.raises(LookupError):
        open_locale("tlh", {})


def test_a_region_gets_the_language_it_is_best_served_by() -> None:
    """A Hong Kong tag keeps its name, and numbers and order are those of zh-Hant."""
    locale = open_locale("zh-HK", {})
    assert (locale.tag, locale.own_name) == ("zh-HK", "繁體中文")
    assert locale.index_letter("香港") == "9畫"
