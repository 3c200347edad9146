"""Write a body's HTML back as Markdown: for files that travel with a page and are read as text.

It takes what :mod:`newsroom.markdown.parser` makes and a page fills, nothing else; parsed again,
the Markdown gives the same HTML. An element with ``data-note`` is a footnote, called where it
stands and written at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.parser import HTMLParser

from msgspec import Struct, field

_VOID = frozenset({"br", "hr", "img"})
_BLOCKS = frozenset({"p", "ul", "ol", "li", "blockquote", "pre", "table", "hr", "div"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPECIAL = re.compile(r"[\\`*\[\]<~|{]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|!(?=\[)")
_AT_START = re.compile(r"^(\s*)([-+#>=]|\d{1,9}(?=[.)]))", re.MULTILINE)
_MARKS = {"em": "*", "strong": "**", "s": "~~", "b": "**"}
_RULES = {"align-left": ":---", "align-right": "---:", "align-center": ":---:"}


class _Node(Struct):
    name: str
    given: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[_Node]:
        """Yield the elements of some names below this one, in their order."""
        for child in self.children:
            if isinstance(child, _Node):
                if child.name in names:
                    yield child
                yield from child.elements(*names)


def as_it_is(address: str) -> str:
    """Keep an address."""
    return address


def markdown_of(html: str, address: Callable[[str], str] = as_it_is) -> str:
    """Return the Markdown of a filled body, without a line's end at its own.

    ``address`` says how an address is written; where it returns none, a link is its words and an
    image is its alternative text.
    """
    grower = _Grower()
    grower.feed(html)
    grower.close()
    writer = _Writer(address)
    text = writer.blocks(grower.root.children)
    notes = (f"[^{number}]: {note}" for number, note in enumerate(writer.notes, start=1))
    return "\n\n".join([text, *notes]).strip("\n")


def write_markdown(body: str, notes: Sequence[str] = ()) -> str:
    """Return the Markdown of a web page's body and of its notes, with a line's end at the end."""
    written = (markdown_of(note).replace("\\\n", " ").replace("\n", " ") for note in notes)
    blocks = [markdown_of(body), *(f"[^{n}]: {note}" for n, note in enumerate(written, start=1))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Return a text that Markdown takes as it stands."""
    text = _SPECIAL.sub(lambda found: "\\" + found[0], text)
    return _AT_START.sub(_not_a_marker, text)


def _not_a_marker(found: re.Match[str]) -> str:
    space, mark = found[1], found[2]
    # A number is kept from being a list's by its full stop, not by itself.
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"


class _Grower(HTMLParser):
    """Grow a tree; our own HTML closes what it opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and len(self.open) > 1:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


class _Writer(Struct):
    address: Callable[[str], str]
    notes: list[str] = field(default_factory=list)

    def blocks(self, children: Iterable[_Node | str], gap: str = "\n\n") -> str:
        """Write blocks, and runs of text among them as paragraphs."""
        written: list[str] = []
        run: list[_Node | str] = []
        for child in (*children, _Node("p")):
            if isinstance(child, _Node) and (child.name in _BLOCKS or child.name in _HEADINGS):
                written += [self.paragraph(run), self.block(child)]
                run = []
            else:
                run.append(child)
        return gap.join(block for block in written if block)

    def block(self, node: _Node) -> str:
        if node.name in _HEADINGS:
            return f"{'#' * int(node.name[1])} {self.line(node)}"
        write: dict[str, Callable[[_Node], str]] = {
            "p": self.paragraph_of,
            "ul": self.list,
            "ol": self.list,
            "blockquote": self.quotation,
            "pre": _fenced,
            "table": self.table,
            "hr": lambda _: "---",
        }
        return write.get(node.name, self.group)(node)

    def group(self, node: _Node) -> str:
        return self.blocks(node.children)

    def quotation(self, node: _Node) -> str:
        return _led(self.group(node), "> ", "> ")

    def paragraph_of(self, node: _Node) -> str:
        return self.paragraph(node.children)

    def paragraph(self, children: Iterable[_Node | str]) -> str:
        return "\n".join(line.strip() for line in self.inline(children).strip().split("\n"))

    def line(self, node: _Node) -> str:
        return self.inline(node.children).strip()

    def list(self, node: _Node) -> str:
        number = int(node.given.get("start", "1") or "1")
        items = [child for child in node.children if isinstance(child, _Node)]
        gap = "\n\n" if any(True for item in items for _ in item.elements("p")) else "\n"
        written = []
        for rank, item in enumerate(items):
            mark = f"{number + rank}. " if node.name == "ol" else "- "
            written.append(_led(self.blocks(item.children, gap), mark, " " * len(mark)))
        return gap.join(written)

    def table(self, node: _Node) -> str:
        rows = [list(row.elements("th", "td")) for row in node.elements("tr")]
        ruled = [_RULES.get(cell.given.get("class", ""), "---") for cell in rows[0]]
        head, *others = ([self.line(cell) for cell in row] for row in rows)
        return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruled, *others))

    def inline(self, children: Iterable[_Node | str]) -> str:
        return "".join(escaped(one) if isinstance(one, str) else self.mark(one) for one in children)

    def call(self, node: _Node) -> str:
        """Call a note: one that stands here, or by its number, as web pages do."""
        if node.name == "sup":
            return f"[^{_raw(node)}]"
        self.notes.append(self.line(node))
        return f"[^{len(self.notes)}]"

    def mark(self, node: _Node) -> str:
        if "data-note" in node.given or node.name == "sup":
            return self.call(node)
        given = node.given
        match node.name:
            case "code":
                return _code(_raw(node))
            case "br":
                return "\\"
            case "img":
                alt, address = escaped(given.get("alt", "")), self.address(given.get("src", ""))
                return f"![{alt}]({_target(address)})" if address else alt
            case "a":
                inner, address = self.inline(node.children), self.address(given.get("href", ""))
                return f"[{inner}]({_target(address)}{_title(given)})" if address else inner
        mark, inner = _MARKS.get(node.name, ""), self.inline(node.children)
        if mark == "*" and (inner.startswith("*") or inner.endswith("*")):
            mark = "_"
        elif mark == "**" and inner.startswith("*") and inner.endswith("*"):
            inner = f"_{inner[1:-1]}_"
        return f"{mark}{inner}{mark}"


def _led(text: str, first: str, others: str) -> str:
    """Put something before each line of a text."""
    lines = text.split("\n")
    led = [first + lines[0], *(others + line if line else others.rstrip() for line in lines[1:])]
    return "\n".join(led)


def _fenced(node: _Node) -> str:
    text = _raw(node).removesuffix("\n")
    fence = "`" * max(3, _longest_run(text) + 1)
    kinds = (code.given.get("class", "") for code in node.elements("code"))
    kind = next(kinds, "").removeprefix("language-")
    return f"{fence}{kind}\n{text}\n{fence}"


def _code(text: str) -> str:
    fence = "`" * (_longest_run(text) + 1)
    gap = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{gap}{text}{gap}{fence}"


def _target(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _title(given: dict[str, str]) -> str:
    title = given.get("title", "").replace("\\", "\\\\").replace('"', '\\"')
    return f' "{title}"' if title else ""


def _raw(node: _Node) -> str:
    return "".join(one if isinstance(one, str) else _raw(one) for one in node.children)


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
