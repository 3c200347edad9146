"""Hold what views say, where a page alone would not show it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsroom.model import Correction, Edition, Picture, Translation
from newsroom.templating import addresses
from newsroom.templating.survey import card_of
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.briefs import brief_line, brief_view, lead_figures
from newsroom.templating.views.entities import entity_view, index_view
from newsroom.templating.views.fronts import archive_view, front_view, topic_view
from newsroom.templating.views.issues import issue_card, issue_view
from newsroom.templating.views.pages import brief_page_view, not_found_view, page_view
from newsroom.templating.views.scores import SHORTEST, score_view
from newsroom.templating.views.shell import Place, shell_view
from support.publications import NOW, publication
from support.webpages import site


def at(language: str = "ko", path: str = "") -> Vantage:
    """Stand on a language's front page, or elsewhere."""
    return Vantage(site(), language, path or addresses.front(language))


def edition(vantage: Vantage, topic: str = "harbour", issue: str = "2025-03") -> Edition:
    """Return an edition of the sample."""
    return vantage.site.publication.editions[topic, issue, vantage.language]


def test_the_score_has_a_bar_a_brief() -> None:
    """The longest is whole, none vanishes, later sections are weaker."""
    vantage = at()
    shown = edition(vantage)
    made = score_view(vantage, card_of(shown), shown.topic)
    strengths = [bar.strength for bar in made.bars]

    assert made.count == len(edition(vantage).entries)
    assert max(bar.length for bar in made.bars) == 100
    assert min(bar.length for bar in made.bars) >= SHORTEST
    assert strengths == sorted(strengths, reverse=True)
    assert [bar.top for bar in made.bars] == list(range(made.count))
    assert "기업 2" in made.sections


def test_an_issue_shows_one_figure_a_brief_in_its_own_language() -> None:
    """Figures of briefs that stand in for translations are left to those briefs."""
    vantage = at("en")
    briefs = issue_view(vantage, edition(vantage)).briefs
    figures = lead_figures(briefs)

    assert [figure.value.text for figure in figures] == ["HK$1 billion"]
    assert figures[0].href == "#hong-kong-bridgehead"
    assert lead_figures([replace(brief, is_fallback=True) for brief in briefs]) == ()
    assert len(lead_figures([*briefs, *briefs])) == 1


def test_briefs_are_numbered_through_the_sections() -> None:
    """Numbers run on; levels fit the section's heading."""
    vantage = at()
    made = issue_view(vantage, edition(vantage))

    assert [brief.number for brief in made.briefs] == list(range(1, len(made.briefs) + 1))
    assert {section.level for section in made.sections if section.anchor} == {3}
    assert {section.level for section in made.sections if not section.anchor} <= {2}
    assert made.letter is not None
    assert made.letter.authors == ""


def test_a_brief_says_what_it_was_translated_from() -> None:
    """The original is linked, and a machine's part is not kept quiet."""
    vantage = at("en")
    brief = vantage.site.publication.briefs["hong-kong-bridgehead"]
    version = brief.version("en")
    assert version is not None
    machine = replace(version, translation=Translation("0", "K. Lee", "machine-reviewed"))
    plain = brief_view(vantage, brief, version).translation
    made = brief_view(vantage, brief, machine).translation

    assert plain is not None
    assert not plain.is_machine
    assert made is not None
    assert made.is_machine
    assert made.by == "K. Lee"
    assert made.href == "../ko/briefs/hong-kong-bridgehead/index.html"
    assert brief_view(vantage, brief, brief.original).translation is None


def test_corrections_carry_their_day() -> None:
    """What was corrected is said with its date in the page's language."""
    vantage = at("en")
    brief = vantage.site.publication.briefs["robotaxis"]
    version = replace(brief.versions[0], corrections=(Correction(NOW.date(), "a", "b"),))
    (correction,) = brief_view(vantage, brief, version).corrections

    assert (correction.date.text, correction.what, correction.why) == ("2 May 2025", "a", "b")


