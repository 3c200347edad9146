"""Gather a dossier: all that was published on a topic, as one edition that no issue is."""

from __future__ import annotations

from datetime import date

from newsroom.curation.editions import Material, editions
from newsroom.curation.ordering import in_reading_order, sections_of
from newsroom.model import Edition, Issue, Publication
from newsroom.settings import Settings

NAME = "dossier"
"""Stands where an issue has its name; its number is 0, for it has none."""


def dossier(
    publication: Publication,
    settings: Settings,
    topic_id: str,
    language: str,
    since: date | None = None,
) -> Edition | None:
    """Return a topic's published briefs in one language, those of a day and after if one is given.

    They stand in the topic's sections, oldest first. Untranslated ones are shown or left out as in
    an issue. None: there is nothing to read.
    """
    topic = publication.topics[topic_id]
    slugs = [
        slug
        for slug, issues in publication.placed.items()
        if any(name == topic_id for name, _ in issues)
        and (since is None or publication.briefs[slug].facts.date >= since)
    ]
    sections = sections_of(topic, None)
    ordered = in_reading_order(slugs, publication.briefs, sections, None)
    if not ordered:
        return None
    briefs = tuple(publication.briefs[slug] for slug in ordered)
    newest = max(brief.facts.date for brief in briefs)
    issue = Issue(topic=topic_id, name=NAME, number=0, date=newest, briefs=ordered)
    material = Material(topic, issue, None, None, sections, briefs, {})
    shows = settings.untranslated == "original"
    found = next(iter(editions(material, (language,), shows_untranslated=shows)), None)
    return found if found and found.entries else None
