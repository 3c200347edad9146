"""Set markdown-it's tokens into a body: safe HTML with slots, its references and its problems.

Every character of an editor's text passes ``escape``; every tag comes from a table here or in
:mod:`newsroom.markdown.inline`; every address has passed :mod:`newsroom.markdown.addresses`.
That is all there is to trust.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from markdown_it.token import Token

from newsroom.markdown import scripts
from newsroom.markdown.findings import Finding, shorten
from newsroom.markdown.headings import Outline
from newsroom.markdown.inline import DEEPEST, InlineSetter
from newsroom.markdown.notes import Notes
from newsroom.markdown.places import Lines
from newsroom.markdown.sheet import Sheet, escape
from newsroom.model import Body, slot
from newsroom.problems import Place, Problem

_TAGS: Mapping[str, str] = MappingProxyType(
    {
        "blockquote_open": "<blockquote>\n",
        "blockquote_close": "</blockquote>\n",
        "bullet_list_open": "<ul>\n",
        "bullet_list_close": "</ul>\n",
        "ordered_list_close": "</ol>\n",
        "list_item_open": "<li>",
        "list_item_close": "</li>\n",
        "hr": "<hr>\n",
        "table_open": '<div class="table"><table>\n',
        "table_close": "</table></div>\n",
        "thead_open": "<thead>\n",
        "thead_close": "</thead>\n",
        "tbody_open": "<tbody>\n",
        "tbody_close": "</tbody>\n",
        "tr_close": "</tr>\n",
        "th_close": "</th>",
        "td_close": "</td>",
    }
)

_ALIGN: Mapping[str, str] = MappingProxyType(
    {
        "text-align:left": ' class="align-left"',
        "text-align:center": ' class="align-center"',
        "text-align:right": ' class="align-right"',
    }
)

_LANGUAGE = re.compile(r"[A-Za-z][A-Za-z0-9+#-]{0,19}")


class Compositor:
    """Set one text; used once."""

    def __init__(self, lines: Lines) -> None:
        self._sheet = Sheet(lines)
        self._notes = Notes(self._sheet)
        self._inline = InlineSetter(self._sheet, self._notes)
        self._outline = Outline()
        self._cell = -1
        self._is_deep = False
        self._setters: Mapping[str, Callable[[Token], None]] = {
            "paragraph_open": self._open_paragraph,
            "paragraph_close": self._close_paragraph,
            "heading_close": self._close_heading,
            "ordered_list_open": self._open_ordered_list,
            "fence": self._set_code,
            "code_block": self._set_code,
            "tr_open": self._open_row,
            "th_open": self._open_cell,
            "td_open": self._open_cell,
        }

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what was found wrong so far."""
        return tuple(self._sheet.problems)

    def compose(self, tokens: Sequence[Token]) -> Body:
        """Set all tokens."""
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._set_inline(token)
            elif kind == "heading_open":
                self._open_heading(token, tokens[index + 1])
            elif kind == "footnote_reference_open":
                self._notes.open(token.meta["label"], self._place(token))
            elif kind == "footnote_reference_close":
                self._notes.close()
            else:
                self._set_block(token)
        return self._finish()

    def report_blocks(self, findings: Iterable[Finding]) -> None:
        """Turn what block rules found into problems, each once."""
        for finding in dict.fromkeys(findings):
            self._sheet.report(finding, self._sheet.lines.start(finding.at))

    def report_definitions(self, lines: Mapping[str, int]) -> None:
        """Report link definitions that no link uses: Markdown would print nothing of them."""
        for label, line in lines.items():
            if label not in self._inline.used_definitions:
                text = shorten(self._sheet.lines.line(line), 40)
                message = f'the line "{text}" defines a link that is never used: it would vanish'
                mend = "put a backslash before it to print it, or take it out"
                self._sheet.refuse("NR204", self._sheet.lines.start(line), message, mend)

    def _finish(self) -> Body:
        notes = tuple("".join(parts) for parts in self._notes.finish())
        words, characters = scripts.count("".join(self._sheet.words))
        references = tuple(self._sheet.references)
        return Body.of("".join(self._sheet.parts), notes, references, words, characters)

    def _set_inline(self, token: Token) -> None:
        if self._notes.is_open and self._sheet.parts:
            self._sheet.parts.append("<br>")
        self._inline.set(token, self._cell)

    def _set_block(self, token: Token) -> None:
        if token.level > DEEPEST and not self._is_deep:
            self._is_deep = True
            message = f"lists and quotations nested more than {DEEPEST} deep"
            self._sheet.refuse("NR211", self._place(token), message, "write them flatter")
        if self._notes.is_open:
            self._set_in_note(token)
        elif token.type in _TAGS:
            self._sheet.parts.append(_TAGS[token.type])
        else:
            self._setters[token.type](token)

    def _set_in_note(self, token: Token) -> None:
        # A note is one passage, in PDF at the foot of a page: blocks become lines of it.
        self._cell = -1
        if token.type in {"fence", "code_block"}:
            gap = "<br>" if self._sheet.parts else ""
            self._sheet.parts.append(f"{gap}<code>{escape(token.content.rstrip())}</code>")

    def _open_paragraph(self, token: Token) -> None:
        self._cell = -1
        self._sheet.parts.append("" if token.hidden else "<p>")

    def _close_paragraph(self, token: Token) -> None:
        self._sheet.parts.append("" if token.hidden else "</p>\n")

    def _open_heading(self, token: Token, inline: Token) -> None:
        if self._notes.is_open:
            return
        self._cell = -1
        fault = self._outline.fault(int(token.tag[1]))
        if fault:
            self._sheet.refuse("NR210", self._place(token), *fault)
        words = self._inline.plain(inline.children).strip()
        if not words:
            mend = "give it words, or take it out"
            self._sheet.refuse("NR210", self._place(token), "a heading without words", mend)
        self._sheet.parts.append(slot("heading-open", token.tag[1], self._outline.anchor(words)))

    def _close_heading(self, token: Token) -> None:
        self._sheet.parts += (slot("heading-close", token.tag[1]), "\n")

    def _open_ordered_list(self, token: Token) -> None:
        start = token.attrs.get("start", 1)
        self._sheet.parts.append("<ol>\n" if start == 1 else f'<ol start="{int(start)}">\n')

    def _set_code(self, token: Token) -> None:
        language = _LANGUAGE.match(token.info.strip())
        attribute = f' class="language-{language[0]}"' if language else ""
        self._sheet.parts.append(f"<pre><code{attribute}>{escape(token.content)}</code></pre>\n")
        self._sheet.words.append(token.content)

    def _open_row(self, _token: Token) -> None:
        self._cell = -1
        self._sheet.parts.append("<tr>")

    def _open_cell(self, token: Token) -> None:
        self._cell += 1
        scope = ' scope="col"' if token.tag == "th" else ""
        align = _ALIGN.get(str(token.attrs.get("style", "")), "")
        self._sheet.parts.append(f"<{token.tag}{scope}{align}>")

    def _place(self, token: Token) -> Place:
        return self._sheet.lines.start(token.map[0] if token.map else 0)
