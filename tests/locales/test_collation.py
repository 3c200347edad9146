"""Hold the order of names, and the headings of indexes, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.languages import LANGUAGES
from newsroom.locales import open_locale
from newsroom.locales.collation import OTHER
from newsroom.locales.orders import HEADINGS


def golden() -> dict[str, list[tuple[str, str]]]:
    """Read the names of each language in their order, each with its heading."""
    rows: dict[str, list[tuple[str, str]]] = {}
    text = Path(__file__).with_name("order.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            rows[line.strip("[]")] = tag = []
        elif not line.startswith(";"):
            heading, *names = line.split()
            tag += [(heading, name) for name in names]
    return rows


@pytest.mark.parametrize("tag", LANGUAGES)
def test_names_stand_in_their_order_under_their_headings(tag: str) -> None:
    """A reader finds a name where a paper's index would have it."""
    locale = open_locale(tag, {})
    want = golden()[tag]
    names = sorted((name for _, name in reversed(want)), key=locale.sort_key)
    assert want == [(locale.index_letter(name), name) for name in names]


def test_width_case_and_kana_do_not_part_names() -> None:
    """Full width, capitals and katakana only matter when all else is equal."""
    ja, en = open_locale("ja", {}), open_locale("en", {})
    assert ja.sort_key("ＡＩ")[1] == ja.sort_key("ai")[1]
    assert ja.sort_key("ディープ")[1] == ja.sort_key("ていいふ")[1]
    assert en.sort_key("Élan Vital")[1] == en.sort_key("elan vital")[1]
    assert en.sort_key("New York") < en.sort_key("Newark")
    assert open_locale("ko", {}).index_letter("") == OTHER


TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")),
        st.sampled_from("가까나홍콩女李中國香港門门澳广圳鑫あアがゎー・ぱﾎﾟＡaéØ１2 「『"),
    ),
    max_size=6,
)


@given(names=st.lists(TEXT, max_size=8), tag=st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_the_order_is_total_and_headings_lie_together(names: list[str], tag: str) -> None:
    """Any names sort the same from any start, and each heading is opened once, in its order."""
    locale = open_locale(tag, {})
    ordered = sorted(names, key=locale.sort_key)
    turned = names[::-1]
    assert ordered == sorted(turned, key=locale.sort_key)
    assert len({locale.sort_key(name) for name in names}) == len(set(names))
    headings = list(dict.fromkeys(locale.index_letter(name) for name in ordered))
    assert headings == [one for one in (*HEADINGS[tag], OTHER) if one in headings]
    letters = [locale.index_letter(name) for name in ordered]
    assert letters == sorted(letters, key=headings.index)
