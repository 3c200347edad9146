"""Make the entries of a feed: issues and briefs in full, as they read outside the site."""

from __future__ import annotations

import html
from collections.abc import Mapping

from msgspec import Struct

from newsroom.formats.feeds.feed import Enclosure, FeedEntry
from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Brief, Edition, Version
from newsroom.templating import addresses
from newsroom.templating.bodies import FullBody
from newsroom.templating.downloads import pdf_path
from newsroom.templating.environment import render
from newsroom.templating.identity import brief_id, edition_id
from newsroom.templating.moments import (
    brief_published,
    brief_updated,
    edition_published,
    edition_updated,
)
from newsroom.templating.site import Site
from newsroom.templating.vantage import Linking, Vantage
from newsroom.templating.views.briefs import BriefView, brief_view
from newsroom.templating.views.issues import IssueView, issue_view

Facts = Mapping[str, ArtifactFacts]


class Draft(Struct, frozen=True):
    """Hold an entry whose words are not yet rendered, and the view its templates print."""

    entry: FeedEntry
    template: str
    view: IssueView | BriefView


def issue_draft(site: Site, edition: Edition, facts: Facts) -> Draft:
    """Gather what an issue's entry says."""
    language, topic, issue = edition.language, edition.topic, edition.issue
    vantage = _vantage(site, language, addresses.issue(language, topic.id, issue.name))
    view = issue_view(vantage, edition, body=FullBody)
    file = facts.get(pdf_path(language, topic.id, issue.name))
    entry = FeedEntry(
        id=edition_id(site, edition),
        href=vantage.absolute(vantage.path),
        title="",
        summary=view.summary,
        content="",
        published=edition_published(site.settings, edition),
        updated=edition_updated(site.settings, edition),
        authors=edition.letter.authors if edition.letter else (),
        tags=(view.topic.text,),
        enclosures=(Enclosure(vantage.absolute(file.path), file),) if file else (),
        alternates=tuple(
            (tag, vantage.absolute(addresses.issue(tag, topic.id, issue.name)))
            for tag in site.reach.issue_languages(topic.id, issue.name)
            if tag != language
        ),
    )
    return Draft(entry, "feed/issue.html", view)


def brief_draft(site: Site, brief: Brief, version: Version) -> Draft:
    """Gather what a brief's entry says."""
    language = version.language
    vantage = _vantage(site, language, addresses.brief(language, brief.slug))
    view = brief_view(vantage, brief, version, body=FullBody)
    source = brief.facts.source
    names = (site.publication.topics.get(topic) for topic in brief.facts.topics)
    entry = FeedEntry(
        id=brief_id(site, brief, language),
        href=vantage.absolute(vantage.path),
        title=view.title,
        summary=view.summary,
        content="",
        published=brief_published(site.settings, brief),
        updated=brief_updated(site.settings, brief, version),
        authors=brief.facts.authors,
        tags=tuple(vantage.name(topic.names, topic.id).text for topic in names if topic),
        source=source.url if source else "",
        image=view.picture.href if view.picture else "",
        alternates=tuple(
            (tag, vantage.absolute(addresses.brief(tag, brief.slug)))
            for tag in site.reach.brief_languages(brief.slug)
            if tag != language
        ),
    )
    return Draft(entry, "feed/brief.html", view)


def title_of(site: Site, language: str, template: str, view: object) -> str:
    """Return the plain words of a template that sets a title."""
    return html.unescape(render(site.environment(language), template, view).strip())


def _vantage(site: Site, language: str, path: str) -> Vantage:
    return Vantage(site, language, path, Linking.ABSOLUTE)
