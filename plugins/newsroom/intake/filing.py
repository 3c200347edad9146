"""File an article: what it is, what the archive has of it, and the draft that is to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from newsroom.curation.calendars import open_calendars
from newsroom.intake.archive import Filed, look_through
from newsroom.intake.article import Article, Evidence, Found, Parts
from newsroom.intake.cache import Cached, keep, recall_one
from newsroom.intake.draft import Setting, draft_text
from newsroom.intake.duplicates import Match, matches_of
from newsroom.intake.facts import Given, facts_of
from newsroom.intake.registers import Registers, read_registers
from newsroom.intake.sketchbook import open_sketchbook
from newsroom.intake.sketches import alike, sketch
from newsroom.intake.slugs import slug_for
from newsroom.intake.suggestions import suggest_section, suggest_topic
from newsroom.languages import LANGUAGES
from newsroom.model import BriefFile
from newsroom.problems import Problem, errors_of
from newsroom.reading.files import SourceFile
from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import split
from newsroom.reading.paths import content_prefix
from newsroom.reading.reader import read_file
from newsroom.reading.walk import load
from newsroom.settings import Settings


class Desk(Struct, frozen=True, dict=True):
    """Hold what the publication knows, looked up once."""

    settings: Settings
    registers: Registers
    filed: Sequence[Filed]

    def find(self, slug: str, language: str) -> Filed | None:
        """Return the brief's file of a slug and a language."""
        return next((f for f in self.filed if (f.slug, f.language) == (slug, language)), None)


class Wishes(Struct, frozen=True):
    """Hold what the editor says of the brief itself; empty: to be suggested, or left open."""

    topics: tuple[str, ...] = ()
    section: str = ""
    language: str = ""
    slug: str = ""
    title: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    credit: str = ""
    source_title: str = ""


class Filing(Struct, frozen=True):
    """Hold an article, the draft of it, and what the archive has of it."""

    article: Article
    setting: Setting
    slug: str
    path: str
    """Of the draft's file, as seen from the settings' root."""
    text: str
    matches: tuple[Match, ...]
    issues: tuple[str, ...]
    """Where the brief will stand by its date, as ``topic/name``."""
    open: Mapping[str, str]
    """What is needed and not known: each field with what to say about it."""


def open_desk(settings: Settings) -> Desk:
    """Look up what the publication knows: its registers, and what its briefs are about."""
    registers = read_registers(settings)
    return Desk(settings, registers, look_through(settings, registers.briefs))


def file_article(parts: Parts, given: Given, wishes: Wishes, desk: Desk, day: date) -> Filing:
    """Return what is to be written for an article that was taken apart."""
    article = _as_wished(facts_of(parts, desk.registers.knowledge, given), wishes)
    topics = desk.registers.manuscripts.topics
    suggested = suggest_topic(article, desk.filed, topics)
    chosen = wishes.topics or ((suggested,) if suggested else ())
    section = wishes.section
    if not section and chosen:
        section = suggest_section(article, desk.filed, topics, chosen[0])
    setting = Setting(
        day, chosen, section, wishes.title, wishes.summary, _other_language(article, desk)
    )
    matches = matches_of(article, desk.filed, _worth_comparing(article, desk.settings.root))
    language = _brief_language(wishes, desk.settings)
    slug = wishes.slug or _free_slug(slug_for(article, str(day)), desk)
    path = path_of(slug, language, day, desk.settings)
    text = draft_text(article, setting)
    issues = tuple(_issues(setting, desk))
    return Filing(article, setting, slug, path, text, matches, issues, _open(article, setting))


def _issues(setting: Setting, desk: Desk) -> Iterator[str]:
    """Yield the issue that each of a brief's topics will take it into."""
    manuscripts = desk.registers.manuscripts
    calendars, _ = open_calendars(manuscripts.topics, manuscripts, setting.day)
    for topic in setting.topics:
        issue = calendars[topic].first_for(setting.day) if topic in calendars else None
        if issue:
            yield f"{topic}/{issue.name}"


