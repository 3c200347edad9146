"""Hold what readers' programs rely on: ids that last, true dates, whole texts, full addresses."""

from __future__ import annotations

import json
import random
import re
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.formats.feeds import FeedRenderer
from newsroom.model import Correction, Manuscripts, Publication
from newsroom.templating.asking import Notes
from newsroom.templating.feeds import BRIEFS, ISSUES, newest_editions
from newsroom.templating.moments import edition_published
from newsroom.templating.site import Site
from support.publications import NOW, brief, lead_story, manuscripts, settings, topic
from support.webpages import pdf_facts, read, rendered, site

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it still imports what newer Pythons have let go
    import feedparser

REQUIRED = ("version", "title", "home_page_url", "feed_url", "language", "items")


def feeds(of: Site) -> dict[str, str]:
    """Return every feed by its path."""
    return {
        artifact.path: artifact.content.decode()
        for job in FeedRenderer().jobs(of)
        for artifact in FeedRenderer().prepare(of, job, pdf_facts(of)).render()
    }


def parsed(text: str) -> Any:
    """Parse a feed as readers' programs do; they must find nothing wrong."""
    found = feedparser.parse(text)
    assert not found.bozo, found.get("bozo_exception")
    return found


def curated(made: Manuscripts) -> Publication:
    """Return a publication of changed manuscripts."""
    publication, problems = curate(made, settings(), now=NOW)
    assert problems == ()
    return publication


def ids(of: Site, path: str) -> dict[str, str]:
    """Return the ids of a feed's entries by title."""
    return {entry.title: entry.id for entry in parsed(feeds(of)[path]).entries}


@pytest.fixture(scope="module")
def sample() -> Site:
    """Hold the sample as a site."""
    return site()


@pytest.fixture(scope="module")
def made(sample: Site) -> Mapping[str, str]:
    """Hold the sample's feeds."""
    return feeds(sample)


def test_every_language_and_topic_has_its_feeds(sample: Site, made: Mapping[str, str]) -> None:
    """Issues and briefs each have theirs, as Atom and as JSON, where there is something in it."""
    named = {path.removesuffix(".atom") for path in made if path.endswith(".atom")}

    assert {f"{name}.json" for name in named} == {path for path in made if path.endswith(".json")}
    assert {"ko/feed", "ko/briefs", "ko/harbour/feed", "ko/harbour/briefs"} <= named
    assert {"en/policy/feed", "zh-Hans/feed"} <= named
    assert "ja/policy/feed" not in named, "there is no edition of it"


def test_atom_says_what_readers_need(made: Mapping[str, str]) -> None:
    """Each feed and each entry has id, title, dates, author and the page in its language."""
    for path, text in made.items():
        if not path.endswith(".atom"):
            continue
        feed = parsed(text).feed
        assert feed.id.startswith("urn:uuid:")
        assert feed.title
        assert feed.author
        assert feed.language == path.split("/")[0]
        assert [a.href for a in feed.links if a.rel == "self"] == [
            f"https://briefing.example/{path}"
        ]
        for entry in parsed(text).entries:
            assert entry.id.startswith("urn:uuid:")
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]09:00", entry.published)
            assert entry.updated >= entry.published
            assert entry.link.startswith("https://briefing.example/")
            assert entry.content[0].type == "text/html"


def test_json_feed_keeps_to_its_specification(made: Mapping[str, str]) -> None:
    """What version 1.1 requires is there, and nothing is empty or of another kind."""
    for path, text in made.items():
        if not path.endswith(".json"):
            continue
        feed = json.loads(text)
        assert all(feed[key] for key in REQUIRED), path
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://briefing.example/{path}"
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert item["url"].startswith("https://")
            assert all(isinstance(author["name"], str) for author in item.get("authors", ()))
            assert all({"url", "mime_type"} <= set(file) for file in item.get("attachments", ()))
            assert all(name.startswith("_") or value for name, value in item.items())


