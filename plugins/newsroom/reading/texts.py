"""Read the small texts of front matter: lines, slugs, addresses, numbers; or say what is wrong."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from newsroom.reading.findings import Refusal

SLUG = r"[a-z0-9-]{1,80}"
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Names that some system cannot keep as a file's, or that a web server takes for itself."""
ADDRESSES = frozenset(
    {"archive", "briefs", "feed", "organisations", "people", "places", "search", "static"}
)
"""First parts of the site's own addresses below a language: no topic and no page can have them."""
_SLUG = re.compile(SLUG + r"\Z")
_ISSUE = re.compile(rf"(?:{SLUG}/)?{SLUG}\Z")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_URL = re.compile(r"https?://[^\s/?#@\\<>\"`:\[\]]+(?::[0-9]{1,5})?(?:[/?#][^\s<>\"`\\]*)?\Z")
_LONGEST_URL = 2048
_NUMBER = re.compile(r"[+-]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?\Z")
_DIGITS = 30
_MULTIPLIED = re.compile(r"([+-]?[0-9][0-9_,]*(?:\.[0-9]+)?)\s*([a-z]+|\S)\Z")
_MULTIPLIERS = {
    "thousand": 10**3, "k": 10**3, "천": 10**3, "千": 10**3,
    "만": 10**4, "萬": 10**4, "万": 10**4,
    "million": 10**6, "mn": 10**6, "m": 10**6,
    "억": 10**8, "億": 10**8, "亿": 10**8,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
    "trillion": 10**12, "tn": 10**12, "t": 10**12, "조": 10**12, "兆": 10**12,
}  # fmt: skip
_UNIT = re.compile(rf"(?:[A-Z]{{3}}|{SLUG})\Z")
_SIGNS = {
    "%": "percent", "퍼센트": "percent", "％": "percent",
    "$": "USD", "us$": "USD", "달러": "USD", "hk$": "HKD", "港元": "HKD", "港币": "HKD",
    "홍콩달러": "HKD", "₩": "KRW", "원": "KRW", "元": "CNY", "人民币": "CNY", "위안": "CNY",
    "rmb": "CNY", "円": "JPY", "엔": "JPY", "€": "EUR", "£": "GBP", "nt$": "TWD",
}  # fmt: skip


