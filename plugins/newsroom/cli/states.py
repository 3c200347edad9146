"""Write editions' states into an issue's file, and change nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KEY = re.compile(r"^editions:(?P<rest>[^\r\n]*)(?P<end>\r?\n|\Z)", re.MULTILINE)
_FLOW = re.compile(r"[ \t]*\{(?P<inside>.*)\}[ \t]*(?:#.*)?\Z")
_NOTHING = re.compile(r"[ \t]*(?:#.*)?\Z")
_BLOCK = re.compile(r"(?:(?:[ \t]+[^\r\n]*|[ \t]*#[^\r\n]*|)\r?\n)*(?:[ \t]+[^\r\n]+\Z)?")
_INDENT = re.compile(r"^[ \t]+(?=[A-Za-z\"'])", re.MULTILINE)


def with_states(text: str, states: Mapping[str, str]) -> str | None:
    """Return an issue's file with other states of some editions; None where it cannot be told how.

    What comes out has still to be read: this looks only at lines, and a file can be written in
    ways that it takes for another.
    """
    key = _KEY.search(text)
    newline = "\r\n" if "\r\n" in text else "\n"
    if key is None:
        lines = ["editions:", *(f"  {tag}: {state}" for tag, state in states.items()), ""]
        joint = newline if text and not text.endswith("\n") else ""
        return text + joint + newline.join(lines)
    begin, end = key.span("rest")
    if flow := _FLOW.match(key["rest"]):
        begin, end = begin + flow.start("inside"), begin + flow.end("inside")
        return text[:begin] + _in_flow(text[begin:end], states) + text[end:]
    block = _BLOCK.match(text, key.end())
    if block and _NOTHING.match(key["rest"]):
        head = text[: key.end()] + ("" if key["end"] else newline)
        return head + _in_block(block[0], states, newline) + text[block.end() :]
    return None


def _in_flow(inside: str, states: Mapping[str, str]) -> str:
    for tag, state in states.items():
        known = re.compile(rf"(?P<head>(?:^|,)[ \t]*{tag}:[ \t]+)[a-z]+(?=[ \t]*(?:,|$))")
        inside, count = known.subn(rf"\g<head>{state}", inside, count=1)
        if not count:
            before = f"{inside.rstrip(', ')}, " if inside.strip() else ""
            inside = f"{before}{tag}: {state}"
    return inside


def _in_block(block: str, states: Mapping[str, str], newline: str) -> str:
    found = _INDENT.search(block)
    indent = found[0] if found else "  "
    for tag, state in states.items():
        known = re.compile(
            rf"^(?P<head>{indent}{tag}:[ \t]+)[a-z]+(?=[ \t]*(?:#[^\r\n]*)?\r?$)", re.MULTILINE
        )
        block, count = known.subn(rf"\g<head>{state}", block, count=1)
        if not count:
            written = block.rstrip()
            rest = block[len(written) :] or newline
            joint = newline if written else ""
            block = f"{written}{joint}{indent}{tag}: {state}{rest}"
    return block