def _other_language(article: Article, desk: Desk) -> str:
    """Return the article's language where it is not that of its outlet."""
    outlet = article.outlet.value.id if article.outlet else ""
    usual = {one.id: one.language for one in desk.registers.manuscripts.outlets}.get(outlet, "")
    tag = article.language.value if article.language else ""
    return tag if outlet and tag != usual and tag not in {"", "zh"} else ""


def _as_wished(article: Article, wishes: Wishes) -> Article:
    said = Evidence(0, "given by you")
    if wishes.authors:
        article = replace(article, authors=tuple(Found(a, 1.0, said) for a in wishes.authors))
    if wishes.source_title:
        article = replace(article, title=Found(wishes.source_title, 1.0, said))
    if wishes.credit:
        article = replace(article, credit=Found(wishes.credit, 1.0, said))
    return article


def _worth_comparing(article: Article, root: Path) -> Sequence[Cached]:
    mine = sketch(article.text)
    digests = alike(mine, open_sketchbook(root))
    return [source for digest in digests if (source := recall_one(root, digest))]


def _brief_language(wishes: Wishes, settings: Settings) -> str:
    return wishes.language or settings.default_language


def _free_slug(slug: str, desk: Desk) -> str:
    """Return a slug that no brief has; another article of the same day gets a number."""
    taken = {filed.slug for filed in desk.filed}
    candidates = [slug, *(f"{slug}-{number}" for number in range(2, 1000))]
    return next(one for one in candidates if one not in taken)


def _open(article: Article, setting: Setting) -> Mapping[str, str]:
    """Return what is needed and not known, each with how to say it."""
    found: dict[str, str] = {}
    if article.title is None:
        found["title"] = "its headline was not found: --set title=…"
    outlet = article.outlet.value if article.outlet else None
    if outlet is None:
        found["outlet"] = "who published it was not found: --outlet ID"
    elif not outlet.id:
        found["outlet"] = f'"{outlet.name}" is not in outlets.yml: add it, or --outlet ID'
    if article.url is None:
        found["url"] = "its address was not found: --url https://…"
    if article.published is None:
        said = article.relative_dates[0].value.said if article.relative_dates else ""
        what = f'it says "{said}", and no year' if said else "the day was not found"
        found["published"] = f"{what}: --date 2025-03-20"
    tag = article.language.value if article.language else ""
    if tag in {"", "zh"}:
        which = "traditional or simplified Chinese" if tag else "its language"
        found["lang"] = f"{which}: --lang {'zh-Hant or zh-Hans' if tag else 'ko'}"
    if not setting.topics:
        found["topic"] = "no topic stands out: --topic ID"
    return found


def path_of(slug: str, language: str, day: date, settings: Settings) -> str:
    """Return the path of a brief's file, as seen from the settings' root."""
    return f"{content_prefix(settings)}briefs/{day.year}/{slug}.{language}.md"


def original_of(slug: str, desk: Desk) -> tuple[BriefFile, str] | None:
    """Return the original of a slug and its Markdown; None where it cannot be read."""
    for entry in desk.registers.briefs:
        if not entry.path.rpartition("/")[2].startswith(f"{slug}."):
            continue
        file, _ = load(entry, desk.settings)
        found = read_file(file, desk.settings).manuscripts
        for brief in (*found.briefs, *found.drafts):
            if brief.slug == slug and brief.facts:
                text = file.data.decode("utf-8-sig").replace("\r\n", "\n")
                parts = split(text, Findings(entry.path))
                return (brief, parts.body) if parts else None
    return None


def keep_source(filing: Filing, desk: Desk) -> None:
    """Put the article's text into the cache."""
    keep(desk.settings.root, cached(filing))


def cached(filing: Filing) -> Cached:
    """Return what the cache keeps of an article."""
    article = filing.article
    outlet = article.outlet.value.id if article.outlet else ""
    tag = article.language.value if article.language else ""
    return Cached(
        filing.slug,
        article.text,
        article.url.value if article.url else "",
        article.title.value if article.title else "",
        outlet,
        tag if tag in LANGUAGES else "",
    )


def faults_of(filing: Filing, settings: Settings) -> tuple[Problem, ...]:
    """Return what our own reader finds wrong in a draft: nothing, or a fault of ours."""
    reading = read_file(SourceFile(filing.path, filing.text.encode()), settings)
    return errors_of(reading.problems)
