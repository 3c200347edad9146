"""Make small publications of values in code: no file, no parser, every kind of thing once.

``publication()`` is complete and without problems: two topics, three issues, five briefs in up to
five languages, letters, figures, entities, a via-chain, an embargo that has not passed. Tests that
need something special make it of the parts: ``brief(...)``, ``topic(...)``, ``issue(...)``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.curation.periods import last_day
from newsroom.languages import LANGUAGES
from newsroom.model import (
    Body,
    BriefFile,
    Cadence,
    EditionChoice,
    EditionState,
    Entity,
    EntityKind,
    Facts,
    Figure,
    ImageFile,
    IssueFile,
    IssueLock,
    Letter,
    LockedEdition,
    LockedEntry,
    Manuscripts,
    Names,
    Origin,
    Outlet,
    PageFile,
    PageVersion,
    PartialDate,
    Publication,
    Quantity,
    Reference,
    Section,
    Source,
    Topic,
    Translation,
    Unit,
    Version,
    Via,
    slot,
)
from newsroom.problems import Place
from newsroom.settings import Settings, read_settings

NOW = datetime(2025, 5, 2, 3, 0, tzinfo=UTC)
"""The moment the sample is made: all its issues are past, one embargo is not."""


def settings(root: Path = Path("/nowhere"), **table: object) -> Settings:
    """Return the settings of the sample; keywords change the NEWSROOM table."""
    given: dict[str, object] = {
        "SITENAME": "Sample",
        "SITEURL": "https://briefing.example",
        "TIMEZONE": "Asia/Seoul",
        "NEWSROOM": {"default_language": "ko", "topics": ["harbour", "policy"], **table},
    }
    made, problems = read_settings(given, path=root / "pelicanconf.py")
    assert made is not None, problems
    return made


def names(ko: str, en: str, **others: str) -> Names:
    """Return a name in Korean and English, others by tag with ``_`` for ``-``."""
    more = tuple((tag.replace("_", "-"), text) for tag, text in others.items())
    return Names((("ko", ko), ("en", en), *more))


def body(text: str, *, entities: Iterable[str] = (), figures: Iterable[str] = ()) -> Body:
    """Return a body of one paragraph, which ends in the figures and entities it names."""
    named = [("figure", name) for name in figures]
    named += [("entity", name) for name in entities]
    return Body.of(
        text=f"<p>{text} {''.join(slot(*one) for one in named)}</p>\n",
        references=tuple(Reference(*one, Place("", 1, 1)) for one in named),
        words=len(text.split()),
    )


def version(slug: str, language: str, of: Version | None = None, **fields: Any) -> Version:
    """Return one version of a brief; ``of`` is the original it translates."""
    title = fields.pop("title", f"{slug} in {language}")
    made = Version(
        language=language,
        title=title,
        summary=fields.pop("summary", f"What {slug} is about, in {language}."),
        body=fields.pop("body", body(f"The story of {slug}, in {language}.")),
        digest=hashlib.sha256(title.encode()).hexdigest()[:16],
        translation=Translation(of.digest) if of else None,
        origin=Origin(f"content/briefs/2025/{slug}.{language}.md", {"date": (3, 1)}),
    )
    return replace(made, **fields)


def brief(
    slug: str,
    day: date,
    topics: Iterable[str] = ("harbour",),
    languages: Iterable[str] = ("ko", "en"),
    **facts: Any,
) -> tuple[BriefFile, ...]:
    """Return the files of a brief: the first language's is the original."""
    first, *others = languages
    original = version(slug, first)
    files = [BriefFile(slug, original, Facts(date=day, topics=tuple(topics), **facts))]
    files += [BriefFile(slug, version(slug, tag, of=original)) for tag in others]
    return tuple(files)


def topic(name: str, cadence: Cadence = Cadence.MONTHLY, **fields: Any) -> Topic:
    """Return a topic with the sections ``companies`` and ``policy``."""
    made = Topic(
        id=name,
        names=names(f"{name} 주제", name.capitalize()),
        descriptions=names(f"{name} 소식을 추린다.", f"News of {name}."),
        sections=(
            Section("companies", names("기업", "Companies", zh_Hant="企業")),
            Section("policy", names("정책", "Policy", zh_Hant="政策")),
        ),
        cadence=cadence,
        origin=Origin(f"content/topics/{name}.yml"),
    )
    return replace(made, **fields)


def issue(topic: str, name: str, **fields: Any) -> IssueFile:
    """Return an issue's file; ``editions`` may be a mapping of languages to states."""
    choices = fields.pop("editions", {})
    if isinstance(choices, Mapping):
        choices = tuple(EditionChoice(tag, EditionState(state)) for tag, state in choices.items())
    origin = Origin(f"content/issues/{topic}/{name}.yml", {"number": (1, 9), "date": (2, 7)})
    return IssueFile(topic=topic, name=name, editions=choices, origin=origin, **fields)


