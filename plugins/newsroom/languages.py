"""Name the languages of a publication, and know what people write instead of their tags."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.problems import did_you_mean

LANGUAGES = ("ko", "en", "zh-Hant", "zh-Hans", "ja")
"""The languages whose typography, numbers and words this version knows."""

_MEANT = {
    "cn": "zh-Hans", "hans": "zh-Hans", "chs": "zh-Hans", "sc": "zh-Hans",
    "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-chs": "zh-Hans", "zh-hans-cn": "zh-Hans",
    "tw": "zh-Hant", "hk": "zh-Hant", "mo": "zh-Hant", "hant": "zh-Hant", "cht": "zh-Hant",
    "tc": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
    "zh-cht": "zh-Hant", "zh-hant-tw": "zh-Hant", "zh-hant-hk": "zh-Hant",
    "kr": "ko", "kor": "ko", "korean": "ko", "jp": "ja", "jpn": "ja", "japanese": "ja",
    "eng": "en", "english": "en", "us": "en", "uk-en": "en",
    "vn": "vi", "cz": "cs", "dk": "da", "gr": "el", "ua": "uk",
    "한국어": "ko", "국문": "ko", "영어": "en", "영문": "en", "日本語": "ja", "中文": "zh-Hans",
    "繁體中文": "zh-Hant", "简体中文": "zh-Hans",
}  # fmt: skip
_BOTH_SCRIPTS = frozenset({"zh", "chinese", "zho", "chi"})


def is_other_name(tag: str) -> bool:
    """Tell whether people write this for another tag: ``kr`` is a country, not Korean."""
    return tag.lower() in _MEANT


def mend_of(tag: str, known: Iterable[str] = LANGUAGES) -> str:
    """Return the mend for an unknown tag: the one that was meant, the nearest, or all."""
    folded_tag = tag.strip().lower().replace("_", "-")
    if folded_tag in _BOTH_SCRIPTS:
        return 'write "zh-Hant" for traditional or "zh-Hans" for simplified Chinese'
    folded = {name.lower(): name for name in known}
    meant = _MEANT.get(folded_tag) or folded.get(folded_tag) or folded.get(folded_tag.split("-")[0])
    if meant:
        return f'write "{meant}"'
    return did_you_mean(tag, LANGUAGES, f"known are {', '.join(LANGUAGES)}")
