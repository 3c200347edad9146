"""Make the indexes of what readers may see: where briefs are placed, who is mentioned where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsroom.curation.calendars import Key
from newsroom.model import Brief, Edition, plain_address


def placed(editions: Iterable[Edition]) -> Mapping[str, tuple[Key, ...]]:
    """Return the issues of each published brief, newest first; by slug, in its order.

    A brief is published with the first published edition of an issue it is in, be it only as
    one left out there because it is not translated.
    """
    issues = {
        (edition.issue.topic, edition.issue.name): edition.issue
        for edition in editions
        if edition.is_published
    }
    newest = sorted(issues.values(), key=lambda issue: (issue.topic, issue.name))
    newest.sort(key=lambda issue: issue.date, reverse=True)
    keys: defaultdict[str, list[Key]] = defaultdict(list)
    for issue in newest:
        for slug in issue.briefs:
            keys[slug].append((issue.topic, issue.name))
    return {slug: tuple(keys[slug]) for slug in sorted(keys)}


def mentions(
    entities: Iterable[str], briefs: Mapping[str, Brief], published: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return for each entity the published briefs that name it, in facts or text, newest first."""
    naming: dict[str, list[str]] = {entity: [] for entity in entities}
    newest = sorted(published, key=lambda slug: (-briefs[slug].facts.date.toordinal(), slug))
    for slug in newest:
        for entity in _named(briefs[slug]):
            if entity in naming:
                naming[entity].append(slug)
    return {entity: tuple(slugs) for entity, slugs in naming.items()}


def told(briefs: Mapping[str, Brief], published: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return for each article's plain address the published briefs on it, oldest first."""
    resting: defaultdict[str, list[str]] = defaultdict(list)
    for slug in sorted(published, key=lambda slug: (briefs[slug].facts.date, slug)):
        source = briefs[slug].facts.source
        if source and source.url:
            resting[plain_address(source.url)].append(slug)
    return {address: tuple(slugs) for address, slugs in resting.items()}


def _named(brief: Brief) -> Iterable[str]:
    in_text = (
        reference.target
        for version in brief.versions
        for reference in version.body.references
        if reference.kind == "entity"
    )
    return dict.fromkeys((*brief.facts.entities, *in_text))
