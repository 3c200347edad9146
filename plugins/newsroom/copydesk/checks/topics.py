"""Check that every topic that is named exists (NR104)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.problems import Place, Problem


def check_topics(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each unknown topic of a brief, an issue or a letter."""
    known = {topic.id for topic in copy.manuscripts.topics}
    for topic, place in _named(copy):
        if copy.is_unknown("topic", topic, known):
            yield unknown("NR104", place, ("topic", topic), known, f"add topics/{topic}.yml")


def _named(copy: Copy) -> Iterator[tuple[str, Place]]:
    for file in copy.naming:
        for index, topic in enumerate(file.facts.topics if file.facts else ()):
            yield topic, file.version.origin.place(f"topics.{index}")
    for issue in copy.manuscripts.issues:
        yield issue.topic, issue.origin.place()
    for letter in copy.manuscripts.letters:
        yield letter.topic, letter.origin.place()
