"""What a brief names is checked in the same run as what is wrong with it."""

from __future__ import annotations

from newsroom.model import Manuscripts
from newsroom.reading.files import SourceFile
from newsroom.reading.reader import read_file
from support.publications import settings

FRONT = """title: 한 제목
date: 2025-13-45
topics: [harbour, "두 개", ferries]
section: news
summary: 요약
source: {outlet: gazette, url: "javascript:x", via: [{outlet: wire}], also: [{outlet: daily}]}
entities: [port]
figures: {ships: {label: 배, value: many, unit: ship}}
"""


def manuscripts(front: str, body: str = "{figure}`boats`") -> Manuscripts:
    """Read one brief and return what came of it."""
    data = f"---\n{front}---\n{body}\n".encode()
    return read_file(SourceFile("content/briefs/2025/x.ko.md", data), settings()).manuscripts


def test_names_are_saved_with_their_places() -> None:
    """Topics, section, outlets, entities, figures and the text, each where it stands."""
    read = manuscripts(FRONT)
    (unfinished,) = read.unfinished
    facts = unfinished.file.facts

    assert (read.briefs, read.broken) == ((), {"brief:x"})
    assert facts is not None
    assert facts.source is not None
    assert (facts.section, facts.entities) == ("news", ("port",))
    assert [via.outlet for via in facts.source.via] == ["wire"]
    assert [also.outlet for also in facts.source.also] == ["daily"]
    assert [(figure.id, figure.quantity.unit) for figure in facts.figures] == [("ships", "ship")]
    assert str(unfinished.origin.place("entities.0")) == "content/briefs/2025/x.ko.md:8:12"
    assert [reference.target for reference in unfinished.file.version.body.references] == ["boats"]


def test_a_list_is_saved_up_to_what_is_no_name() -> None:
    """Beyond it a place would be off by one."""
    (unfinished,) = manuscripts(FRONT).unfinished

    assert unfinished.file.facts is not None
    assert unfinished.file.facts.topics == ("harbour",)


def test_a_translation_has_no_facts_to_save() -> None:
    """Its text is checked all the same."""
    (unfinished,) = manuscripts("title: x\ntranslation: {of: nonsense}\n").unfinished

    assert unfinished.file.facts is None
    assert len(unfinished.file.version.body.references) == 1


def test_what_is_right_needs_no_saving() -> None:
    """A brief is either finished or not."""
    front = "title: x\ndate: 2025-03-01\ntopics: [harbour]\nsummary: y\nsource: none\n"
    read = manuscripts(front, "words")

    assert (len(read.briefs), read.unfinished, read.broken) == (1, (), frozenset())
