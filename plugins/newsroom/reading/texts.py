"""Read the small texts of front matter, or say what is wrong with one."""

from __future__ import annotations

import re
import unicodedata

from newsroom.reading.findings import Refusal

SLUG = r"[a-z0-9-]{1,80}"
_LONGEST = 80
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that some system cannot give to a file, or that a web server takes for itself."""
_SLUG = re.compile(SLUG + r"\Z")
_ISSUE = re.compile(rf"(?:{SLUG}/)?{SLUG}\Z")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_DIGEST = re.compile(r"[0-9a-f]{16}\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_COUNTRIES = {
    "UK": "GB", "ENGLAND": "GB", "KOR": "KR", "KOREA": "KR", "SOUTH KOREA": "KR", "한국": "KR",
    "HKG": "HK", "HONG KONG": "HK", "홍콩": "HK", "香港": "HK", "CHN": "CN", "CHINA": "CN",
    "중국": "CN", "中国": "CN", "中國": "CN", "JPN": "JP", "JAPAN": "JP",
    "일본": "JP", "日本": "JP",
    "TAIWAN": "TW", "台灣": "TW", "臺灣": "TW", "USA": "US", "미국": "US",
}  # fmt: skip
_NOT_IN_PATHS = frozenset('\\:*?"<>|')


def slugify(text: str) -> str:
    """Make the nearest slug of a text; empty where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_SLUG.sub("-", plain).strip("-")[:_LONGEST].strip("-")


def read_line(text: str) -> str | Refusal:
    """Read a text of one line."""
    if "\n" in text:
        return Refusal("NR110", "this must be one line of text", "join its lines")
    return text


def read_text(text: str) -> str:
    """Read a text of any length as one paragraph, however it was broken into lines."""
    return " ".join(text.split("\n")) if "\n" in text else text


def read_slug(text: str) -> str | Refusal:
    """Read an identifier: small letters, digits and hyphens."""
    if _SLUG.match(text) and text not in _RESERVED:
        return text
    if text in _RESERVED:
        return Refusal("NR120", f'"{text}" is a name that files cannot have', "choose another")
    nearest = slugify(text)
    mend = f'write "{nearest}"' if nearest else "use a-z, 0-9 and hyphens"
    if len(text) > _LONGEST:
        return Refusal("NR120", f'"{text}" is longer than {_LONGEST} characters', mend)
    return Refusal("NR120", f'"{text}" is not made of small letters, digits and hyphens', mend)


def read_issue_name(text: str) -> str | Refusal:
    """Read the name of an issue, ``2025-03``, or with its topic, ``ai-policy/2025-03``."""
    if _ISSUE.match(text):
        return text
    mend = "write it as in 2025-03 or greater-bay-area-ai/2025-03"
    return Refusal("NR120", f'"{text}" is not the name of an issue', mend)


def read_digest(text: str) -> str | Refusal:
    """Read the digest of an original: 16 hexadecimal digits."""
    if _DIGEST.match(text):
        return text
    mend = "write its 16 digits, 0-9 and a-f"
    return Refusal("NR110", f'"{text}" is not the digest of an original', mend)


def read_country(text: str) -> str | Refusal:
    """Read the two capital letters of a country, ISO 3166."""
    if _COUNTRY.match(text) and text not in _COUNTRIES:
        return text
    upper = text.upper()
    letters = _COUNTRIES.get(upper, upper if _COUNTRY.match(upper) else "")
    mend = f'write "{letters}"' if letters else 'write two letters, as in "KR"'
    return Refusal("NR110", f'"{text}" is not a country', mend)


def read_image_path(text: str) -> str | Refusal:
    """Read an image's path below content/images, with forward slashes."""
    parts = text.split("/")
    if text.lower().endswith((".svg", ".svgz")):
        return Refusal("NR212", "SVG images are not taken", "export it as PNG")
    if not _NOT_IN_PATHS & set(text) and all(part and part[0] != "." for part in parts):
        return text
    mend = "write its path below content/images, as in skyline.jpg"
    return Refusal("NR212", f'"{text}" is not the path of an image', mend)


def read_form(text: str) -> str | Refusal:
    """Read how a unit is written: a line with ``{}`` once, where the number goes."""
    if text.count("{}") == text.count("{") == text.count("}") == 1 and "\n" not in text:
        return text
    mend = 'write it as in "{} departments"'
    return Refusal("NR110", f'"{text}" must have {{}} once, where the number goes', mend)
