"""Take what an editor says of an article: by options, and by answers on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from newsroom.intake.addresses import cleaned
from newsroom.intake.article import OutletName
from newsroom.intake.facts import Given
from newsroom.intake.filing import Desk, Wishes
from newsroom.languages import mend_of
from newsroom.model import PartialDate
from newsroom.problems import did_you_mean
from newsroom.reading.addresses import read_address
from newsroom.reading.dates import read_partial_date
from newsroom.reading.findings import Refusal
from newsroom.reading.languages import read_any_language
from newsroom.reading.texts import read_slug

_SETTABLE = ("title", "authors", "credit", "headline", "summary", "section", "slug")
_QUESTIONS = {
    "title": "The article's headline",
    "outlet": "Who published it (an id of outlets.yml)",
    "url": "Its address",
    "published": "When it was published (2025-03-20, 2025-03 or 2025)",
    "lang": "Its language",
    "topic": "The brief's topic",
}


class Answers(Struct, frozen=True, dict=True):
    """Hold what the editor said, as it was said."""

    url: str = ""
    published: str = ""
    outlet: str = ""
    lang: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    sets: tuple[str, ...] = ()

    def checked(self, desk: Desk) -> Answers:
        """Return the answers if they can be used.

        :raises click.BadParameter: at the first that cannot.
        """
        for name, value in (
            ("url", self.url), ("published", self.published), ("outlet", self.outlet),
            ("lang", self.lang), *(("topic", topic) for topic in self.topics),
        ):  # fmt: skip
            if value and (why := reason(name, value, desk)):
                raise click.BadParameter(
                    why, param_hint="--date" if name == "published" else f"--{name}"
                )
        if self.language and self.language not in desk.settings.languages:
            mend = mend_of(self.language, desk.settings.languages)
            message = f'this publication has no language "{self.language}"; {mend}'
            raise click.BadParameter(message, param_hint="--in")
        _check_section(self._set(), self.topics, desk)
        return self

    def with_url(self, url: str) -> Answers:
        """Return the answers with the address that an article was fetched from."""
        return self if self.url or not url else replace(self, url=url)

    def given(self, desk: Desk) -> Given:
        """Return what is said of the article."""
        outlet = desk.registers.knowledge.outlet_named(self.outlet) if self.outlet else None
        name = OutletName(outlet.names.by_language[0][1], outlet.id) if outlet else None
        day = read_partial_date(self.published) if self.published else None
        published = day if isinstance(day, PartialDate) else None
        return Given(cleaned(self.url), published, name, self.lang)

    def wishes(self, desk: Desk) -> Wishes:
        """Return what is said of the brief."""
        del desk
        said = self._set()
        authors = tuple(name.strip() for name in said.get("authors", "").split(",") if name.strip())
        return Wishes(
            topics=self.topics,
            section=said.get("section", ""),
            language=self.language,
            slug=said.get("slug", ""),
            title=said.get("headline", ""),
            summary=said.get("summary", ""),
            authors=authors,
            credit=said.get("credit", ""),
            source_title=said.get("title", ""),
        )

    def _set(self) -> Mapping[str, str]:
        said: dict[str, str] = {}
        for one in self.sets:
            field, equals, value = one.partition("=")
            if not equals:
                raise click.BadParameter(
                    f'"{one}" has no "="; write field=value', param_hint="--set"
                )
            if field not in _SETTABLE:
                mend = did_you_mean(field, _SETTABLE, "known are " + ", ".join(_SETTABLE))
                raise click.BadParameter(f'there is no field "{field}"; {mend}', param_hint="--set")
            said[field] = _line(value)
        slug = read_slug(said["slug"]) if "slug" in said else ""
        if isinstance(slug, Refusal):
            raise click.BadParameter(f"{slug.message}; {slug.mend}", param_hint="--set slug")
        return said


def _line(text: str) -> str:
    from newsroom.intake.cleaning import clean  # noqa: PLC0415 - keeps the imports above plain

    return clean(text)


def _check_section(said: Mapping[str, str], topics: Iterable[str], desk: Desk) -> None:
    if "section" not in said:
        return
    chosen = set(topics)
    known = [
        section.id
        for topic in desk.registers.manuscripts.topics
        if not chosen or topic.id in chosen
        for section in topic.sections
    ]
    if said["section"] not in known:
        mend = did_you_mean(said["section"], known, "known are " + ", ".join(known))
        message = f'there is no section "{said["section"]}"; {mend}'
        raise click.BadParameter(message, param_hint="--set section")


def reason(field: str, value: str, desk: Desk) -> str:
    """Return why a value cannot be used, or nothing."""
    found: object = None
    if field == "url":
        found = read_address(value.strip())
    elif field == "published":
        found = read_partial_date(value.strip())
    elif field == "lang":
        found = read_any_language(value.strip())
    elif field == "outlet" and not desk.registers.knowledge.outlet_named(value):
        known = [outlet.id for outlet in desk.registers.manuscripts.outlets]
        return (
            f'there is no outlet "{value}"; {did_you_mean(value, known, "add it to outlets.yml")}'
        )
    elif field == "topic":
        topics = [topic.id for topic in desk.registers.manuscripts.topics]
        if value not in topics:
            mend = did_you_mean(value, topics, "known are " + ", ".join(topics))
            return f'there is no topic "{value}"; {mend}'
    if isinstance(found, Refusal):
        return f"{found.message}; {found.mend}" if found.mend else found.message
    return ""


def ask(open_fields: Mapping[str, str], answers: Answers, desk: Desk) -> Answers:
    """Ask for what is needed and not known; an empty answer leaves it open."""
    for field, what in open_fields.items():
        click.echo(what.partition(": --")[0], err=True)
        while True:
            value = click.prompt(
                f"{_QUESTIONS[field]} (Enter leaves it open)",
                default="",
                show_default=False,
                err=True,
            ).strip()
            why = reason(field, value, desk) if value else ""
            if not why:
                break
            click.echo(why, err=True)
        if value:
            answers = _answered(answers, field, value)
    return answers


def _answered(answers: Answers, field: str, value: str) -> Answers:
    if field == "topic":
        return replace(answers, topics=(value,))
    if field == "title":
        return replace(answers, sets=(*answers.sets, f"title={value}"))
    given: dict[str, Any] = {field: value}
    return replace(answers, **given)
