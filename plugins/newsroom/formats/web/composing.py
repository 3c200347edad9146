"""Compose each kind of page: its vantage, its surroundings, its view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsroom.formats.renderer import ArtifactFacts, Job
from newsroom.model import Edition, EntityKind
from newsroom.templating import addresses
from newsroom.templating.site import Site
from newsroom.templating.vantage import Linking, Vantage
from newsroom.templating.views.entities import entity_view, index_view
from newsroom.templating.views.fronts import archive_view, front_view, latest, topic_view
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


@dataclass(frozen=True, slots=True)
class Composition:
    """Hold what one page's template gets."""

    vantage: Vantage
    shell: ShellView
    view: object


def compose(site: Site, job: Job, facts: Facts) -> Composition:
    """Make the view of a job's page and of what stands around it."""
    return _COMPOSERS[job.kind](site, job, facts)


def pdfs_needed(site: Site, kind: str, key: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the paths of the PDFs whose pages and size a page states."""
    if kind == "issue":
        editions: tuple[Edition, ...] = (site.publication.editions[key[0], key[1], language],)
    elif kind == "topic":
        editions = site.reach.editions(key[0], language)[:1]
    elif kind in {"root", "front"}:
        editions = latest(Vantage(site, language, addresses.front(language)))
    else:
        editions = ()
    return tuple(_pdf_path(edition) for edition in editions if _has_pdf(site, edition))


def _has_pdf(site: Site, edition: Edition) -> bool:
    return "pdf" in site.settings.formats and "pdf" in edition.topic.formats


def _pdf_path(edition: Edition) -> str:
    return addresses.edition_file(edition.language, edition.topic.id, edition.issue.name, "pdf")


@dataclass(frozen=True, slots=True)
class _Downloads:
    """Find an edition's PDF among the facts; where it was not made there is no link."""

    facts: Facts

    def __call__(self, vantage: Vantage, edition: Edition) -> DownloadView | None:
        made = self.facts.get(_pdf_path(edition))
        if made is None:
            return None
        size = vantage.locale.size(made.bytes)
        return DownloadView(vantage.href(made.path), "pdf", made.pages, size)


def _everywhere(site: Site, pattern: str) -> Place:
    return Place(tuple((tag, pattern.replace("{}", tag, 1)) for tag in site.publication.languages))


def _front(site: Site, job: Job, facts: Facts) -> Composition:
    own = addresses.front(job.language)
    vantage = Vantage(site, job.language, "" if job.kind == "root" else own)
    shell = shell_view(vantage, _everywhere(site, addresses.front("{}")), canonical=own)
    return Composition(vantage, shell, front_view(vantage, _Downloads(facts)))


def _archive(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    vantage = Vantage(site, job.language, addresses.archive(job.language))
    shell = shell_view(vantage, _everywhere(site, addresses.archive("{}")))
    return Composition(vantage, shell, archive_view(vantage))


def _topic(site: Site, job: Job, facts: Facts) -> Composition:
    (topic_id,) = job.key
    topic = site.publication.topics[topic_id]
    vantage = Vantage(site, job.language, addresses.topic(job.language, topic_id))
    having = site.reach.topic_languages(topic_id)
    place = Place(tuple((tag, addresses.topic(tag, topic_id)) for tag in having))
    shell = shell_view(vantage, place, accent=topic.accent)
    return Composition(vantage, shell, topic_view(vantage, topic, _Downloads(facts)))


def _issue(site: Site, job: Job, facts: Facts) -> Composition:
    topic, issue = job.key
    edition = site.publication.editions[topic, issue, job.language]
    vantage = Vantage(site, job.language, addresses.issue(job.language, topic, issue))
    place = issue_place(vantage, topic, issue)
    shell = shell_view(vantage, place, accent=edition.topic.accent)
    download = _Downloads(facts)(vantage, edition)
    return Composition(vantage, shell, issue_page_view(vantage, edition, download))


def _brief(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    (slug,) = job.key
    brief = site.publication.briefs[slug]
    version = brief.version(job.language) or brief.original
    vantage = Vantage(site, job.language, addresses.brief(job.language, slug))
    view = brief_page_view(vantage, brief, version)
    shell = shell_view(vantage, brief_place(vantage, slug), accent=view.accent)
    return Composition(vantage, shell, view)


def _entity(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    entity = site.publication.entities[job.key[0]]
    path = addresses.entity(job.language, entity.kind, entity.id)
    vantage = Vantage(site, job.language, path)
    pattern = addresses.entity("{}", entity.kind, entity.id)
    shell = shell_view(vantage, _everywhere(site, pattern))
    return Composition(vantage, shell, entity_view(vantage, entity))


def _entities(site: Site, job: Job, facts: Facts) -> Composition:
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


def _not_found(site: Site, job: Job, facts: Facts) -> Composition:
    del facts
    vantage = Vantage(site, job.language, "404.html", Linking.ROOTED)
    return Composition(vantage, shell_view(vantage, Place()), not_found_view(vantage))


_COMPOSERS: Mapping[str, Callable[[Site, Job, Facts], Composition]] = MappingProxyType(
    {
        "root": _front,
        "front": _front,
        "archive": _archive,
        "topic": _topic,
        "issue": _issue,
        "brief": _brief,
        "entity": _entity,
        "entities": _entities,
        "page": _page,
        "not-found": _not_found,
    }
)
