"""Tell search engines what a page is, in schema.org's words as JSON-LD (https://schema.org).

A topic in one language is a Periodical, an edition a PublicationIssue of it, a brief a
NewsArticle in that. The article we read is what a brief ``isBasedOn``; what that one relied on is
a ``citation``. No address of ours ever stands for the source's article, or the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import MappingProxyType

from markupsafe import Markup

from newsroom.model import Edition, Entity, EntityKind, Topic
from newsroom.templating import addresses
from newsroom.templating.moments import edition_published, edition_updated
from newsroom.templating.records import Record, public, said
from newsroom.templating.vantage import Vantage

KINDS = MappingProxyType(
    {
        EntityKind.ORGANISATION: "Organization",
        EntityKind.PERSON: "Person",
        EntityKind.PLACE: "Place",
    }
)
_HARMFUL = MappingProxyType({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def script(*nodes: Record) -> Markup:
    """Return nodes as the text of a script element, which no word in them can end.

    HTML reads a script's text up to ``</script``, and treats ``<!--`` in it apart; JSON may write
    the signs these need by their numbers.
    """
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for sign, number in _HARMFUL.items():
        text = text.replace(sign, number)
    return Markup(text)  # noqa: S704 - no sign is left that HTML reads


def publisher(vantage: Vantage) -> Record:
    """Return who makes the publication."""
    settings = vantage.site.settings
    name = vantage.name(settings.publisher).text or vantage.name(settings.name).text
    return {"@type": "Organization", "name": name, "url": public(vantage.site, "")}


def website(vantage: Vantage) -> Record:
    """Return the publication's site in the page's language."""
    settings = vantage.site.settings
    front = public(vantage.site, addresses.front(vantage.language))
    return said(
        **{"@type": "WebSite", "@id": f"{front}#site"},
        url=front,
        name=vantage.name(settings.name).text,
        description=vantage.name(settings.tagline).text,
        inLanguage=vantage.language,
        publisher=publisher(vantage),
    )


def periodical(vantage: Vantage, topic: Topic) -> Record:
    """Return a topic's issues as a whole."""
    page = public(vantage.site, addresses.topic(vantage.language, topic.id))
    return said(
        **{"@type": "Periodical", "@id": f"{page}#periodical"},
        url=page,
        name=vantage.name(topic.names, topic.id).text,
        description=vantage.name(topic.descriptions).text,
        inLanguage=vantage.language,
        publisher=publisher(vantage),
    )


def issue(vantage: Vantage, edition: Edition) -> Record:
    """Return an edition and what is in it."""
    site, language = vantage.site, edition.language
    page = public(site, addresses.issue(language, edition.topic.id, edition.issue.name))
    in_own = [entry for entry in edition.entries if not entry.is_fallback]
    return said(
        **{"@type": "PublicationIssue", "@id": f"{page}#issue"},
        url=page,
        issueNumber=edition.issue.number,
        datePublished=edition_published(site.settings, edition).isoformat(),
        dateModified=edition_updated(site.settings, edition).isoformat(),
        inLanguage=language,
        license=site.settings.licence_url,
        isPartOf=periodical(vantage, edition.topic),
        hasPart=[
            {"@id": _brief_node(public(site, addresses.brief(language, entry.brief.slug)))}
            for entry in in_own
        ],
    )


def brief(vantage: Vantage, record: Record) -> Record:
    """Return a brief from its record: ours, and what it rests on."""
    source = record.get("source", {})
    translation = record.get("translation")
    others = record.get("translations", {})
    original = others.get(translation["of"]) if translation else None
    based = [article(one) for one in (source, *source.get("also", ())) if one]
    return said(
        **{"@type": "NewsArticle", "@id": _brief_node(record["url"])},
        url=record["url"],
        mainEntityOfPage=record["url"],
        headline=record["title"],
        description=record.get("summary"),
        inLanguage=record["language"],
        datePublished=record["published"],
        dateModified=record["updated"],
        isAccessibleForFree=True,
        author=[{"@type": "Person", "name": name} for name in record.get("authors", ())]
        or publisher(vantage),
        publisher=publisher(vantage),
        license=record.get("licence", {}).get("url"),
        image=record.get("image", {}).get("url"),
        isPartOf=[{"@id": f"{one['url']}#issue"} for one in record.get("issues", ())],
        isBasedOn=based,
        citation=[article(step) for step in source.get("via", ())],
        about=[_named(one) for one in record.get("entities", ())],
        translationOfWork={"@id": _brief_node(original)} if original else None,
        workTranslation=[]
        if translation
        else [{"@id": _brief_node(url)} for url in others.values()],
        correction=[
            {
                "@type": "CorrectionComment",
                "datePublished": one["date"],
                "text": " ".join([one["what"], *([one["why"]] if "why" in one else [])]),
            }
            for one in record.get("corrections", ())
        ],
    )


def article(source: Record) -> Record:
    """Return an article that somebody else published, as much as is known of it."""
    outlet = source["outlet"]
    return said(
        **{"@type": "NewsArticle"},
        headline=source.get("title"),
        url=source.get("url"),
        datePublished=source.get("published"),
        inLanguage=source.get("language"),
        author=[{"@type": "Person", "name": name} for name in source.get("authors", ())],
        publisher=said(**{"@type": "Organization"}, name=outlet["name"], url=outlet.get("site")),
    )


def entity(vantage: Vantage, of: Entity, other_names: Iterable[str]) -> Record:
    """Return an organisation, a person or a place with all its names."""
    page = public(vantage.site, addresses.entity(vantage.language, of.kind, of.id))
    name = vantage.name(of.names, of.id).text
    return said(
        **{"@type": KINDS[of.kind], "@id": f"{page}#entity"},
        mainEntityOfPage=page,
        name=name,
        alternateName=[other for other in dict.fromkeys(other_names) if other != name],
        url=of.site,
    )


def _named(one: Record) -> Record:
    kind = KINDS[EntityKind(one["kind"])]
    return said(
        **{"@type": kind, "@id": f"{one['url']}#entity" if "url" in one else ""}, name=one["name"]
    )


def _brief_node(url: str) -> str:
    return f"{url}#brief"
