"""Show the pages of one issue, one brief, ordinary words, and what is shown where nothing is."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from newsroom.model import Brief, Edition, Entry, Page, PageVersion, Version
from newsroom.templating import addresses
from newsroom.templating.bodies import PageBody, filled
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import BriefLine, BriefView, brief_line, brief_view
from newsroom.templating.views.issues import IssueView, issue_view, topics_nearby
from newsroom.templating.views.shell import Place, link_to
from newsroom.templating.views.words import DownloadView, LinkView, Text


@dataclass(frozen=True, slots=True)
class IssueLink:
    """Hold a link to an issue, at a brief in it where one is meant."""

    href: str
    topic: Text
    number: str
    month: str


@dataclass(frozen=True, slots=True)
class IssuePageView:
    """Hold an edition's page: the edition, its file, and the issues beside it."""

    issue: IssueView
    download: DownloadView | None
    before: IssueLink | None
    """The issue before it on its topic."""
    after: IssueLink | None


@dataclass(frozen=True, slots=True)
class BriefPageView:
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


@dataclass(frozen=True, slots=True)
class PageView:
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


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """Hold the page that is served where there is none: every language's words and front."""

    fronts: tuple[LinkView, ...]


def issue_page_view(
    vantage: Vantage, edition: Edition, download: DownloadView | None
) -> IssuePageView:
    """Make the view of an edition's page."""
    row = vantage.reach.editions(edition.topic.id, edition.language)
    at = row.index(edition)
    after = row[at - 1] if at else None
    before = row[at + 1] if at + 1 < len(row) else None
    return IssuePageView(
        issue=issue_view(vantage, edition),
        download=download,
        before=_issue_link(vantage, before) if before else None,
        after=_issue_link(vantage, after) if after else None,
    )


def brief_page_view(vantage: Vantage, brief: Brief, version: Version) -> BriefPageView:
    """Make the view of a brief's own page."""
    homes = vantage.reach.homes(brief.slug, vantage.language)
    home = homes[0] if homes else None
    before, after = _neighbours(vantage, home, brief.slug)
    return BriefPageView(
        brief=brief_view(vantage, brief, version),
        accent=vantage.site.theme.accent(home.topic.accent if home else ""),
        home=_issue_link(vantage, home, brief.slug) if home else None,
        section=_section(vantage, home, brief.slug),
        also_in=tuple(_issue_link(vantage, edition, brief.slug) for edition in homes[1:]),
        languages=_languages(vantage, brief),
        previously=tuple(
            brief_line(vantage, slug)
            for slug in vantage.reach.previously(brief.slug, vantage.language)
        ),
        before=before,
        after=after,
    )


def brief_place(vantage: Vantage, slug: str) -> Place:
    """Say where a brief is in each language; elsewhere its issue is nearest, or its topic."""
    reach = vantage.reach
    having = reach.brief_languages(slug)
    nearest: list[tuple[str, str, str]] = []
    for tag in vantage.site.publication.languages:
        shown = reach.appearances(slug, tag)
        if shown and tag not in having:
            issue = addresses.issue(tag, shown[0].topic.id, shown[0].issue.name)
            nearest.append(("issue", tag, f"{issue}#{slug}"))
    found = {*having, *(tag for _, tag, _ in nearest)}
    for topic, _ in vantage.site.publication.placed.get(slug, ())[:1]:
        nearest += topics_nearby(vantage, topic, without=found)
    return Place(tuple((tag, addresses.brief(tag, slug)) for tag in having), tuple(nearest))


def page_view(vantage: Vantage, page: Page, version: PageVersion) -> PageView:
    """Make the view of an ordinary page."""
    body, notes = filled(version.body, PageBody(vantage, version.language))
    folder = page.path.rpartition("/")[0]
    parent = vantage.site.publication.pages.get(folder)
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
    return NotFoundView(
        tuple(
            LinkView(
                href=vantage.href(addresses.front(tag)),
                text=vantage.text(_site_name(vantage, tag), tag),
                hreflang=tag,
                language_name=vantage.site.locale(tag).own_name,
            )
            for tag in vantage.site.publication.languages
        )
    )


def _site_name(vantage: Vantage, language: str) -> str:
    return vantage.site.settings.name.best(language, "en")[1]


def _issue_link(vantage: Vantage, edition: Edition, slug: str = "") -> IssueLink:
    path = addresses.issue(edition.language, edition.topic.id, edition.issue.name)
    return IssueLink(
        href=vantage.href(f"{path}#{slug}" if slug else path),
        topic=vantage.name(edition.topic.names, edition.topic.id),
        number=vantage.locale.number(edition.issue.number),
        month=vantage.locale.month(edition.issue.date),
    )


def _section(vantage: Vantage, home: Edition | None, slug: str) -> Text:
    for section in home.sections if home else ():
        if section.section and any(entry.brief.slug == slug for entry in section.entries):
            return vantage.name(section.section.names, section.section.id)
    return Text("")


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


def _neighbours(
    vantage: Vantage, home: Edition | None, slug: str
) -> tuple[LinkView | None, LinkView | None]:
    entries = home.entries if home else ()
    at = next((n for n, entry in enumerate(entries) if entry.brief.slug == slug), None)
    if at is None:
        return None, None
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    return _neighbour(vantage, before), _neighbour(vantage, after)


def _neighbour(vantage: Vantage, entry: Entry | None) -> LinkView | None:
    if entry is None:
        return None
    slug, tag = entry.brief.slug, entry.version.language
    if tag not in vantage.reach.brief_languages(slug):
        return None
    path = addresses.brief(tag, slug)
    return link_to(vantage, tag, path, vantage.text(entry.version.title, tag))


def _page_link(vantage: Vantage, page: Page) -> LinkView | None:
    language = vantage.reach.nearest(vantage.language, vantage.reach.page_languages(page.path))
    version = page.version(language) if language else None
    if language is None or version is None:
        return None
    path = addresses.page(language, page.path)
    return link_to(vantage, language, path, vantage.text(version.title, language))


def _pages_in(vantage: Vantage, folder: str) -> tuple[LinkView, ...]:
    """Return links to the pages of a folder, by their rank in the menu and then by path."""
    inside = [
        page
        for path, page in vantage.site.publication.pages.items()
        if path.rpartition("/")[0] == folder
    ]
    inside.sort(key=lambda page: (_rank(page), page.path))
    links = [_page_link(vantage, page) for page in inside]
    return tuple(link for link in links if link is not None)


def _rank(page: Page) -> int:
    return min((v.menu for v in page.versions if v.menu is not None), default=1_000_000)
