"""Write the draft of a translation: the original in comments, its names and figures in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsroom.intake import yaml
from newsroom.intake.draft import TODO
from newsroom.model import BriefFile, Version

_KEPT = re.compile(
    r"\{(?:entity|figure)\}`[^`]+`|\[\^[^\]\s]+\](?!:)|(?<!!)\[[^\[\]]*\]\([^()\s]+\)"
)
_LINK = re.compile(r"\[[^\[\]]*\](?P<target>\([^()\s]+\))")
_IMAGE = re.compile(r"!\[[^\]]*\](?P<target>\([^()\s]+\))")
_MARK = re.compile(r"(?P<mark>#{1,6} |> |- |\* |\d+\. |\[\^[^\]\s]+\]: )")
_FENCE = re.compile(r"^(?:```|~~~)")


def translation_text(original: BriefFile, body: str) -> str:
    """Return the file of a translation that is still to be written; ``body`` is Markdown."""
    version = original.version
    front = [f"title: {TODO}", "state: draft", f"summary: {TODO}"]
    if version.why:
        front.append(f"why: {TODO}")
    if version.labels:
        front.append(f"labels: {yaml.flow_group(dict.fromkeys(version.labels, TODO))}")
    if version.picture_alt:
        front.append(f"image: {{alt: {TODO}}}")
    front.append(f"translation: {{of: {_digest(version)}, mode: human}}")
    blocks = "\n\n".join([_comment("\n".join(_head(version))), *_blocks(body)])
    return "\n".join(["---", *front, "---", blocks, ""])


def _digest(version: Version) -> str:
    """Write a digest so that it is read as text, though all of it may be digits."""
    return f'"{version.digest}"' if version.digest.isdigit() else version.digest


def _head(version: Version) -> Iterator[str]:
    yield f"title: {version.title}"
    yield f"summary: {version.summary}"
    if version.why:
        yield f"why: {version.why}"
    yield from (f"label {name}: {label}" for name, label in version.labels.items())
    if version.picture_alt:
        yield f"image: {version.picture_alt}"


def _comment(text: str) -> str:
    return f"<!-- {text.replace('-->', '-- >')} -->"


def _blocks(body: str) -> Iterator[str]:
    """Yield each block of a text as a comment, with what stands for it below."""
    for block in _parted(body):
        yield _comment(block)
        yield block if _FENCE.match(block) else "\n".join(_lines(block))


def _parted(body: str) -> Iterator[str]:
    """Yield a text's blocks: what stands between blank lines, and code whole."""
    block: list[str] = []
    is_code = False
    for line in body.strip("\n").split("\n"):
        is_code ^= bool(_FENCE.match(line))
        if line.strip() or is_code:
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)


def _lines(block: str) -> Iterator[str]:
    """Yield what is to be filled in: for a list a line each, for a paragraph one."""
    lines = block.split("\n")
    marked = [line for line in lines if _MARK.match(line.lstrip())]
    for line in marked or [" ".join(lines)]:
        mark = _MARK.match(line.lstrip())
        indent = line[: len(line) - len(line.lstrip())]
        kept = [_LINK.sub(rf"[{TODO}]\g<target>", one) for one in _KEPT.findall(line)]
        kept += [f"![{TODO}]{found['target']}" for found in _IMAGE.finditer(line)]
        is_image = _IMAGE.fullmatch(line.strip())
        words = kept if is_image else [TODO, *kept]
        yield indent + (mark["mark"] if mark else "") + " ".join(words)
