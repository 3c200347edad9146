"""Read one brief's file: an original with its facts, or a translation of one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsroom.markdown.parser import parse
from newsroom.model import BriefFile, Facts, Figure, Origin, Picture, Quantity, Unfinished, Version
from newsroom.reading.digest import digest_words
from newsroom.reading.findings import Findings
from newsroom.reading.front_matter import split
from newsroom.reading.nodes import Entries
from newsroom.reading.paths import Location
from newsroom.reading.salvage import salvage
from newsroom.reading.schema.briefs import BRIEF, TRANSLATION
from newsroom.reading.strict_yaml import Document
from newsroom.reading.strict_yaml import parse as parse_yaml

_FACTS = ("date", "topics", "section", "issue", "source", "entities", "embargo", "authors")
_LATER = frozenset({"title", "date", "topics", "summary", "source"})
"""What a draft may still leave out."""
_ONLY_ORIGINALS_HAVE = frozenset({"date", "topics", "source", "figures"})


def read_brief(text: str, location: Location, findings: Findings) -> BriefFile | Unfinished | None:
    """Return what a brief's file says; if anything in it is wrong, what can be saved of it."""
    parts = split(text, findings)
    if parts is None:
        return None
    document = parse_yaml(parts.front, findings, first_line=parts.front_line)
    values = _read_fields(document, findings)
    body, problems = parse(parts.body, path=findings.path, first_line=parts.body_line)
    for problem in problems:
        findings.add(problem)
    if findings.errors:
        slug, language = location.names[0], location.language
        return salvage(document.root, body, slug=slug, language=language, path=findings.path)
    findings.mark("body", (parts.body_line, 1))
    origin = Origin(findings.path, findings.marks)
    words = _words(values, parts.body)
    version = Version(language=location.language, body=body, origin=origin, **words)
    facts = None if version.translation else _facts(values)
    return BriefFile(location.names[0], version, facts)


def _words(values: dict[str, Any], source: str) -> dict[str, Any]:
    """Gather what is in the file's language; an original's labels stand with its figures."""
    figures = values.get("figures", ())
    labels = dict(values.get("labels") or ((name, figure["label"]) for name, figure in figures))
    alt = values.get("image", {}).get("alt", "")
    texts = (values.get("title", ""), values.get("summary", ""), values.get("why", ""))
    return {
        **dict(zip(("title", "summary", "why"), texts, strict=True)),
        "labels": labels,
        "picture_alt": alt,
        "corrections": values.get("corrections", ()),
        "translation": values.get("translation"),
        "digest": digest_words(texts, labels, source, alt),
        "is_draft": "state" in values,
    }


def _read_fields(document: Document, findings: Findings) -> Any:
    """Read the fields of an original, or of a translation where it says that it is one."""
    root = document.root
    keys = root.entries.keys() if type(root) is Entries else frozenset()
    lost = document.lost | _LATER if "state" in keys else document.lost
    if "translation" in keys or "translation" in document.lost:
        return TRANSLATION.read(root, "", findings, lost)
    if keys and not lost and not keys & _ONLY_ORIGINALS_HAVE:
        mend = 'a translation says so: add "translation: {of: …, mode: human}"'
        message = "this brief has no date, no topics and no source"
        findings.refuse("NR108", (1, 1), message, mend)
        return BRIEF.read(root, "", findings, _ONLY_ORIGINALS_HAVE)
    return BRIEF.read(root, "", findings, lost)


def _facts(values: dict[str, Any]) -> Facts:
    image = values.get("image")
    values = {"date": dt.date.min, "topics": (), **values}
    return Facts(
        figures=tuple(_figure(name, figure) for name, figure in values.get("figures", ())),
        picture=Picture(**image) if image else None,
        **{name: values[name] for name in _FACTS if name in values},
    )


def _figure(name: str, figure: dict[str, Any]) -> Figure:
    return Figure(name, Quantity(figure["value"], figure["unit"]), figure.get("approx"))
