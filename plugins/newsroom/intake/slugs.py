"""Name a brief's file by what its article is about."""

from __future__ import annotations

import re

from newsroom.intake.article import Article
from newsroom.reading.findings import Refusal
from newsroom.reading.texts import read_slug, slugify

_LONGEST = 60
_ENOUGH = 3
_MOSTLY = 0.8
_SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "as", "from", "by",
     "with", "is", "are", "be", "its", "it", "after", "over", "amid", "into"]
)  # fmt: skip


def slug_for(article: Article, day: str) -> str:
    """Return a slug: the headline's own Latin words, else its names, else outlet and day."""
    outlet = article.outlet.value.id if article.outlet else ""
    dated = _cut([*(outlet or "article").split("-"), *day.split("-")])
    slug = _cut(_words_of(article))
    return dated if isinstance(read_slug(slug), Refusal) else slug


def _words_of(article: Article) -> list[str]:
    """Return the words that name an article best, if its headline and names have Latin ones."""
    title = article.title.value if article.title else ""
    if sum(sign.isascii() for sign in title) > len(title) * _MOSTLY:
        return [word for word in slugify(title).split("-") if word not in _SMALL]
    line = article.title.evidence.line if article.title else -1
    entities = [(f.value.id or slugify(f.value.latin), f.evidence.line) for f in article.entities]
    named = [name for name, there in entities if there == line]
    named += [slugify(word) for word in re.findall(r"[A-Za-z][A-Za-z0-9.+-]+", title)]
    if len(dict.fromkeys(named)) == 1 or not named:
        named += [name for name, _ in entities]
    return [word for name in list(dict.fromkeys(named))[:_ENOUGH] for word in name.split("-")]


def _cut(words: list[str]) -> str:
    slug = ""
    for word in dict.fromkeys(filter(None, words)):
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug
