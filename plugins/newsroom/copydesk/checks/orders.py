"""Check that an issue's order names briefs of the issue (NR309)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.model import Issue
from newsroom.problems import Problem, did_you_mean


def check_orders(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each brief in an order that is not in its issue."""
    held = set(copy.publication.embargoed)
    for file in copy.manuscripts.issues:
        issue = copy.publication.issues.get((file.topic, file.name))
        for index, slug in enumerate(file.order if issue else ()):
            if issue and slug not in issue.briefs and slug not in held:
                found = _explain(slug, issue, copy)
                if found:
                    yield Problem("NR309", file.origin.place(f"order.{index}"), *found)


def _explain(slug: str, issue: Issue, copy: Copy) -> tuple[str, str] | None:
    """Return (message, mend); None where the brief has problems of its own that say it."""
    if slug not in copy.publication.briefs:
        if not copy.is_unknown("brief", slug, copy.facts):
            return None
        mend = did_you_mean(slug, issue.briefs, "write the brief's file name without its language")
        return f'the order names an unknown brief "{slug}"', mend
    homes = [name for topic, name in copy.publication.placed.get(slug, ()) if topic == issue.topic]
    if homes:
        mend = f'take it out, or write "issue: {issue.name}" in the brief'
        return f'the order names "{slug}", which is in the issue {homes[0]}', mend
    topics = copy.facts[slug].topics
    if issue.topic in topics or not set(topics) <= copy.publication.topics.keys():
        return None
    mend = f'take it out, or add "{issue.topic}" to its topics'
    return f'the order names "{slug}", a brief of another topic', mend
