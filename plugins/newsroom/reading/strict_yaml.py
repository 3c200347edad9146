"""Read a small strict subset of YAML into nodes that know their place.

The subset: mappings, lists and text. No anchors, aliases, tags, merge keys, repeated keys,
directives or second documents; at most eight levels. libyaml's events are used, never its
constructors, so no value is ever guessed. After a syntax error the rest is read entry by entry,
so that one run names every mistake of a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field
from yaml import events
from yaml.cyaml import CParser  # type: ignore[attr-defined] # libyaml's own, not in the stubs
from yaml.error import YAMLError
from yaml.scanner import ScannerError

from newsroom.problems import Place
from newsroom.reading.decoding import blank_suspects
from newsroom.reading.findings import Findings
from newsroom.reading.mistakes import QUOTED, explain
from newsroom.reading.nodes import Entries, Items, Node, Scalar, is_empty

DEPTH = 8
_ENTRY = re.compile(r"""(?=^(?:"[^"\n]*"|'[^'\n]*'|[\w.][^\s:：]*)[ \t]*[:：])""", re.MULTILINE)
_KEY = re.compile(r"""^["']?([\w.-]+)""", re.MULTILINE)
_HASH_AFTER_VALUE = re.compile(r"[ \t]+#[^\s#]")
_HAN_OR_KANA = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
_NO_SPACE = re.compile(f"(?<={_HAN_OR_KANA})\n(?={_HAN_OR_KANA})")
_QUOTES = frozenset("\"'")
_SWALLOWED = re.compile(r"^[\w.-]+[ \t]*[:：](?:\s|\Z)", re.MULTILINE)


class Document(Struct, frozen=True):
    """Hold what a YAML text says; ``lost`` are keys whose entries could not be read.

    With ``"*"`` among the lost nobody knows which keys there are.
    """

    root: Node
    lost: frozenset[str] = frozenset()


def parse(text: str, findings: Findings, *, first_line: int = 1) -> Document:
    """Read YAML into a document; what is wrong goes to the findings."""
    reader = _Reader(text, findings, first_line)
    before = len(findings.problems)
    try:
        root = reader.read()
    except YAMLError as error:
        del findings.problems[before:]  # what was found so far is found again
        return _read_by_entries(text, findings, first_line, error)
    if reader.is_cut_short:
        return Document(Entries({}, first_line, 1), frozenset("*"))
    if type(root) is Scalar:
        nothing = Entries({}, first_line, 1)
        if is_empty(root):
            return Document(nothing)
        explain(text, None, findings, first_line)
        return Document(nothing, frozenset("*"))
    return Document(root)


def _read_by_entries(text: str, findings: Findings, first_line: int, whole: YAMLError) -> Document:
    """Read a text with a syntax error entry by entry, so that one mistake hides no other."""
    root: dict[str, tuple[Scalar, Node]] = {}
    lost: set[str] = set()
    line = first_line
    for piece in filter(None, _ENTRY.split(text)):
        try:
            node = _Reader(piece, findings, line).read()
        except YAMLError as error:
            explain(piece, error, findings, line)
            # Also a line that was meant to be an entry of its own, but has no colon.
            lost.update(_KEY.findall(piece) or "*")
        else:
            if type(node) is Entries:
                _join(root, node, findings)
            elif not is_empty(node):
                explain(piece, None, findings, line)
                lost.add("*")
        line += piece.count("\n")
    if not lost:
        explain(text, whole, findings, first_line)
        lost.add("*")
    return Document(Entries(root, first_line, 1), frozenset(lost))


def _join(root: dict[str, tuple[Scalar, Node]], node: Entries, findings: Findings) -> None:
    for text, entry in node.entries.items():
        if text in root:
            _refuse_repeated(entry[0], root[text][0], findings)
        else:
            root[text] = entry


def _refuse_repeated(key: Scalar, first: Scalar, findings: Findings) -> None:
    message = f'"{key.text}" stands here a second time; the first is on line {first.line}'
    findings.refuse("NR105", key, message, "keep one of the two")


class _Open(Struct):
    """Hold a list or mapping that is being read, and the key that waits for its value."""

    line: int
    column: int
    items: list[Node] | None = None
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None


