"""Set the text of one block: words, emphasis, links, images, roles and calls of notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from markdown_it.token import Token

from newsroom.markdown import scripts
from newsroom.markdown.addresses import Refusal, judge_image, judge_link
from newsroom.markdown.findings import shorten
from newsroom.markdown.notes import Notes
from newsroom.markdown.sheet import Sheet, escape
from newsroom.model import Reference, slot
from newsroom.problems import Place

DEEPEST = 20
"""How deep lists, quotations and emphasis may be nested; a list counts two with its items."""

_TAGS: Mapping[str, str] = MappingProxyType(
    {
        "strong_open": "<strong>",
        "strong_close": "</strong>",
        "em_open": "<em>",
        "em_close": "</em>",
        "s_open": "<s>",
        "s_close": "</s>",
        "hardbreak": "<br>\n",
    }
)

_LINK_CLOSE = slot("link-close")
_OUT = "take one of them out"


class InlineSetter:
    """Set the blocks' texts onto a sheet, one after another."""

    def __init__(self, sheet: Sheet, notes: Notes) -> None:
        self._sheet = sheet
        self._notes = notes
        self._block = Token("inline", "", 0)
        self._cell = -1
        self._links: list[bool] = []
        """For each link that is open, whether its tags are printed."""
        self._opened = ""
        """What opened the last link: nothing stands after it where the link has no words."""
        self.used_definitions: set[str] = set()
        self._setters: Mapping[str, Callable[[Token], None]] = {
            "code_inline": self._set_code,
            "figure": self._set_role,
            "entity": self._set_role,
            "note_call": self._set_call,
            "link_open": self._open_link,
            "link_close": self._close_link,
            "image": self._set_image,
        }

    def set(self, block: Token, cell: int = -1) -> None:
        """Set a block's text; ``cell`` counts the cells of a table's row."""
        self._block, self._cell = block, cell
        children = block.children or []
        parts, words = self._sheet.parts, self._sheet.words
        depth = deepest = 0
        for index, child in enumerate(children):
            kind = child.type
            if kind == "text":
                parts.append(escape(child.content))
                words.append(child.content)
            elif kind == "softbreak":
                gap = _gap(children, index)
                parts.append(gap)
                words.append(gap)
            elif kind in _TAGS:
                parts.append(_TAGS[kind])
                depth += child.nesting
                deepest = max(depth, deepest)
            else:
                self._setters[kind](child)
        words.append("\n")
        if deepest > DEEPEST:
            message = f"emphasis nested more than {DEEPEST} deep"
            self._sheet.refuse("NR211", self._sheet.lines.inside(block, 0), message, "simplify it")
        self._report_findings(block)

    def plain(self, children: Sequence[Token] | None) -> str:
        """Return the words of a text without its markup, for an anchor or an alternative."""
        return "".join(
            self.plain(child.children)
            if child.type == "image"
            else child.info
            if child.type in {"figure", "entity"}
            else " "
            if child.type in {"softbreak", "hardbreak"}
            else child.content
            for child in children or ()
        )

    def place(self, token: Token) -> Place:
        """Return where an inline token of the block being set was written."""
        return self._sheet.lines.inside(self._block, token.meta.get("at", 0), self._cell)

    def _report_findings(self, block: Token) -> None:
        reported: set[tuple[str, int]] = set()
        for finding in block.meta.get("findings", ()):
            place = self._sheet.lines.inside(block, finding.at, self._cell)
            # One word about HTML a line: its closing tag says nothing new.
            if finding.code != "NR201" or (finding.code, place.line) not in reported:
                self._sheet.report(finding, place)
            reported.add((finding.code, place.line))

    def _set_code(self, token: Token) -> None:
        self._sheet.parts.append(f"<code>{escape(token.content)}</code>")
        self._sheet.words.append(token.content)

    def _set_role(self, token: Token) -> None:
        if token.type == "entity" and self._is_in_link():
            message = f'the name of "{token.info}" is a link itself and stands inside another'
            self._sheet.refuse("NR204", self.place(token), message, _OUT)
        self._sheet.parts.append(slot(token.type, token.info))
        self._refer(token.type, token.info, token)

    def _set_call(self, token: Token) -> None:
        number = self._notes.call(token.info, self.place(token))
        if number:
            self._sheet.parts.append(slot("note", str(number)))

    def _open_link(self, token: Token) -> None:
        if "label" in token.meta:
            self.used_definitions.add(token.meta["label"])
        target = judge_link(str(token.attrs["href"]))
        if self._is_in_link():
            target = Refusal("NR204", "a link inside a link", _OUT)
        self._links.append(not isinstance(target, Refusal))
        if isinstance(target, Refusal):
            self._sheet.refuse(target.code, self.place(token), target.message, target.mend)
            return
        self._sheet.parts.append(slot("link-open", target, str(token.attrs.get("title", ""))))
        self._opened = self._sheet.parts[-1]
        self._refer("link-open", target, token)

    def _close_link(self, _token: Token) -> None:
        if not self._links.pop():
            return
        if self._sheet.parts[-1] is self._opened:
            opening = self._sheet.references[-1]
            message = f'the link to "{shorten(opening.target)}" has no words'
            mend = "write them between the square brackets"
            self._sheet.refuse("NR204", opening.place, message, mend)
        self._sheet.parts.append(_LINK_CLOSE)

    def _set_image(self, token: Token) -> None:
        if "label" in token.meta:
            self.used_definitions.add(token.meta["label"])
        file = judge_image(str(token.attrs["src"]))
        if isinstance(file, Refusal):
            self._sheet.refuse(file.code, self.place(token), file.message, file.mend)
            return
        alt = " ".join(self.plain(token.children).split())
        if not alt:
            message = f'the image "{shorten(file)}" has no alternative text'
            mend = f"say in a few words what it shows: ![…]({shorten(file)})"
            self._sheet.refuse("NR207", self.place(token), message, mend)
        if token.attrs.get("title"):
            message = (
                f'the title "{shorten(str(token.attrs["title"]))}" of the image is not printed'
            )
            self._sheet.refuse("NR212", self.place(token), message, "write it below as a sentence")
        self._sheet.parts.append(slot("image", file, alt))
        self._refer("image", file, token)

    def _is_in_link(self) -> bool:
        return any(self._links)

    def _refer(self, kind: str, target: str, token: Token) -> None:
        self._sheet.references.append(Reference(kind, target, self.place(token)))


def _gap(children: Sequence[Token], index: int) -> str:
    before, after = index - 1, index + 1
    while before >= 0 and not children[before].content:
        before -= 1
    while after < len(children) and not children[after].content:
        after += 1
    if before < 0 or after == len(children):
        return "\n"
    joins = scripts.joins(children[before].content[-1], children[after].content[0])
    return "" if joins else "\n"
