"""Show the pages of one issue, one brief, ordinary words, and what is shown where nothing is."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from newsroom.model import Brief, Edition, Page, PageVersion, Version
from newsroom.templating import addresses
from newsroom.templating.answers import IssueRef, Neighbour, PageRef, Surroundings
from newsroom.templating.bodies import PageBody, filled
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import BriefLine, BriefView, brief_line, brief_view
from newsroom.templating.views.issues import IssueView, issue_view, topics_nearby
from newsroom.templating.views.shell import Place, link_to, topic_links
from newsroom.templating.views.words import DownloadView, LinkView, Text


class IssueLink(Struct, frozen=True):
    """Hold a link to an issue, at a brief in it where one is meant."""

    href: str
    topic: Text
    number: str
    month: str


class IssuePageView(Struct, frozen=True):
    """Hold an edition's page: the edition, its file, and the issues beside it."""

    issue: IssueView
    download: DownloadView | None
    before: IssueLink | None
    """The issue before it on its topic."""
    after: IssueLink | None


class BriefPageView(Struct, frozen=True):
    """Hold a brief's own page: the brief, and what lies around it."""

    brief: BriefView
    accent: str
    home: IssueLink | None
    """The newest issue that prints it in this language."""
    section: Text
    also_in: tuple[IssueLink, ...]
    """Its other issues."""
    languages: tuple[LinkView, ...]
    """Itself in other languages."""
    previously: tuple[BriefLine, ...]
    before: LinkView | None
    """The brief before it in its issue."""
    after: LinkView | None


class PageView(Struct, frozen=True):
    """Hold an ordinary page."""

    title: str
    summary: str
    body: Markup
    notes: tuple[Markup, ...]
    parent: LinkView | None
    """The page of the folder it stands in."""
    children: tuple[LinkView, ...]
    """The pages in the folder of its name."""
    siblings: tuple[LinkView, ...]
    """The pages beside it in a folder, itself among them."""


class LostView(Struct, frozen=True):
    """Hold where to go on from a page that is not there, for readers of one language."""

    language: str
    front: LinkView
    """Its text is the publication's name."""
    topics: tuple[LinkView, ...]
    archive: str


class NotFoundView(Struct, frozen=True):
    """Hold the page that is served where there is none: each language's ways on."""

    languages: tuple[LostView, ...]
    """The default language first."""


def issue_page_view(
    vantage: Vantage, edition: Edition, download: DownloadView | None
) -> IssuePageView:
    """Make the view of an edition's page."""
    beside = vantage.reach.beside(edition.topic.id, edition.issue.name, edition.language)
    return IssuePageView(
        issue=issue_view(vantage, edition),
        download=download,
        before=_issue_link(vantage, beside.before) if beside.before else None,
        after=_issue_link(vantage, beside.after) if beside.after else None,
    )


def brief_page_view(vantage: Vantage, brief: Brief, version: Version) -> BriefPageView:
    """Make the view of a brief's own page."""
    around = vantage.reach.surroundings(brief.slug, vantage.language)
    home = around.home
    topic = vantage.site.publication.topics[home.topic] if home else None
    return BriefPageView(
        brief=brief_view(vantage, brief, version),
        accent=vantage.site.theme.accent(topic.accent if topic else ""),
        home=_issue_link(vantage, home, brief.slug) if home else None,
        section=_section(vantage, around),
        also_in=tuple(_issue_link(vantage, ref, brief.slug) for ref in around.also),
        languages=_languages(vantage, brief),
        previously=tuple(
            brief_line(vantage, slug)
            for slug in vantage.reach.previously(brief.slug, vantage.language)
        ),
        before=_neighbour(vantage, around.before),
        after=_neighbour(vantage, around.after),
    )