def slugify(text: str) -> str:
    """Make the nearest slug of a text; empty where it has no Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", text).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_SLUG.sub("-", plain).strip("-")[:80]


def read_line(text: str) -> str | Refusal:
    """Read a text of one line."""
    if "\n" in text:
        return Refusal("NR110", "this must be one line", "join its lines")
    return text


def read_text(text: str) -> str:
    """Read a text of any length; it is one paragraph, however it was broken into lines."""
    return " ".join(text.split("\n")) if "\n" in text else text


def read_slug(text: str) -> str | Refusal:
    """Read an identifier: small letters, digits and hyphens."""
    if _SLUG.match(text) and text not in RESERVED:
        return text
    if text in RESERVED:
        return Refusal("NR120", f'"{text}" is a name that files cannot have', "choose another")
    nearest = slugify(text)
    mend = f'write "{nearest}"' if nearest else "use a-z, 0-9 and hyphens"
    what = f'"{text}" is not an identifier of at most 80 small letters, digits and hyphens'
    return Refusal("NR120", what, mend)


def read_issue_name(text: str) -> str | Refusal:
    """Read the name of an issue, ``2025-03``, with its topic before a slash where that is needed."""
    if _ISSUE.match(text):
        return text
    mend = "write it as in 2025-03 or greater-bay-area-ai/2025-03"
    return Refusal("NR120", f'"{text}" is not the name of an issue', mend)


def read_address(text: str) -> str | Refusal:
    """Read an address on the web: http or https, a host, no password, no spaces."""
    if len(text) <= _LONGEST_URL and _URL.match(text) and "." in text.split("/", 3)[2]:
        return text
    return Refusal("NR116", *_what_is_wrong_with(text))


def _what_is_wrong_with(url: str) -> tuple[str, str]:
    """Explain why an address is refused, from the commonest reason to the rarest."""
    shown = url if len(url) <= 80 else f"{url[:79]}…"  # noqa: PLR2004 - a line of a terminal
    scheme, colon, rest = url.partition(":")
    if len(url) > _LONGEST_URL:
        return f'the address "{shown}" is longer than {_LONGEST_URL} characters', "shorten it"
    if any(c.isspace() for c in url):
        return f'the address "{shown}" has a space in it', "write %20 for a space"
    if not colon or re.match(r"[^/]+\.[^/]+(/|\Z)", url.split(":", maxsplit=1)[0]):
        bare = url.lstrip("/")
        return (
            f'"{shown}" is not a whole address',
            f'write "https://{bare}"' if "." in bare else "begin it with https://",
        )
    if scheme.lower() not in {"http", "https"}:
        return f'addresses of the kind "{scheme}:" are not allowed', "give the https address"
    if scheme not in {"http", "https"} or not rest.startswith("//"):
        return (
            f'the address "{shown}" does not begin with https://',
            f'write "{scheme.lower()}://{rest.lstrip("/")}"',
        )
    host = re.split(r"[/?#]", rest[2:], maxsplit=1)[0]
    if "@" in host:
        return (
            "the address has a name or password before its host",
            f'write "{scheme}://{rest.rpartition("@")[2]}"',
        )
    if "." not in host.partition(":")[0].strip("."):
        return (
            f'the address "{shown}" names no host',
            "write the whole address, as the browser shows it",
        )
    return (
        f'the address "{shown}" has a character that addresses cannot have',
        "copy it from the browser",
    )


def read_number(text: str) -> Decimal | Refusal:
    """Read a number: digits, underscores between them for the eye, a point before decimals."""
    if _NUMBER.match(text) and len(text) <= _DIGITS:
        return Decimal(text)
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if (match := _MULTIPLIED.match(plain)) and match[2] in _MULTIPLIERS:
        number = Decimal(match[1].replace(",", "").replace("_", "")) * _MULTIPLIERS[match[2]]
        mend = f"write {_grouped(number)}"
    elif _NUMBER.match(digits := re.sub(r"[,\s]", "", plain)) and len(digits) <= _DIGITS:
        mend = f"write {_grouped(Decimal(digits))}"
    else:
        mend = "write digits, with underscores for the eye: 1_000_000_000"
    return Refusal("NR119", f'"{text}" is not a number', mend)


def _grouped(number: Decimal) -> str:
    written = f"{number:,f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(",", "_")


def read_whole_number(text: str) -> int | Refusal:
    """Read a whole number that is not negative."""
    number = read_number(text)
    if isinstance(number, Refusal):
        return Refusal("NR110", f'"{text}" is not a whole number', number.mend)
    if number < 0 or number != number.to_integral_value() or number >= 10**9:
        return Refusal("NR110", f'"{text}" is not a whole number', "write it as in 12")
    return int(number)


def read_unit(text: str) -> str | Refusal:
    """Read a unit: the three letters of a currency, ``percent``, or an id of the units file."""
    if _UNIT.match(text):
        return text
    meant = _SIGNS.get(text.lower().replace(" ", ""))
    known = 'write the letters of a currency such as HKD, "percent", or an id of units.yml'
    return Refusal("NR121", f'unknown unit "{text}"', f'write "{meant}"' if meant else known)


def read_digest(text: str) -> str | Refusal:
    """Read the digest of an original: 16 hexadecimal digits."""
    if re.match(r"[0-9a-f]{16}\Z", text):
        return text
    mend = "write the 16 digits that `newsroom check` gives for the original"
    return Refusal("NR110", f'"{text}" is not the digest of an original', mend)


def read_country(text: str) -> str | Refusal:
    """Read the two capital letters of a country, ISO 3166."""
    if re.match(r"[A-Z]{2}\Z", text) and text != "UK":
        return text
    meant = {"UK": "GB", "KOREA": "KR", "KOR": "KR", "HONG KONG": "HK", "CHINA": "CN"}
    upper = text.upper()
    letters = meant.get(upper, upper if re.match(r"[A-Z]{2}\Z", upper) else "")
    mend = f'write "{letters}"' if letters else 'write two letters, as in "KR"'
    return Refusal("NR110", f'"{text}" is not a country', mend)


def read_image_path(text: str) -> str | Refusal:
    """Read an image's path below content/images, with forward slashes."""
    parts = text.split("/")
    if all(part and not part.startswith(".") for part in parts) and not set('\\:*?"<>|') & set(
        text
    ):
        return text
    mend = "write its path below content/images, as in skyline.jpg"
    return Refusal("NR212", f'"{text}" is not the path of an image', mend)


def read_form(text: str) -> str | Refusal:
    """Read how a unit is written: a line with ``{}`` once, where the number goes."""
    if text.count("{}") == 1 and text.count("{") == 1 and text.count("}") == 1:
        return text
    mend = 'write it as in "{} departments"'
    return Refusal("NR110", f'"{text}" must have {{}} once, where the number goes', mend)
