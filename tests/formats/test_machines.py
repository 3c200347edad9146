"""Hold what machines are told: robots.txt and the sitemap."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from newsroom.formats.machines import MachineRenderer, sitemaps
from newsroom.templating.asking import EVERY, KEYS, Notes, question
from newsroom.templating.contents import site_pages
from support.webpages import rendered, site

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def alternates(url: ET.Element) -> dict[str, str]:
    """Return the addresses of a sitemap's entry by language."""
    return {link.attrib["hreflang"]: link.attrib["href"] for link in url.iter(f"{XHTML}link")}


def test_the_sitemap_names_every_page_once() -> None:
    """Each page but the root's double and the 404 stands in it, with its public address."""
    sample = site()
    tree = ET.fromstring(rendered(sample)["sitemap.xml"])  # noqa: S314 - we wrote it
    named = [loc.text for loc in tree.iter(f"{SITEMAP}loc")]

    assert [f"https://briefing.example/{page.path}" for page in site_pages(sample)] == named
    assert len(named) == len(set(named))


def test_the_sitemaps_alternates_are_symmetric() -> None:
    """Pages that name each other do so both ways, themselves among them."""
    tree = ET.fromstring(rendered(site())["sitemap.xml"])  # noqa: S314 - we wrote it
    entries = {url.findtext(f"{SITEMAP}loc"): alternates(url) for url in tree}

    for address, others in entries.items():
        assert address in others.values()
        assert all(entries[href] == others for href in others.values())


def test_a_large_sitemap_is_parted() -> None:
    """Beyond the limit there is an index, and its parts hold every page."""
    sample = site()
    count = len(list(site_pages(sample)))
    made = dict(sitemaps(sample, largest=10))

    assert "<sitemapindex" in made["sitemap.xml"]
    assert count == sum(text.count("<url>") for text in made.values())
    assert f"https://briefing.example/sitemap-{-(-count // 10)}.xml" in made["sitemap.xml"]


def test_robots_point_to_the_sitemap() -> None:
    """Robots.txt allows everything and says where the sitemap is."""
    assert rendered(site())["robots.txt"] == (
        "User-agent: *\nAllow: /\n\nSitemap: https://briefing.example/sitemap.xml\n"
    )


def test_no_public_address_no_sitemap() -> None:
    """A sitemap without absolute addresses would be wrong: none is made."""
    made = rendered(site(site_url=""))

    assert "sitemap.xml" not in made
    assert made["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_the_sitemap_asks_which_pages_there_are_and_for_no_text() -> None:
    """An edit of a brief's words leaves it as it is."""
    notes, machines = Notes(), MachineRenderer()
    noting = site().noting(notes)
    job = next(job for job in machines.jobs(site()) if job.kind == "sitemap")
    machines.prepare(noting, job, {}).render()
    asked = notes.taken()

    assert question("briefs", KEYS) in asked
    assert {one.partition("\t")[0] for one in asked}.isdisjoint({"line", "card", "editions"})
    assert question("briefs", EVERY) not in asked
