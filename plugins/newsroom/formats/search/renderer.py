"""Turn jobs into search indexes: one job a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.formats.search.documents import SearchDocument, documents
from newsroom.formats.search.index import VERSION as FORM
from newsroom.formats.search.index import write_index
from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.digest import digest
from newsroom.templating.site import Site
from newsroom.version import VERSION

FORMAT = "search"
_MEDIA = {"json": "application/json", "bin": "application/octet-stream"}


class SearchRenderer:
    """Make the index of each language."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job a language."""
        for language in site.publication.languages:
            path = f"{addresses.search(language)}index.json"
            yield Job(FORMAT, "index", (), language, path)

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Gather all that can be found; the fingerprint is of all of it."""
        del facts
        found = documents(site, job.language)
        return Prepared(digest(VERSION, FORM, found), partial(_files, job, found))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return nothing: an index is of what the site answers."""
        del job
        return ()

    def state(self, site: Site) -> str:
        """Return nothing, the same."""
        del site
        return ""


def _files(job: Job, found: tuple[SearchDocument, ...]) -> tuple[Artifact, ...]:
    here = addresses.search(job.language)
    hrefs = [addresses.relative(here, document.path) for document in found]
    return tuple(
        Artifact(f"{here}{name}", _MEDIA[name.rpartition(".")[2]], content)
        for name, content in write_index(found, hrefs)
    )
