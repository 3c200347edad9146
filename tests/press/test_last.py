"""Test that the note of the last build comes back whole, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom.press.counts import Counts
from newsroom.press.last import Head, Last, Span, Told, read_last, write_last
from newsroom.press.report import Sums
from newsroom.press.watch import watch_of
from newsroom.problems import Place, Problem, Severity

SEEN = {f"/a/{name}": ((1, 2 + at, 3), bytes([at]) * 32) for at, name in enumerate("가나다라")}
TOLD = Told(
    "Briefing",
    Counts(files=2, editions={"ko": {"open": 1}}),
    (Problem("NR308", Place("a.md", 3, 1), "old", "mend", Severity.WARNING),),
    Sums(1, 2, 3),
)


def note() -> Last:
    """Return a note of four parts."""
    names = list(SEEN)
    shares = names[:1], names[1:3], [], names[3:]
    parts = [watch_of({name: SEEN[name] for name in share}) for share in shares]
    span = Span(datetime(2025, 4, 1, tzinfo=UTC), None)
    sizes = tuple(len(part.paths) for part in parts)
    lengths = tuple(len(part.paths.written) for part in parts)
    return Last(Head("program", "around", span, TOLD, sizes, lengths), *parts)


def test_a_note_comes_back(tmp_path: Path) -> None:
    """Every part with its paths, looks and digests."""
    write_last(tmp_path / "last", note())
    assert read_last(tmp_path / "last") == note()


def test_a_note_cut_at_any_length_is_none(tmp_path: Path) -> None:
    """Nor is one with a bit turned."""
    write_last(tmp_path / "last", note())
    whole = (tmp_path / "last").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "last").write_bytes(whole[:length])
        assert read_last(tmp_path / "last") is None
        turned = bytearray(whole)
        turned[length] ^= 1
        (tmp_path / "last").write_bytes(turned)
        assert read_last(tmp_path / "last") is None


def test_where_it_cannot_be_written_nothing_happens(tmp_path: Path) -> None:
    """The next build only takes longer."""
    (tmp_path / "file").write_text("")
    write_last(tmp_path / "file" / "last", note())
    assert read_last(tmp_path / "file" / "last") is None


@pytest.mark.parametrize(
    ("now", "holds"), [("2025-03-31", False), ("2025-04-01", True), ("2031-01-01", True)]
)
def test_a_span_holds_the_moments_between(now: str, *, holds: bool) -> None:
    """The first is one of them."""
    assert note().head.span.holds(datetime.fromisoformat(f"{now}T00:00+00:00")) is holds
