"""Read what a page states of itself: JSON-LD first, then Open Graph, then other metadata."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement
from msgspec import Struct

from newsroom.intake.article import Evidence, Found
from newsroom.intake.cleaning import clean

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsItem|LiveBlogPosting)$")
_MOST = 4000
"""The most values of JSON-LD that are looked at."""
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published",
    "pubdate", "publishdate", "publish-date", "publish_date", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article_date_original",
    "originalpublicationdate", "og:pubdate", "og:regdate", "dable:published_time",
    "weibo:article:create_at",
    "bytedance:published_time", "cxenseparse:recs:publishtime", "publication_date",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "dable:author", "og:article:author", "og:author", "twitter:creator:name",
)  # fmt: skip


class Metadata(Struct, frozen=True):
    """Hold what a page states, each thing in the order of trust: the surest first."""

    titles: tuple[Found[str], ...] = ()
    authors: tuple[tuple[Found[str], ...], ...] = ()
    published: tuple[Found[str], ...] = ()
    site_names: tuple[Found[str], ...] = ()
    urls: tuple[Found[str], ...] = ()
    languages: tuple[Found[str], ...] = ()
    decks: tuple[Found[str], ...] = ()
    bodies: tuple[str, ...] = ()


def metadata_of(root: HtmlElement) -> Metadata:
    """Return all that a page states of its article."""
    articles = list(_articles(root))
    metas = _metas(root)
    return Metadata(
        titles=(*_said(articles, "headline", 0.97), *_stated(metas, ("og:title",), 0.93),
                *_heading(root), *_title(root)),
        authors=tuple(filter(None, (_authors(articles), _stated(metas, _AUTHORS, 0.85)))),
        published=(*_said(articles, "datePublished", 0.97), *_stated(metas, _DATES, 0.93),
                   *_times(root)),
        site_names=(*_publishers(articles), *_stated(metas, ("og:site_name",), 0.9),
                    *_stated(metas, ("application-name", "twitter:site:name"), 0.6)),
        urls=(*_canonical(root), *_stated(metas, ("og:url",), 0.9), *_said(articles, "url", 0.9)),
        languages=(*_said(articles, "inLanguage", 0.7), *_html_language(root)),
        decks=(*_said(articles, "alternativeHeadline", 0.6),),
        bodies=tuple(found.value for found in _said(articles, "articleBody", 1.0, is_long=True)),
    )  # fmt: skip


def unescaped(text: str) -> str:
    """Return a text whose entities were escaped once too often, in one line."""
    return clean(html.unescape(html.unescape(text)))


def _articles(root: HtmlElement) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Yield each article of the page's JSON-LD, with the line of its script."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            for value in _values(_loaded(script.text or "")):
                kinds = value.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                    yield value, script.sourceline or 0


def _loaded(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _values(root: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every group of fields, the outer before the inner, however they are nested."""
    waiting, seen = [root], 0
    while waiting and seen < _MOST:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _said(
    articles: Iterable[tuple[Mapping[str, Any], int]],
    key: str,
    sure: float,
    *,
    is_long: bool = False,
) -> Iterator[Found[str]]:
    for article, line in articles:
        value = article.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            text = value if is_long else unescaped(value)
            yield Found(text, sure, Evidence(line, f'"{key}": "{text[:200]}"'))


def _authors(articles: Iterable[tuple[Mapping[str, Any], int]]) -> tuple[Found[str], ...]:
    for article, line in articles:
        value = article.get("author") or article.get("creator")
        names = [
            name
            for one in (value if isinstance(value, list) else [value])
            for name in _names_of(one)
        ]
        if names:
            return tuple(Found(n, 0.95, Evidence(line, f'"author": "{n}"')) for n in names)
    return ()


def _names_of(value: Any) -> Iterator[str]:
    """Yield the names of an author, who may be an organisation: that is not somebody."""
    if isinstance(value, dict):
        if "Organization" in str(value.get("@type")):
            return
        value = value.get("name")
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield unescaped(one)
    elif isinstance(value, str):
        yield unescaped(value)


def _publishers(articles: Iterable[tuple[Mapping[str, Any], int]]) -> Iterator[Found[str]]:
    for article, line in articles:
        value = article.get("publisher")
        for one in value if isinstance(value, list) else [value]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                name = unescaped(name)
                yield Found(name, 0.93, Evidence(line, f'"publisher": "{name}"'))


def _metas(root: HtmlElement) -> Mapping[str, list[tuple[str, int, str]]]:
    """Return the page's metadata by its names in small letters: (content, line, name)."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for meta in root.iter("meta"):
        content = unescaped(meta.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip()
            if name and content:
                found.setdefault(name.lower(), []).append((content, meta.sourceline or 0, name))
    return found


def _stated(
    metas: Mapping[str, list[tuple[str, int, str]]], names: Iterable[str], sure: float
) -> tuple[Found[str], ...]:
    return tuple(
        Found(content, sure, Evidence(line, f'<meta {written}="{content}">'))
        for name in names
        for content, line, written in metas.get(name, ())
    )


def _heading(root: HtmlElement) -> Iterator[Found[str]]:
    headings = [h for h in root.iter("h1") if len(clean(h.text_content())) > 7]  # noqa: PLR2004
    if len(headings) == 1:
        text = clean(headings[0].text_content())
        yield Found(text, 0.9, Evidence(headings[0].sourceline or 0, text))


def _title(root: HtmlElement) -> Iterator[Found[str]]:
    for title in root.iter("title"):
        if text := unescaped(title.text or ""):
            yield Found(text, 0.7, Evidence(title.sourceline or 0, text))
            return


def _times(root: HtmlElement) -> Iterator[Found[str]]:
    """Yield the moment of the page's ``<time>`` that is called published, or of its only one."""
    times = [(t, (t.get("datetime") or "").strip()) for t in root.iter("time")]
    times = [(t, moment) for t, moment in times if moment]
    called = [pair for pair in times if _is_called_published(pair[0])]
    later = [pair for pair in times if not _is_called_later(pair[0])]
    for element, moment in (
        called[:1] or (later if len({m[:10] for _, m in later}) == 1 else [])[:1]
    ):
        yield Found(moment, 0.85, Evidence(element.sourceline or 0, f'<time datetime="{moment}">'))


def _is_called_published(element: HtmlElement) -> bool:
    words = f"{element.get('itemprop')} {element.get('class')} {element.get('pubdate')}".lower()
    return "publish" in words or "pubdate" in words or element.get("pubdate") is not None


def _is_called_later(element: HtmlElement) -> bool:
    words = f"{element.get('itemprop')} {element.get('class')}".lower()
    return "modif" in words or "updat" in words


def _canonical(root: HtmlElement) -> Iterator[Found[str]]:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower().strip() == "canonical" and link.get("href"):
            href = link.get("href").strip()
            yield Found(
                href, 0.97, Evidence(link.sourceline or 0, f'<link rel="canonical" href="{href}">')
            )


def _html_language(root: HtmlElement) -> Iterator[Found[str]]:
    tag = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    if tag:
        yield Found(tag, 0.6, Evidence(root.sourceline or 0, f'<html lang="{tag}">'))
