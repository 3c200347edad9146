"""Tell machines what is here: robots.txt, and a sitemap with the same page in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import escape

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact
from newsroom.templating.addresses import absolute
from newsroom.templating.contents import SitePage, site_pages
from newsroom.templating.site import Site

FORMAT = "machines"
LARGEST = 10_000
"""Pages in one sitemap: the protocol allows 50,000 and 50 MB, and alternates take room."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


class MachineRenderer:
    """Make robots.txt, and the sitemap where the site has a public address."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return a job for each file; a sitemap needs absolute addresses."""
        yield Job(FORMAT, "robots", (), "", "robots.txt")
        if site.settings.site_url:
            yield Job(FORMAT, "sitemap", (), "", "sitemap.xml")

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """List what there is."""
        del facts
        return Prepared("", partial(_files, site, job))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return nothing: the lists are of what the site answers."""
        del job
        return ()

    def state(self, site: Site) -> str:
        """Return nothing, the same."""
        del site
        return ""


def _files(site: Site, job: Job) -> tuple[Artifact, ...]:
    """Make the file; a large sitemap is an index and its parts."""
    if job.kind == "robots":
        return (Artifact(job.path, "text/plain; charset=utf-8", _robots(site).encode()),)
    return tuple(Artifact(path, "application/xml", text.encode()) for path, text in sitemaps(site))


def sitemaps(site: Site, largest: int = LARGEST) -> Iterator[tuple[str, str]]:
    """Return (path, text) of the sitemap, the index first where there are parts."""
    url = site.settings.site_url
    groups = groupby(site_pages(site), key=lambda page: (page.kind, page.key))
    entries = [entry for _, group in groups for entry in _entries(url, tuple(group), site)]
    parts = [entries[at : at + largest] for at in range(0, len(entries), largest)]
    if len(parts) <= 1:
        yield "sitemap.xml", _urlset(entries)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    rows = "".join(f"<sitemap><loc>{_xml(url, name)}</loc></sitemap>\n" for name in names)
    yield "sitemap.xml", f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n{rows}</sitemapindex>\n'
    yield from ((name, _urlset(part)) for name, part in zip(names, parts, strict=True))


def _entries(url: str, pages: tuple[SitePage, ...], site: Site) -> Iterator[str]:
    """Write one page in all its languages: each entry names them all, itself among them."""
    by_language = {page.language: page.path for page in pages}
    tag = site.reach.nearest(site.publication.default_language, by_language) or ""
    links = [*by_language.items(), ("x-default", by_language[tag])]
    alternates = "".join(
        f'\n<xhtml:link rel="alternate" hreflang="{tag}" href="{_xml(url, path)}"/>'
        for tag, path in links
    )
    return (f"<url><loc>{_xml(url, page.path)}</loc>{alternates}\n</url>\n" for page in pages)


def _urlset(entries: Sequence[str]) -> str:
    opening = f'<urlset xmlns="{_SCHEMA}" xmlns:xhtml="{_XHTML}">'
    return f"{_HEAD}{opening}\n{''.join(entries)}</urlset>\n"


def _xml(url: str, path: str) -> str:
    return str(escape(absolute(url, path)))


def _robots(site: Site) -> str:
    url = site.settings.site_url
    pointer = f"\nSitemap: {absolute(url, 'sitemap.xml')}\n" if url else ""
    return f"User-agent: *\nAllow: /\n{pointer}"