class _Reader:
    """Turn libyaml's events into nodes, without recursion, refusing what is not in the subset."""

    def __init__(self, text: str, findings: Findings, first_line: int) -> None:
        self.text = text
        self.findings = findings
        self.first_line = first_line
        self.has_hash = " #" in text or "\t#" in text
        self.is_cut_short = False

    def read(self) -> Node:
        """Return the only document's root; an empty text is an empty scalar."""
        root: Node | None = None
        open_nodes: list[_Open] = []
        for event in self._events():
            kind = type(event)
            if kind is events.ScalarEvent:
                node: Node = self._scalar(event)
            elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
                if len(open_nodes) == DEPTH:
                    self._refuse("NR106", event, f"nested more than {DEPTH} levels deep")
                    self.is_cut_short = True
                    break
                open_nodes.append(self._opened(event, kind is events.SequenceStartEvent))
                continue
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                node = _closed(open_nodes.pop())
            elif kind is events.AliasEvent:
                node = self._alias(event)
            else:
                if kind is events.DocumentStartEvent and self._is_refused(event, root):
                    break
                continue
            if not open_nodes:
                root = node
            else:
                self._put(open_nodes[-1], node)
        return root or Scalar("", plain=True, line=self.first_line, column=1)

    def _events(self) -> Iterator[Any]:
        parser = CParser(self.text)
        get_event = parser.get_event
        while (event := get_event()) is not None:
            yield event

    def _refuse(self, code: str, event: Any, message: str, mend: str = "") -> None:
        at = (event.start_mark.line + self.first_line, event.start_mark.column + 1)
        self.findings.refuse(code, at, message, mend)

    def _is_refused(self, event: Any, root: Node | None) -> bool:
        """Refuse directives before the document, and any document after it."""
        if root is not None:
            self._refuse("NR103", event, "a second YAML document", "delete the line ---")
        elif event.version or event.tags:
            self._refuse("NR103", event, "YAML directives are not allowed", "delete the lines of %")
        return root is not None

    def _opened(self, event: Any, is_list: bool) -> _Open:  # noqa: FBT001 - private
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        mark = event.start_mark
        return _Open(mark.line + self.first_line, mark.column + 1, [] if is_list else None)

    def _refuse_properties(self, event: Any) -> None:
        """Refuse ``&anchors`` and ``!tags``: mostly text that happens to begin so."""
        sign = "&" if event.anchor is not None else "!"
        what = "names an anchor" if sign == "&" else "names a YAML type"
        mend = f'put the value in quotes if it is text that begins with "{sign}"'
        self._refuse("NR103", event, f'"{sign}" before a value {what}', mend)

    def _alias(self, event: Any) -> Scalar:
        mend = 'put the value in quotes if it is text that begins with "*"'
        self._refuse("NR103", event, f'"*{event.anchor}" repeats another value', mend)
        mark = event.start_mark
        return Scalar("?", plain=False, line=mark.line + self.first_line, column=mark.column + 1)

    def _scalar(self, event: Any) -> Scalar:
        """Make a scalar; the rare cases are told apart cheaply, for most texts have none."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        start = event.start_mark
        value = event.value
        style = event.style
        if event.end_mark.line != start.line:
            value = self._without_false_spaces(value, event)
        if style == '"' and not value.isprintable():
            value = self._without_suspects(value, event)
        elif self.has_hash and not style:
            value = self._check_hash(event)
        return Scalar(value, not style, start.line + self.first_line, start.column + 1)

    def _without_false_spaces(self, value: str, event: Any) -> str:
        """Join the lines of Chinese and Japanese text without a space, where YAML puts one."""
        if event.style == "|":
            return value
        source = self.text[event.start_mark.index : event.end_mark.index]
        if event.style in _QUOTES and _SWALLOWED.search(source):
            # The value ends at some later quote: what is between are fields that it swallowed.
            raise ScannerError(QUOTED, event.start_mark, "", event.start_mark)
        lines = [line.strip() for line in source.strip(" \n\"'").split("\n")]
        if event.style == ">":
            del lines[0]
        if " ".join(lines) != value.rstrip("\n"):
            return value
        return _NO_SPACE.sub("", "\n".join(lines)).replace("\n", " ")

    def _without_suspects(self, value: str, event: Any) -> str:
        """Refuse characters that came in by an escape, and blank them."""
        start = event.start_mark
        place = Place(self.findings.path, start.line + self.first_line, start.column + 1)
        value, problems = blank_suspects(value, lambda _: place)
        for problem in problems:
            self.findings.add(problem)
        return value

    def _check_hash(self, event: Any) -> str:
        """Refuse ``No. 2 #tag``, where YAML would lose the tag; return the text as it was meant."""
        end = event.end_mark
        match = _HASH_AFTER_VALUE.match(self.text, end.index)
        if not match:
            return str(event.value)
        column = end.column + match.end() - end.index - 1
        stop = self.text.find("\n", match.end())
        rest = self.text[match.end() - 2 : stop if stop >= 0 else None].strip()
        self.findings.refuse(
            "NR103",
            (end.line + self.first_line, column),
            f'"{rest}" would be lost: after a space, # begins a comment',
            "put the value in quotes, or write a space after # where a comment is meant",
        )
        return f"{event.value} {rest}"

    def _put(self, parent: _Open, node: Node) -> None:
        if parent.items is not None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            key, parent.key = parent.key, None
            if key.text in parent.entries:
                _refuse_repeated(key, parent.entries[key.text][0], self.findings)
            else:
                parent.entries[key.text] = (key, node)

    def _key(self, node: Node) -> Scalar:
        if type(node) is not Scalar:
            mend = "put it in quotes if it is text"
            self.findings.refuse("NR103", node, "a key cannot be a list or a mapping", mend)
            return Scalar("?", plain=False, line=node.line, column=node.column)
        if node.text == "<<" and node.plain:
            mend = "write the fields out"
            self.findings.refuse("NR103", node, 'the merge key "<<" is not allowed', mend)
        return node


def _closed(node: _Open) -> Node:
    if node.items is not None:
        return Items(tuple(node.items), node.line, node.column)
    return Entries(node.entries, node.line, node.column)