def test_a_line_falls_back_with_its_language_named() -> None:
    """A brief with no version here is listed in its original's words, labelled."""
    line = brief_line(at("ja"), "six-dragons")

    assert (line.title.lang, line.language_name) == ("ko", "韓国語")
    assert line.href == "../ko/briefs/six-dragons/index.html"
    assert line.outlet.text == ""


def test_an_entity_shows_its_names_in_the_other_languages() -> None:
    """The specimen leaves out the name that is the heading already."""
    vantage = at("ko")
    entity = vantage.site.publication.entities["cloudwalk"]
    made = entity_view(vantage, entity)

    assert [one.language for one in made.names] == ["en", "zh-Hant", "zh-Hans"]
    assert [line.slug for line in made.mentions] == ["six-dragons", "hong-kong-bridgehead"]
    assert made.aliases[0].text == "클라우드워크 테크놀로지"


def test_an_index_is_grouped_by_the_languages_letters() -> None:
    """Korean names stand under their first consonant."""
    (group,) = index_view(at("ko"), publication().entities["cloudwalk"].kind).groups

    assert group.letter == "카"


def test_a_front_leads_with_the_newest_of_each_topic() -> None:
    """Each topic has one big card, in the topics' order on one day; older issues follow."""
    made = front_view(at("ko"), lambda _, __: None)

    assert [card.topic.text for card in made.newest] == ["harbour 주제", "policy 주제"]
    assert [card.topic.text for card in made.before] == ["harbour 주제"]
    assert made.elsewhere == ()


def test_a_language_without_issues_says_where_there_are_some() -> None:
    """Its front offers the others instead of nothing."""
    whole = site()
    some = {key: e for key, e in whole.publication.editions.items() if e.language != "ja"}
    fewer = replace(whole, publication=replace(whole.publication, editions=some))
    made = front_view(Vantage(fewer, "ja", "ja/"), lambda _, __: None)

    assert made.newest == ()
    assert [link.hreflang for link in made.elsewhere][:2] == ["ko", "en"]


def test_a_topic_names_whom_it_names_most() -> None:
    """Counts come with the names, the most named first."""
    vantage = at("ko")
    made = topic_view(vantage, vantage.site.publication.topics["harbour"], lambda _, __: None)

    assert made.newest is not None
    assert (made.named[0].text.text, made.named[0].count) == ("클라우드워크", "2")
    assert made.cadence == "monthly"


def test_the_archive_is_by_year() -> None:
    """It opens with the newest year, and leads to every other."""
    made = archive_view(at("ko"), 0)

    assert [(year.year, year.is_current) for year in made.years] == [("2025", True)]
    assert made.year == "2025"
    assert len(made.issues) == 3


def test_a_card_counts_what_it_does_not_name() -> None:
    """Headlines and the rest add up to all."""
    vantage = at("ko")
    card = issue_card(vantage, card_of(edition(vantage)), headlines=1)

    assert len(card.headlines) + card.more == card.score.count
    assert card.headlines[0].href.endswith("2025-03/index.html#hong-kong-bridgehead")


def test_a_brief_knows_its_neighbours_and_other_issues() -> None:
    """Before and after follow the issue's order; other issues are named."""
    vantage = at("ko", addresses.brief("ko", "robotaxis"))
    brief = vantage.site.publication.briefs["hong-kong-bridgehead"]
    made = brief_page_view(vantage, brief, brief.original)

    assert made.home is not None
    assert {made.home.topic.text, *(one.topic.text for one in made.also_in)} <= {
        "harbour 주제",
        "policy 주제",
    }
    assert [link.hreflang for link in made.languages] == ["en", "zh-Hant", "zh-Hans", "ja"]


def test_the_accent_is_the_topics_or_the_themes_first() -> None:
    """A page of no topic takes the first accent; an unknown one does too."""
    vantage = at()

    assert shell_view(vantage, Place(), accent="indigo").accent == "indigo"
    assert shell_view(vantage, Place(), accent="gold").accent == "teal"


