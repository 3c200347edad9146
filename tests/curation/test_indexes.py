"""Hold the indexes, and the order of everything in a publication."""

from __future__ import annotations

from msgspec.structs import replace

from newsroom.curation import curate
from support.publications import NOW, issue, manuscripts, publication, settings, topic


def test_briefs_know_their_issues_newest_first() -> None:
    """Only what readers may see is listed, by slug."""
    want = {
        "hong-kong-bridgehead": (("policy", "spring"), ("harbour", "2025-03")),
        "robotaxis": (("harbour", "2025-03"),),
        "six-dragons": (("harbour", "2025-04"),),
        "ten-billion-fund": (("policy", "spring"), ("harbour", "2025-03")),
    }
    got = publication().placed
    assert want == got
    assert list(want) == list(got)


def test_what_is_only_in_drafts_is_not_published() -> None:
    """It is in its issue, and in no index."""
    made = manuscripts()
    draft = issue("harbour", "2025-04", editions={"ko": "draft"})
    drafted, _ = curate(replace(made, issues=(*made.issues, draft)), settings(), now=NOW)
    assert drafted.issues["harbour", "2025-04"].briefs == ("six-dragons",)
    assert "six-dragons" not in drafted.placed
    assert drafted.mentions["cloudwalk"] == ("hong-kong-bridgehead",)


def test_entities_know_the_briefs_that_name_them() -> None:
    """In the facts or in any body, newest first; unknown names and held briefs are left out."""
    want = {
        "cloudwalk": ("six-dragons", "hong-kong-bridgehead"),
        "hong-kong": ("hong-kong-bridgehead",),
    }
    assert want == publication().mentions


def test_an_entity_nobody_names_has_an_empty_list() -> None:
    """Asking for it is no error."""
    made = manuscripts()
    lonely = replace(made.entities[0], id="lonely")
    got, _ = curate(replace(made, entities=(*made.entities, lonely)), settings(), now=NOW)
    assert got.mentions["lonely"] == ()


def test_everything_has_its_order() -> None:
    """Topics as the settings say, issues newest first, editions by issue and language."""
    made = publication()
    assert list(made.topics) == ["harbour", "policy"]
    want = [("harbour", "2025-04"), ("harbour", "2025-03"), ("policy", "spring")]
    assert want == list(made.issues)
    keys = [("harbour", "2025-03", tag) for tag in ("ko", "en", "zh-Hant", "zh-Hans", "ja")]
    assert keys == [key for key in made.editions if key[1] == "2025-03"]
    assert list(made.briefs)[:2] == ["hong-kong-bridgehead", "not-yet"]


def test_topics_that_the_settings_do_not_name_follow_by_id() -> None:
    """A name in the settings that is no topic is passed over."""
    made = replace(manuscripts(), topics=tuple(map(topic, ("zoo", "ark", "policy", "harbour"))))
    got, _ = curate(made, settings(topics=["policy", "gone", "zoo"]), now=NOW)
    assert list(got.topics) == ["policy", "zoo", "ark", "harbour"]
