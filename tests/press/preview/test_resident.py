"""Test what an editor sees after each kind of change: the newest, or the last good and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.press.preview.resident import Resident
from newsroom.press.preview.state import State
from newsroom.settings import load_settings
from support.sites import write_publication

FERRIES = "content/briefs/2025/ferries.ko.md"
BRIDGEHEAD = "content/briefs/2025/bridgehead.ko.md"
PAGE = "ko/briefs/ferries/"
ISSUE = "ko/harbour/2025-03/"
NOW = datetime(2025, 6, 1, 3, 0, tzinfo=UTC)


@dataclass
class Clock:
    """Be the moment that the preview is of."""

    now: datetime = NOW


@dataclass
class Room:
    """Hold a publication on the disk and the resident that shows it."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        write_publication(self.folder)
        self.file = self.folder / "pelicanconf.py"
        settings, _ = load_settings(self.file)
        assert settings is not None
        self.resident = Resident(
            settings, lambda: load_settings(self.file), lambda _: self.clock.now
        )

    def edit(self, file: str, old: str, new: str) -> bool:
        """Change words of a file, and tell."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self.resident.take([path])

    def page(self, path: str = PAGE) -> str:
        """Return a page as it is shown now."""
        sheet = self.resident.look()[1].get(path)
        return sheet.content.decode() if sheet else ""

    def checked(self) -> State:
        """Return the state once everything is checked."""
        state = self.resident.state
        while not state.is_checked:
            state = self.resident.wait(state.number, 10) or self.resident.state
        return state

    def codes(self) -> list[str]:
        """Return the codes of all errors there are."""
        return [one.code for one in self.checked().all_problems if one.is_error]


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Open a small publication."""
    opened = Room(tmp_path)
    yield opened
    opened.resident.close()


def test_new_words_are_shown_before_they_are_checked(room: Room) -> None:
    """And everything is checked a moment later."""
    assert "아침에" in room.page()
    assert room.edit(FERRIES, "아침에", "저녁에")
    state = room.resident.state

    assert not state.is_checked
    assert "저녁에" in room.page()
    assert "저녁에" in room.page(ISSUE)
    assert room.codes() == []
    assert room.resident.state.site is state.site
    assert state.touched == (FERRIES,)


def test_nothing_is_told_of_nothing(room: Room) -> None:
    """A file that was saved as it was, a file that is no content."""
    number = room.resident.state.number

    assert not room.edit(FERRIES, "아침에", "아침에")
    assert not room.resident.take([room.folder / "output/index.html"])
    assert not room.resident.take(None)
    assert room.resident.state.number == number


def test_an_error_leaves_the_last_good_state(room: Room) -> None:
    """In front matter, in Markdown, between files; until it is mended."""
    was = room.page()
    for old, new, code in (
        ("date: 2025-03-25", "date: 2025-13-25", "NR111"),
        ("summary:", "sumary:", "NR107"),
        ("topics: [harbour]", "topics: [harbor]", "NR104"),
        ("새 항로는", "{figure}`nope` 항로는", "NR202"),
    ):
        room.edit(FERRIES, old, new)
        assert code in room.codes()
        assert room.page() == was
        assert not room.resident.state.is_current
        room.edit(FERRIES, new, old)
        assert room.codes() == []
        assert room.page() == was
        assert room.resident.state.is_current


def test_another_s_error_does_not_stop_my_words(room: Room) -> None:
    """What else is wrong is told, and the page follows all the same."""
    room.edit(BRIDGEHEAD, "date: 2025-03-21", "date: yesterday")
    room.edit(FERRIES, "아침에", "저녁에")

    assert "저녁에" in room.page()
    assert room.codes()
    room.edit(BRIDGEHEAD, "date: yesterday", "date: 2025-03-22")
    assert room.codes() == []
    assert "저녁에" in room.page()
    assert "2025-03-22" in room.page("ko/briefs/bridgehead/")


