"""Show what was found in an article: a table for people, an object for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from newsroom.cli.reporters.text import visible

if TYPE_CHECKING:
    from newsroom.intake.article import Article, Found
    from newsroom.intake.filing import Filing

_VALUE = 44
_LINE = 46
_NAMES = {"language": "lang"}
_SHOWN = (
    "title", "decks", "authors", "outlet", "url", "published", "language", "credit", "via",
    "figures", "entities", "relative_dates",
)  # fmt: skip


def as_object(filing: Filing, path: str) -> Mapping[str, Any]:
    """Return what ``--json`` prints: path, fields, what stays open, and the body's paragraphs."""
    from newsroom.intake.telling import told  # noqa: PLC0415 - help does without

    return {
        "path": path,
        "fields": told(filing.article),
        "todo": list(filing.open),
        "body": [line.text for line in filing.article.body],
    }


def table(filing: Filing) -> str:
    """Return the evidence: field, value, confidence, and the line that it came from."""
    rows = list(_rows(filing.article))
    rows += [("topic", topic, "", "") for topic in filing.setting.topics]
    if filing.setting.section:
        rows.append(("section", filing.setting.section, "", ""))
    rows += [("issue", issue, "", "") for issue in filing.issues]
    widest = max((_width(value) for _, value, _, _ in rows), default=0)
    column = min(widest, _VALUE)
    return "\n".join(
        f"{field:<14} {_filled(_cut(value, column), column)}  {sure:<4}  {line}".rstrip()
        for field, value, sure, line in rows
    )


def _rows(article: Article) -> Iterator[tuple[str, str, str, str]]:
    for name in _SHOWN:
        found = getattr(article, name)
        several = found if isinstance(found, tuple) else (found,) if found else ()
        for at, one in enumerate(several):
            field = "" if at else _NAMES.get(name, name.replace("_", " "))
            yield field, _said(one), f"{one.confidence:.2f}", _place(one)


def _said(found: Found[Any]) -> str:
    from newsroom.intake.telling import plain  # noqa: PLC0415 - help does without

    value = plain(found.value)
    if not isinstance(value, dict):
        return visible(str(value))
    if "unit" in value:
        return _amount(value)
    if "text" in value:
        return visible(f"{value['text']} → {value['date'] or 'not known'}")
    name = value["id"] or f"{value['name']} ({value['latin']}), new"
    return visible(str(name))


def _amount(value: Mapping[str, Any]) -> str:
    text = f"{value['unit']} {value['value']:,}"
    return f"{text} ≈ {_amount(value['approx'])}" if value.get("approx") else text


def _place(found: Found[Any]) -> str:
    from newsroom.intake.authors import without_mail  # noqa: PLC0415 - help does without

    text = visible(_cut(without_mail(found.evidence.text), _LINE))
    return f"line {found.evidence.line}: {text}" if found.evidence.line else text


def _cut(text: str, columns: int) -> str:
    if _width(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if _width(kept + sign) > columns - 1:
            break
        kept += sign
    return f"{kept}…"


def _filled(text: str, columns: int) -> str:
    return text + " " * (columns - _width(text))


def _width(text: str) -> int:
    from newsroom.intake.cleaning import width  # noqa: PLC0415 - help does without

    return width(text)
