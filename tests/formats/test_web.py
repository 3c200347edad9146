"""Hold what every page of the site must be, by reading all of them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from newsroom.formats.renderer import Job
from newsroom.formats.web import WebRenderer
from newsroom.problems import PublicationError
from newsroom.templating.addresses import file_of
from newsroom.templating.asking import ASSETS, template, words
from newsroom.templating.assets import stylesheet
from newsroom.templating.site import Site
from support.webpages import Reading, asset_paths, pdf_facts, read, rendered, site, target


@pytest.fixture(scope="module")
def sample() -> Site:
    """Hold the sample as a site."""
    return site()


@pytest.fixture(scope="module")
def made(sample: Site) -> Mapping[str, str]:
    """Hold every file of the sample's web."""
    return rendered(sample)


@pytest.fixture(scope="module")
def pages(made: Mapping[str, str]) -> Mapping[str, Reading]:
    """Hold every page of the sample, parsed."""
    return {path: read(text) for path, text in made.items() if path.endswith(".html")}


def job(of: Site, path: str) -> Job:
    """Return the job that makes a path."""
    return next(job for job in WebRenderer().jobs(of) if job.path == path)


def html(of: Site, path: str, **facts: object) -> str:
    """Return one page's text, every PDF made."""
    artifact, *_ = WebRenderer().prepare(of, job(of, path), pdf_facts(of)).render()
    return artifact.content.decode()


def test_every_kind_of_page_is_made(sample: Site) -> None:
    """The sample has at least one page of each kind, and no address twice."""
    jobs = list(WebRenderer().jobs(sample))

    assert {
        "root",
        "front",
        "archive",
        "topic",
        "issue",
        "brief",
        "entity",
        "entities",
        "page",
        "search",
        "not-found",
    } == {job.kind for job in jobs}
    assert len(jobs) == len({job.path for job in jobs})


def test_no_link_leads_nowhere(
    sample: Site, made: Mapping[str, str], pages: Mapping[str, Reading]
) -> None:
    """Each address on each page is a page with that anchor, an asset, a PDF, a feed or outside."""
    files = set(made) | set(rendered(sample)) | asset_paths(sample) | set(pdf_facts(sample))
    lost = []
    for path, page in pages.items():
        for _, attributes in page.links:
            address = attributes.get("href") or attributes.get("src", "")
            if re.match(r"https?:|mailto:", address):
                continue
            found, fragment = target(path, address.lstrip("/"))
            file = file_of(f"{found}/") if address.endswith("/") else found
            anchors = pages[file].ids if file in pages else []
            if file not in files or (fragment and fragment not in anchors):
                lost.append((path, address))

    assert lost == []


def test_a_page_is_in_its_language(pages: Mapping[str, Reading]) -> None:
    """The html element says the language of the page's folder."""
    wrong = [
        path
        for path, page in pages.items()
        if "/" in path and dict(page.tags)["html"]["lang"] != path.split("/")[0]
    ]

    assert wrong == []


def test_no_anchor_twice(pages: Mapping[str, Reading]) -> None:
    """Many bodies share a page, yet no two things on it have one name."""
    twice = [path for path, page in pages.items() if len(page.ids) != len(set(page.ids))]

    assert twice == []


def test_headings_go_down_by_one(pages: Mapping[str, Reading]) -> None:
    """Each page has one h1, first, and no level is skipped on the way down."""
    for path, page in pages.items():
        assert page.headings[0] == 1, path
        assert page.headings.count(1) == 1, path
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(below <= above + 1 for above, below in steps), path


def test_nothing_runs_and_nothing_is_styled_in_place(pages: Mapping[str, Reading]) -> None:
    """No script, no handler, no style attribute or element: the strict policy costs nothing.

    Only the search page, which a reader has opened on purpose, has a script and a form.
    """
    found = [
        (path, tag, name)
        for path, page in pages.items()
        if "/search/" not in path
        for tag, attributes in page.tags
        for name in [tag, *attributes]
        if name in {"style", "iframe", "form"}
        or name.startswith("on")
        or ((tag, name) == ("script", "script") and attributes.get("type") != "application/ld+json")
    ]

    assert found == []


