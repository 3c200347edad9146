"""Hold the files for programs: a brief's Markdown and JSON beside it, and the whole archive."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
import yaml
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.formats.web import WebRenderer
from newsroom.templating.records import number
from support.publications import NOW, lead_story, manuscripts, settings
from support.webpages import rendered, site

LEAD = "en/briefs/hong-kong-bridgehead/"


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """Hold every file of the sample."""
    return rendered(site())


def test_each_brief_has_its_twins_and_names_them(made: dict[str, str]) -> None:
    """Where there is a brief's page there are its Markdown and its JSON, and the page says so."""
    pages = [path for path in made if "/briefs/" in path and path.endswith("index.html")]
    assert pages
    for path in pages:
        folder = path.removesuffix("index.html")
        assert {f"{folder}brief.md", f"{folder}brief.json"} <= set(made)
        assert '<link rel="alternate" type="text/markdown" href="brief.md">' in made[path]
        assert '<link rel="alternate" type="application/json" href="brief.json">' in made[path]


def test_the_json_holds_the_facts(made: dict[str, str]) -> None:
    """Numbers are numbers, days are days, and names are in the page's language."""
    record = json.loads(made[f"{LEAD}brief.json"])

    assert record["url"] == f"https://briefing.example/{LEAD}"
    assert record["figures"][0]["value"] == 1_000_000_000
    assert record["figures"][0]["text"] == "HK$1 billion"
    assert record["source"]["via"][0]["outlet"]["name"] == "South China Morning Post"
    assert record["entities"][0] == {
        "id": "cloudwalk",
        "kind": "organisations",
        "name": "CloudWalk",
        "url": "https://briefing.example/en/organisations/cloudwalk/",
    }
    assert record["translation"] == {"of": "ko", "mode": "human"}


def test_the_markdown_is_whole_and_its_front_matter_reads(made: dict[str, str]) -> None:
    """The facts stand before the text as YAML; figures and names are words with full addresses."""
    _, front, text = made[f"{LEAD}brief.md"].split("---\n", 2)
    facts = yaml.safe_load(front)

    assert facts["title"] == "hong-kong-bridgehead in en"
    assert facts["source"] == "https://g-enews.com/article/1"
    assert text.strip() == (
        "The story. HK$1 billion[CloudWalk](https://briefing.example/en/organisations/cloudwalk/)"
    )


def test_the_archive_holds_every_published_brief(made: dict[str, str]) -> None:
    """Both files hold each version once; what is held back is in neither."""
    archive = json.loads(made["archive.json"])
    rows = list(csv.DictReader(io.StringIO(made["archive.csv"].removeprefix("\ufeff"))))
    versions = {
        (record["slug"], language)
        for record in archive["briefs"]
        for language in record["versions"]
    }

    assert versions == {(row["slug"], row["language"]) for row in rows}
    assert ("hong-kong-bridgehead", "ja") in versions
    assert "not-yet" not in {slug for slug, _ in versions}
    assert archive["entities"]["cloudwalk"]["names"]["zh-Hant"] == "雲從科技"
    assert next(r for r in rows if r["slug"] == "robotaxis")["url"].startswith("https://")


def test_a_formula_in_a_title_is_text_in_the_table() -> None:
    """A spreadsheet must not run what an editor, or a source, wrote."""
    told = manuscripts()
    lead = tuple(
        replace(f, version=replace(f.version, title='=HYPERLINK("x")')) for f in lead_story()
    )
    others = tuple(file for file in told.briefs if file.slug != "hong-kong-bridgehead")
    publication, _ = curate(replace(told, briefs=(*lead, *others)), settings(), now=NOW)
    rows = list(csv.DictReader(io.StringIO(rendered(site(publication))["archive.csv"])))

    assert '\'=HYPERLINK("x")' in {row["title"] for row in rows}


def test_a_translation_of_a_draft_edition_is_not_given_away(made: dict[str, str]) -> None:
    """Only versions that readers may see are in the archive."""
    archive = json.loads(made["archive.json"])
    lead = next(one for one in archive["briefs"] if one["slug"] == "hong-kong-bridgehead")

    assert all("url" in version for version in lead["versions"].values())


def test_switched_off_there_is_nothing_beside() -> None:
    """Without ``data`` among the formats a brief's job makes one file, and the page names none."""
    of = site(formats=("web",))
    job = next(job for job in WebRenderer().jobs(of) if job.kind == "brief")
    (page,) = WebRenderer().prepare(of, job, {}).render()

    assert b"brief.md" not in page.content


@pytest.mark.parametrize(("value", "want"), [("31.2", 31.2), ("1000000000", 10**9), ("1E+3", 1000)])
def test_numbers_are_exact(value: str, want: float) -> None:
    """A whole number stays whole, however it was written."""
    assert json.dumps(number(Decimal(value))) == json.dumps(want)