def test_it_begins_with_what_can_be_shown(tmp_path: Path) -> None:
    """A brief that is broken from the start keeps no other from being seen."""
    write_publication(tmp_path)
    text = (tmp_path / BRIDGEHEAD).read_text(encoding="utf-8")
    room = Room(tmp_path)
    room.resident.close()
    (tmp_path / BRIDGEHEAD).write_text("---\ntitle: [\n---\n", encoding="utf-8")
    settings, _ = load_settings(room.file)
    assert settings is not None
    resident = Resident(settings, lambda: load_settings(room.file), lambda _: NOW)
    try:
        state, sheets = resident.look()
        assert any(one.is_error for one in state.all_problems)
        assert sheets.get(PAGE) is not None
        (tmp_path / BRIDGEHEAD).write_text(text, encoding="utf-8")
        resident.take([tmp_path / BRIDGEHEAD])
        assert resident.look()[1].get("ko/briefs/bridgehead/") is not None
        assert not resident.state.all_problems or not any(
            one.is_error for one in resident.state.all_problems
        )
    finally:
        resident.close()


def test_settings_are_taken_in(room: Room) -> None:
    """Good ones are used; those that cannot be read are told, and the last good ones stay."""
    room.edit("pelicanconf.py", "시험 브리핑", "아침 브리핑")
    assert "아침 브리핑" in room.page()
    room.edit("pelicanconf.py", '"languages"', "(")
    assert room.codes() == ["NR408"]
    room.edit(FERRIES, "아침에", "저녁에")
    assert "저녁에" in room.page()
    room.edit("pelicanconf.py", "(:", '"languages":')
    assert room.codes() == []


def test_other_formats(room: Room) -> None:
    """A setting takes the PDFs away and brings them back."""
    pdf = "ko/harbour/2025-03/harbour-2025-03-ko.pdf"
    assert room.resident.look()[1].job(pdf)
    room.edit("pelicanconf.py", '"topics"', '"formats": ["web"], "topics"')
    assert room.resident.look()[1].job(pdf) is None
    assert room.resident.print(pdf) is None
    room.edit("pelicanconf.py", '"formats": ["web"], ', "")
    assert room.resident.look()[1].job(pdf)


def test_another_content_folder(room: Room) -> None:
    """It is read as a whole."""
    (room.folder / "content").rename(room.folder / "texts")
    room.edit("pelicanconf.py", 'PATH = "content"\nOUTPUT', 'PATH = "texts"\nOUTPUT')

    assert room.codes() == []
    assert "texts/briefs/2025/ferries.ko.md" in room.resident.state.shelf.entries


def test_time_passes(room: Room) -> None:
    """An embargo that is over is no more a mark; a day that has come is no more too late."""
    room.edit(FERRIES, "source: none", "source: none\nembargo: 2025-06-01T12:30+09:00")
    assert "엠바고" in room.page()
    room.resident.tick()
    assert "엠바고" in room.page()
    room.clock.now = NOW + timedelta(hours=1)
    room.resident.tick()
    assert "엠바고" not in room.page()

    room.edit(FERRIES, "date: 2025-03-25", "date: 2025-06-02")
    room.edit(FERRIES, "embargo: 2025-06-01T12:30+09:00", "")
    assert "NR307" in room.codes()
    assert "오늘보다 뒤" in room.page()
    room.clock.now = NOW + timedelta(days=1)
    room.resident.tick()
    assert room.codes() == []
    assert "오늘보다 뒤" not in room.page()
    number = room.resident.state.number
    room.resident.tick()
    assert room.resident.state.number == number


def test_templates_stay_open_where_they_can(room: Room) -> None:
    """Compiling them takes longer than all the rest of a save."""
    room.page()
    before = room.resident.state.site.environment("ko")
    room.edit(FERRIES, "아침에", "저녁에")
    assert room.resident.state.site.environment("ko") is before
    room.edit(FERRIES, "date: 2025-03-25", "date: 2025-03-26")
    assert room.resident.state.site.environment("ko") is before


def test_the_output_is_not_touched(room: Room) -> None:
    """Whatever is looked at."""
    for path in ("", PAGE, ISSUE, "404.html", "robots.txt", "sitemap.xml"):
        assert room.page(path)

    assert not (room.folder / "output").exists()


def test_waiting_ends(room: Room) -> None:
    """In time, and at once when it is over."""
    number = room.resident.state.number
    assert room.resident.wait(number, 0.01) is None
    room.resident.close()
    assert room.resident.wait(number, 60) is None
    assert room.resident.ends
