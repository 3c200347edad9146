"""Write a draft: the front matter as far as it is known, and TODO where only a person can write.

Nothing of the source's text is in it but its title and names: what the editor needs to see of it
is printed on the terminal and lies in the cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from newsroom.intake import yaml
from newsroom.intake.article import Article, EntityName, Found, Money
from newsroom.model import Quantity
from newsroom.reading.texts import slugify

TODO = "TODO"


class Setting(Struct, frozen=True):
    """Say where in the publication the draft is to stand; empty fields are not known."""

    day: date
    topics: tuple[str, ...] = ()
    section: str = ""
    title: str = ""
    summary: str = ""
    source_language: str = ""
    """The article's, where it is not the usual one of its outlet."""


def draft_text(article: Article, setting: Setting) -> str:
    """Return the file of a draft brief."""
    front = [
        f"title: {yaml.scalar(setting.title) if setting.title else TODO}",
        "state: draft",
        f"date: {setting.day}",
        *_topics(setting),
        f"summary: {yaml.scalar(setting.summary) if setting.summary else TODO}",
        *_source(article, setting),
        *_entities(article),
        *_figures(article),
    ]
    notes = tuple(_notes(article))
    body = ["", "<!--", *notes, "-->"] if notes else []
    return "\n".join(["---", *front, "---", TODO, *body, ""])


def _topics(setting: Setting) -> Iterator[str]:
    if setting.topics:
        yield f"topics: {yaml.flow_list(setting.topics)}"
    else:
        yield yaml.comment("topics: not known; write the topic's id in brackets")
    if setting.section:
        yield f"section: {setting.section}"


def _source(article: Article, setting: Setting) -> Iterator[str]:
    outlet = article.outlet.value if article.outlet else None
    if outlet is None or not outlet.id:
        said = (
            f'; the article says "{_short(outlet.name)}", add it to outlets.yml' if outlet else ""
        )
        if article.url:
            yield f"source: {yaml.scalar(article.url.value)}"
            yield yaml.comment(f"source.outlet: not known{said}")
        else:
            yield yaml.comment(f"source: its outlet and its address are not known{said}")
        return
    yield "source:"
    yield f"  outlet: {outlet.id}"
    if article.title:
        yield f"  title: {yaml.scalar(article.title.value)}"
    yield (
        f"  url: {yaml.scalar(article.url.value)}"
        if article.url
        else "  " + yaml.comment("url: not found; give the article's address")
    )
    yield (
        f"  published: {article.published.value}"
        if article.published
        else "  " + yaml.comment(f"published: {_open_date(article)}")
    )
    if setting.source_language:
        yield f"  language: {setting.source_language}"
    if article.authors:
        yield f"  authors: {yaml.flow_list(found.value for found in article.authors)}"
    known = [found.value.id for found in article.via if found.value.id]
    if known:
        yield "  via:"
        yield from (f"    - {yaml.flow_group({'outlet': name})}" for name in known)
    for found in article.via:
        if not found.value.id:
            yield "  " + yaml.comment(f'via: "{_short(found.value.name)}" is not in outlets.yml')


def also_lines(article: Article) -> tuple[str, ...]:
    """Return the lines that add an article to a brief's source as a second one."""
    outlet = article.outlet.value.id if article.outlet else ""
    lines = ["also:", f"  - outlet: {outlet or '…'}"]
    if article.title:
        lines.append(f"    title: {yaml.scalar(article.title.value)}")
    if article.url:
        lines.append(f"    url: {yaml.scalar(article.url.value)}")
    if article.published:
        lines.append(f"    published: {article.published.value}")
    return tuple(lines)


def _open_date(article: Article) -> str:
    said = article.relative_dates[0].value.said if article.relative_dates else ""
    return f'not found; the article says "{_short(said)}"' if said else "not found; give the day"


def _entities(article: Article) -> Iterator[str]:
    known = [found.value.id for found in article.entities if found.value.id]
    if known:
        yield f"entities: {yaml.flow_list(known)}"
    for found in article.entities:
        if not found.value.id:
            yield yaml.comment(f"new to entities/: {_entity_entry(found.value)}")


def _entity_entry(entity: EntityName) -> str:
    return f"{slugify(entity.latin)}: {_short(entity.name)} ({_short(entity.latin)})"


def _figures(article: Article) -> Iterator[str]:
    """Yield the figures as lines to be taken in: which matter, and what each says, is asked."""
    if not article.figures:
        return
    yield yaml.comment("figures the article gives; keep what matters and write what each says:")
    yield yaml.comment("figures:")
    taken: set[str] = set()
    for found in article.figures:
        name = _figure_name(found.value, taken)
        taken.add(name)
        yield yaml.comment(f"  {name}: {_figure_entry(found)}")


def _figure_name(money: Money, taken: set[str]) -> str:
    value = format(money.quantity.value.normalize(), "f")
    name = slugify(f"{money.quantity.unit} {_scaled(value)}")
    return name if name not in taken else f"{name}-{len(taken)}"


def _scaled(value: str) -> str:
    for zeros, word in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value.endswith("0" * zeros) and len(value) > zeros:
            return f"{value[:-zeros]} {word}"
    return value


def _figure_entry(found: Found[Money]) -> str:
    money = found.value
    fields = {"label": "…", **_quantity(money.quantity)}
    if money.approx:
        fields["approx"] = yaml.flow_group(_quantity(money.approx))
    return yaml.flow_group(fields)


def _quantity(quantity: Quantity) -> dict[str, str]:
    number = format(quantity.value, "f")
    whole, dot, rest = number.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return {"value": f"{sign}{int(whole.lstrip('-')):_}{dot}{rest}", "unit": quantity.unit}


def _notes(article: Article) -> Iterator[str]:
    """Yield what helps to write, in words that are nobody's: dates as said, who is credited."""
    dates = [found.value for found in article.relative_dates]
    for one in dates:
        meant = f"is {one.date}" if one.date else "has no year: look it up"
        yield f'"{_short(one.said)}" {meant}'
    if article.credit:
        yield f"pictures: {_short(article.credit.value)} (none is taken over)"


def _short(text: str) -> str:
    """Return a text that stays on its line and ends no comment."""
    return " ".join(text.split())[:80].replace("--", "- -").replace("<!", "< !")
