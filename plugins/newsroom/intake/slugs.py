"""Name a brief's file by what its article is about."""

from __future__ import annotations

import re

from newsroom.intake.article import Article
from newsroom.reading.texts import slugify

_LONGEST = 60
_ENOUGH = 3
_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "as", "from", "by",
     "with", "is", "are", "be", "its", "it", "after", "over", "amid", "into"]
)  # fmt: skip


def slug_for(article: Article, day: str) -> str:
    """Return a slug: the headline's own Latin words, else its names, else outlet and day."""
    title = article.title.value if article.title else ""
    if title.isascii() or sum(sign.isascii() for sign in title) > len(title) * 0.8:
        words = [word for word in slugify(title).split("-") if word not in _SMALL]
        return _cut(words)
    line = article.title.evidence.line if article.title else -1
    named = [
        f.value.id or slugify(f.value.latin) for f in article.entities if f.evidence.line == line
    ]
    named += [slugify(word) for word in re.findall(r"[A-Za-z][A-Za-z0-9.+-]+", title)]
    more = [f.value.id or slugify(f.value.latin) for f in article.entities]
    parts = list(dict.fromkeys([*named, *(more if len(named) < 2 else [])]))[:_ENOUGH]  # noqa: PLR2004
    slug = _cut([word for part in parts for word in part.split("-")])
    outlet = article.outlet.value.id if article.outlet else ""
    return slug or _cut([*(outlet or "article").split("-"), *day.split("-")])


def _cut(words: list[str]) -> str:
    slug = ""
    for word in dict.fromkeys(filter(None, words)):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug
