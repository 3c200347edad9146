"""Say in a sentence why a page was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from newsroom.press.sorting import BY_FINGERPRINT, CHANGED_FILE, NEW
from newsroom.templating.asking import EVERY, KEYS

_PLAIN = {
    "": "it is not known what it was made from",
    NEW: "it is new",
    CHANGED_FILE: "its file was not what was made",
    BY_FINGERPRINT: "its format looks for itself",
    "settings": "the settings changed",
    "theme": "the theme changed",
    "assets": "a style sheet or another file of the theme changed",
    "format": "the fonts or the tools of its format changed",
    f"units\t{EVERY}": "the units changed",
}
_TELLERS: Mapping[str, Callable[..., str]] = {
    "briefs": lambda slug: f'the brief "{slug}" changed',
    "line": lambda slug, _: f'the title, the date or the outlet of "{slug}" changed',
    "card": lambda topic, issue, language: (
        f"a title, the first deck or the length of a brief in {topic}/{issue} changed ({language})"
    ),
    "headlines": lambda topic, issue, language: (
        f"a headline in {topic}/{issue} changed ({language})"
    ),
    "editions": lambda topic, issue, language: f"{topic}/{issue} changed ({language})",
    "template": lambda name: f'the template "{name}" changed, or one that it uses',
    "words": lambda language: f"the theme's words changed ({language})",
    "facts": lambda path: f'"{path}" was made anew',
    "topics": lambda name: f'the topic "{name}" changed',
    "outlets": lambda name: f'the outlet "{name}" changed',
    "entities": lambda name: f'"{name}" changed',
    "images": lambda name: f'the image "{name}" changed',
    "pages": lambda path: f'the page "{path}" changed',
    "menu": lambda language: f"the menu changed ({language})",
    "previously": lambda slug, language: f'what came before "{slug}" changed ({language})',
    "surroundings": lambda slug, language: f'what stands beside "{slug}" changed ({language})',
    "issues_on": lambda topic, language: f'the issues of "{topic}" changed ({language})',
    "corrected": lambda topic, language: f'corrections on "{topic}" changed ({language})',
    "mentions": lambda entity: f'the briefs that name "{entity}" changed',
    "mentioned": lambda entity: f'the number of briefs that name "{entity}" changed',
}


def why(reason: str) -> str:
    """Return a reason as a sentence without its full stop."""
    if reason in _PLAIN:
        return _PLAIN[reason]
    kind, *words = reason.split("\t")
    if kind == "format":
        return _PLAIN[kind]
    if kind in _TELLERS and words not in ([EVERY], [KEYS]):
        return _TELLERS[kind](*words)
    of = " ".join(word for word in words if word not in {EVERY, KEYS})
    return f"the {kind.replace('_', ' ')} changed" + (f" ({of})" if of else "")


def explained(reasons: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each page that was made, by its path."""
    return (f"{path}: {why(reasons[path])}" for path in sorted(reasons))
