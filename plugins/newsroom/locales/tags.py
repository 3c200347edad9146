"""Relate language tags: which of our languages a reader or an article of another tag gets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_SCRIPTS: Mapping[str, str] = {
    "zh": "zh-Hans",
    "zh-CN": "zh-Hans",
    "zh-HK": "zh-Hant",
    "zh-MO": "zh-Hant",
    "zh-MY": "zh-Hans",
    "zh-SG": "zh-Hans",
    "zh-TW": "zh-Hant",
}
# Babel's negotiate_locale finds nothing for zh-HK among zh-Hant and zh-Hans.


def nearest_language(tag: str, known: Iterable[str]) -> str | None:
    """Return the known language that a tag is best served by, or None.

    A region decides the script of Chinese (``zh-HK`` is ``zh-Hant``); otherwise subtags are
    dropped from the end (``en-GB`` is ``en``).
    """
    by_folded = {language.casefold(): language for language in known}
    by_script = {chinese.casefold(): script for chinese, script in _SCRIPTS.items()}
    wanted = tag.replace("_", "-").casefold()
    while wanted:
        for candidate in (wanted, by_script.get(wanted, "").casefold()):
            if candidate in by_folded:
                return by_folded[candidate]
        wanted = wanted.rpartition("-")[0]
    return None
