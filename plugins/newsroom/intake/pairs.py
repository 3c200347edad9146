"""Lay briefs beside the cached texts of their sources, for the copydesk to compare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec.structs import replace

from newsroom.copydesk.rights import Limits, Pair
from newsroom.intake.addresses import key_of
from newsroom.intake.cache import FOLDER, Cached, recall
from newsroom.intake.language import language_of
from newsroom.model import BriefFile, Manuscripts
from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import split
from newsroom.settings import Settings

_HEAD = 7
"""The line of a cached file that its text begins on."""


def pairs_of(manuscripts: Manuscripts, settings: Settings) -> Iterator[Pair]:
    """Yield each brief's file beside each of its sources' texts."""
    files = (*manuscripts.briefs, *manuscripts.drafts)
    by_slug: defaultdict[str, list[BriefFile]] = defaultdict(list)
    for file in files:
        by_slug[file.slug].append(file)
    by_address = {key: file.slug for file in files for key in _addresses(file)}
    outlets = {outlet.id: outlet for outlet in manuscripts.outlets}
    for source in recall(settings.root):
        limit = outlets[source.outlet].quote_limit if source.outlet in outlets else None
        limits = Limits() if limit is None else _stricter(limit)
        slug = by_address.get(key_of(source.url), source.slug)
        for file in by_slug.get(slug, ()):
            if pair := _pair(file, source, settings):
                yield replace(pair, limits=limits)


def _stricter(limit: int) -> Limits:
    """Return the limits where an outlet allows so many characters: some six are a word."""
    usual = Limits()
    return replace(
        usual,
        quoted_characters=min(limit, usual.quoted_characters),
        quoted_words=min(max(1, limit // 6), usual.quoted_words),
    )


def _addresses(file: BriefFile) -> Iterator[str]:
    source = file.facts.source if file.facts else None
    if source:
        for url in (source.url, *(also.url for also in source.also)):
            if key := key_of(url):
                yield key


def _pair(file: BriefFile, source: Cached, settings: Settings) -> Pair | None:
    origin = file.version.origin.path
    try:
        text = (settings.root / origin).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return None
    parts = split(text, Findings(origin))
    if parts is None:
        return None
    return Pair(
        path=origin,
        first_line=parts.body_line,
        text=parts.body,
        language=file.version.language,
        source_path=(FOLDER / f"{source.digest}.txt").as_posix(),
        source_line=_HEAD,
        source=source.text,
        source_language=source.language or language_of(source.text)[0],
    )
