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
from pathlib import Path

TOPICS = ("greater-bay-area-ai", "robotics", "semiconductors", "mobility", "policy", "capital")
ORGANISATIONS = tuple(f"company-{n}" for n in range(40))
PER_ISSUE = 12

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


def front_matter(draw: random.Random, number: int, language: str, *, original: bool) -> str:
    """Return a brief's front matter, with the facts where it is the original."""
    issue, day = divmod(number, PER_ISSUE)
    topic = TOPICS[issue % len(TOPICS)]
    date = dt.date(2015, 1, 1) + dt.timedelta(days=30 * (issue // len(TOPICS)) + day)
    lines = [
        "---",
        f"title: {sentence(draw, language)[:-1]} {number}",
        f"summary: {sentence(draw, language)}",
    ]
    if not original:
        return "\n".join([*lines, 'translation: {of: "0123456789abcdef"}', "---", ""])
    entities = ", ".join(sorted(draw.sample(ORGANISATIONS, 3)))
    return "\n".join(
        [
            *lines,
            f"date: {date}",
            f"topics: [{topic}]",
            "section: news",
            f"entities: [{entities}]",
            "source:",
            "  outlet: gazette",
            f"  url: https://example.org/a/{number}",
            f"  published: {date}",
            "figures:",
            f"  sum: {{label: {number}, value: {draw.randrange(1, 999)}_000_000, unit: HKD}}",
            "---",
            "",
        ]
    )


def write(count: int, folder: Path, languages: tuple[str, ...] = ("ko",)) -> None:
    """Write a whole publication of ``count`` briefs into an empty folder."""
    everyone = "{" + ", ".join(f"{language}: NAME" for language in languages) + "}"

    def put(path: str, text: str) -> None:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    put(
        "pelicanconf.py",
        'SITENAME = "Bench"\nSITEURL = "https://bench.example"\nPATH = "content"\n'
        'OUTPUT_PATH = "output"\nPLUGINS = ["newsroom"]\n'
        f'NEWSROOM = {{"languages": {list(languages)!r}, "formats": ["web"]}}\n',
    )
    put("content/outlets.yml", f"gazette: {{names: {everyone.replace('NAME', 'Gazette')}}}\n")
    put(
        "content/entities/organisations.yml",
        "".join(f"{name}: {{names: {everyone.replace('NAME', name)}}}\n" for name in ORGANISATIONS),
    )
    for topic in TOPICS:
        names = everyone.replace("NAME", topic)
        put(
            f"content/topics/{topic}.yml",
            f"names: {names}\ndescriptions: {names}\ncadence: monthly\n"
            f"sections: [{{id: news, names: {everyone.replace('NAME', 'News')}}}]\n",
        )
    for number in range(count):
        for language in languages:
            draw = random.Random(f"{number} {language}")  # noqa: S311 - a corpus, not a secret
            head = front_matter(draw, number, language, original=language == languages[0])
            put(
                f"content/briefs/{number // 1000:02}/brief-{number:05}.{language}.md",
                f"{head}\n{body(draw, language)}",
            )


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--languages", default="ko")
    given = arguments.parse_args()
    write(given.count, given.folder, tuple(given.languages.split(",")))