def test_menu_links_elsewhere_are_labelled() -> None:
    """A page that this language does not have is linked in another, and says so."""
    (about,) = shell_view(at("ja"), Place()).pages

    assert (about.hreflang, about.language_name, about.text.lang) == ("en", "英語", "en")


def test_the_switcher_has_every_language_once() -> None:
    """The current one is marked; what is not the same page says what it is instead."""
    place = Place((("ko", "ko/x/"), ("en", "en/x/")), (("topic", "ja", "ja/t/"),))
    links = shell_view(at("ko", "ko/x/"), place).languages

    assert [link.language for link in links] == ["ko", "en", "zh-Hant", "zh-Hans", "ja"]
    assert [link.nearest for link in links] == ["", "", "front", "front", "topic"]
    assert [link.is_current for link in links] == [True, False, False, False, False]


@pytest.mark.parametrize(("path", "title"), [("about", "우리")])
def test_a_page_knows_its_family(path: str, title: str) -> None:
    """A page alone has neither parent nor children."""
    vantage = at("ko", addresses.page("ko", path))
    page = vantage.site.publication.pages[path]
    made = page_view(vantage, page, page.versions[0])

    assert (made.title, made.parent, made.children, made.siblings) == (title, None, (), ())


def test_pages_of_a_folder_know_each_other() -> None:
    """A handbook's pages name their parent and stand beside each other by rank, then path."""
    whole = site()
    about = whole.publication.pages["about"]
    ranked = tuple(replace(version, menu=None) for version in about.versions)
    pages = {
        "book": replace(about, path="book"),
        "book/a": replace(about, path="book/a", versions=ranked),
        "book/b": replace(about, path="book/b"),
    }
    made = replace(whole, publication=replace(whole.publication, pages=pages))
    inner = page_view(Vantage(made, "ko", "ko/book/a/"), pages["book/a"], ranked[0])
    outer = page_view(Vantage(made, "ko", "ko/book/"), pages["book"], about.versions[0])

    assert inner.parent is not None
    assert inner.parent.href == "../index.html"
    assert [link.is_current for link in inner.siblings] == [False, True]
    assert len(outer.children) == 2
    assert len(made.reach.menu("ko")) == 1, "pages in folders stand in no site's menu"


def test_the_missing_page_offers_every_language() -> None:
    """Whoever comes there finds a front to read."""
    lost = not_found_view(at())

    assert [one.language for one in lost.languages] == ["ko", "en", "zh-Hant", "zh-Hans", "ja"]
    assert {bool(one.topics) for one in lost.languages} == {True}


def test_what_is_left_out_is_named_with_where_it_can_be_read() -> None:
    """Where the site leaves untranslated briefs out, the edition says which."""
    vantage = at("zh-Hant")
    whole = edition(vantage)
    left = vantage.site.publication.briefs["six-dragons"]
    (link,) = issue_view(vantage, replace(whole, omitted=(left,))).omitted

    assert (link.hreflang, link.text.lang) == ("ko", "ko")
    assert link.href == "../ko/briefs/six-dragons/index.html"


def test_a_picture_has_its_size_and_its_words() -> None:
    """The version's alternative text comes before the original's; a lost file shows nothing."""
    vantage = at("ko")
    brief = vantage.site.publication.briefs["robotaxis"]
    picture = Picture("harbour.png", "A tug", "Photo: us")
    shown = replace(brief, facts=replace(brief.facts, picture=picture))
    lost = replace(brief, facts=replace(brief.facts, picture=Picture("gone.png", "A tug")))
    version = replace(brief.versions[0], picture_alt="예인선")
    made = brief_view(vantage, shown, version).picture

    assert made is not None
    assert (made.alt, made.credit, made.width) == ("예인선", "Photo: us", 1200)
    assert brief_view(vantage, lost, version).picture is None


def test_headlines_in_another_language_are_labelled() -> None:
    """A card's reader knows before the click in what language a brief is."""
    vantage = at("ja")
    card = issue_card(vantage, card_of(edition(vantage)))
    labels = {link.text.lang: link.language_name for link in card.headlines}

    assert labels[""] == ""
    assert labels["en"] == "英語"
