"""Tell the hyphens of a line's end from those of a word.

Where a style sheet's ``hyphenate-character`` is U+2011, which no line ends in otherwise, the piece
of text that it ends is read and copied with a soft hyphen (ISO 32000-1, 14.8.2.2.3): whoever puts
the lines together again has the word that was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf  # type: ignore[import-untyped]

from newsroom.formats.pdf.words import JOINER

AT_A_LINE_S_END = "\u2011"
SOFT = "\u00ad"


def with_soft_hyphens(marked: Any) -> Any:
    """Wrap ``pdf.stream.Stream.marked``, which brackets what is drawn."""

    def marked_softly(stream: Any, box: Any, tag: str) -> Any:
        is_hyphenated = str(getattr(box, "text", "")).endswith(AT_A_LINE_S_END)
        if stream._tags is None or not is_hyphenated:  # noqa: SLF001 - WeasyPrint's own field
            return marked(stream, box, tag)
        return _marked(stream, box, tag)

    return marked_softly


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    tags = stream._tags  # noqa: SLF001 - the same
    number = len(tags)
    tags[box] = {"tag": tag, "mcid": number}
    text = box.text.removesuffix(AT_A_LINE_S_END).replace(JOINER, "") + SOFT
    facts = pydyf.Dictionary({"MCID": number, "ActualText": pydyf.String(text)})
    pydyf.Stream.begin_marked_content(stream, tag, facts)
    yield
    pydyf.Stream.end_marked_content(stream)