def test_both_kinds_say_the_same(made: Mapping[str, str]) -> None:
    """A feed and its twin hold the same entries, in the same words."""
    for path, text in made.items():
        if path.endswith(".atom"):
            twin = json.loads(made[path.removesuffix("atom") + "json"])["items"]
            entries = parsed(text).entries
            assert [(e.id, e.title) for e in entries] == [(i["id"], i["title"]) for i in twin]


def test_texts_are_whole_and_addresses_full(made: Mapping[str, str]) -> None:
    """A reader needs no second look: the letter, every brief and its source, every link in full."""
    (issue,) = [
        item
        for item in json.loads(made["en/harbour/feed.json"])["items"]
        if "No. 1" in item["title"]
    ]
    content = issue["content_html"]

    assert "A word before 2025-03" in content
    assert "The story of robotaxis" in content
    assert "South China Morning Post" in content
    assert "HK$1 billion" in content
    for text in made.values():
        for href in re.findall(r'(?:href|src)=\\?"([^"\\]+)', text):
            assert href.startswith(("https://", "http://www.w3.org/", "mailto:")), href


def test_an_entry_has_no_anchor_of_ours(made: Mapping[str, str]) -> None:
    """Several entries stand on a reader's page: ids would clash there, and lead nowhere."""
    assert [path for path, text in made.items() if re.search(r'(?:id=\\?"|href=\\?"#)', text)] == []


def test_the_pdf_is_enclosed_with_its_length(made: Mapping[str, str]) -> None:
    """Subscribers' programs fetch the digest by themselves; they are told how much it is."""
    entry = parsed(made["ko/harbour/feed.atom"]).entries[-1]
    (enclosure,) = entry.enclosures
    (attached,) = json.loads(made["ko/harbour/feed.json"])["items"][-1]["attachments"]

    assert enclosure.href.endswith("/ko/harbour/2025-03/harbour-2025-03-ko.pdf")
    assert (enclosure.type, enclosure.length) == ("application/pdf", "412000")
    assert attached["size_in_bytes"] == 412_000


def test_ids_survive_what_an_editor_tidies_up(sample: Site) -> None:
    """A new slug, day and title of a brief with a source deliver nothing twice."""
    before = ids(sample, "ko/briefs.atom")["hong-kong-bridgehead in ko"]
    renamed = tuple(
        replace(
            file,
            slug="bridgehead-hong-kong",
            version=replace(file.version, title="A new title"),
            facts=replace(file.facts, date=date(2025, 3, 20)) if file.facts else None,
        )
        for file in lead_story()
    )
    told = manuscripts()
    others = tuple(file for file in told.briefs if file.slug != "hong-kong-bridgehead")
    issues = tuple(replace(file, order=()) for file in told.issues)
    changed = site(curated(replace(told, briefs=(*renamed, *others), issues=issues)))

    assert before == ids(changed, "ko/briefs.atom")["A new title"]


def test_ids_survive_another_host(sample: Site) -> None:
    """A site that moves says where it was first published, and keeps its ids."""
    first = "https://briefing.example"
    moved = site(site_url="https://new.example", first_site_url=first)

    assert ids(sample, "ko/feed.atom") == ids(moved, "ko/feed.atom")
    other = site(site_url="https://new.example", first_site_url="https://new.example")
    assert not set(ids(sample, "ko/feed.atom").values()) & set(ids(other, "ko/feed.atom").values())


def test_briefs_on_one_article_have_ids_of_their_own(sample: Site) -> None:
    """The oldest has the article's id, and keeps it when another brief rests on it too."""
    source = lead_story()[0].facts.source  # type: ignore[union-attr]
    assert source is not None
    plain = replace(source, url="http://www.g-enews.com/article/1/?utm_source=mail#top")
    second = brief("second-look", date(2025, 4, 2), languages=("ko",), source=plain)
    told = manuscripts()
    both = ids(site(curated(replace(told, briefs=(*told.briefs, *second)))), "ko/briefs.atom")
    title = "hong-kong-bridgehead in ko"

    assert both[title] == ids(sample, "ko/briefs.atom")[title]
    assert len(set(both.values())) == len(both)