def test_every_page_has_the_policy(pages: Mapping[str, Reading]) -> None:
    """The policy stands in every head, before anything is loaded."""
    for path, page in pages.items():
        names = [tag for tag, _ in page.tags]
        policies = [a for _, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
        assert len(policies) == 1, path
        assert policies[0]["content"].startswith("default-src 'none'; style-src 'self'"), path
        assert names.index("meta") < names.index("link"), path


def test_pages_are_small(sample: Site, made: Mapping[str, str]) -> None:
    """HTML and the style sheet together are at most 30 kB as they travel."""
    sheet = len(gzip.compress(stylesheet(sample.theme).encode()))
    weights = {
        path: sheet + len(gzip.compress(text.encode()))
        for path, text in made.items()
        if path.endswith(".html")
    }

    assert sheet < 8_000
    assert {path: weight for path, weight in weights.items() if weight > 30_000} == {}


def test_alternates_are_symmetric(pages: Mapping[str, Reading]) -> None:
    """Pages that name each other as translations do so both ways, themselves among them."""
    named = {}
    for path, page in pages.items():
        heads = [a for tag, a in page.links if tag == "link"]
        canonical = next((a["href"] for a in heads if a["rel"] == "canonical"), None)
        others = {a["hreflang"]: a["href"] for a in heads if "hreflang" in a}
        if path == "404.html":
            assert (canonical, others) == (None, {})
            continue
        assert canonical is not None
        assert canonical in others.values()
        assert others["x-default"] in [h for tag, h in others.items() if tag != "x-default"]
        named.setdefault(canonical, others)

        assert named[canonical] == others

    for others in named.values():
        for tag, href in others.items():
            assert named[href] == others, tag


def test_the_root_is_the_default_front(sample: Site) -> None:
    """The root reads as the default language's front and names that as canonical."""
    root = html(sample, "index.html")

    assert '<html lang="ko"' in root
    assert '<link rel="canonical" href="https://briefing.example/ko/">' in root


def test_without_a_public_address_nothing_is_absolute() -> None:
    """A site that is not published yet names no canonical and no alternates."""
    page = html(site(site_url=""), "ko/harbour/2025-03/index.html")

    assert "canonical" not in page
    assert 'rel="alternate"' not in page
    assert "og:url" not in page


def test_the_missing_page_links_from_the_root() -> None:
    """404.html is served at any depth: its links begin with the site's own path."""
    page = html(site(site_url="https://pages.example/briefing"), "404.html")

    assert 'href="/briefing/ko/"' in page
    assert re.search(r'rel="stylesheet" href="/briefing/assets/newsroom-[0-9a-f]{8}\.css"', page)
    assert '<meta name="robots" content="noindex">' in page


def test_an_issue_links_its_pdf_with_its_pages_and_size(sample: Site) -> None:
    """The page needs the PDF's facts and prints them."""
    path = "ko/harbour/2025-03/index.html"

    assert job(sample, path).needs == ("ko/harbour/2025-03/harbour-2025-03-ko.pdf",)
    page = html(sample, path)
    assert 'href="harbour-2025-03-ko.pdf"' in page
    assert "12쪽 · 412 kB" in page


def test_no_pdf_no_link(sample: Site) -> None:
    """Where a PDF was not made, is switched off or is not the topic's, nothing offers it."""
    path = "ko/harbour/2025-03/index.html"
    artifact, *_ = WebRenderer().prepare(sample, job(sample, path), {}).render()

    assert ".pdf" not in artifact.content.decode()
    assert job(site(formats=("web",)), path).needs == ()
    assert job(sample, "ko/policy/spring/index.html").needs == ()


def test_a_brief_in_another_language_is_labelled_and_marked(sample: Site) -> None:
    """Its words carry their language; what stands around them stays in the page's."""
    page = html(sample, "zh-Hant/harbour/2025-03/index.html")

    assert '<h3 class="brief-title" id="robotaxis-title" lang="en">' in page
    assert 'hreflang="en">robotaxis in en</a>' in page
    assert '<p class="fallback">' in page
    assert '<div class="text" lang="en">' in page


def test_the_switcher_says_what_it_leads_to(sample: Site) -> None:
    """A language without the page is offered the issue that prints the brief, or the topic."""

    def near(slug: str, language: str) -> str:
        page = html(sample, f"ko/briefs/{slug}/index.html")
        link = rf'<a href="([^"]*)" hreflang="{language}" class="is-near">'
        return re.findall(link, page)[0].removeprefix("../../../")

    assert near("robotaxis", "ja") == "ja/harbour/2025-03/index.html#robotaxis"
    assert near("six-dragons", "en") == "en/harbour/index.html"


def test_a_chain_of_sources_is_shown(sample: Site) -> None:
    """The source and what it relied on both appear, with the title in its own marks."""
    page = html(sample, "en/briefs/hong-kong-bridgehead/index.html")

    assert '<cite lang="ko"><a href="https://g-enews.com/article/1">' in page
    assert "South China Morning Post" in page
    assert '<time datetime="2025-03">March 2025</time>' in page


def test_an_embargoed_brief_is_nowhere(sample: Site) -> None:
    """What is held back has no page and no mention."""
    assert [path for path, text in rendered(sample).items() if "not-yet" in text] == []


def test_a_page_needs_the_pdfs_whose_size_it_states(sample: Site) -> None:
    """The others are not made again when a PDF has another page."""
    kinds = {job.kind for job in WebRenderer().jobs(sample) if job.needs}

    assert kinds == {"root", "front", "topic", "issue"}


def test_a_page_stands_on_its_template_and_on_the_words_of_its_language(sample: Site) -> None:
    """Everything else it asks the site."""
    web = WebRenderer()
    job = next(job for job in web.jobs(sample) if job.kind == "brief" and job.language == "ko")

    assert web.grounds(job) == (template("brief.html"), words("ko"), ASSETS)


def test_a_broken_template_stops_the_page(sample: Site) -> None:
    """A name that the view does not have is NR404 with template and line."""
    file = sample.theme.templates["issue.html"]
    broken = replace(file, content=b"\n{{ view.isue }}", sha256="0")
    theme = replace(sample.theme, templates={**sample.theme.templates, "issue.html": broken})
    path = "ko/harbour/2025-03/index.html"
    with pytest.raises(PublicationError) as caught:
        html(replace(sample, theme=theme), path)
    (problem,) = caught.value.problems

    assert (problem.code, problem.place.line) == ("NR404", 2)
    assert problem.place.path == "themes/broadsheet/templates/issue.html"
