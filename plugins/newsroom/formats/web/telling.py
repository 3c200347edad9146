"""Gather what each kind of page tells programs, and the files that stand beside a brief."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from newsroom.formats.renderer import Job
from newsroom.formats.web import linked_data
from newsroom.markdown.writing import write_markdown
from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.bodies import FullBody, filled
from newsroom.templating.moments import edition_published, edition_updated
from newsroom.templating.records import Record, brief_record
from newsroom.templating.site import Site
from newsroom.templating.vantage import Linking, Vantage
from newsroom.templating.views.meta import MetaView, TwinLink

MARKDOWN, JSON = "text/markdown", "application/json"


class Telling(Struct, frozen=True):
    """Hold what a page's head says, and the record of a brief for the files beside it."""

    meta: MetaView
    record: Record | None = None


def tell(site: Site, job: Job) -> Telling:
    """Return what a job's page tells programs; linked data needs public addresses."""
    if not site.settings.site_url or job.kind == "not-found":
        return Telling(MetaView())
    vantage = Vantage(site, job.language, job.path.removesuffix("index.html"))
    teller = _TELLERS.get(job.kind)
    telling = teller(vantage, job) if teller else Telling(MetaView())
    return replace(telling, meta=replace(telling.meta, card=_card(vantage, job)))


def _card(vantage: Vantage, job: Job) -> str:
    """Return the address of a page's card, or of its language's front."""
    if "cards" not in vantage.site.settings.formats:
        return ""
    has_own = job.kind in addresses.CARDS
    path = vantage.path if has_own else addresses.front(vantage.language)
    return vantage.absolute(addresses.card(path))


def has_twins(site: Site) -> bool:
    """Tell whether briefs have their Markdown and JSON beside them."""
    return "data" in site.settings.formats and bool(site.settings.site_url)


def twins(site: Site, job: Job, record: Record) -> Iterator[Artifact]:
    """Make the files beside a brief's page."""
    for path, media_type in _twin_paths(job):
        text = _json(record) if media_type == JSON else _markdown(site, job, record)
        yield Artifact(path, f"{media_type}; charset=utf-8", text.encode())


def _twin_paths(job: Job) -> tuple[tuple[str, str], ...]:
    folder = job.path.removesuffix("index.html")
    return ((f"{folder}brief.md", MARKDOWN), (f"{folder}brief.json", JSON))


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


_FRONT = ("title", "summary", "why", "language", "date", "updated", "url", "authors")


def _markdown(site: Site, job: Job, record: Record) -> str:
    """Write the brief with its facts before it; JSON's strings are YAML's as well."""
    brief = site.publication.briefs[record["slug"]]
    version = brief.version(job.language) or brief.original
    path = addresses.brief(job.language, brief.slug)
    vantage = Vantage(site, job.language, path, Linking.ABSOLUTE)
    page = FullBody(vantage, version.language, brief.facts.figures)
    source = record.get("source", {})
    front: Record = {name: record[name] for name in _FRONT if name in record}
    front |= {"source": source.get("url") or source["outlet"]["name"]} if source else {}
    front |= {name: record[name] for name in ("corrections", "id") if name in record}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    text = write_markdown(*filled(version.body, page))
    return "\n".join(["---", *lines, "---", "", text])


def _front(vantage: Vantage, job: Job) -> Telling:
    del job
    topics = vantage.site.publication.topics.values()
    having = [t for t in topics if vantage.language in vantage.reach.topic_languages(t.id)]
    nodes = (linked_data.periodical(vantage, topic) for topic in having)
    return Telling(MetaView(linked_data.script(linked_data.website(vantage), *nodes)))


def _topic(vantage: Vantage, job: Job) -> Telling:
    topic = vantage.site.publication.topics[job.key[0]]
    return Telling(MetaView(linked_data.script(linked_data.periodical(vantage, topic))))


def _issue(vantage: Vantage, job: Job) -> Telling:
    edition = vantage.site.publication.editions[job.key[0], job.key[1], job.language]
    settings = vantage.site.settings
    return Telling(
        MetaView(
            linked_data.script(linked_data.issue(vantage, edition)),
            published=edition_published(settings, edition).isoformat(),
            updated=edition_updated(settings, edition).isoformat(),
        )
    )


def _brief(vantage: Vantage, job: Job) -> Telling:
    brief = vantage.site.publication.briefs[job.key[0]]
    version = brief.version(job.language) or brief.original
    record = brief_record(vantage, brief, version)
    paths = _twin_paths(job) if has_twins(vantage.site) else ()
    meta = MetaView(
        linked_data.script(linked_data.brief(vantage, record)),
        published=record["published"],
        updated=record["updated"],
        twins=tuple(TwinLink(media_type, vantage.href(path)) for path, media_type in paths),
    )
    return Telling(meta, record)


def _entity(vantage: Vantage, job: Job) -> Telling:
    entity = vantage.site.publication.entities[job.key[0]]
    names = (text for _, text in (*entity.names.by_language, *entity.aliases))
    return Telling(MetaView(linked_data.script(linked_data.entity(vantage, entity, names))))


_TELLERS: Mapping[str, Callable[[Vantage, Job], Telling]] = MappingProxyType(
    {
        "root": _front,
        "front": _front,
        "topic": _topic,
        "issue": _issue,
        "brief": _brief,
        "entity": _entity,
    }
)
