"""Test the files that list things by id: outlets, entities, units."""

from __future__ import annotations

import pytest

from newsroom.model import Entity, EntityKind, Names, Outlet, Unit
from support.sources import read_one, told

OUTLETS = """\
scmp:
  names: {en: South China Morning Post, zh-Hant: 南華早報}
  site: https://www.scmp.com
  country: HK
  language: en
  rights: all rights reserved
  quote_limit: 90
g-enews:
  names: {ko: 글로벌이코노믹}
"""


def test_outlets_are_read() -> None:
    """Every field of an outlet comes to its place, in the order of the file."""
    manuscripts, problems = read_one("outlets.yml", OUTLETS)

    assert problems == ()
    names = Names((("en", "South China Morning Post"), ("zh-Hant", "南華早報")))
    scmp, g_enews = manuscripts.outlets
    assert scmp == Outlet(
        "scmp", names, "https://www.scmp.com", "HK", "en", "all rights reserved", 90
    )
    assert Outlet("g-enews", Names((("ko", "글로벌이코노믹"),))) == g_enews
    assert g_enews.origin.marks["g-enews"] == (8, 1)
    assert scmp.origin.marks["scmp.names.en"] == (2, 15)


def test_entities_have_the_kind_of_their_file() -> None:
    """The file tells organisations, people and places apart; aliases are pairs."""
    text = "hkgai:\n  names: {en: HKGAI}\n  aliases: {en: [HK GAI, InnoHK], ko: [홍콩]}\n"
    manuscripts, problems = read_one("entities/organisations.yml", text)

    assert problems == ()
    assert manuscripts.entities == (
        Entity(
            "hkgai",
            EntityKind.ORGANISATION,
            Names((("en", "HKGAI"),)),
            (("en", "HK GAI"), ("en", "InnoHK"), ("ko", "홍콩")),
        ),
    )


def test_units_have_forms() -> None:
    """A unit's forms and singulars are read by language."""
    text = 'department:\n  forms: {ko: "{}곳", en: "{} departments"}\n  singular: {en: "{} one"}\n'
    manuscripts, problems = read_one("units.yml", text)

    assert problems == ()
    forms = Names((("ko", "{}곳"), ("en", "{} departments")))
    assert (Unit("department", forms, Names((("en", "{} one"),))),) == manuscripts.units


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_a_list_may_be_empty(text: str) -> None:
    """A file of comments lists nothing, and nothing is broken by it."""
    manuscripts, problems = read_one("outlets.yml", text)

    assert ((), (), frozenset()) == (problems, manuscripts.outlets, manuscripts.broken)


def test_one_wrong_entry_takes_only_itself_away() -> None:
    """The other entries are read, so that nothing which names them is blamed."""
    text = OUTLETS + "the-star:\n  names: {kr: 더 스타}\n  cuntry: MY\n"
    manuscripts, problems = read_one("outlets.yml", text)

    assert [outlet.id for outlet in manuscripts.outlets] == ["scmp", "g-enews"]
    assert {"outlet:the-star"} == manuscripts.broken
    assert [problem.code for problem in problems] == ["NR008", "NR107"]


def test_an_entry_with_a_syntax_error_takes_only_itself_away() -> None:
    """After a mistake in YAML the other entries are read."""
    text = OUTLETS.replace("{ko: 글로벌이코노믹}", "{ko: 글로벌이코노믹") + "b:\n  names: {en: B}\n"
    manuscripts, problems = read_one("outlets.yml", text)

    assert [outlet.id for outlet in manuscripts.outlets] == ["scmp", "b"]
    assert {"outlet:g-enews"} == manuscripts.broken
    assert [problem.code for problem in problems] == ["NR102"]


def test_a_list_that_cannot_be_read_silences_all() -> None:
    """Where nobody knows which outlets there are, every outlet may be one."""
    for text in (b"\xff", "- a\n- b\n", "names here\n"):
        manuscripts, problems = read_one("outlets.yml", text)
        assert len(problems) == 1
        assert manuscripts.is_broken("outlet", "scmp")
        assert not manuscripts.is_broken("entity", "scmp")


@pytest.mark.parametrize(
    ("path", "text", "want"),
    [
        ("outlets.yml", "a:\n  names: The Star\n", "write the language before it: {en: The Star}"),
        ("outlets.yml", "a: x\n", '1:4 NR110: "a" must be a group of fields (names, site'),
        ("outlets.yml", "a:\n", '1:1 NR109: "a" is empty'),
        ("outlets.yml", "A B: {names: {en: x}}\n", '1:1 NR120: "A B" is not made'),
        ("outlets.yml", "a: {names: {en: }}\n", '1:13 NR109: "a.names.en" is empty'),
        ("outlets.yml", "a: {names: {}}\n", '1:5 NR109: "a.names" is empty'),
        ("outlets.yml", "a: {names: {en: x}, country: Korea}\n", 'write "KR"'),
        ("outlets.yml", "a: {names: {en: x}, site: scmp.com}\n", 'write "https://scmp.com"'),
        ("outlets.yml", "a: {names: {en: x}, quote_limit: -1}\n", "is not a whole number"),
        ("outlets.yml", "a: {names: {en: x}}\na: {names: {en: y}}\n", "2:1 NR105"),
        ("units.yml", "percent: {forms: {en: '{} %'}}\n", '1:1 NR120: "percent" is a unit already'),
        ("units.yml", "a: {forms: {en: x}}\n", "must have {} once"),
        ("entities/people.yml", "a: {names: {en: x}, aliases: [b]}\n", '"a.aliases" must be'),
    ],
)
def test_wrong_entries_are_told(path: str, text: str, want: str) -> None:
    """Each way of writing an entry wrong has its code, place, words and mend."""
    assert want in "\n".join(told(path, text))
