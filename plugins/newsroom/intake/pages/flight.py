"""Read the article of a page that has it only in the strings its script is to make it of.

Next.js sends components as calls of ``self.__next_f.push``; no reader of HTML sees a paragraph in
them.
"""

from __future__ import annotations

import json
import re

from newsroom.intake.cleaning import clean

_PUSH = re.compile(r'self\.__next_f\.push\(\[\d+,\s*("(?:[^"\\]|\\.)*")\s*\]\)', re.DOTALL)
_PARAGRAPH = re.compile(r"<p(?:\s[^<>]{0,300})?>(.{1,8000}?)</p>", re.DOTALL)
_COMPONENT = re.compile(
    r'\["\$","p",[^,]{0,80},\{[^{}\[\]]{0,300}?"children":("(?:[^"\\]|\\.)*"|\[[^\[\]]{0,4000}\])'
)
_TAG = re.compile(r"<[^<>]{0,500}>")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def paragraphs_in_flight(source: str) -> tuple[str, ...]:
    """Return the paragraphs that a page's script would show, in their order."""
    joined = "".join(filter(None, (_unescaped(match[1]) for match in _PUSH.finditer(source))))
    if not joined:
        return ()
    found = [(m.start(), _TAG.sub("", m[1])) for m in _PARAGRAPH.finditer(joined)]
    found += [(m.start(), _children(m[1])) for m in _COMPONENT.finditer(joined)]
    texts = (clean(text) for _, text in sorted(found))
    return tuple(dict.fromkeys(text for text in texts if text))


def _unescaped(literal: str) -> str:
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return ""
    return value if isinstance(value, str) else ""


def _children(literal: str) -> str:
    """Return the words of a component's children: one string, or several with marks between."""
    if literal.startswith('"'):
        return _unescaped(literal)
    words = (_unescaped(f'"{text}"') for text in _STRING.findall(literal))
    return "".join(word for word in words if not word.startswith("$"))
