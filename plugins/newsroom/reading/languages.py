"""Know the tags of languages, and what people write instead."""

from __future__ import annotations

import re

from newsroom.problems import did_you_mean
from newsroom.reading.findings import Refusal
from newsroom.settings import LANGUAGES

_ISO_639 = frozenset({
    "aa", "ab", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba", "be", "bg", "bi",
    "bm", "bn", "bo", "br", "bs", "ca", "ce", "ch", "co", "cs", "cv", "cy", "da", "de", "dv",
    "dz", "ee", "el", "en", "eo", "es", "et", "eu", "fa", "ff", "fi", "fj", "fo", "fr", "fy",
    "ga", "gd", "gl", "gn", "gu", "gv", "ha", "he", "hi", "ho", "hr", "ht", "hu", "hy", "hz",
    "ia", "id", "ie", "ig", "ii", "ik", "io", "is", "it", "iu", "ja", "jv", "ka", "kg", "ki",
    "kj", "kk", "kl", "km", "kn", "ko", "ks", "ku", "kv", "kw", "ky", "la", "lb", "lg", "li",
    "ln", "lo", "lt", "lu", "lv", "mg", "mh", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my",
    "na", "nb", "nd", "ne", "ng", "nl", "nn", "no", "nr", "nv", "ny", "oc", "oj", "om", "or",
    "os", "pa", "pi", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sc", "sd",
    "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su", "sv", "sw",
    "ta", "te", "tg", "th", "ti", "tk", "tl", "tn", "to", "tr", "ts", "tt", "ty", "ug", "uk",
    "ur", "uz", "ve", "vi", "vo", "wa", "wo", "xh", "yi", "yo", "za", "zu", "fil", "yue",
})  # fmt: skip
"""ISO 639 without the codes that are more often a country's by mistake: kr, tw."""
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
_REGIONAL = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?\Z")


def read_site_language(text: str) -> str | Refusal:
    """Accept a language that a publication can appear in."""
    return text if text in LANGUAGES else refuse_language(text, LANGUAGES)


def read_any_language(text: str) -> str | Refusal:
    """Accept the language of an article or an outlet: any of the world's, ``pt-BR`` too."""
    if text in LANGUAGES:
        return text
    if (
        _REGIONAL.match(text)
        and text.split("-", maxsplit=1)[0] in _ISO_639
        and text.lower() not in _MEANT
    ):
        return text
    return refuse_language(text, (*LANGUAGES, *_ISO_639))


def refuse_language(text: str, known: tuple[str, ...]) -> Refusal:
    """Say which tag was probably meant."""
    message = f'unknown language "{text}"'
    tag = text.strip().lower().replace("_", "-")
    if tag in _BOTH_SCRIPTS:
        mend = 'write "zh-Hant" for traditional or "zh-Hans" for simplified Chinese'
        return Refusal("NR008", message, mend)
    folded = {name.lower(): name for name in known}
    meant = _MEANT.get(tag) or folded.get(tag) or folded.get(tag.split("-")[0])
    if meant:
        return Refusal("NR008", message, f'write "{meant}"')
    mend = did_you_mean(text, LANGUAGES, f"known are {', '.join(LANGUAGES)}")
    return Refusal("NR008", message, mend)
