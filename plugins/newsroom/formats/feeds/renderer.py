"""Turn jobs into feeds: one job makes a feed as Atom, and beside it as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.feeds import atom, json_feed
from newsroom.formats.feeds.entries import Draft, brief_draft, issue_draft, title_of
from newsroom.formats.feeds.feed import Feed, FeedAlternate, FeedEntry
from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.asking import ASSETS, template, words
from newsroom.templating.downloads import has_pdf, pdf_path
from newsroom.templating.environment import render
from newsroom.templating.feeds import (
    FeedPlace,
    feed_places,
    feeds_of,
    newest_briefs,
    newest_editions,
)
from newsroom.templating.identity import feed_id
from newsroom.templating.site import Site
from newsroom.templating.vantage import Vantage

FORMAT = "feed"
TEMPLATES = ("feed/title.html", "feed/issue.html", "feed/issue-title.html", "feed/brief.html")


class TitleView(Struct, frozen=True):
    """Hold what a feed's title is made of."""

    site_name: str
    topic: str
    """Empty for the feed of all topics."""
    kind: str


class FeedRenderer:
    """Make every feed of the site."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job a feed, which states the size of each PDF it encloses."""
        for place in feed_places(site):
            path = addresses.feed(place.language, place.topic, place.kind, "atom")
            needs = _pdfs(site, place) if place.kind == "issues" else ()
            yield Job(FORMAT, place.kind, (place.topic,), place.language, path, needs)

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Gather the entries."""
        return Prepared("", partial(_files, site, job, *_composed(site, job, facts)))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return its templates, the words of its language, and the address of the icon."""
        return (*map(template, TEMPLATES), words(job.language), ASSETS)

    def state(self, site: Site) -> str:
        """Return nothing: the site knows all a feed depends on."""
        del site
        return ""


def _pdfs(site: Site, place: FeedPlace) -> tuple[str, ...]:
    return tuple(
        pdf_path(edition.language, edition.topic.id, edition.issue.name)
        for edition in newest_editions(site, place.language, place.topic)
        if has_pdf(site, edition.topic.id)
    )


def _composed(
    site: Site, job: Job, facts: Mapping[str, ArtifactFacts]
) -> tuple[Feed, TitleView, tuple[Draft, ...]]:
    """Return a feed without its title and entries, and what these will be."""
    (topic_id,), language, settings = job.key, job.language, site.settings
    topic = site.publication.topics[topic_id] if topic_id else None
    home = addresses.topic(language, topic_id) if topic else addresses.front(language)
    vantage = Vantage(site, language, home)
    drafts: tuple[Draft, ...]
    if job.kind == "issues":
        editions = newest_editions(site, language, topic_id)
        drafts = tuple(issue_draft(site, edition, facts) for edition in editions)
    else:
        briefs = newest_briefs(site, language, topic_id)
        drafts = tuple(brief_draft(site, brief, version) for brief, version in briefs)
    subtitle = vantage.name(topic.descriptions if topic else settings.tagline).text
    name = vantage.name(settings.name).text
    feed = Feed(
        id=feed_id(site, language, topic_id, job.kind),
        language=language,
        title="",
        subtitle=subtitle,
        author=vantage.name(settings.publisher).text or name,
        rights=settings.licence,
        home=vantage.absolute(home),
        atom=vantage.absolute(job.path),
        json=vantage.absolute(addresses.feed(language, topic_id, job.kind, "json")),
        icon=vantage.absolute(site.assets["icon.svg"]) if "icon.svg" in site.assets else "",
        entries=(),
        alternates=tuple(_alternates(vantage, topic_id, job.kind)),
    )
    title = TitleView(name, vantage.name(topic.names, topic_id).text if topic else "", job.kind)
    return feed, title, drafts


def _alternates(vantage: Vantage, topic: str, kind: str) -> Iterator[FeedAlternate]:
    for language in vantage.site.publication.languages:
        for place in feeds_of(vantage.site, language, topic):
            if place.kind == kind and language != vantage.language:
                paths = (addresses.feed(language, topic, kind, end) for end in ("atom", "json"))
                yield FeedAlternate(language, *(vantage.absolute(path) for path in paths))


def _files(
    site: Site, job: Job, feed: Feed, title: TitleView, drafts: tuple[Draft, ...]
) -> tuple[Artifact, ...]:
    """Write the feed in both ways.

    :raises PublicationError: NR404, where a template fails.
    """
    whole = replace(
        feed,
        title=title_of(site, job.language, "feed/title.html", title),
        entries=tuple(_entry(site, job.language, draft) for draft in drafts),
    )
    beside = job.path.removesuffix("atom") + "json"
    return (
        Artifact(job.path, atom.MEDIA_TYPE, atom.write_atom(whole)),
        Artifact(beside, json_feed.MEDIA_TYPE, json_feed.write_json(whole)),
    )


def _entry(site: Site, language: str, draft: Draft) -> FeedEntry:
    content = render(site.environment(language), draft.template, draft.view).strip()
    title = draft.entry.title or title_of(site, language, "feed/issue-title.html", draft.view)
    return replace(draft.entry, title=title, content=content)
