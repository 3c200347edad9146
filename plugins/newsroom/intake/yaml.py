"""Write front matter that our own reader reads back as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(
    r"[A-Za-z가-힣\u4e00-\u9fffぁ-んァ-ヴ0-9](?:[^\n:#\"'\[\]{},&*!|>%@`\\]*[^\s\n:#\"'\[\]{},&*!|>%@`\\])?\Z"
)
_AMBIGUOUS = re.compile(r"(?i)(?:true|false|yes|no|null|on|off|~|none)\Z")


def scalar(text: str) -> str:
    """Write a text so that it is read as that text, in a list or a group too."""
    if _PLAIN.match(text) and not _AMBIGUOUS.match(text) and ": " not in text and " #" not in text:
        return text
    inside = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{inside}"'


def flow_list(items: Iterable[str]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(scalar(item) for item in items)}]"


def flow_group(fields: Mapping[str, str]) -> str:
    """Write a group of fields on one line; the values are written already."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


def comment(text: str) -> str:
    """Write a line that is read by people only."""
    return f"# {text}"