def lock(file: IssueFile, *briefs: str, number: int = 1, day: date | None = None) -> IssueLock:
    """Return a lock that holds these briefs in every edition which an issue's file closes."""
    closed = [one.language for one in file.editions if one.state is EditionState.CLOSED]
    when = day or file.date or last_day(file.name)
    assert when is not None
    return IssueLock(
        topic=file.topic,
        name=file.name,
        number=number,
        date=when,
        briefs=briefs,
        editions=tuple(
            LockedEdition(tag, tuple(LockedEntry(slug, tag) for slug in briefs)) for tag in closed
        ),
        origin=Origin(f"content/issues/{file.topic}/{file.name}.lock.yml"),
    )


def letter(topic: str, issue: str, language: str) -> Letter:
    """Return the letter of one edition."""
    return Letter(
        topic=topic,
        issue=issue,
        language=language,
        body=body(f"A word before {issue}, in {language}."),
        digest=hashlib.sha256(f"{issue} {language}".encode()).hexdigest()[:16],
        origin=Origin(f"content/issues/{topic}/{issue}.{language}.md"),
    )


def lead_story() -> tuple[BriefFile, ...]:
    """Return the sample's lead: five languages, a via-chain, figures and entities."""
    slug = "hong-kong-bridgehead"
    files = brief(
        slug,
        date(2025, 3, 21),
        ("harbour", "policy"),
        LANGUAGES,
        section="companies",
        issue="harbour/2025-03",
        source=Source(
            outlet="g-enews",
            title="홍콩, 중국 AI 기업 유치 활발",
            url="https://g-enews.com/article/1",
            published=PartialDate(2025, 3, 20),
            language="ko",
            authors=("신민철",),
            via=(Via("scmp", published=PartialDate(2025, 3)),),
        ),
        figures=(
            Figure(
                "institute",
                Quantity(Decimal(1_000_000_000), "HKD"),
                Quantity(Decimal(129_000_000), "USD"),
            ),
            Figure("departments", Quantity(Decimal(70), "department")),
        ),
        entities=("cloudwalk", "hong-kong"),
    )
    labels = {"institute": "AI institute", "departments": "Departments"}
    text = body("The story.", entities=("cloudwalk",), figures=("institute",))
    return tuple(
        replace(file, version=replace(file.version, labels=labels, body=text)) for file in files
    )


def manuscripts() -> Manuscripts:
    """Return everything the sample is made of, as if read from files."""
    waits = NOW + timedelta(days=3)
    return Manuscripts(
        briefs=(
            *lead_story(),
            *brief("robotaxis", date(2025, 3, 10), languages=("en", "ko"), section="companies"),
            *brief("ten-billion-fund", date(2025, 3, 3), ("harbour", "policy"), section="policy"),
            *brief("six-dragons", date(2025, 4, 22), languages=("ko",), entities=("cloudwalk",)),
            *brief("not-yet", date(2025, 5, 1), embargo=waits, entities=("hong-kong",)),
        ),
        topics=(
            topic("policy", Cadence.MANUAL, formats=("web",), accent="indigo"),
            topic("harbour"),
        ),
        issues=(
            issue("harbour", "2025-03", number=1, order=("hong-kong-bridgehead", "robotaxis")),
            issue(
                "policy",
                "spring",
                date=date(2025, 4, 30),
                editions=(EditionChoice("ja", EditionState.NONE, "too few of them in Japanese"),),
            ),
        ),
        letters=(letter("harbour", "2025-03", "ko"), letter("harbour", "2025-03", "en")),
        outlets=(
            Outlet("g-enews", names("글로벌이코노믹", "Global Economic"), language="ko"),
            Outlet("scmp", names("사우스차이나모닝포스트", "South China Morning Post")),
        ),
        entities=(
            Entity(
                "cloudwalk",
                EntityKind.ORGANISATION,
                names("클라우드워크", "CloudWalk", zh_Hant="雲從科技", zh_Hans="云从科技"),
                aliases=(("ko", "클라우드워크 테크놀로지"),),
            ),
            Entity("hong-kong", EntityKind.PLACE, names("홍콩", "Hong Kong", ja="香港")),
        ),
        units=(
            Unit(
                "department",
                names(
                    "{}곳", "{} departments", zh_Hant="{}個部門", zh_Hans="{}个部门", ja="{}部門"
                ),
                Names((("en", "{} department"),)),
            ),
        ),
        pages=(
            PageFile("about", PageVersion("ko", "우리", body("우리를 소개한다."), menu=1)),
            PageFile("about", PageVersion("en", "About", body("Who we are."), menu=1)),
        ),
        images=(ImageFile("harbour.png", "0" * 64, "image/png", 1200, 800, 90_000),),
    )


def publication() -> Publication:
    """Return the sample, curated; it has no problems."""
    made, problems = curate(manuscripts(), settings(), now=NOW)
    assert problems == ()
    return made
