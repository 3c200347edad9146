"""Make what travels inside a PDF: the edition as Markdown and as JSON, for whoever reads on.

PDF/A-3 takes files along (ISO 19005-3, 6.8) and says how each relates to the pages: the Markdown is
their source, the JSON is the same as data. Both come from the view that is printed, so that they
say what the pages say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from newsroom.formats.pdf.manifest import BASE, Attachment
from newsroom.formats.pdf.view import PdfView, is_public
from newsroom.markdown.writing import markdown_of
from newsroom.model import Edition, Quantity
from newsroom.templating.environment import render
from newsroom.templating.site import Site
from newsroom.templating.views.briefs import BriefView
from newsroom.templating.views.sources import ArticleView, SourceView

TEMPLATE = "pdf/attachment.html"
VERSION = 1
"""Of the JSON's shape: fields are added under the same number, never given another meaning."""


def attachments(
    site: Site, view: PdfView, edition: Edition, stem: str
) -> tuple[Attachment, Attachment]:
    """Return the edition's Markdown and JSON; ``stem`` is the PDF's name without its ending."""
    html = render(site.environment(view.issue.language), TEMPLATE, view)
    text = markdown_of(html, partial(_address, view))
    content = json.dumps(_edition(view, edition), ensure_ascii=False, indent=1)
    return (
        Attachment(f"{stem}.md", "text/markdown", "Source", f"{text}\n".encode()),
        Attachment(f"{stem}.json", "application/json", "Data", f"{content}\n".encode()),
    )


def _address(view: PdfView, address: str) -> str:
    """Write an address as it works outside the PDF; pictures are left to the web page."""
    if address.startswith(BASE):
        return ""
    if address.startswith("#"):
        return view.permalink + address if view.permalink else ""
    return address


def _edition(view: PdfView, edition: Edition) -> dict[str, object]:
    issue, letter = view.issue, view.issue.letter
    quantities = {
        (entry.brief.slug, figure.id): (figure.quantity, figure.approx)
        for entry in edition.entries
        for figure in entry.brief.facts.figures
    }
    return {
        "newsroom_edition": VERSION,
        "publication": view.publication.text,
        "publisher": view.publisher,
        "topic": {"id": issue.topic_id, "name": issue.topic.text},
        "issue": issue.name,
        "number": edition.issue.number,
        "date": issue.date.iso,
        "language": issue.language,
        "address": view.permalink,
        "licence": {"name": view.licence, "address": view.licence_url},
        "letter": letter
        and {"title": letter.title, "text": _text(view, letter.body), "authors": letter.authors},
        "sections": [
            {
                "name": section.name.text,
                "briefs": [_brief(view, brief, quantities) for brief in section.briefs],
            }
            for section in issue.sections
        ],
        "corrections": [
            {"slug": one.slug, "date": one.date.iso, "what": one.what, "why": one.why}
            for one in view.corrections
        ],
    }


def _brief(
    view: PdfView,
    brief: BriefView,
    quantities: dict[tuple[str, str], tuple[Quantity, Quantity | None]],
) -> dict[str, object]:
    return {
        "slug": brief.slug,
        "language": brief.language,
        "is_translated": not brief.is_fallback,
        "title": brief.title,
        "summary": brief.summary,
        "text": _text(view, brief.body),
        "why": brief.why,
        "date": brief.date.iso,
        "authors": brief.authors,
        "figures": [
            {
                "name": figure.name,
                "label": figure.label.text,
                "shown": figure.value.text,
                **_quantity(*quantities[brief.slug, figure.name]),
            }
            for figure in brief.figures
        ],
        "names": [link.text.text for link in brief.entities],
        "source": brief.source and _source(brief.source),
    }


def _text(view: PdfView, body: Markup) -> str:
    return markdown_of(body, partial(_address, view))


def _quantity(quantity: Quantity, approx: Quantity | None) -> dict[str, object]:
    """Write a number as text: JSON's own would lose digits in some programs."""
    said = {"value": format(quantity.value, "f"), "unit": quantity.unit}
    if approx is None:
        return dict(said)
    return {**said, "approx": {"value": format(approx.value, "f"), "unit": approx.unit}}


def _source(source: SourceView) -> dict[str, object]:
    return {
        **_article(source.article),
        "via": _articles(source.via),
        "also": _articles(source.also),
        "rights": source.rights,
    }


def _articles(articles: Iterable[ArticleView]) -> list[dict[str, object]]:
    return [_article(article) for article in articles]


def _article(article: ArticleView) -> dict[str, object]:
    return {
        "outlet": article.outlet.text,
        "title": article.title.text,
        "address": article.href if is_public(article.href) else "",
        "published": article.published.iso if article.published else "",
        "authors": article.authors.text,
    }
