"""Suggest the topic and section of a new brief: those of earlier briefs about the same names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsroom.intake.archive import Filed
from newsroom.intake.article import Article
from newsroom.model import Topic

_CLEAR = 1.5
"""How much more one must have than the next to be suggested."""


def suggest_topic(article: Article, filed: Sequence[Filed], topics: Sequence[Topic]) -> str:
    """Return the topic whose briefs share most with an article; empty where none stands out."""
    if len(topics) == 1:
        return topics[0].id
    known = {topic.id for topic in topics}
    votes: Counter[str] = Counter()
    for weight, one in _weighed(article, filed):
        for topic in one.topics:
            if topic in known:
                votes[topic] += weight
    return _clearest(votes)


def suggest_section(
    article: Article, filed: Sequence[Filed], topics: Iterable[Topic], topic: str
) -> str:
    """Return the section of a topic whose briefs share most with an article, or nothing."""
    sections = {section.id for one in topics if one.id == topic for section in one.sections}
    votes: Counter[str] = Counter()
    for weight, one in _weighed(article, filed):
        if topic in one.topics and one.section in sections:
            votes[one.section] += weight
    return _clearest(votes)


def _weighed(article: Article, filed: Sequence[Filed]) -> Iterable[tuple[int, Filed]]:
    """Yield the briefs that share a name, each with a weight: rare names count more."""
    mine = {found.value.id for found in article.entities} - {""}
    common = Counter(name for one in filed for name in one.entities)
    for one in filed:
        weight = sum(1000 // common[name] for name in mine.intersection(one.entities))
        if weight:
            yield weight, one


def _clearest(votes: Counter[str]) -> str:
    ranked = votes.most_common(2)
    if not ranked:
        return ""
    if len(ranked) > 1 and ranked[0][1] < _CLEAR * ranked[1][1]:
        return ""
    return ranked[0][0]
