"""Number footnotes by their first call, and see that no note is without a call."""

from __future__ import annotations

from newsroom.markdown.findings import shorten
from newsroom.markdown.sheet import Sheet
from newsroom.problems import Place


class Notes:
    """Follow the notes of one text while it is being set."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._open: list[tuple[str, list[str]]] = []
        """The notes being set, with what was being set around each."""
        self._notes: dict[str, list[str]] = {}
        self._places: dict[str, Place] = {}
        self._numbers: dict[str, int] = {}

    @property
    def is_open(self) -> bool:
        """Tell whether a note is being set, and not the text itself."""
        return bool(self._open)

    def open(self, label: str, place: Place) -> None:
        """Begin a note: what is set goes there until it is closed."""
        self._open.append((label, self._sheet.parts))
        self._sheet.parts = []
        if label in self._places:
            message = f'two notes are named "{shorten(label)}"'
            mend = f"the other stands on line {self._places[label].line}; give one another name"
            self._sheet.refuse("NR208", place, message, mend)
        self._places.setdefault(label, place)

    def close(self) -> None:
        """End the note that was begun last."""
        label, around = self._open.pop()
        self._notes.setdefault(label, self._sheet.parts)
        self._sheet.parts = around

    def call(self, label: str, place: Place) -> int:
        """Return the number of the note that is called, or 0 where no call may be."""
        if self.is_open:
            message = f'a note calls another note, "{shorten(label)}"'
            self._sheet.refuse("NR208", place, message, "say it in the text, or in one note")
            return 0
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def finish(self) -> list[list[str]]:
        """Return the notes in the order of their calls; one that is never called is a problem."""
        for label, place in self._places.items():
            if label not in self._numbers:
                message = f'nothing calls the note "{shorten(label)}", so it would not be printed'
                mend = f"write [^{shorten(label)}] where it belongs, or take the note out"
                self._sheet.refuse("NR208", place, message, mend)
        return [self._notes.get(label, []) for label in self._numbers]
