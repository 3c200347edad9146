"""Test topics, issues, letters and pages: each file's fields, and what is wrong with them."""

from __future__ import annotations

from datetime import date

import pytest

from newsroom.model import (
    Cadence,
    EditionChoice,
    EditionState,
    IssueFile,
    Names,
    Section,
    Topic,
)
from support.sources import read_one, told

TOPIC = """\
names: {ko: 대만구 AI, en: Greater Bay Area AI}
descriptions: {en: A monthly digest.}
sections:
  - {id: companies, names: {en: Companies}}
  - {id: policy, names: {en: Policy}}
cadence: monthly
formats: [web]
accent: indigo
"""
ISSUE = """\
number: 1
date: 2025-03-31
order: [b, a]
sections: [policy, companies]
editions:
  ko: closed
  ja: {state: none, reason: too few are translated}
  en: {state: draft}
"""


def test_a_topic_is_read() -> None:
    """Every field of a topic comes to its place; its id is its file's name."""
    manuscripts, problems = read_one("topics/gba-ai.yml", TOPIC)

    assert problems == ()
    assert manuscripts.topics == (
        Topic(
            "gba-ai",
            Names((("ko", "대만구 AI"), ("en", "Greater Bay Area AI"))),
            Names((("en", "A monthly digest."),)),
            (
                Section("companies", Names((("en", "Companies"),))),
                Section("policy", Names((("en", "Policy"),))),
            ),
            Cadence.MONTHLY,
            ("web",),
            "indigo",
        ),
    )


def test_an_issue_is_read() -> None:
    """Every field of an issue comes to its place; its name and topic are its path's."""
    manuscripts, problems = read_one("issues/gba-ai/2025-03.yml", ISSUE)

    assert problems == ()
    assert manuscripts.issues == (
        IssueFile(
            "gba-ai",
            "2025-03",
            1,
            date(2025, 3, 31),
            ("b", "a"),
            ("policy", "companies"),
            (
                EditionChoice("ko", EditionState.CLOSED),
                EditionChoice("ja", EditionState.NONE, "too few are translated"),
                EditionChoice("en", EditionState.DRAFT),
            ),
        ),
    )


def test_an_issue_may_say_nothing() -> None:
    """An empty issue file is an issue of that name, and no more."""
    manuscripts, problems = read_one("issues/t/2025-03.yml", "")

    assert ((), (IssueFile("t", "2025-03"),)) == (problems, manuscripts.issues)


@pytest.mark.parametrize(
    ("path", "text", "want"),
    [
        ("topics/t.yml", "", '1:1 NR108: "cadence" is missing; add "cadence: monthly"'),
        ("topics/t.yml", TOPIC + "title: x\n", 'write "names:" with a name for each language'),
        ("topics/t.yml", TOPIC.replace("monthly", "montly"), 'did you mean "monthly"?'),
        ("topics/t.yml", TOPIC.replace("indigo", "red"), '8:9 NR118: "accent" cannot be "red"'),
        ("topics/t.yml", TOPIC.replace("[web]", "[epub]"), 'NR118: "formats" cannot be "epub"'),
        ("topics/t.yml", TOPIC.replace("[web]", "[[web]]"), "must be web or pdf, not a list"),
        ("topics/t.yml", TOPIC.replace("ko:", "kr:"), '1:9 NR008: unknown language "kr"'),
        ("topics/t.yml", "- a\n", "1:1 NR110: the file must be a group of fields"),
        ("topics/index.yml", TOPIC, '1:1 NR007: the name "index"'),
        ("topics/people.yml", TOPIC, 'the name "people" is taken by an address of the site'),
        ("issues/t/2025-03.yml", "number: one\n", '1:9 NR110: "one" is not a whole number'),
        ("issues/t/2025-03.yml", "title: x\n", "give one to its letter"),
        ("issues/t/2025-03.yml", "order: [a, a]\n", 'names "a" twice'),
        ("issues/t/2025-03.yml", "editions: {ko: shut}\n", "open, draft, closed or none"),
        ("issues/t/2025-03.yml", "editions: {ko: none}\n", 'write ko: {state: none, reason: "…"}'),
        ("issues/t/2025-03.yml", "editions: {ko: []}\n", '1:12 NR109: "editions.ko" is empty'),
        ("issues/t/2025-03.yml", "editions: {ko: {reason: x}}\n", '"editions.ko.state" is missing'),
        ("issues/t/2025-03.yml", "editions: [ko]\n", "must be a state for each language"),
    ],
)
def test_wrong_topics_and_issues_are_told(path: str, text: str, want: str) -> None:
    """Each way of writing a field wrong has its code, place, words and mend."""
    assert want in "\n".join(told(path, text))


def test_a_letter_is_read() -> None:
    """A letter has a body, and may have a title and authors, or no front matter at all."""
    text = "---\ntitle: 세 도시\nauthors: [편집장]\n---\n안녕하세요.\n"
    manuscripts, problems = read_one("issues/t/2025-03.ko.md", text)

    assert problems == ()
    (letter,) = manuscripts.letters
    assert (letter.topic, letter.issue, letter.language) == ("t", "2025-03", "ko")
    assert (letter.title, letter.authors) == ("세 도시", ("편집장",))
    assert letter.origin.marks["body"] == (5, 1)

    (bare,) = read_one("issues/t/2025-03.ko.md", "안녕하세요.\n")[0].letters
    assert letter.body == bare.body


def test_a_page_is_read() -> None:
    """A page has a title and a body; its path is its file's."""
    text = "---\ntitle: Writing\nsummary: How to.\nmenu: 2\n---\nText.\n"
    manuscripts, problems = read_one("pages/handbook/writing.en.md", text)

    assert problems == ()
    (page,) = manuscripts.pages
    assert page.path == "handbook/writing"
    version = page.version
    assert (
        version.language,
        version.title,
        version.summary,
        version.menu,
    ) == ("en", "Writing", "How to.", 2)


@pytest.mark.parametrize(
    ("path", "text", "want"),
    [
        ("issues/t/2025-03.ko.md", "---\n---\n", "NR109: the letter has no text"),
        ("issues/t/2025-03.ko.md", "title: x\n\nDear\n", "1:1 NR101"),
        ("issues/t/2025-03.ko.md", "---\ndate: x\n---\nDear\n", '2:1 NR107: unknown key "date"'),
        ("pages/about.en.md", "---\ntitle: x\n---\n", "NR109: the page has no text"),
        ("pages/about.en.md", "x\n", "1:1 NR101: the file has no front matter"),
        ("pages/about.en.md", "---\nslug: x\ntitle: y\n---\nz\n", "the page's address is its file"),
        ("pages/search.en.md", "---\ntitle: x\n---\ny\n", 'the name "search" is taken'),
        ("pages/About Us.en.md", "---\ntitle: x\n---\ny\n", 'call it "about-us"'),
        ("pages/a/B/c.en.md", "---\ntitle: x\n---\ny\n", 'call it "b"'),
    ],
)
def test_wrong_letters_and_pages_are_told(path: str, text: str, want: str) -> None:
    """Each way of writing a letter or page wrong has its code, place, words and mend."""
    assert want in "\n".join(told(path, text))
