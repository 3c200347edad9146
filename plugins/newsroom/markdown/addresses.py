"""Judge the address of a link or an image: the only gate between a body and an ``href``.

What is not known to be good is refused. An address that is refused is never printed.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink
from msgspec import Struct

from newsroom.markdown.findings import shorten
from newsroom.problems import did_you_mean

INTERNAL = ("brief", "topic", "issue", "page")
"""The kinds of addresses inside the site: ``brief:slug`` and so on."""

OUTSIDE = ("https", "http", "mailto")

INTERNAL_MEND = "write brief:slug, topic:id, issue:topic/name or page:path"
LONGEST = 2048

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#].*)?\Z", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?]+@[^\s@?]+(?:\?.*)?\Z", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]"
)
_HOST = re.compile(r"(?!.*\.(?:md|html?|ya?ml)$)[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)")
_IMAGE = re.compile(r"(?!/)(?:(?!\.{1,2}(?:/|$))[^/\\:?#\x00-\x1f]+(?:/|$))+(?<!/)\Z")


class Refusal(Struct, frozen=True):
    """Say why an address cannot be used: a code, the words and the mend."""

    code: str
    message: str
    mend: str = ""


def judge_link(address: str) -> str | Refusal:
    """Return the address to print or to resolve, or why it is refused."""
    shown = shorten(address)
    if not address:
        return Refusal("NR204", "the link has no address", "write it between the round brackets")
    if len(address) > LONGEST:
        return Refusal("NR204", f"the link is {len(address)} characters long", "shorten it")
    if _UNSEEN.search(address):
        return Refusal(
            "NR204", f'a space or an invisible character in the link "{shown}"', "take it out"
        )
    if address.startswith("#"):
        return "#" + unquote(address[1:])
    scheme = _SCHEME.match(address)
    if scheme:
        return _judge_scheme(address, scheme[1].lower(), shown)
    return _refuse_relative(address, shown)


def judge_image(address: str) -> str | Refusal:
    """Return the image's path under ``content/images``, or why it is refused."""
    path = unquote(address)
    if not address:
        return Refusal("NR212", "the image has no file", "write its name in the round brackets")
    if _IMAGE.match(path) and len(path) <= LONGEST:
        return path
    return Refusal(
        "NR212",
        f'the image "{shorten(address)}" is not a file under content/images',
        "put the file there and write its name, such as skyline.jpg",
    )


def _judge_scheme(address: str, scheme: str, shown: str) -> str | Refusal:
    if scheme in INTERNAL:
        return f"{scheme}:{unquote(address[len(scheme) + 1 :])}"
    if scheme not in OUTSIDE:
        allowed = "use https, http or mailto, or " + INTERNAL_MEND.removeprefix("write ")
        mend = did_you_mean(scheme, (*OUTSIDE, *INTERNAL), allowed)
        return Refusal("NR204", f'links of the kind "{scheme}:" are not allowed: "{shown}"', mend)
    if not (_MAIL if scheme == "mailto" else _WEB).match(address):
        example = "mailto:desk@example.org" if scheme == "mailto" else "https://example.org/page"
        return Refusal("NR204", f'the link "{shown}" is not a whole address', f"write {example}")
    return normalizeLink(scheme + address[len(scheme) :])


def _refuse_relative(address: str, shown: str) -> Refusal:
    bare = address.lstrip("/\\")
    if address[:2] in {"//", "\\\\", "/\\", "\\/"}:
        return Refusal("NR204", f'the link "{shown}" does not say https', f"write https://{bare}")
    if _HOST.match(address):
        return Refusal("NR205", f'the link "{shown}" has no https:// before it', "write it whole")
    return Refusal("NR205", f'the link "{shown}" is relative to nothing', INTERNAL_MEND)
