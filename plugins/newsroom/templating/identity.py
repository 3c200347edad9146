"""Name issues and briefs for machines, by what does not change when an editor tidies up.

A reader's program knows what it has shown by an id. Ours is a UUID of version 5 (RFC 9562, section
5.5) over the address the site was *first* published at, the language, and what the thing is: an
issue is its topic and name, a brief the article it rests on. So a new slug, date, title or host
delivers nothing twice. Of several briefs on one article the oldest has the article's id, the
others their slugs' besides, as has a brief of our own reporting.
"""

from __future__ import annotations

import uuid

from newsroom.model import Brief, Edition, plain_address
from newsroom.templating.site import Site


def edition_id(site: Site, edition: Edition) -> str:
    """Return the id of an edition."""
    return _urn(site, "issue", edition.language, edition.topic.id, edition.issue.name)


def brief_id(site: Site, brief: Brief, language: str) -> str:
    """Return the id of one version of a brief."""
    source = brief.facts.source
    if source is None or not source.url:
        return _urn(site, "brief", language, "", brief.slug)
    address = plain_address(source.url)
    oldest = site.publication.told.get(address, ())[:1]
    rest = () if brief.slug in oldest else (brief.slug,)
    return _urn(site, "brief", language, address, *rest)


def feed_id(site: Site, language: str, topic: str, kind: str) -> str:
    """Return the id of a feed."""
    return _urn(site, "feed", language, topic, kind)


def _urn(site: Site, *words: str) -> str:
    name = "\n".join((site.settings.first_site_url, *words))
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
