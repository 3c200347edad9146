"""Know the tags of languages, and what people write instead."""

from __future__ import annotations

import re

from newsroom.languages import LANGUAGES, is_other_name, mend_of
from newsroom.reading.findings import Refusal

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
        and not is_other_name(text)
    ):
        return text
    return refuse_language(text, (*LANGUAGES, *_ISO_639))


def refuse_language(text: str, known: tuple[str, ...]) -> Refusal:
    """Say which tag was probably meant."""
    return Refusal("NR008", f'unknown language "{text}"', mend_of(text, known))