def test_every_id_is_its_own(made: Mapping[str, str]) -> None:
    """No two entries in any language share an id, nor does a feed share one."""
    whole = [path for path in made if path.count("/") == 1 and path.endswith(".atom")]
    found = [entry.id for path in whole for entry in parsed(made[path]).entries]
    found += [parsed(text).feed.id for path, text in made.items() if path.endswith(".atom")]

    assert len(found) == len(set(found))


def test_a_correction_is_an_update_of_the_same_entry(sample: Site) -> None:
    """A corrected brief has its old id, a later day, and says what was wrong; so has its issue."""
    wrong = Correction(date(2025, 4, 28), "The sum was HK$1 billion.", "misread")
    told = manuscripts()
    briefs = tuple(
        replace(file, version=replace(file.version, corrections=(wrong,)))
        if (file.slug, file.version.language) == ("robotaxis", "en")
        else file
        for file in told.briefs
    )
    changed = site(curated(replace(told, briefs=briefs)))
    (entry,) = [
        e for e in parsed(feeds(changed)["en/briefs.atom"]).entries if "robotaxis" in e.title
    ]
    issue = parsed(feeds(changed)["en/harbour/feed.atom"]).entries[-1]

    assert entry.id == ids(sample, "en/briefs.atom")["robotaxis in en"]
    assert entry.updated == "2025-04-28T00:00:00+09:00"
    assert "The sum was HK$1 billion." in entry.content[0].value
    assert issue.updated == "2025-04-28T00:00:00+09:00"


def test_an_open_issue_is_not_dated_in_days_to_come() -> None:
    """While its period runs, an issue has the day of its newest brief."""
    told = replace(
        Manuscripts(),
        briefs=brief("early", date(2025, 5, 1), languages=("en",)),
        topics=(topic("harbour"),),
    )
    (entry,) = parsed(feeds(site(curated(told)))["en/feed.atom"]).entries

    assert entry.published == "2025-05-01T00:00:00+09:00"


