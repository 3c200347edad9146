"""Give the whole archive away: every published brief as one JSON and one CSV.

Researchers count with it, other programs import it, and a publication can leave us with it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from functools import partial

from newsroom.formats.renderer import ArtifactFacts, Job, Prepared
from newsroom.model import Artifact, Brief, Figure, Names, Quantity, Source, Version, Via
from newsroom.templating import addresses
from newsroom.templating.identity import brief_id
from newsroom.templating.moments import brief_updated
from newsroom.templating.records import Record, day, number, public, said
from newsroom.templating.site import Site

FORMAT = "data"
PATH = "archive.json"
COLUMNS = (
    "id",
    "slug",
    "language",
    "url",
    "title",
    "summary",
    "date",
    "updated",
    "topics",
    "issues",
    "section",
    "outlet",
    "source_url",
    "source_title",
    "source_published",
    "entities",
    "original",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ArchiveRenderer:
    """Make the archive's two files, in one job."""

    name = FORMAT

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return the one job."""
        del site
        yield Job(FORMAT, "archive", (), "", PATH)

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Gather every record."""
        del job, facts
        return Prepared("", partial(_files, site))

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return nothing: the archive is of what the site answers."""
        del job
        return ()

    def state(self, site: Site) -> str:
        """Return nothing, the same."""
        del site
        return ""


def _files(site: Site) -> tuple[Artifact, ...]:
    head, records = _head(site), [_record(site, brief) for brief in _published(site)]
    return (
        Artifact(PATH, "application/json", _json(head, records).encode()),
        # Spreadsheets take a file for UTF-8 only where it begins with the mark.
        Artifact("archive.csv", "text/csv; charset=utf-8", _csv(records).encode("utf-8-sig")),
    )


def _published(site: Site) -> Iterator[Brief]:
    return (site.publication.briefs[slug] for slug in site.publication.placed)


def _head(site: Site) -> Record:
    publication, settings = site.publication, site.settings
    return said(
        name=_names(settings.name),
        url=public(site, ""),
        languages=list(publication.languages),
        licence=said(name=settings.licence, url=settings.licence_url),
        topics={topic.id: said(names=_names(topic.names)) for topic in publication.topics.values()},
        outlets={
            outlet.id: said(names=_names(outlet.names), site=outlet.site)
            for outlet in publication.outlets.values()
        },
        entities={
            entity.id: said(
                kind=entity.kind.value,
                names=_names(entity.names),
                aliases=[list(alias) for alias in entity.aliases],
                site=entity.site,
            )
            for entity in publication.entities.values()
        },
    )


def _names(names: Names) -> dict[str, str]:
    return dict(names.by_language)


def _record(site: Site, brief: Brief) -> Record:
    facts = brief.facts
    return said(
        slug=brief.slug,
        date=str(facts.date),
        topics=list(facts.topics),
        issues=["/".join(key) for key in site.publication.placed[brief.slug]],
        section=facts.section,
        authors=list(facts.authors),
        source=_source(facts.source) if facts.source else None,
        figures=[_figure(figure) for figure in facts.figures],
        entities=list(facts.entities),
        original=brief.original.language,
        versions={
            version.language: _version(site, brief, version)
            for version in _public_versions(site, brief)
        },
    )


def _public_versions(site: Site, brief: Brief) -> tuple[Version, ...]:
    """Return the versions that readers may see: a draft edition's translation is not among them."""
    having = site.reach.brief_languages(brief.slug)
    return tuple(v for v in brief.versions if v.language in having) or (brief.original,)


def _version(site: Site, brief: Brief, version: Version) -> Record:
    has_page = version.language in site.reach.brief_languages(brief.slug)
    path = addresses.brief(version.language, brief.slug)
    return said(
        id=brief_id(site, brief, version.language),
        url=public(site, path) if has_page else "",
        title=version.title,
        summary=version.summary,
        why=version.why,
        updated=brief_updated(site.settings, brief, version).isoformat(),
        corrections=[
            said(date=str(one.date), what=one.what, why=one.why) for one in version.corrections
        ],
    )


def _source(source: Source) -> Record:
    also = [_source(other) for other in source.also]
    return _article(source) | said(
        language=source.language,
        authors=list(source.authors),
        via=[_article(step) for step in source.via],
        also=also,
    )


def _article(source: Source | Via) -> Record:
    published = day(source.published)
    return said(outlet=source.outlet, title=source.title, url=source.url, published=published)


def _figure(figure: Figure) -> Record:
    approx = _quantity(figure.approx) if figure.approx else None
    return said(id=figure.id, **_quantity(figure.quantity), approx=approx)


def _quantity(quantity: Quantity) -> Record:
    return {"value": number(quantity.value), "unit": quantity.unit}


def _json(head: Record, records: list[Record]) -> str:
    """Write one brief a line, so that a comparison of two archives shows whole briefs."""
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{opening},\n "briefs": [\n{lines}\n ]\n}}\n'


def _csv(records: list[Record]) -> str:
    """Write one version a row (RFC 4180)."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(COLUMNS)
    for record in records:
        for language, version in record["versions"].items():
            row = _row(record, language, version)
            table.writerow([_cell(row.get(column, "")) for column in COLUMNS])
    return written.getvalue()


def _row(record: Record, language: str, version: Record) -> Record:
    source = record.get("source", {})
    return {
        **record,
        **version,
        "language": language,
        "outlet": source.get("outlet", ""),
        "source_url": source.get("url", ""),
        "source_title": source.get("title", ""),
        "source_published": source.get("published", ""),
    }


def _cell(value: object) -> str:
    """Write a cell that no spreadsheet runs: a text that begins like a formula is marked as text.

    See https://owasp.org/www-community/attacks/CSV_Injection.
    """
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
