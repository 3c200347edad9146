"""Write a publication of N briefs, the same bytes for the same N: something to measure with.

    python tests/benchmarks/corpus.py 1000 FOLDER [--languages ko,en]

Six topics, twelve briefs an issue, about 250 words of Korean or English Markdown a brief with
headings, a list, a quotation, a table, links and a footnote. The words are drawn from lists, so
the texts mean nothing; their size and shape are those of a real archive.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TOPICS = ("greater-bay-area-ai", "robotics", "semiconductors", "mobility", "policy", "capital")
ORGANISATIONS = tuple(f"company-{n}" for n in range(40))
PER_ISSUE = 12
"""How many briefs an issue has; at most 28, because each has a day of its own in a month."""

FIRST_YEAR = 2005

KOREAN = (
    ("홍콩의 한 연구소는", "광저우 기업들은", "선전시는", "마카오의 대학은", "현지 규제 당국은"),
    ("올해 안에", "단계적으로", "정부와 함께", "예상보다 빠르게", "신중하게", "세 해에 걸쳐"),
    (
        "해외 법인 설립을",
        "음성 인식 서비스를",
        "무인 택시 운행을",
        "공동 연구 협약을",
        "상장 절차를",
    ),
    ("추진한다.", "검토하고 있다.", "서두르고 있다.", "마무리했다.", "다음 달 발표한다."),
)
ENGLISH = (
    ("The company", "A mainland start-up", "The regulator", "The port authority", "One university"),
    ("is weighing", "has announced", "will expand", "plans to finance", "is preparing"),
    ("a head office abroad", "a joint laboratory", "a licensing rule", "its talent programme"),
    ("this year.", "with partners across the border.", "before its listing.", "under a new rule."),
)


@dataclass(frozen=True, slots=True)
class Story:
    """Hold one brief in one language, before any generator's front matter is written for it."""

    number: int
    topic: str
    issue: str
    date: dt.date
    title: str
    summary: str
    organisations: tuple[str, ...]
    millions: int
    body: str

    @property
    def slug(self) -> str:
        """Return the name that joins a brief's languages."""
        return f"brief-{self.number:05}"

    @property
    def folder(self) -> str:
        """Return the folder it lies in: a thousand briefs in each."""
        return f"{self.number // 1000:02}"

    @property
    def source(self) -> str:
        """Return the address of the article it tells of."""
        return f"https://example.org/a/{self.number}"


