"""Attack the memory of readings: it says what is true, or nothing."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.press.readings import Kept, Look, Readings

KEPT = {
    f"content/briefs/{number}.ko.md": Kept(
        Look(number, 10**18 + number, 7), "ab" * 32, b"[%d]" % number
    )
    for number in range(40)
}


def readings_in(folder: Path, version: str = "one") -> Readings:
    """Return the readings of a folder."""
    return Readings(folder / "cache" / "reading.sqlite", version)


def is_true(folder: Path) -> bool:
    """Tell whether all that is recalled is what was kept."""
    return readings_in(folder).recall().items() <= KEPT.items()


def heals(folder: Path) -> bool:
    """Tell whether what is kept next is recalled, whatever stood there."""
    readings_in(folder).keep(KEPT, [])
    return readings_in(folder).recall() == KEPT


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a folder in which readings were kept."""
    readings_in(tmp_path).keep(KEPT, [])
    return tmp_path


def test_what_is_kept_is_recalled(kept: Path) -> None:
    """All of it, until it is gone or another."""
    assert readings_in(kept).recall() == KEPT
    first, second, *_ = KEPT
    other = Kept(Look(), "", b"other")
    readings_in(kept).keep({second: other}, [first])
    left = {path: one for path, one in KEPT.items() if path != first}
    assert readings_in(kept).recall() == {**left, second: other}


def test_another_version_knows_nothing(kept: Path) -> None:
    """And replaces all that the old one knew."""
    assert readings_in(kept, "two").recall() == {}
    first = next(iter(KEPT))
    readings_in(kept, "two").keep({first: KEPT[first]}, [])
    assert readings_in(kept, "two").recall() == {first: KEPT[first]}
    assert readings_in(kept, "one").recall() == {}


@pytest.mark.parametrize("step", [997, pytest.param(13, marks=pytest.mark.slow)])
def test_a_file_cut_anywhere_is_true_and_heals(kept: Path, step: int) -> None:
    """As a full disk or a lost connection leaves it."""
    file = readings_in(kept).file
    whole = file.read_bytes()
    for length in [*range(0, len(whole), step), len(whole) - 1]:
        file.write_bytes(whole[:length])
        assert is_true(kept), length
        assert heals(kept), length


@pytest.mark.parametrize("count", [40, pytest.param(2_000, marks=pytest.mark.slow)])
def test_spoilt_bytes_are_found(kept: Path, count: int) -> None:
    """A few of them, anywhere, drawn at random."""
    file, draw = readings_in(kept).file, random.Random(7)  # noqa: S311 - spoils, no secrets
    whole = file.read_bytes()
    for _ in range(count):
        spoilt = bytearray(whole)
        for _ in range(draw.choice([1, 3, 200])):
            spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
        file.write_bytes(spoilt)
        for _ in range(2):
            assert is_true(kept)
            readings_in(kept).keep(KEPT, [])


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE readings SET reading = x'5b5d'",
        "UPDATE readings SET sha256 = 'cd'",
        "UPDATE readings SET size = size + 1",
        "UPDATE readings SET changed_ns = 0",
        "UPDATE readings SET path = path || 'x'",
        "UPDATE readings SET reading = NULL, size = 'x'",
        "UPDATE readings SET size = 1e300",
        "DELETE FROM program",
        "DROP TABLE readings",
        "CREATE TRIGGER t AFTER INSERT ON readings BEGIN DELETE FROM readings; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_what_somebody_wrote_into_it_is_not_believed(kept: Path, change: str) -> None:
    """Another program, or somebody with an editor."""
    with sqlite3.connect(readings_in(kept).file) as base:
        base.execute(change)
    base.close()
    assert readings_in(kept).recall() == {}
    assert heals(kept)


def _folder(file: Path) -> None:
    file.mkdir(parents=True)


def _link(file: Path) -> None:
    (file.parent / "precious").write_text("precious")
    file.symlink_to("precious")


def _nobody(file: Path) -> None:
    file.parent.rmdir()
    file.parent.write_text("a file where the folder should be")


@pytest.mark.parametrize("obstacle", [_folder, _link, _nobody])
def test_what_cannot_be_written_is_left_alone(
    tmp_path: Path, obstacle: Callable[[Path], None]
) -> None:
    """A build without a memory only takes longer."""
    readings = readings_in(tmp_path)
    readings.file.parent.mkdir()
    obstacle(readings.file)
    readings.keep(KEPT, [])
    assert readings.recall() == {}
    precious = readings.file.parent / "precious"
    assert not precious.exists() or precious.read_text() == "precious"


def test_another_program_s_database_is_replaced(tmp_path: Path) -> None:
    """It lies in our own cache, so it is in the way."""
    readings = readings_in(tmp_path)
    readings.file.parent.mkdir()
    with sqlite3.connect(readings.file) as base:
        base.execute("CREATE TABLE readings (path TEXT, program TEXT)")
    base.close()
    assert readings.recall() == {}
    assert heals(tmp_path)


def test_two_at_once_do_not_stop_each_other(kept: Path) -> None:
    """The second does without."""
    other = sqlite3.connect(readings_in(kept).file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert readings_in(kept).recall() == {}
    readings_in(kept).keep({}, list(KEPT))
    other.execute("ROLLBACK")
    other.close()
    assert readings_in(kept).recall() == KEPT
