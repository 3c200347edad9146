"""Hold the digest of views: equal for equal words, different for any other."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from msgspec import Struct

from newsroom.templating.digest import digest, plain
from newsroom.values import Partly


class One(Partly, frozen=True):
    """Be a small view."""

    text: str
    rest: tuple[object, ...] = ()
    origin: int = 0


class Other(Struct, frozen=True):
    """Be a view with the same fields."""

    text: str
    rest: tuple[object, ...] = ()


class Kind(Enum):
    """Be a choice."""

    A = "a"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(One, st.text(), st.tuples()),
    max_leaves=8,
)


@settings(max_examples=60)
@given(values, values)
def test_equal_digests_mean_equal_values(one: object, other: object) -> None:
    """Two values share a digest exactly if they share their canonical form."""
    same = repr(plain(one)) == repr(plain(other))

    assert (digest(one) == digest(other)) == same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (("a", "b"), ("ab",)),
        (One("a"), Other("a")),
        ("<b>", Markup("<b>")),
        ({"a": 1}, {"a": 2}),
        (Decimal("1.0"), 1.0),
        (date(2025, 3, 1), "2025-03-01"),
        (Kind.A, "a"),
        (None, ""),
    ],
)
def test_what_prints_differently_differs(one: object, other: object) -> None:
    """Types are part of the form: text that is safe is told from text that is not."""
    assert digest(one) != digest(other)


def test_what_is_not_compared_is_not_digested() -> None:
    """A field that says where a value came from does not make a page out of date."""
    assert digest(One("a", origin=1)) == digest(One("a", origin=2))


def test_the_order_of_a_mapping_means_nothing() -> None:
    """Mappings are sorted by key."""
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


def test_what_has_no_form_is_refused() -> None:
    """A set has no order, so it cannot be digested."""
    with pytest.raises(TypeError, match="set has no canonical form"):
        digest({1, 2})


def test_another_process_gives_the_same_digest() -> None:
    """The digest depends on no hash seed."""
    code = "from newsroom.templating.digest import digest; print(digest({'b': ('x',), 'a': 1}))"
    environment = {"PYTHONPATH": "plugins", "PYTHONHASHSEED": "7"}
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == digest({"b": ("x",), "a": 1})
