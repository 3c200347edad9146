"""Figures are medians, ratios and tables; nothing is said that was not measured."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks import figures


def cost(*wall: float) -> dict[str, list[float]]:
    """Return a phase's costs, with as much processor time as wall time."""
    return {"wall": list(wall), "cpu": list(wall)}


def build(cold: float, unchanged: float, edit: float, memory: int) -> dict[str, Any]:
    """Return what a contender took."""
    return {
        "cold": cost(cold),
        "unchanged": cost(unchanged),
        "one edit": cost(edit),
        "memory": memory,
    }


def results() -> dict[str, Any]:
    """Return the results of a run in which every promise holds."""
    small = {
        "newsroom": build(1.0, 0.02, 0.05, 60),
        "hugo": build(1.2, 1.2, 1.3, 180),
        "pelican": build(5.0, 5.0, 5.0, 50),
    }
    large = {
        "newsroom": build(10.0, 0.1, 0.3, 300),
        "hugo": build(12.0, 12.0, 13.0, 1000),
        "pelican": build(51.0, 50.0, 50.0, 150),
    }
    return {
        "commit": "abc",
        "builds": {"1000": small, "10000": large},
        "same_bytes": True,
        "serve": {"1000": {"newsroom": [0.04], "hugo": [0.5]}},
        "pdf": {"pages": 24, "plain": cost(3.0), "fresh": cost(2.5), "warm": [1.2]},
        "digests": {"count": 800, "all": cost(600.0), "one": cost(1.4)},
    }


def holds(promise: str, found: dict[str, Any]) -> list[bool | None]:
    """Return whether the rows of a promise hold."""
    return [row.holds for row in figures.promises(found) if row.promise.startswith(promise)]


def test_a_median_comes_with_its_least_and_most() -> None:
    """Three runs are a median and a range; one run is itself."""
    assert figures.spread([3.0, 1.0, 2.0]) == "2.00 (1.00–3.00)"
    assert figures.spread([1.5]) == "1.50"


@pytest.mark.parametrize(
    ("value", "words"),
    [(1 / 40, "1/40"), (0.4, "1/2.5"), (0.83, "0.83×"), (3.14, "3.14×"), (12.3, "12×")],
)
def test_a_ratio_shows_its_size(value: float, words: str) -> None:
    """A small ratio is a fraction, so that 1/40 does not read as 0.03."""
    assert figures.part(value) == words


def test_a_ratio_is_that_of_the_medians() -> None:
    """One slow run of ours changes nothing."""
    assert figures.ratio([1.0, 2.0, 90.0], [4.0, 4.0, 4.0]) == 0.5


def test_every_promise_holds_where_all_is_fast_enough() -> None:
    """All goals are met but that of twenty PDFs, because this run made eight hundred."""
    open_ones = [row.promise for row in figures.promises(results()) if row.holds is not True]
    assert open_ones == ["20 changed PDFs, against fresh calls in turn"]


def test_the_largest_corpus_is_held_against_the_promises() -> None:
    """A build that is slow at ten thousand briefs is not saved by a thousand."""
    found = results()
    found["builds"]["10000"]["newsroom"] = build(40.0, 1.0, 2.0, 900)
    assert holds("cold build", found) == [False, False]
    assert holds("one brief edited", found) == [False]
    assert holds("nothing changed", found) == [False]
    assert holds("peak memory", found) == [False]
    assert holds("growth", found) == [False]


def test_a_server_must_be_quick_at_every_size() -> None:
    """A thousand briefs do not make up for ten thousand."""
    found = results()
    assert holds("`newsroom serve`", found) == [True]
    found["serve"]["10000"] = {"newsroom": [0.4], "hugo": [2.0]}
    assert holds("`newsroom serve`", found) == [False]


def test_what_was_not_measured_is_named_as_such() -> None:
    """An empty run has every row, and claims nothing."""
    rows = figures.promises({})
    assert len(rows) == len(figures.promises(results()))
    assert {row.holds for row in rows} == {None}
    assert all(row.found.startswith("not measured") for row in rows)


def test_memory_that_the_system_does_not_tell_is_not_measured() -> None:
    """Nought bytes is no answer."""
    found = results()
    found["builds"]["10000"]["newsroom"]["memory"] = 0
    assert holds("peak memory", found) == [None]


def test_twenty_pdfs_are_held_against_twenty_calls() -> None:
    """The calls are made in turn: twenty times one."""
    found = results()
    found["digests"] = {"count": 20, "all": cost(14.0), "one": cost(1.4)}
    assert holds("20 changed PDFs", found) == [True]
    assert holds("1 of 800", found) == [None]


def test_tables_are_markdown() -> None:
    """Each row has as many cells as the head."""
    for text in (
        figures.build_table(results()),
        figures.pdf_table(results()),
        figures.promise_table(results()),
    ):
        lines = text.splitlines()
        assert lines[1].startswith("| ---")
        assert {line.count("|") for line in lines} == {lines[0].count("|")}


def test_two_runs_are_compared_by_what_both_measured() -> None:
    """A line says before, after, and how the one stands to the other."""
    after = {**results(), "commit": "def"}
    after["builds"]["10000"]["newsroom"]["cold"] = cost(5.0)
    del after["serve"]
    text = figures.comparison_table(results(), after)
    assert "| newsroom, 10,000 briefs, cold, seconds | 10.00 | 5.00 | 1/2.0 |" in text
    assert text.startswith("|  | abc | def | after / before |")
    assert "serve" not in text
