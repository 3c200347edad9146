"""Test that a brief's file becomes a version and its facts, or all that is wrong with it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from newsroom.model import (
    BriefFile,
    Correction,
    Facts,
    Figure,
    PartialDate,
    Picture,
    Quantity,
    Source,
    Translation,
    Via,
)
from support.sources import ORIGINAL, TRANSLATION, front, read_one, told

PATH = "briefs/2025/hong-kong.ko.md"
FULL = """\
---
title: 홍콩, AI 연구소에 10억 홍콩 달러
date: 2025-03-21
topics: [greater-bay-area-ai, ai-policy-watch]
section: policy
issue: greater-bay-area-ai/2025-03
summary: >
  홍콩 정부가 인공지능
  연구소를 세운다.
why: 돈이 사람을 부른다.
source:
  outlet: g-enews
  title: "홍콩: 연구소"
  url: https://g-enews.com/1
  published: 2025-03-20
  language: ko
  authors: [신민철]
  rights: all rights reserved
  via:
    - {outlet: scmp, title: HK draws, url: https://scmp.com/1, published: 2025-03}
  also:
    - {outlet: the-star, published: 2025}
figures:
  institute: {label: 예산, value: 1_000_000_000, unit: HKD, approx: {value: 129_000_000, unit: USD}}
entities: [hong-kong, cloudwalk]
image: {file: 2025/skyline.jpg, alt: 해 질 녘의 항구, credit: CC0}
embargo: 2025-03-21T07:00+09:00
corrections:
  - {date: 2025-03-24, what: 금액을 고쳤다, why: 잘못 옮겼다}
authors: [편집부]
---

본문이다.
"""


def brief(text: str, path: str = PATH) -> BriefFile:
    """Read one brief that has nothing wrong with it."""
    manuscripts, problems = read_one(path, text)
    assert problems == ()
    return manuscripts.briefs[0]


def test_an_original_has_words_and_facts() -> None:
    """Every field of an original comes to its place in the model."""
    read = brief(FULL)

    assert read.slug == "hong-kong"
    version = read.version
    assert (version.language, version.summary) == ("ko", "홍콩 정부가 인공지능 연구소를 세운다.")
    assert version.why == "돈이 사람을 부른다."
    assert version.labels == {"institute": "예산"}
    assert version.picture_alt == "해 질 녘의 항구"
    assert (Correction(date(2025, 3, 24), "금액을 고쳤다", "잘못 옮겼다"),) == version.corrections
    assert version.translation is None
    assert read.facts == Facts(
        date=date(2025, 3, 21),
        topics=("greater-bay-area-ai", "ai-policy-watch"),
        section="policy",
        issue="greater-bay-area-ai/2025-03",
        source=Source(
            outlet="g-enews",
            title="홍콩: 연구소",
            url="https://g-enews.com/1",
            published=PartialDate(2025, 3, 20),
            language="ko",
            authors=("신민철",),
            rights="all rights reserved",
            via=(Via("scmp", "HK draws", "https://scmp.com/1", PartialDate(2025, 3)),),
            also=(Source("the-star", published=PartialDate(2025)),),
        ),
        figures=(
            Figure(
                "institute",
                Quantity(Decimal(1_000_000_000), "HKD"),
                Quantity(Decimal(129_000_000), "USD"),
            ),
        ),
        entities=("hong-kong", "cloudwalk"),
        picture=Picture("2025/skyline.jpg", "해 질 녘의 항구", "CC0"),
        embargo=datetime(2025, 3, 20, 22, tzinfo=UTC),
        authors=("편집부",),
    )


def test_every_field_knows_its_place() -> None:
    """Later checks can point at each field, and at each item of a list."""
    origin = brief(FULL).version.origin

    assert f"content/{PATH}" == origin.path
    want = {
        "title": (2, 8),
        "topics": (4, 1),
        "topics.1": (4, 31),
        "source": (11, 1),
        "source.via.0.outlet": (20, 16),
        "figures.institute": (24, 3),
        "figures.institute.approx.unit": (24, 94),
        "image.alt": (26, 38),
        "body": (32, 1),
    }
    assert want == {name: origin.marks[name] for name in want}


def test_a_translation_has_words_only() -> None:
    """A file that says what it was translated from has no facts."""
    text = TRANSLATION.replace(
        "translation:",
        "labels: {institute: Budget}\nimage: {alt: The harbour}\n"
        "corrections: [{date: 2025-03-24, what: A figure}]\ntranslation:",
    )
    read = brief(text, "briefs/hong-kong.en.md")

    assert read.facts is None
    assert Translation("0123456789abcdef") == read.version.translation
    assert read.version.labels == {"institute": "Budget"}
    assert read.version.picture_alt == "The harbour"
    assert len(read.version.corrections) == 1


def test_the_source_may_be_short() -> None:
    """An address alone is a source without an outlet; none is our own reporting."""
    by_address = brief(front("source: https://scmp.com/1")).facts
    assert by_address is not None
    assert Source(outlet="", url="https://scmp.com/1") == by_address.source

    our_own = brief(front("source: none")).facts
    assert our_own is not None
    assert our_own.source is None


def test_the_digest_is_of_all_the_words() -> None:
    """The digest is the one that the handbook describes."""
    version = brief(FULL).version

    words = [version.title, version.summary, version.why, [["institute", "예산"]]]
    canonical = json.dumps(
        [*words, "본문이다.", version.picture_alt], ensure_ascii=False, separators=(",", ":")
    )
    assert hashlib.sha256(canonical.encode()).hexdigest()[:16] == version.digest


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("title: 홍콩", "title: 서울", False),
        ("세운다.\nwhy", "짓는다.\nwhy", False),
        ("돈이", "말이", False),
        ("label: 예산", "label: 비용", False),
        ("alt: 해", "alt: 달", False),
        ("본문이다.", "본문이 아니다.", False),
        ("date: 2025-03-21", "date: 2025-03-22", True),
        ("value: 1_000_000_000", "value: 2", True),
        ("---\n\n본문이다.\n", "---\n본문이다.", True),
        ("section: policy\n", "", True),
    ],
)
def test_only_words_change_the_digest(before: str, after: str, *, same: bool) -> None:
    """A translation is out of date when words changed, not when facts or blank lines did."""
    assert before in FULL
    assert same == (brief(FULL).version.digest == brief(FULL.replace(before, after)).version.digest)


@pytest.mark.parametrize(
    ("line", "want"),
    [
        ("tags: [a]", '7:1 NR107: unknown key "tags"; write "topics:" or "entities:"'),
        ("tpoics: [a]", '7:1 NR107: unknown key "tpoics"; did you mean "topics"?'),
        ("lang: ko", '7:1 NR107: unknown key "lang"; the language is in the file\'s name'),
        ("why:: x", '7:1 NR102: two colons stand after "why"; write "why: "'),
        ("\u3000why: x", '7:1 NR102: a wide or unbreakable space stands beside "why"'),
        ("figures: {a: {label:x, value: 1}}", 'a space is missing after the colon in "label:x"'),
        ("topics: ai", '4:9 NR110: "topics" must be a list of identifiers, [one, another]'),
        ("topics: ai", "not text; write topics: [ai]"),
        ("topics:", '4:1 NR109: "topics" is empty; write "topics: [greater-bay-area-ai]"'),
        ("topics: []", '4:1 NR109: "topics" is empty'),
        ("topics: [a, a]", '4:13 NR105: "topics" names "a" twice; the first is on line 4'),
        ("topics: [a, '']", '4:13 NR109: an item of "topics" is empty'),
        ("topics: [AI Policy]", '4:10 NR120: "AI Policy" is not made of small letters'),
        ("topics:\n  -a\n  -b", "put a space after each dash"),
        ("topics: {a: b}", "not a group of fields; begin each item with a dash and a space"),
        ("title:", '2:1 NR109: "title" is empty; write "title: …", the headline'),
        ("title: null", '2:1 NR109: "title" is empty'),
        ("title: [속보]", "put the value in quotes if it is text: [ begins a list"),
        ("title: |\n  a\n  b", "2:8 NR110: this must be one line of text"),
        ("summary: {a: b}", '5:10 NR110: "summary" must be text, not a group of fields'),
        ("date: 2025-13-45", "3:7 NR111: there is no month 13"),
        ("date: 20일", '3:7 NR112: "20일" is not a whole date'),
        ("date: [a]", '3:7 NR110: "date" must be a date such as 2025-03-21, not a list'),
        ("section: Companies", '7:10 NR120: "Companies" is not made'),
        ("source: None", '6:9 NR118: the source cannot be "None"; write "none"'),
        ("source: scmp", '6:9 NR110: the source cannot be only "scmp"; write {outlet: scmp'),
        ("source: [a]", '6:9 NR110: "source" must be an https address, none, or a group'),
        ("source: javascript:alert(1)", '6:9 NR116: addresses of the kind "javascript:"'),
        ("source: {title: x}", '6:1 NR108: "source.outlet" is missing; add "outlet: scmp"'),
        ("source: {outlet: a, language: kr}", '6:31 NR008: unknown language "kr"; write "ko"'),
        ("source: {outlet: a, via: [{outlet: b, urll: c}]}", 'unknown key "source.via.urll"'),
        ("figures: [a]", '7:10 NR110: "figures" must be a group of figures, each by a name'),
        ("figures: {A B: {label: x, value: 1, unit: HKD}}", '7:11 NR120: "A B" is not made'),
        ("figures: {a: 5}", "not text; write {label: …, value: …, unit: …}"),
        ("figures: {a: {label: x, value: 10억, unit: HKD}}", "NR119"),
        ("figures: {a: {label: x, value: 1, unit: HK$}}", 'NR121: unknown unit "HK$"'),
        ("figures: {a: {label: x, value: 1}}", 'NR108: "figures.a.unit" is missing'),
        ("figures: {a: }", '7:11 NR109: "figures.a" is empty'),
        ("image: {file: a.png}", '7:1 NR207: "image.alt" is missing'),
        ("image: {file: ../a.png, alt: x}", '7:15 NR212: "../a.png" is not the path'),
        ("corrections: [{what: x}]", '7:15 NR108: "corrections.date" is missing'),
        ("embargo: 2025-03-21T07:00", "7:10 NR112"),
        ("labels: {a: b}", "an original gives each figure its label"),
        ('why: "a\\u202eb"', "7:6 NR003: an invisible character U+202E"),
    ],
)
def test_each_wrong_field_is_told(line: str, want: str) -> None:
    """Each way of writing a field wrong has its code, place, words and mend."""
    assert want in "\n".join(told("briefs/x.ko.md", front(line)))


def test_optional_fields_may_be_empty() -> None:
    """A template's empty lines are nothing: they are as if they were not there."""
    read = brief(front("why:", "section: ~", "entities: []", "image: {}", "authors: null"))

    assert (read.version.why, read.facts and read.facts.section, None) == ("", "", None)


def test_all_problems_are_told_at_once() -> None:
    """Syntax, fields and text are all read, however wrong each is."""
    text = (
        "---\ntitle: 중국: 홍콩\ndate：2025-03-21\ntopics: [a, b\nsummary: x\nsource: none\n"
        "foo: bar\n---\n\n[a](javascript:x)\n"
    )
    found = told("briefs/x.ko.md", text)

    assert [line.split(":", 2)[0] + ":" + line.split(":", 2)[1] for line in found] == [
        "2:10 NR102",
        "3:5 NR102",
        "4:9 NR102",
        "7:1 NR107",
        "10:1 NR204",
    ]


def test_what_was_lost_is_not_called_missing() -> None:
    """A field that could not be read is there: it is told once, as what it is."""
    assert len(told("briefs/x.ko.md", front("title: a: b"))) == 1
    assert len(told("briefs/x.en.md", TRANSLATION.replace("mode: human}", "mode: human"))) == 1


def test_a_translation_has_no_facts() -> None:
    """Facts in a translation are refused by the original's name, each with its mend."""
    text = TRANSLATION.replace(
        "summary:", "date: 2025-03-21\nfigures: {}\nimage: {file: a.png, alt: b}\nsummary:"
    )
    found = told("briefs/hong-kong.en.md", text)

    assert found == [
        (
            '3:1 NR117: "date" belongs to the original of "hong-kong"; '
            "delete it here: every language takes it from the original"
        ),
        (
            '4:1 NR117: "figures" belongs to the original of "hong-kong"; '
            'delete it here, and give the figures\' labels under "labels"'
        ),
        (
            '5:9 NR117: "image.file" belongs to the original of "hong-kong"; '
            "delete it here: every language takes it from the original"
        ),
    ]


def test_a_forgotten_translation_is_told_as_one() -> None:
    """A file without any fact is probably a translation that does not say so."""
    text = "---\ntitle: a\nsummary: b\n---\nx\n"

    (found,) = told("briefs/x.en.md", text)
    assert 'add "translation: {of: …, mode: human}"' in found


def test_an_empty_front_matter_lacks_each_field() -> None:
    """Two lines of hyphens with nothing between lack what every brief has."""
    found = told("briefs/x.ko.md", "---\n---\nx\n")

    assert [line.split('"')[1] for line in found] == [
        "date",
        "source",
        "summary",
        "title",
        "topics",
    ]


def test_a_warning_stops_nothing() -> None:
    """A brief with a warning is read."""
    manuscripts, problems = read_one("briefs/x.ko.md", ORIGINAL + "<b>x</b>\n")

    assert [problem.code for problem in problems] == ["NR201"]
    assert len(manuscripts.briefs) == 1
    assert frozenset() == manuscripts.broken
