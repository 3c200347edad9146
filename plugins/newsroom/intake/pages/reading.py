"""Read a page into the parts of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from newsroom.intake.addresses import cleaned, host_of
from newsroom.intake.article import Evidence, Found, Line, Parts, Stated
from newsroom.intake.authors import clean_author, is_byline, without_mail
from newsroom.intake.captions import captions_of
from newsroom.intake.cleaning import letters, lines_of, width, without
from newsroom.intake.days import is_date_line
from newsroom.intake.furniture import is_furniture, is_stop
from newsroom.intake.pages.bodies import article_text
from newsroom.intake.pages.flight import paragraphs_in_flight
from newsroom.intake.pages.metadata import Metadata, metadata_of
from newsroom.intake.pages.moments import local_moment
from newsroom.intake.pages.visible import visible_text
from newsroom.intake.paste import parts_of, without_site

_ELSEWHERE = re.compile(
    r"^(?:Related|Read more|Read next|See more|Also on|Also read|More)\s?[:：]\s", re.IGNORECASE
)
_ONLY_TITLE = 0.7
_BEGINNING = 40
_SENTENCE = 50
_ENOUGH = 200
"""Columns of text from which a page has an article."""
_SUFFIX = re.compile(r"\s*(?:[-–—|｜:_·<>»]|::)\s*(?P<site>[^-–—|｜:_·<>»]{2,40})$")


def read_page(text: str, url: str = "") -> Parts:
    """Return the parts of a page; a page without an article has no body."""
    root = _parsed(text)
    if root is None:
        return Parts(())
    stated = metadata_of(root)
    lines = lines_of(visible_text(root))
    body = _body(text, stated, lines)
    guessed = parts_of(lines)
    title = _shorter(_title(stated, url), guessed.title)
    rest = without(lines, body)
    captions = captions_of(rest)
    rest = without(rest, captions)
    first = min((line.number for line in body if line.number), default=0)
    header = tuple(line for line in rest if line.number < first)
    footer = tuple(line for line in rest if line.number >= first)
    return Parts(
        lines=lines,
        title=title or guessed.title,
        decks=_decks(guessed, title, body),
        captions=captions,
        body=body,
        header=_without_furniture(header),
        footer=_without_furniture(footer),
        stated=_stated(stated, url, body),
    )


def _parsed(text: str) -> HtmlElement | None:
    """Return a page's root, however broken it is; None where there is nothing."""
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return None
    return root


