"""Say a brief as plain fields, for programs: the JSON beside its page, linked data, the archive.

Addresses are absolute where the site has a public one, else from the site's root. Numbers are
numbers, days ISO 8601; what is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from newsroom.model import Brief, Figure, PartialDate, Quantity, Source, Version, Via
from newsroom.templating import addresses
from newsroom.templating.identity import brief_id
from newsroom.templating.moments import brief_published, brief_updated
from newsroom.templating.site import Site
from newsroom.templating.vantage import Vantage

Record = dict[str, Any]


def brief_record(vantage: Vantage, brief: Brief, version: Version) -> Record:
    """Return one version of a brief, with the names of things in its language."""
    site, facts, language = vantage.site, brief.facts, version.language
    settings = site.settings
    return said(
        id=brief_id(site, brief, language),
        slug=brief.slug,
        language=language,
        url=public(site, addresses.brief(language, brief.slug)),
        title=version.title,
        summary=version.summary,
        why=version.why,
        date=str(facts.date),
        published=brief_published(settings, brief).isoformat(),
        updated=brief_updated(settings, brief, version).isoformat(),
        authors=list(facts.authors),
        topics=[
            {"id": topic.id, "name": vantage.name(topic.names, topic.id).text}
            for topic in (site.publication.topics.get(name) for name in facts.topics)
            if topic
        ],
        issues=list(_issues(vantage, brief.slug)),
        section=facts.section,
        source=_source(vantage, facts.source) if facts.source else None,
        figures=[_figure(vantage, figure, version) for figure in facts.figures],
        entities=list(_entities(vantage, facts.entities)),
        image=_image(vantage, brief, version),
        translation=_translation(brief, version),
        translations={
            tag: public(site, addresses.brief(tag, brief.slug))
            for tag in site.reach.brief_languages(brief.slug)
            if tag != language
        },
        corrections=[
            said(date=str(one.date), what=one.what, why=one.why) for one in version.corrections
        ],
        licence=said(name=settings.licence, url=settings.licence_url),
    )


def public(site: Site, path: str) -> str:
    """Return the public address of a path, or the one from the root where there is none yet."""
    return addresses.absolute(site.settings.site_url, path)


def said(**fields: Any) -> Record:
    """Return a record of what there is to say."""
    return {name: value for name, value in fields.items() if value not in ("", [], {}, None)}


def number(value: Decimal) -> int | float:
    """Return an exact integer, or the nearest number that JSON has."""
    return int(value) if value == value.to_integral_value() else float(value)


def source_record(site: Site, source: Source | Via, outlet_name: str) -> Record:
    """Return what is known of one article."""
    outlet = site.publication.outlets.get(source.outlet)
    whole = source if isinstance(source, Source) else Source(source.outlet)
    return said(
        outlet=said(id=source.outlet, name=outlet_name, site=outlet.site if outlet else ""),
        title=source.title,
        url=source.url,
        published=day(source.published),
        language=whole.language or (outlet.language if outlet else ""),
        authors=list(whole.authors),
        rights=whole.rights or (outlet.rights if outlet else ""),
    )


def day(known: PartialDate | None) -> str:
    """Return as much of a date as is known."""
    return str(known) if known else ""


def _source(vantage: Vantage, source: Source) -> Record:
    own = _article(vantage, source)
    via = [_article(vantage, step) for step in source.via]
    also = [_article(vantage, other) for other in source.also]
    return own | said(via=via, also=also)


def _article(vantage: Vantage, source: Source | Via) -> Record:
    outlet = vantage.site.publication.outlets.get(source.outlet)
    name = vantage.name(outlet.names, source.outlet).text if outlet else source.outlet
    return source_record(vantage.site, source, name)


def _issues(vantage: Vantage, slug: str) -> Iterator[Record]:
    around = vantage.reach.surroundings(slug, vantage.language)
    for ref in (around.home, *around.also):
        if ref:
            path = addresses.issue(vantage.language, ref.topic, ref.issue)
            yield {
                "topic": ref.topic,
                "name": ref.issue,
                "number": ref.number,
                "date": str(ref.date),
                "url": public(vantage.site, path),
            }


def _figure(vantage: Vantage, figure: Figure, version: Version) -> Record:
    locale = vantage.site.locale(version.language)
    return said(
        id=figure.id,
        label=version.labels.get(figure.id, figure.id),
        **_quantity(figure.quantity, locale.quantity(figure.quantity)),
        approx=_quantity(figure.approx, locale.approx(figure.approx)) if figure.approx else None,
    )


def _quantity(quantity: Quantity, text: str) -> Record:
    return {"value": number(quantity.value), "unit": quantity.unit, "text": text}


def _entities(vantage: Vantage, ids: Iterable[str]) -> Iterator[Record]:
    publication = vantage.site.publication
    for entity in (publication.entities.get(name) for name in ids):
        if entity:
            path = addresses.entity(vantage.language, entity.kind, entity.id)
            has_page = vantage.reach.is_mentioned(entity.id)
            yield said(
                id=entity.id,
                kind=entity.kind.value,
                name=vantage.name(entity.names, entity.id).text,
                url=public(vantage.site, path) if has_page else "",
            )


def _image(vantage: Vantage, brief: Brief, version: Version) -> Record | None:
    picture = brief.facts.picture
    image = vantage.site.publication.images.get(picture.file) if picture else None
    if picture is None or image is None:
        return None
    return said(
        url=public(vantage.site, addresses.image(image)),
        alt=version.picture_alt or picture.alt,
        credit=picture.credit,
        width=image.width,
        height=image.height,
    )


def _translation(brief: Brief, version: Version) -> Mapping[str, str] | None:
    made = version.translation
    if made is None:
        return None
    return said(of=brief.original.language, by=made.by, mode=made.mode)
