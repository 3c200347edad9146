"""Check that every section that is named belongs to the topic (NR113)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsroom.copydesk.copy import Copy, unknown
from newsroom.problems import Problem


def check_sections(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each section that no topic of a brief, or not an issue's, has."""
    sections = {
        topic.id: {section.id for section in topic.sections} for topic in copy.manuscripts.topics
    }
    for file in copy.naming:
        if file.facts and file.facts.section and _are_known(file.facts.topics, sections.keys()):
            known = set().union(*(sections[topic] for topic in file.facts.topics))
            if file.facts.section not in known:
                topics = " and ".join(f"topics/{topic}.yml" for topic in file.facts.topics)
                place = file.version.origin.place("section")
                word = file.facts.section
                yield unknown("NR113", place, ("section", word), known, f"add it to {topics}")
    for issue in copy.manuscripts.issues:
        known = sections.get(issue.topic, set(issue.sections))
        for index, word in enumerate(issue.sections):
            if word not in known:
                place = issue.origin.place(f"sections.{index}")
                mend = f"add it to topics/{issue.topic}.yml"
                yield unknown("NR113", place, ("section", word), known, mend)


def _are_known(topics: Collection[str], known: Collection[str]) -> bool:
    """Tell whether a brief's topics can say which sections there are."""
    return bool(topics) and set(topics) <= set(known)