def _body(text: str, stated: Metadata, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the article's paragraphs, with their places among the page's lines where they are."""
    found = article_text(text)
    flight = [p for p in paragraphs_in_flight(text) if width(p) > 30 or p.endswith((".", "。"))]  # noqa: PLR2004
    if sum(map(width, flight)) > 1.3 * sum(map(width, found)):
        found = flight
    if sum(map(width, found)) < _ENOUGH:
        told = [line.text for body in stated.bodies for line in lines_of(body)]
        found = told if sum(map(width, told)) > sum(map(width, found)) else found
    once = {letters(line.text): line for line in _placed(_prose(found, stated), lines)}
    return tuple(once.values())


def _prose(paragraphs: Iterable[str], stated: Metadata) -> list[str]:
    """Return the paragraphs that are the article's own words."""
    kept = [without_mail(text) for text in paragraphs if text and not is_furniture(text)]
    for title in {found.value for found in stated.titles}:
        kept = [text.removeprefix(f"{title} ") for text in kept]
    apart = {line.text for line in captions_of(Line(at, text) for at, text in enumerate(kept))}
    titles = {letters(found.value) for found in stated.titles}
    kept = [
        text
        for text in kept
        if text and text not in apart and letters(text) not in titles
        and not _ELSEWHERE.match(text)
        and not is_byline(text) and not is_date_line(text)
    ]  # fmt: skip
    for at, text in enumerate(kept):
        if is_stop(text) and not any(_is_sentence(later) for later in kept[at:]):
            return kept[:at]
    return kept


def _is_sentence(text: str) -> bool:
    bare = text.rstrip("\"'”’」』)）")
    return width(text) >= _SENTENCE and bare.endswith((".", "!", "?", "。", "！", "？"))


def _placed(paragraphs: Iterable[str], lines: Sequence[Line]) -> Iterable[Line]:
    """Give each paragraph the number of the page's line that begins like it, else 0.

    What an extractor joined, in the cell of a table for one, is parted again where the page does.
    """
    plain = [letters(line.text) for line in lines]
    numbers: dict[str, int] = {}
    for at, text in enumerate(plain):
        numbers.setdefault(text[:_BEGINNING], at)
    for paragraph in paragraphs:
        whole = letters(paragraph)
        at = numbers.get(whole[:_BEGINNING], -1)
        end = at
        while at >= 0 and end < len(lines) and len("".join(plain[at:end])) < len(whole):
            end += 1
        if end > at + 1 and "".join(plain[at:end]) == whole:
            yield from lines[at:end]
        else:
            yield Line(lines[at].number if at >= 0 else 0, paragraph)


def _title(stated: Metadata, url: str) -> Found[str] | None:
    """Return the surest headline, without the site's name where that stands behind it."""
    names = {letters(found.value) for found in stated.site_names}
    names |= {letters(host_of(url)), letters(host_of(url).split(".")[0])} - {""}
    for found in stated.titles:
        value = found.value
        while (match := _SUFFIX.search(value)) and (
            letters(match["site"]) in names or found.confidence < 0.75  # noqa: PLR2004 - <title>
        ):
            value = value[: match.start()]
        if value:
            return Found(value, found.confidence, found.evidence)
    return None


def _shorter(stated: Found[str] | None, seen: Found[str] | None) -> Found[str] | None:
    """Return the headline as it is seen where only ``<title>`` states it, with more around it."""
    if stated and seen and stated.confidence <= _ONLY_TITLE and seen.value in stated.evidence.text:
        return seen
    return stated


def _decks(
    guessed: Parts, title: Found[str] | None, body: Sequence[Line]
) -> tuple[Found[str], ...]:
    """Return the decks that the page's lines show, if they show the same headline."""
    if title is None or guessed.title is None:
        return ()
    if letters(without_site(guessed.title.value)) != letters(title.value):
        return ()
    known = {letters(line.text) for line in body} | {letters(title.value)}
    first = guessed.title.evidence.line
    return tuple(
        deck for deck in guessed.decks
        if letters(deck.value) not in known and deck.evidence.line > first
    )  # fmt: skip


def _without_furniture(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not is_furniture(line.text))


def _stated(stated: Metadata, url: str, body: Sequence[Line]) -> Stated:
    site = next(iter(stated.site_names), None)
    not_people = {letters(found.value) for found in stated.site_names}
    authors: tuple[Found[str], ...] = ()
    for group in stated.authors:
        named = (
            Found(name, found.confidence, found.evidence)
            for found in group
            for name in clean_author(found.value)
            if letters(name) not in not_people
        )
        authors = tuple({found.value: found for found in named}.values())
        if authors:
            break
    text = "\n".join(line.text for line in body)
    published = next(iter(stated.published), None)
    if published:
        moment = local_moment(published.value, text)
        published = Found(moment, published.confidence, published.evidence)
    return Stated(authors, site, _address(stated, url), published, _language(stated))


def _address(stated: Metadata, url: str) -> Found[str] | None:
    for found in stated.urls:
        address = cleaned(found.value)
        if address and address.rstrip("/").count("/") > 2:  # noqa: PLR2004 - no site's front page
            return Found(address, found.confidence, found.evidence)
    address = cleaned(url)
    return Found(address, 0.9, Evidence(0, url)) if address else None


_TAGS = {
    "ko": "ko", "en": "en", "ja": "ja", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
    "zh-hant": "zh-Hant", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-hans": "zh-Hans",
}  # fmt: skip


def _language(stated: Metadata) -> Found[str] | None:
    for found in stated.languages:
        tag = found.value.lower().replace("_", "-")
        known = (
            _TAGS.get(tag)
            or _TAGS.get("-".join(tag.split("-")[:2]))
            or _TAGS.get(tag.split("-")[0])
        )
        if known:
            return Found(known, found.confidence, found.evidence)
    return None
