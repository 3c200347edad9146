"""Begin what a build after an edit of words needs first, as soon as a glance sees one.

The second core has nothing to do while this process imports the command line and takes stock. So
another process reads what was edited; it does not wait for this one's settings, because it reads
them itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from newsroom.press.beside import Beside

if TYPE_CHECKING:
    from newsroom.press.glance import Glance
    from newsroom.press.readings import Kept
    from newsroom.settings import Settings


class Early:
    """Hold what was begun: the readings of ``edited``, which are absolute paths."""

    def __init__(self, edited: tuple[str, ...], packed: Beside[Mapping[str, Kept]]) -> None:
        self.edited = frozenset(edited)
        self.packed = packed

    def end(self) -> None:
        """End what nobody asked for."""
        self.packed.end()


def begin(seen: Glance) -> Early | None:
    """Begin; None where the glance saw no edit."""
    if not seen.edited or seen.call is None or seen.table is None:
        return None
    find = _finding(seen.table, seen.call.settings_file)
    return Early(seen.edited, start_packing(find, seen.edited))


def _finding(table: dict[str, object], file: str) -> Callable[[], Settings]:
    # Both processes need these: imported before the fork they are imported once.
    from pathlib import Path  # noqa: PLC0415 - only where there was an edit

    from newsroom.settings import read_settings  # noqa: PLC0415 - the same

    def find() -> Settings:
        settings, _ = read_settings(table, path=Path(file).absolute())
        if settings is None:
            raise ValueError(file)
        return settings

    return find


def start_packing(
    find: Callable[[], Settings], edited: tuple[str, ...]
) -> Beside[Mapping[str, Kept]]:
    """Begin to read some files, whose paths are absolute; ``find`` is called where that is done.

    What was not read, because it is no ordinary file or something went wrong, is left out.
    """

    def work() -> bytes:
        from newsroom.press.content import pack_all  # noqa: PLC0415 - the same

        return pack_all(find(), edited)

    def read(answer: bytes) -> Mapping[str, Kept]:
        from newsroom.press.content import packed_in  # noqa: PLC0415 - not before it is there

        return packed_in(answer)

    return Beside(work, read)
