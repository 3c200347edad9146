"""Turn jobs into HTML pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from markupsafe import Markup

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.formats.web.composing import Composition, compose, pdfs_needed
from newsroom.formats.web.faces import cut, faces_state
from newsroom.formats.web.telling import Telling, has_twins, tell, twins
from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.asking import ASSETS, THEME, template, words
from newsroom.templating.contents import site_pages
from newsroom.templating.environment import render
from newsroom.templating.site import Site
from newsroom.templating.views.pages import NotFoundView

FORMAT = "web"
TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "root": "front.html",
        "front": "front.html",
        "archive": "archive.html",
        "year": "archive.html",
        "topic": "topic.html",
        "issue": "issue.html",
        "brief": "brief.html",
        "entity": "entity.html",
        "entities": "entities.html",
        "page": "page.html",
        "search": "search.html",
        "not-found": "404.html",
    }
)
"""The theme's template for each kind of page."""
LOST = "components/lost.html"
"""What stands on the page that is not there once a language, in that language's words."""


class WebRenderer:
    """Make every page of the site, and the page for addresses that do not exist."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job a page: the root first, in the order of the contents."""
        default = site.publication.default_language
        yield _job(site, "root", (), default, "")
        for page in site_pages(site):
            yield _job(site, page.kind, page.key, page.language, page.path)
        if "search" in site.settings.formats:
            for language in site.publication.languages:
                yield _job(site, "search", (), language, addresses.search(language))
        yield _job(site, "not-found", (), default, "404.html")

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Compose the page."""
        page = compose(site, job, facts)
        return Prepared("", partial(_page, site, job, page, tell(site, job)))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return its template, the words of its language, and the addresses of its assets.

        The page that is not there speaks every language: it depends on the theme.
        """
        if job.kind == "not-found":
            return THEME, ASSETS
        return template(TEMPLATES[job.kind]), words(job.language), ASSETS

    def state(self, site: Site) -> str:
        """Return what fonts are made from; all else that a page depends on the site knows."""
        return faces_state(site)


def _job(site: Site, kind: str, key: tuple[str, ...], language: str, path: str) -> Job:
    needs = pdfs_needed(site, kind, key, language)
    return Job(FORMAT, kind, key, language, addresses.file_of(path), needs)


def _page(site: Site, job: Job, page: Composition, telling: Telling) -> tuple[Artifact, ...]:
    """Make the page, and what stands beside a brief's.

    :raises PublicationError: NR404, where a template fails.
    """
    more: dict[str, object] = {}
    if isinstance(page.view, NotFoundView):
        more["parts"] = tuple(
            Markup(render(site.environment(one.language), LOST, one))  # noqa: S704 - it escapes
            for one in page.view.languages
        )
    text = render(
        site.environment(job.language),
        TEMPLATES[job.kind],
        page.view,
        shell=page.shell,
        meta=telling.meta,
        kind=job.kind,
        asset=page.vantage.asset,
        **more,
    )
    html = text.strip() + "\n"
    made = Artifact(job.path, "text/html; charset=utf-8", html.encode())
    beside = twins(site, job, telling.record) if telling.record and has_twins(site) else ()
    return (made, *beside, *(cut(site, page.face) if page.face else ()))
