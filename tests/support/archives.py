"""Make a large publication of the sample's own sentences, and ask which texts hold a word."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.formats.assets import AssetRenderer
from newsroom.formats.search import SearchRenderer
from newsroom.formats.search.documents import SearchDocument, documents
from newsroom.formats.search.tokens import CJK, normal
from newsroom.formats.web import WebRenderer
from newsroom.model import Body, BriefFile, Cadence, Facts, Manuscripts
from newsroom.press.assemble import assemble
from newsroom.settings import load_settings
from newsroom.templating.addresses import file_of
from newsroom.templating.site import Site
from support.publications import topic, version

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2025, 5, 2, tzinfo=UTC)
_SENTENCES = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+|\n+")


def sample_site() -> Site:
    """Read the sample publication."""
    settings, problems = load_settings(ROOT / "pelicanconf.py")
    assert settings is not None, problems
    site = assemble(settings, now=NOW).site
    assert site is not None
    return site


def large_site(count: int, sample: Site) -> Site:
    """Return a site of so many briefs in every language, of sentences drawn from the sample's."""
    known = {tag: tuple(_sentences(sample, tag)) for tag in sample.publication.languages}
    files: list[BriefFile] = []
    for number in range(count):
        draw = random.Random(number)  # noqa: S311 - a corpus, not a secret
        facts = Facts(date=date(2010, 1, 1) + timedelta(days=5 * number), topics=("harbour",))
        slug, original = f"story-{number:04}", None
        for tag, sentences in known.items():
            made = version(slug, tag, original, **_words(draw, sentences))
            files.append(BriefFile(slug, made, facts if original is None else None))
            original = original or made
    made_of = Manuscripts(briefs=tuple(files), topics=(topic("harbour", Cadence.MONTHLY),))
    publication, problems = curate(made_of, sample.settings, now=NOW)
    assert problems == ()
    return replace(sample, publication=publication)


def _words(draw: random.Random, sentences: tuple[str, ...]) -> Mapping[str, object]:
    title, summary, *text = draw.sample(sentences, 24)
    return {
        "title": title[:60],
        "summary": summary,
        "body": Body.of("".join(f"<p>{_plain(sentence)}</p>\n" for sentence in text)),
    }


def _plain(sentence: str) -> str:
    return sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sentences(sample: Site, language: str) -> Iterator[str]:
    for one in documents(sample, language):
        if one.kind == "brief":
            found = _SENTENCES.split(f"{one.title}\n{one.summary}\n{one.text}")
            yield from (text.strip() for text in found if len(text.strip()) > 8)


def write_search(site: Site, folder: Path) -> None:
    """Write what the search pages need, and nothing else, into a folder."""
    for renderer in (SearchRenderer(), WebRenderer(), AssetRenderer()):
        for job in renderer.jobs(site):
            if job.format != "web" or job.kind == "search":
                for artifact in renderer.prepare(site, job, {}).render():
                    path = folder / file_of(artifact.path)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(artifact.content)


def holding(known: tuple[SearchDocument, ...], *needles: str) -> set[int]:
    """Return the numbers of the documents that hold every needle, by looking through each.

    CJK is held anywhere; a word is held where one begins so, a short one where it stands alone.
    """
    pieces = re.findall(rf"[{CJK}]+|[^\W_{CJK}]+", normal(" ".join(needles)))
    patterns = [re.compile(_pattern(piece)) for piece in pieces]
    texts = (normal("\n".join(one.zones)) for one in known)
    return {
        number
        for number, text in enumerate(texts)
        if all(pattern.search(text) for pattern in patterns)
    }


def _pattern(piece: str) -> str:
    if re.match(rf"[{CJK}]", piece):
        return piece
    letters = rf"[^\W_{CJK}]"
    return rf"(?<!{letters}){piece}" + (rf"(?!{letters})" if len(piece) <= 2 else "")