def story(number: int, language: str = "ko", *, per_issue: int = PER_ISSUE) -> Story:
    """Return one brief, always the same for its number and language."""
    draw = random.Random(f"{number} {language}")  # noqa: S311 - a corpus, not a secret
    issue, day = divmod(number, per_issue)
    month, topic = divmod(issue, len(TOPICS))
    date = dt.date(FIRST_YEAR + month // 12, month % 12 + 1, day + 1)
    return Story(
        number=number,
        topic=TOPICS[topic],
        issue=f"{date:%Y-%m}",
        date=date,
        title=f"{sentence(draw, language)[:-1]} {number}",
        summary=sentence(draw, language),
        organisations=tuple(sorted(draw.sample(ORGANISATIONS, 3))),
        millions=draw.randrange(1, 999),
        body=body(draw, language),
    )


def stories(count: int, language: str = "ko", *, per_issue: int = PER_ISSUE) -> Iterator[Story]:
    """Yield the briefs of a corpus in one language."""
    return (story(number, language, per_issue=per_issue) for number in range(count))


def sentence(draw: random.Random, language: str) -> str:
    """Return one sentence that says nothing."""
    return " ".join(draw.choice(words) for words in (KOREAN if language == "ko" else ENGLISH))


def paragraph(draw: random.Random, language: str, count: int) -> str:
    """Return a paragraph with a bold word and an outside link now and then."""
    sentences = [sentence(draw, language) for _ in range(count)]
    if draw.random() < 0.4:
        sentences[0] = f"**{sentences[0]}**"
    if draw.random() < 0.4:
        sentences.append(f"[{sentence(draw, language)}](https://example.org/{draw.randrange(999)})")
    return " ".join(sentences)


def body(draw: random.Random, language: str) -> str:
    """Return a brief's text: four sections with a list, a quotation, a table and a footnote."""
    rows = "\n".join(
        f"| {draw.choice(ORGANISATIONS)} | {draw.randrange(999)} | {draw.randrange(999)} |"
        for _ in range(3)
    )
    points = "\n".join(f"- {paragraph(draw, language, 1)}" for _ in range(3))
    return f"""{paragraph(draw, language, 4)}

## {sentence(draw, language)}

{points}

## {sentence(draw, language)}

{paragraph(draw, language, 5)}[^1]

> {paragraph(draw, language, 2)}

## {sentence(draw, language)}

| name | 2024 | 2025 |
|---|---:|---:|
{rows}

{paragraph(draw, language, 6)}

[^1]: {sentence(draw, language)}
"""


def brief(told: Story, original: str = "") -> str:
    """Return a brief as Newsroom reads it, with the facts, or a translation of ``original``.

    That is the digest of the original's words.
    """
    lines = ["---", f"title: {told.title}", f"summary: {told.summary}"]
    translated = [
        f"labels: {{sum: {told.number}}}",
        f'translation: {{of: "{original}", mode: human}}',
    ]
    lines += translated if original else _facts(told)
    return "\n".join([*lines, "---", "", told.body])


def _facts(told: Story) -> list[str]:
    return [
        f"date: {told.date}",
        f"topics: [{told.topic}]",
        "section: news",
        f"entities: [{', '.join(told.organisations)}]",
        "source:",
        "  outlet: gazette",
        f"  url: {told.source}",
        f"  published: {told.date}",
        "figures:",
        f"  sum: {{label: {told.number}, value: {told.millions}_000_000, unit: HKD}}",
    ]


def put(file: Path, text: str) -> None:
    """Write a file, and the folders it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def write(
    count: int,
    folder: Path,
    languages: tuple[str, ...] = ("ko",),
    *,
    formats: tuple[str, ...] = ("web", "feed"),
    per_issue: int = PER_ISSUE,
) -> None:
    """Write a whole publication of ``count`` briefs into an empty folder."""
    write_registers(folder, languages, formats)
    originals: dict[str, str] = {}
    for language in languages:
        for told in stories(count, language, per_issue=per_issue):
            file = folder / f"content/briefs/{told.folder}/{told.slug}.{language}.md"
            put(file, brief(told, originals.get(told.slug, "")))
        if language == languages[0] and len(languages) > 1:
            originals = dict(_digests(folder))


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each brief's slug and the digest of its words, to which a translation refers."""
    from newsroom.press.content import read_files  # noqa: PLC0415 - one language does without
    from newsroom.settings import load_settings  # noqa: PLC0415 - the same

    settings, _ = load_settings(folder / "pelicanconf.py")
    assert settings is not None
    for reading in read_files(settings, processes=1).readings.values():
        for file in reading.manuscripts.briefs:
            yield file.slug, file.version.digest
    shutil.rmtree(folder / ".newsroom")  # a corpus is what an editor wrote, and no more


def write_registers(folder: Path, languages: tuple[str, ...], formats: tuple[str, ...]) -> None:
    """Write the settings, the outlet, the organisations and the topics."""
    everyone = "{" + ", ".join(f"{language}: NAME" for language in languages) + "}"

    def names(name: str) -> str:
        return everyone.replace("NAME", name)

    put(
        folder / "pelicanconf.py",
        'SITENAME = "Bench"\nSITEURL = "https://bench.example"\nPATH = "content"\n'
        'OUTPUT_PATH = "output"\nPLUGINS = ["newsroom"]\n'
        f'NEWSROOM = {{"languages": {list(languages)!r}, "formats": {list(formats)!r}}}\n',
    )
    put(folder / "content/outlets.yml", f"gazette: {{names: {names('Gazette')}}}\n")
    put(
        folder / "content/entities/organisations.yml",
        "".join(f"{name}: {{names: {names(name)}}}\n" for name in ORGANISATIONS),
    )
    for topic in TOPICS:
        put(
            folder / f"content/topics/{topic}.yml",
            f"names: {names(topic)}\ndescriptions: {names(topic)}\ncadence: monthly\n"
            f"sections: [{{id: news, names: {names('News')}}}]\n",
        )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--languages", default="ko")
    given = arguments.parse_args()
    write(given.count, given.folder, tuple(given.languages.split(",")))
