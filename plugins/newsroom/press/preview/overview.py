"""List what an editor wants to know of the whole: editions, what is held back, what was touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from newsroom.formats.renderer import Job
from newsroom.model import Brief, Edition, Hold, Publication
from newsroom.press.preview.state import State
from newsroom.press.report import counted
from newsroom.reading.paths import FileKind, content_prefix, locate
from newsroom.templating import addresses


class EditionRow(Struct, frozen=True):
    """Hold one edition: its language, its state, how much of it is in its language."""

    language: str
    state: str
    """``open``, ``draft``, ``closed`` or ``none``."""
    reason: str
    briefs: int
    own: int
    """Briefs that are in its own language."""
    page: str
    """Its site path; empty where it has none."""
    pdf: str


class IssueRow(Struct, frozen=True):
    """Hold one issue with its editions, in the order of the languages."""

    topic: str
    name: str
    number: int
    date: str
    editions: tuple[EditionRow, ...]


class TopicRows(Struct, frozen=True):
    """Hold a topic's issues, the newest first."""

    name: str
    issues: tuple[IssueRow, ...]


class HeldRow(Struct, frozen=True):
    """Hold a brief that readers do not see yet."""

    title: str
    language: str
    words: str
    """Why, and until when."""
    page: str
    file: str


class Overview(Struct, frozen=True):
    """Hold the lists of the desk page."""

    topics: tuple[TopicRows, ...]
    held: tuple[HeldRow, ...]


class Touched(Struct, frozen=True):
    """Hold where the last change can be seen: a page, and the edition and brief it belongs to."""

    page: str
    edition: tuple[str, str, str] | None
    slug: str = ""


def overview(state: State, pdfs: frozenset[str]) -> Overview:
    """Make the lists; ``pdfs`` are the site paths of the editions that are printed."""
    publication = state.site.publication
    language = publication.default_language
    rows: dict[str, list[IssueRow]] = {topic: [] for topic in publication.topics}
    for (topic, name), issue in publication.issues.items():
        editions = tuple(_editions(publication, topic, name, pdfs))
        rows[topic].append(IssueRow(topic, name, issue.number, str(issue.date), editions))
    names = {
        topic.id: topic.names.best(language, "en")[1] if topic.names.by_language else topic.id
        for topic in publication.topics.values()
    }
    topics = tuple(TopicRows(names[topic], tuple(issues)) for topic, issues in rows.items())
    held = [row for brief in publication.briefs.values() for row in _held(publication, brief)]
    return Overview(topics, tuple(sorted(held, key=lambda row: (row.words, row.title))))


def touched(state: State) -> Touched | None:
    """Return where the last change can be seen, if it was in one text that has a page."""
    if len(state.touched) != 1:
        return None
    prefix = content_prefix(state.around.settings)
    location = locate(state.touched[0].removeprefix(prefix))
    publication, tag = state.site.publication, location.language
    if location.kind is FileKind.BRIEF and location.names[0] in publication.briefs:
        slug = location.names[0]
        key = next(iter(publication.placed.get(slug, ())), None)
        edition = (*key, tag) if key and (*key, tag) in publication.editions else None
        return Touched(addresses.brief(tag, slug), edition, slug)
    if location.kind is FileKind.LETTER:
        topic, issue = location.names[:2]
        if (topic, issue, tag) in publication.editions:
            return Touched(addresses.issue(tag, topic, issue), (topic, issue, tag))
    if location.kind is FileKind.PAGE and location.names[0] in publication.pages:
        return Touched(addresses.page(tag, location.names[0]), None)
    return None


def held_on(state: State, job: Job | None) -> str:
    """Say what readers do not see yet of a page, whatever its theme says of it."""
    publication = state.site.publication
    if job is None or job.kind not in {"brief", "issue"}:
        return ""
    if job.kind == "brief":
        brief = publication.briefs.get(job.key[0])
        hold = brief.holds.get(job.language) if brief else None
        return _in_words(brief, hold) if brief and hold else ""
    edition = publication.editions.get((job.key[0], job.key[1], job.language))
    if edition is None:
        return ""
    holds = [entry.brief.holds.get(job.language) for entry in edition.entries]
    held = sum(hold not in {None, Hold.DRAFT} for hold in holds)
    words = ["draft"] if edition.hold else []
    words += [f"{counted(held, 'brief')} held back"] if held else []
    return ", ".join(words)


def _in_words(brief: Brief, hold: Hold) -> str:
    if hold is Hold.DRAFT:
        return "draft"
    embargo = brief.facts.embargo
    until = embargo.isoformat(" ", "minutes") if embargo else str(brief.facts.date)
    return f"embargo until {until}" if hold is Hold.EMBARGO else f"dated {until}"


def _editions(
    publication: Publication, topic: str, name: str, pdfs: frozenset[str]
) -> Iterator[EditionRow]:
    for language in publication.languages:
        edition = publication.editions.get((topic, name, language))
        if edition is not None:
            yield _edition(edition, pdfs)


def _edition(edition: Edition, pdfs: frozenset[str]) -> EditionRow:
    topic, name, language = edition.topic.id, edition.issue.name, edition.language
    pdf = addresses.edition_file(language, topic, name, "pdf")
    entries = edition.entries
    return EditionRow(
        language=language,
        state=edition.state.value,
        reason=edition.reason,
        briefs=len(entries) + len(edition.omitted),
        own=sum(not entry.is_fallback for entry in entries),
        page=addresses.issue(language, topic, name) if edition.is_published else "",
        pdf=pdf if pdf in pdfs else "",
    )


def _held(publication: Publication, brief: Brief) -> Iterator[HeldRow]:
    holds: Mapping[str, Hold] = brief.holds
    kinds = {hold for hold in holds.values() if hold is not Hold.DRAFT}
    if not kinds:
        return
    original = brief.original
    has_page = brief.slug in publication.placed
    yield HeldRow(
        title=original.title,
        language=original.language,
        words=_in_words(brief, kinds.pop()),
        page=addresses.brief(original.language, brief.slug) if has_page else "",
        file=original.origin.path,
    )