def brief_place(vantage: Vantage, slug: str) -> Place:
    """Say where a brief is in each language; elsewhere its issue is nearest, or its topic."""
    reach = vantage.reach
    having, elsewhere = reach.brief_languages(slug), reach.elsewhere(slug)
    nearest = [
        ("issue", ref.language, f"{addresses.issue(ref.language, ref.topic, ref.issue)}#{slug}")
        for ref in elsewhere.shown
    ]
    found = {*having, *(tag for _, tag, _ in nearest)}
    if elsewhere.topic:
        nearest += topics_nearby(vantage, elsewhere.topic, without=found)
    return Place(tuple((tag, addresses.brief(tag, slug)) for tag in having), tuple(nearest))


def page_view(vantage: Vantage, page: Page, version: PageVersion) -> PageView:
    """Make the view of an ordinary page."""
    body, notes = filled(version.body, PageBody(vantage, version.language))
    folder = page.path.rpartition("/")[0]
    parent = vantage.reach.page(folder, vantage.language) if folder else None
    return PageView(
        title=version.title,
        summary=version.summary,
        body=body,
        notes=notes,
        parent=_page_link(vantage, parent) if parent else None,
        children=_pages_in(vantage, page.path),
        siblings=_pages_in(vantage, folder) if folder else (),
    )


def page_place(vantage: Vantage, path: str) -> Place:
    """Say where an ordinary page is in each language."""
    having = vantage.reach.page_languages(path)
    return Place(tuple((tag, addresses.page(tag, path)) for tag in having))


def not_found_view(vantage: Vantage) -> NotFoundView:
    """Make the view of the page that is served where there is none."""
    default = vantage.language
    rest = [tag for tag in vantage.site.publication.languages if tag != default]
    return NotFoundView(tuple(_lost(replace(vantage, language=tag)) for tag in (default, *rest)))


def _lost(vantage: Vantage) -> LostView:
    front = addresses.front(vantage.language)
    return LostView(
        language=vantage.language,
        front=link_to(vantage, vantage.language, front, vantage.name(vantage.site.settings.name)),
        topics=topic_links(vantage),
        archive=vantage.href(addresses.archive(vantage.language)),
    )


def _issue_link(vantage: Vantage, ref: IssueRef, slug: str = "") -> IssueLink:
    path = addresses.issue(ref.language, ref.topic, ref.issue)
    topic = vantage.site.publication.topics[ref.topic]
    return IssueLink(
        href=vantage.href(f"{path}#{slug}" if slug else path),
        topic=vantage.name(topic.names, topic.id),
        number=vantage.locale.number(ref.number),
        month=vantage.locale.month(ref.date),
    )


def _section(vantage: Vantage, around: Surroundings) -> Text:
    if around.home is None or not around.section:
        return Text("")
    sections = vantage.site.publication.topics[around.home.topic].sections
    section = next(section for section in sections if section.id == around.section)
    return vantage.name(section.names, section.id)


def _languages(vantage: Vantage, brief: Brief) -> tuple[LinkView, ...]:
    return tuple(
        link_to(
            vantage,
            tag,
            addresses.brief(tag, brief.slug),
            vantage.text(found.title, tag),
        )
        for tag in vantage.reach.brief_languages(brief.slug)
        if tag != vantage.language and (found := brief.version(tag))
    )


def _neighbour(vantage: Vantage, beside: Neighbour | None) -> LinkView | None:
    if beside is None or beside.language not in vantage.reach.brief_languages(beside.slug):
        return None
    line = vantage.reach.line(beside.slug, beside.language)
    path = addresses.brief(line.language, line.slug)
    return link_to(vantage, line.language, path, vantage.text(line.title, line.language))


def _page_link(vantage: Vantage, page: PageRef) -> LinkView:
    path = addresses.page(page.language, page.path)
    return link_to(vantage, page.language, path, vantage.text(page.title, page.language))


def _pages_in(vantage: Vantage, folder: str) -> tuple[LinkView, ...]:
    """Return links to the pages of a folder, by their rank in the menu and then by path."""
    pages = vantage.reach.pages_in(folder, vantage.language)
    return tuple(_page_link(vantage, page) for page in pages)
