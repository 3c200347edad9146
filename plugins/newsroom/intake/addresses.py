"""Put addresses in one form, so that two ways to one article are one."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from newsroom.reading.addresses import read_address
from newsroom.reading.findings import Refusal

_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|spm|from|share.*|ref|"
    r"ref_src|ref_url|referrer|referer|cmpid|campaign|at_medium|at_campaign|ns_.*|"
    r"smid|soc_.*|sref|xtor|ito|ocid|pgtype|wt\.mc.*|isappinstalled|outputtype)",
    re.IGNORECASE,
)
_FRONTS = ("www.", "m.", "mobile.", "amp.", "wap.")
_AMP = re.compile(r"/amp/?$|^/amp(?=/)|\.amp(?=\.html?$|$)")


def cleaned(address: str) -> str:
    """Return an address without its tracking; empty where it is no address that can be used."""
    address = address.strip()
    if isinstance(read_address(address), Refusal):
        return ""
    try:
        parts = urlsplit(address)
        query = urlencode(
            [pair for pair in _query(parts.query) if not _TRACKING.fullmatch(pair[0])]
        )
    except ValueError:
        return ""
    query = query if query != urlencode(_query(parts.query)) else parts.query
    fragment = "" if parts.fragment.startswith((":~:", "utm_")) else parts.fragment
    found = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, fragment))
    return "" if isinstance(read_address(found), Refusal) else found


def key_of(address: str) -> str:
    """Return what all addresses of one article have in common: for comparing, not for opening.

    The fragment stays: some sites tell their articles apart by it.
    """
    found = cleaned(address)
    if not found:
        return ""
    parts = urlsplit(found)
    path = _AMP.sub("", quote(unquote(parts.path), safe="/")).rstrip("/")
    query = urlencode(sorted(_query(parts.query)))
    rest = (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return host_of(found) + path + rest


def host_of(address: str) -> str:
    """Return an address's host without what only says which edition it is: ``www.``, ``m.``."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""
    for front in _FRONTS:
        if host.startswith(front) and host.count(".") > 1:
            return host[len(front) :]
    return host


def _query(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)