def test_a_feed_is_bounded_and_holds_the_newest() -> None:
    """However long the archive, a feed has so many entries and no more, the newest first."""
    days = [date(2020 + n // 12, n % 12 + 1, 1 + n % 3) for n in range(60)]
    briefs = [
        file for n, day in enumerate(days) for file in brief(f"story-{n}", day, languages=("ko",))
    ]
    many = site(curated(Manuscripts(briefs=tuple(briefs), topics=(topic("harbour"),))))
    issues = parsed(feeds(many)["ko/feed.atom"]).entries
    stories = parsed(feeds(many)["ko/briefs.atom"]).entries

    assert (len(issues), len(stories)) == (ISSUES, BRIEFS)
    assert stories[0].title == "story-59 in ko"
    assert [e.published for e in stories] == sorted((e.published for e in stories), reverse=True)


@pytest.mark.parametrize("seed", range(20))
def test_the_newest_of_many_topics_are_found(seed: int) -> None:
    """As by looking into all of them: by moment, then in their topics' order."""
    draw = random.Random(seed)  # noqa: S311 - a test, not a secret
    topics = tuple(topic(f"topic-{n}") for n in range(3))
    days = [date(2024, draw.randint(1, 12), draw.randint(1, 28)) for _ in range(60)]
    briefs = [
        file
        for n, day in enumerate(days)
        for file in brief(f"story-{n}", day, topics=(topics[n % 3].id,), languages=("ko",))
    ]
    many = site(curated(Manuscripts(briefs=tuple(briefs), topics=topics)))
    editions = [
        many.publication.editions[ref.topic, ref.issue, "ko"]
        for one in topics
        for ref in many.reach.issues(one.id, "ko")
    ]
    editions.sort(key=lambda edition: edition_published(many.settings, edition), reverse=True)
    count = draw.randint(1, 12)

    assert newest_editions(many, "ko", count=count) == tuple(editions[:count])


def test_a_feed_asks_of_no_more_editions_than_matter() -> None:
    """Each that it asks of is a reason to make it again."""
    days = [date(2020 + n // 12, n % 12 + 1, 5) for n in range(48)]
    topics = tuple(topic(f"topic-{n}") for n in range(6))
    briefs = [
        file
        for one in topics
        for n, day in enumerate(days)
        for file in brief(f"{one.id}-{n}", day, topics=(one.id,), languages=("ko",))
    ]
    notes = Notes()
    many = site(curated(Manuscripts(briefs=tuple(briefs), topics=topics))).noting(notes)
    newest_editions(many, "ko")

    assert sum(asked.startswith("editions") for asked in notes.taken()) < 2 * ISSUES


def test_alternates_are_symmetric(made: Mapping[str, str]) -> None:
    """A feed names itself in the other languages, and is named by them."""
    atoms = {f"https://briefing.example/{path}": text for path, text in made.items()}
    named = {
        url: {a.href for a in parsed(text).feed.links if a.get("type") == "application/atom+xml"}
        for url, text in atoms.items()
        if url.endswith(".atom")
    }

    for url, others in named.items():
        assert url in others
        assert all(named[other] == others for other in others)


def test_pages_lead_to_feeds(sample: Site, made: Mapping[str, str]) -> None:
    """Every page names its language's feeds in its head; pages of a topic, the topic's first."""
    for path, text in rendered(sample).items():
        if path.endswith(".html"):
            heads = [a for tag, a in read(text).links if tag == "link"]
            found = [a for a in heads if a.get("type") == "application/atom+xml"]
            assert found, path
            assert all(a["title"] for a in found)
    page = rendered(sample)["en/harbour/2025-03/index.html"]

    assert page.index('href="../feed.atom"') < page.index('href="../../feed.atom"')


def test_no_public_address_no_feed() -> None:
    """Without absolute addresses, or switched off, no feed is made and no page names one."""
    for switched_off in (site(site_url=""), site(formats=("web",))):
        assert list(FeedRenderer().jobs(switched_off)) == []
        assert "feed" not in rendered(switched_off)["ko/index.html"]


def test_a_feed_asks_for_all_it_depends_on(sample: Site) -> None:
    """What it prints of a brief it has asked for, so that an edit reaches it."""
    notes = Notes()
    noting = sample.noting(notes)
    (job,) = [j for j in FeedRenderer().jobs(noting) if j.path == "ko/harbour/briefs.atom"]
    notes.taken()
    FeedRenderer().prepare(noting, job, {}).render()
    asked = set(notes.taken())

    assert {"issues_on\tharbour\tko", "editions\tharbour\t2025-03\tko"} <= asked
    assert "told\tg-enews.com/article/1" in asked
    assert not any(one.endswith("\t*") for one in asked - {"topics\t*", "units\t*"}), asked


@pytest.mark.parametrize(
    "title", ["</title><script>alert(1)</script>", "]]>&amp;<![CDATA[", "a\ufffeb", "{{ 7*191 }}"]
)
def test_a_hostile_title_stays_words(title: str) -> None:
    """Whatever a title says, the feed parses, and says the same."""
    told = manuscripts()
    lead = tuple(replace(f, version=replace(f.version, title=title)) for f in lead_story())
    others = tuple(file for file in told.briefs if file.slug != "hong-kong-bridgehead")
    made = feeds(site(curated(replace(told, briefs=(*lead, *others)))))
    items = json.loads(made["en/briefs.json"])["items"]

    assert title in [item["title"] for item in items]
    assert "<script" not in parsed(made["en/briefs.atom"]).entries[0].content[0].value
    assert "1337" not in made["en/briefs.atom"]
