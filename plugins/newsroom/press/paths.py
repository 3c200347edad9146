"""Say which site paths the press writes: safe on every system, whoever chose the name."""

from __future__ import annotations

import unicodedata

from newsroom.templating.addresses import file_of

MANIFEST = "manifest.json"
"""The press's own file at the root of the site."""

_DEVICES = {"con", "prn", "aux", "nul"}
_DEVICES |= {f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)}
_FORBIDDEN = frozenset('\\:*?"<>|')
_LONGEST_NAME = 200
_LONGEST_PATH = 1_000


def objection(path: str) -> str:
    """Return why a site path is not written, or nothing where it may be."""
    file = file_of(path)
    if file.casefold() == MANIFEST:
        return "it is the press's own list of the site"
    if unicodedata.normalize("NFC", file) != file:
        return "its characters are not composed (NFC)"
    if len(file.encode("utf-8", "replace")) > _LONGEST_PATH:
        return "it is too long"
    return next((why for name in file.split("/") if (why := _objection_to_name(name))), "")


def _objection_to_name(name: str) -> str:
    objections = (
        (not name, "it has an empty part or begins with a slash"),
        (name in {".", ".."}, "it leads out of its folder"),
        (
            any(sign in _FORBIDDEN or not sign.isprintable() for sign in name),
            "it has a sign that some systems refuse in a name",
        ),
        (name != name.strip(" ").rstrip("."), "a part of it ends in a full stop or a space"),
        (
            name.partition(".")[0].casefold() in _DEVICES,
            "a part of it is the name of a device on some systems",
        ),
        (len(name.encode("utf-8", "replace")) > _LONGEST_NAME, "a part of it is too long"),
    )
    return next((why for applies, why in objections if applies), "")


def collision_key(path: str) -> str:
    """Return what two paths share where a system would put them in one file."""
    return unicodedata.normalize("NFC", file_of(path).casefold())
