"""Find the organisations, people and places of an article, known ones and such as are new."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from newsroom.intake.article import EntityName, Evidence, Found, Line
from newsroom.intake.knowledge import Knowledge

_PAREN = re.compile(
    r"(?P<before>[^()（）]{2,60})[(（](?P<latin>[A-Z][A-Za-z0-9.&'’+-]*(?:\s(?:of|and|the|for|&|[A-Z0-9][A-Za-z0-9.&'’+-]*)){0,7}|[a-z]{1,2}[A-Z][A-Za-z0-9]+)(?:[,，;:：]\s?[^()（）]{1,30})?[)）]"
)
_CAPS = re.compile(r"[A-Z0-9&./-]{1,6}$")
_KO_PARTICLE = "(?:이라고|라고|에게서|에게|에서는|에서도|에서|으로는|으로도|으로|에는|에도|까지|부터|처럼|보다|만의|만이|이며|이자|이나|이란|라는|이라는|과의|와의|에|의|은|는|이|가|을|를|과|와|도|로|만|측|시|성|인|산|발|행|내|계)?"
_INITIALS = {
    0: "gkcqj", 1: "gkcq", 2: "nk", 3: "dt", 4: "dt", 5: "lrw", 6: "m", 7: "bpv", 8: "bpv", 9: "scpzx",
    10: "sczx", 11: "aeiouywhjx", 12: "jzgdcx", 13: "jzgcx", 14: "ctqsz", 15: "kcqx", 16: "td", 17: "pf", 18: "hfw",
}  # fmt: skip
"""The Latin letters that a Hangul syllable's first consonant can stand for, by its number."""
_BASE, _SPAN, _HIGH = 0xAC00, 588, 0xD7A3
_ENTITY_WORDS = frozenset(
    [
        "CEO",
        "CTO",
        "CFO",
        "COO",
        "IT",
        "AI",
        "IoT",
        "ICT",
        "R&D",
        "GDP",
        "IPO",
        "EV",
        "OTA",
        "LLM",
        "GPU",
        "CPU",
        "API",
        "UN",
        "EU",
        "US",
        "UK",
        "G7",
        "G20",
        "ETF",
        "M&A",
        "PC",
        "TV",
    ]
)


class Names:
    """Know all names of all entities, and find the longest that stands at each place."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._known: dict[str, str] = {}
        for entity in knowledge.entities:
            named = [text for _, text in entity.names.by_language]
            named += [text for _, text in entity.aliases]
            for name in named:
                self._known.setdefault(_folded(name), entity.id)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._known:
            return None
        longest_first = sorted(self._known, key=lambda name: (-len(name), name))
        return re.compile("|".join(re.escape(name) for name in longest_first))

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield (place, id, name) of each known entity that a text names."""
        if self._pattern is None:
            return
        folded = _folded(text)
        if len(folded) != len(text):
            folded = text
        for match in self._pattern.finditer(folded):
            if _stands_alone(text, match.start(), match.end()):
                yield match.start(), self._known[match[0]], text[match.start() : match.end()]


def entities_of(
    lines: Iterable[Line], language: str, knowledge: Knowledge
) -> Iterator[Found[EntityName]]:
    """Yield each entity once: the known ones by id, and new ones that have a Latin name."""
    names = Names(knowledge)
    seen: set[str] = set()
    for line in lines:
        found = [(at, EntityName(name, known)) for at, known, name in names.find(line.text)]
        found += [(at, entity) for at, entity in _new(line.text, language, names)]
        for _, entity in sorted(found, key=lambda one: one[0]):
            key = entity.id or entity.latin.casefold()
            if key not in seen:
                seen.add(key)
                sure = 0.9 if entity.id else 0.6
                yield Found(entity, sure, Evidence(line.number, line.text))


def _folded(text: str) -> str:
    return (
        text.casefold()
        if text.isascii()
        else "".join(sign.lower() if sign.isascii() else sign for sign in text)
    )


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a name is a word of its own, not a part of another."""
    before, after = text[start - 1 : start], text[end : end + 1]
    name = text[start:end]
    if name[0].isascii() and name[0].isalnum() and before.isascii() and before.isalnum():
        return False
    if name[-1].isascii() and name[-1].isalnum() and after.isascii() and after.isalnum():
        return False
    if not _is_hangul(name[-1]):
        return True
    if _is_hangul(name[0]) and _is_hangul(before):
        return False
    rest = re.match(r"[가-힣]*", text[end:])
    tail = rest[0] if rest else ""
    return bool(re.fullmatch(_KO_PARTICLE, tail)) or (len(name) > 2 and len(tail) < 4)  # noqa: PLR2004


def _is_hangul(sign: str) -> bool:
    return bool(sign) and _BASE <= ord(sign[0]) <= _HIGH


def _new(text: str, language: str, names: Names) -> Iterator[tuple[int, EntityName]]:
    """Yield names with their Latin form in brackets behind, of which neither is known."""
    if language == "en":
        return
    for match in _PAREN.finditer(text):
        latin = match["latin"].strip()
        if _CAPS.match(latin) or latin in _ENTITY_WORDS or any(names.find(latin)):
            continue
        name = _name_before(match["before"], latin, language)
        if name and not any(names.find(name)):
            yield match.start() + len(match["before"]) - len(name), EntityName(name, latin=latin)


def _name_before(before: str, latin: str, language: str) -> str:
    """Return the words before a bracket that its Latin name is the name of."""
    if language != "ko":
        found = re.search(r"[\u4e00-\u9fffァ-ヴー・A-Za-z0-9]{2,14}$", before.rstrip("」』》"))
        return _without_lead(found[0]) if found else ""
    words = before.split()
    if before.endswith(" ") or not words or not re.search("[가-힣]", words[-1]):
        return ""
    taken = [words[-1].lstrip("‘'“\"「《<")]
    wanted = latin.split()
    if words[-1] != taken[0]:
        return taken[0]
    for back in range(2, len(wanted) + 1):
        if back > len(words) or back > len(wanted):
            break
        word, letter = words[-back], wanted[-back][0].lower()
        if not _sounds(word, letter) or not _sounds(taken[0], wanted[-back + 1][0].lower()):
            break
        taken.insert(0, word.lstrip("‘'“\"「《<"))
    return " ".join(taken)


_LEADS = re.compile(
    r"^.*(?:公司|企業|企业|大手の?|初創|初创|巨頭|巨头|平台|の|与|與|和|及|的|由|在|於|于|向|对|對|是)(?=[\u4e00-\u9fffァ-ヴA-Z]{2})"
)


def _without_lead(name: str) -> str:
    return _LEADS.sub("", name)


def _sounds(word: str, letter: str) -> bool:
    """Tell whether a Korean word can begin the way a Latin letter sounds."""
    if not word or not _is_hangul(word[0]):
        return False
    return letter in _INITIALS[(ord(word[0]) - _BASE) // _SPAN]
