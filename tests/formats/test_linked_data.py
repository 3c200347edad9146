"""Hold what programs are told of each page: true, linked both ways, and safe to stand in HTML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from newsroom.curation import curate
from newsroom.model import Correction
from newsroom.templating.site import Site
from support.publications import NOW, lead_story, manuscripts, settings
from support.webpages import read, rendered, site

OURS = "https://briefing.example/"
HOSTILE = '</script><script>alert(1)</script><!-- & "quoted" \u2028 {{ 7*191 }}'


def graph(page: str) -> list[dict[str, Any]]:
    """Return the nodes that a page's one block of linked data holds."""
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    document = json.loads(block)
    assert document["@context"] == "https://schema.org"
    return list(document["@graph"])


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    """Hold the sample's pages."""
    return rendered(site())


def changed(**version: object) -> Site:
    """Return the sample with other words in every version of its lead story."""
    told = manuscripts()
    lead = tuple(replace(f, version=replace(f.version, **version)) for f in lead_story())  # type: ignore[arg-type]
    others = tuple(file for file in told.briefs if file.slug != "hong-kong-bridgehead")
    publication, problems = curate(replace(told, briefs=(*lead, *others)), settings(), now=NOW)
    assert problems == ()
    return site(publication)


def test_a_brief_says_what_it_rests_on(made: Mapping[str, str]) -> None:
    """The article read is its base, what that one relied on a citation, each in its own words."""
    (node,) = graph(made["en/briefs/hong-kong-bridgehead/index.html"])
    (based,) = node["isBasedOn"]

    assert node["@type"] == "NewsArticle"
    assert based["url"] == "https://g-enews.com/article/1"
    assert based["inLanguage"] == "ko"
    assert based["author"] == [{"@type": "Person", "name": "신민철"}]
    assert node["citation"][0]["publisher"]["name"] == "South China Morning Post"
    assert {one["name"] for one in node["about"]} == {"CloudWalk", "Hong Kong"}


def test_no_address_of_ours_claims_the_source(made: Mapping[str, str]) -> None:
    """Canonical, og:url, id and main entity are the page's own, and nothing else's."""
    for path, page in made.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        heads = {a.get("rel", a.get("property", "")): a for _, a in read(page).tags}
        own = heads["canonical"]["href"]
        assert own.startswith(OURS)
        assert heads["og:url"]["content"] == own
        for node in graph(page) if "ld+json" in page else ():
            assert node["@id"].startswith(OURS), path
            if node["@type"] == "NewsArticle":
                assert node["mainEntityOfPage"] == node["url"] == own


def test_translations_name_their_original_and_it_names_them(made: Mapping[str, str]) -> None:
    """Five versions of one story are one work, and the original knows its translations."""
    slug = "hong-kong-bridgehead"
    nodes = {tag: graph(made[f"{tag}/briefs/{slug}/index.html"])[0] for tag in ("ko", "en", "ja")}
    original = nodes["ko"]["@id"]

    assert nodes["en"]["translationOfWork"] == nodes["ja"]["translationOfWork"] == {"@id": original}
    assert {"@id": nodes["en"]["@id"]} in nodes["ko"]["workTranslation"]
    assert "translationOfWork" not in nodes["ko"]


def test_issues_and_briefs_name_each_other(made: Mapping[str, str]) -> None:
    """A brief is part of its issue, the issue of its periodical, and each is where it says."""
    (issue,) = graph(made["en/harbour/2025-03/index.html"])
    (brief,) = graph(made["en/briefs/robotaxis/index.html"])
    topic = graph(made["en/harbour/index.html"])[0]

    assert issue["@type"] == "PublicationIssue"
    assert issue["issueNumber"] == 1
    assert {"@id": issue["@id"]} in brief["isPartOf"]
    assert {"@id": brief["@id"]} in issue["hasPart"]
    assert issue["isPartOf"]["@id"] == topic["@id"]
    assert topic["@type"] == "Periodical"


def test_a_correction_is_told() -> None:
    """What was wrong, and when it was put right, stands in the data and moves the date."""
    wrong = Correction(date(2025, 4, 2), "The year was 2015.", "misread")
    page = rendered(changed(corrections=(wrong,)))["ko/briefs/hong-kong-bridgehead/index.html"]
    (node,) = graph(page)

    assert node["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2025-04-02",
            "text": "The year was 2015. misread",
        }
    ]
    assert node["dateModified"] == "2025-04-02T00:00:00+09:00"
    assert 'property="article:modified_time" content="2025-04-02T00:00:00+09:00"' in page


def test_an_entity_has_all_its_names(made: Mapping[str, str]) -> None:
    """An organisation is found by its name in any language and by its aliases."""
    (node,) = graph(made["en/organisations/cloudwalk/index.html"])

    assert node["@type"] == "Organization"
    assert {"클라우드워크", "雲從科技", "云从科技", "클라우드워크 테크놀로지"} == set(
        node["alternateName"]
    )


def test_a_hostile_title_stays_words() -> None:
    """A title that tries to end the script element is the same title when the data is read."""
    page = rendered(changed(title=HOSTILE))["ko/briefs/hong-kong-bridgehead/index.html"]

    assert graph(page)[0]["headline"] == HOSTILE
    scripts = [a for tag, a in read(page).tags if tag == "script"]
    assert scripts == [{"type": "application/ld+json"}]
    assert "1337" not in page


def test_without_a_public_address_nothing_is_told() -> None:
    """Linked data needs addresses that hold everywhere."""
    page = rendered(site(site_url=""))["ko/briefs/robotaxis/index.html"]

    assert "ld+json" not in page
    assert 'name="twitter:card" content="summary"' in page
