"""Compose each kind of page: its vantage, its surroundings, its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.formats.web.faces import Face, face_view, front_face, issue_face, topic_face
from newsroom.model import EntityKind
from newsroom.templating import addresses
from newsroom.templating.answers import IssueRef
from newsroom.templating.downloads import has_pdf, pdf_path
from newsroom.templating.site import Site
from newsroom.templating.vantage import Linking, Vantage
from newsroom.templating.views.issues import issue_place
from newsroom.templating.views.pages import (
    brief_page_view,
    brief_place,
    issue_page_view,
    not_found_view,
    page_place,
    page_view,
)
from newsroom.templating.views.shell import Place, ShellView, shell_view
from newsroom.templating.views.words import DownloadView

Facts = Mapping[str, ArtifactFacts]


class Composition(Struct, frozen=True):
    """Hold what one page's template gets."""

    vantage: Vantage
    shell: ShellView
    view: object
    face: Face | None = None
    """The font that is made with this page; others may use it."""


def compose(site: Site, job: Job, facts: Facts) -> Composition:
    """Make the view of a job's page and of what stands around it."""
    return _COMPOSERS[job.kind](site, job, facts)


def pdfs_needed(site: Site, kind: str, key: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the paths of the PDFs whose pages and size a page states."""
    if kind == "issue":
        pairs: tuple[tuple[str, ...], ...] = (key,)
    elif kind == "topic":
        pairs = tuple((ref.topic, ref.issue) for ref in site.reach.issues(key[0], language)[:1])
    elif kind in {"root", "front"}:
        pairs = tuple((ref.topic, ref.issue) for ref in site.reach.latest(language))
    else:
        pairs = ()
    return tuple(pdf_path(language, topic, issue) for topic, issue in pairs if has_pdf(site, topic))


class _Downloads(Struct, frozen=True):
    """Find an edition's PDF among the facts; where it was not made there is no link."""

    facts: Facts

    def __call__(self, vantage: Vantage, ref: IssueRef) -> DownloadView | None:
        made = self.facts.get(pdf_path(ref.language, ref.topic, ref.issue))
        if made is None:
            return None
        size = vantage.locale.size(made.bytes)
        return DownloadView(vantage.href(made.path), "pdf", made.pages, size)


def _everywhere(site: Site, pattern: str) -> Place:
    return Place(tuple((tag, pattern.replace("{}", tag, 1)) for tag in site.publication.languages))


def _front(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.fronts import front_view  # noqa: PLC0415 - an edit of words prints no such page

    own = addresses.front(job.language)
    vantage = Vantage(site, job.language, "" if job.kind == "root" else own)
    face = front_face(vantage)
    shell = shell_view(
        vantage,
        _everywhere(site, addresses.front("{}")),
        canonical=own,
        face=face_view(vantage, face),
    )
    made = face if job.kind == "front" else None
    return Composition(vantage, shell, front_view(vantage, _Downloads(facts)), made)


def _archive(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.fronts import archive_view  # noqa: PLC0415 - an edit of words prints no such page

    del facts
    vantage = Vantage(site, job.language, addresses.archive(job.language))
    shell = shell_view(vantage, _everywhere(site, addresses.archive("{}")))
    return Composition(vantage, shell, archive_view(vantage, 0))


def _year(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.fronts import archive_view  # noqa: PLC0415 - an edit of words prints no such page

    del facts
    year = int(job.key[0])
    vantage = Vantage(site, job.language, addresses.archive_of(job.language, year))
    earlier = [tag for tag in site.publication.languages if year in site.reach.years(tag)[1:]]
    newest = [
        ("archive", tag, addresses.archive(tag))
        for tag in site.publication.languages
        if year in site.reach.years(tag)[:1]
    ]
    place = Place(tuple((tag, addresses.archive_of(tag, year)) for tag in earlier), tuple(newest))
    return Composition(vantage, shell_view(vantage, place), archive_view(vantage, year))


def _topic(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.fronts import topic_view  # noqa: PLC0415 - an edit of words prints no such page

    (topic_id,) = job.key
    topic = site.publication.topics[topic_id]
    vantage = Vantage(site, job.language, addresses.topic(job.language, topic_id))
    having = site.reach.topic_languages(topic_id)
    place = Place(tuple((tag, addresses.topic(tag, topic_id)) for tag in having))
    face = topic_face(vantage, topic_id)
    shell = shell_view(
        vantage, place, accent=topic.accent, topic=topic_id, face=face_view(vantage, face)
    )
    return Composition(vantage, shell, topic_view(vantage, topic, _Downloads(facts)), face)


def _issue(site: Site, job: Job, facts: Facts) -> Composition:
    topic, issue = job.key
    edition = site.publication.editions[topic, issue, job.language]
    vantage = Vantage(site, job.language, addresses.issue(job.language, topic, issue))
    place = issue_place(vantage, topic, issue)
    ref = IssueRef(topic, issue, job.language, edition.issue.number, edition.issue.date)
    face = issue_face(vantage, ref)
    shell = shell_view(
        vantage, place, accent=edition.topic.accent, topic=topic, face=face_view(vantage, face)
    )
    download = _Downloads(facts)(vantage, ref)
    return Composition(vantage, shell, issue_page_view(vantage, edition, download), face)


def _brief(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    (slug,) = job.key
    brief = site.publication.briefs[slug]
    version = brief.version(job.language) or brief.original
    vantage = Vantage(site, job.language, addresses.brief(job.language, slug))
    view = brief_page_view(vantage, brief, version)
    home = site.reach.surroundings(slug, job.language).home
    shell = shell_view(
        vantage,
        brief_place(vantage, slug),
        accent=view.accent,
        face=face_view(vantage, issue_face(vantage, home)) if home else None,
    )
    return Composition(vantage, shell, view)


def _entity(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.entities import entity_view  # noqa: PLC0415 - an edit of words prints no such page

    del facts
    entity = site.publication.entities[job.key[0]]
    path = addresses.entity(job.language, entity.kind, entity.id)
    vantage = Vantage(site, job.language, path)
    pattern = addresses.entity("{}", entity.kind, entity.id)
    shell = shell_view(vantage, _everywhere(site, pattern))
    return Composition(vantage, shell, entity_view(vantage, entity))


def _entities(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.entities import index_view  # noqa: PLC0415 - an edit of words prints no such page

    del facts
    kind = EntityKind(job.key[0])
    vantage = Vantage(site, job.language, addresses.entities(job.language, kind))
    shell = shell_view(vantage, _everywhere(site, addresses.entities("{}", kind)))
    return Composition(vantage, shell, index_view(vantage, kind))


def _page(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    (path,) = job.key
    page = site.publication.pages[path]
    version = page.version(job.language) or page.versions[0]
    vantage = Vantage(site, job.language, addresses.page(job.language, path))
    shell = shell_view(vantage, page_place(vantage, path))
    return Composition(vantage, shell, page_view(vantage, page, version))


def _search(site: Site, job: Job, facts: Facts) -> Composition:
    from newsroom.templating.views.search import search_view  # noqa: PLC0415 - an edit of words prints no such page

    del facts
    vantage = Vantage(site, job.language, addresses.search(job.language))
    shell = shell_view(vantage, _everywhere(site, addresses.search("{}")))
    return Composition(vantage, shell, search_view(vantage))


def _not_found(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    vantage = Vantage(site, job.language, "404.html", Linking.ROOTED)
    return Composition(vantage, shell_view(vantage, Place()), not_found_view(vantage))


_COMPOSERS: Mapping[str, Callable[[Site, Job, Facts], Composition]] = MappingProxyType(
    {
        "root": _front,
        "front": _front,
        "archive": _archive,
        "year": _year,
        "topic": _topic,
        "issue": _issue,
        "brief": _brief,
        "entity": _entity,
        "entities": _entities,
        "page": _page,
        "search": _search,
        "not-found": _not_found,
    }
)
