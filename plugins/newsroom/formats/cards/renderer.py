"""Turn jobs into cards: one for each front page, topic, issue and brief in each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from newsroom.formats.cards.view import CardView, card_view
from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.asking import THEME
from newsroom.templating.contents import SitePage, site_pages
from newsroom.templating.digest import digest
from newsroom.templating.site import Site
from newsroom.typefaces import cutter_at
from newsroom.version import VERSION

FORMAT = "cards"
MEDIA_TYPE = "image/png"


class CardRenderer:
    """Draw cards."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job for each page that has a card of its own."""
        for page in site_pages(site):
            if page.kind in addresses.CARDS:
                path = addresses.card(page.path)
                yield Job(FORMAT, page.kind, page.key, page.language, path)

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Compose a card; its fingerprint is of what it shows, and of the masters."""
        del facts
        page = SitePage(job.kind, job.key, job.language, job.path.rpartition("/")[0] + "/")
        view = card_view(site, page)
        return Prepared(digest(VERSION, view, self.state(site)), partial(_files, site, job, view))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return the theme's colours."""
        del job
        return (THEME,)

    def state(self, site: Site) -> str:
        """Return a digest of the masters; Pillow's release is the program's."""
        return cutter_at(site.settings.root).opened.masters.digest()


def _files(site: Site, job: Job, view: CardView) -> tuple[Artifact, ...]:
    from newsroom.formats.cards.drawing import draw_card  # noqa: PLC0415 - Pillow only to draw

    opened = cutter_at(site.settings.root).opened
    return (Artifact(job.path, MEDIA_TYPE, draw_card(view, opened)),)
