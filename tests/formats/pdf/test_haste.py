"""Test that WeasyPrint is made faster, and that nobody can see it."""

from __future__ import annotations

import os
from importlib.metadata import version

import pytest

from newsroom.formats.pdf.extensions import haste
from newsroom.formats.pdf.manifest import Manifest, address
from newsroom.typefaces import Cutter
from newsroom.typefaces.masters import find_masters

WORDS = "a word or two, and a longer one: incomprehensibilities. "

STYLE = """
@page {
  size: 300pt 200pt; margin: 20pt;
  @bottom-right { content: counter(page) "/" counter(pages) }
  @top-left { content: string(head) }
  @footnote { border-top: 1pt solid }
}
@page :nth(2) { margin: 30pt }
body { font: 9pt/12pt f; hyphens: auto; overflow-wrap: break-word }
h2 { string-set: head content(); letter-spacing: 1pt; text-decoration: underline }
[lang=ko] { color: #444444 }
[lang=ko]::before { content: "k " }
.a::after { content: leader(".") "a" }
.note { float: footnote }
.just { text-align: justify; word-spacing: 1pt }
pre { white-space: pre-wrap }
.clamp { line-clamp: 1 }
.cut { width: 60pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
.box { box-sizing: border-box; padding: 5%; width: 50%; border: 1pt solid }
.box { font-variant-numeric: tabular-nums }
table { border-collapse: collapse }
td { border: 1pt solid; padding: 2pt }
.open { border-collapse: separate }
.columns { columns: 2 }
.grid { display: grid; grid-template-columns: 1fr 2fr }
.flex { display: flex }
.rel { position: relative; left: 2pt }
.abs { position: absolute; right: 0 }
.right { float: right }
s { text-decoration: line-through }
.together { break-inside: avoid }
"""

ROW = "<tr><td>a<td lang=ko>one<td style='padding: 1pt' lang=ko>two"

PIECES = f"""
<h2 id="x">head <s>gone</s></h2><p>{WORDS}<span lang=ko>own</span> <span lang=ko>again</span>
<span class=note lang=ko>note {WORDS}</span><a class=a href="#x">to x</a></p>
<p class=just>{WORDS * 3}</p><pre>one\n\ttwo\n{WORDS}</pre><div class=clamp>{WORDS * 4}</div>
<div class=clamp>{WORDS * 4}</div><p class=cut>{WORDS}</p><p class=cut>{WORDS}</p>
<div class=box>{WORDS}</div><table>{ROW}{ROW}</table><table class=open>{ROW}</table>
<div class=columns>{WORDS * 5}</div><div class=grid><p>one</p><p>{WORDS}</p></div>
<div class=flex><p>one</p><p>{WORDS}</p></div>
<p><span class=rel>moved</span><span class=abs>apart</span><span class=right>right</span></p>
<div class=together>{WORDS * 6}</div><p lang=zh class=just>{WORDS * 3}</p>
<svg width="60" height="20"><title>t</title><text x="2" y="12" font-size="9">one</text></svg>
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    """Return a page with a little of everything, twice."""
    folder = tmp_path_factory.mktemp("fonts")
    letters = "".join(sorted({*WORDS, *PIECES, *"0123456789/….-‐"} - {"\n", "\t"}))
    face = Cutter(find_masters(folder), folder).cut({"en": letters}).faces[0]
    head = f'<!doctype html><html lang="en"><style>{STYLE}</style><title>t</title><body>'
    html = head + PIECES + PIECES.replace('"x"', '"y"')
    style = f"@font-face{{font-family:f;src:url({address('f')})}}"
    return Manifest(html, (style,), {"f": ("font/otf", face.content)})


def set_in_a_fork(page: Manifest, *, hastily: bool) -> tuple[bytes, str]:
    """Set a page in a process of its own, where WeasyPrint is changed or as it comes."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            from newsroom.formats.pdf import engine, extensions  # noqa: PLC0415 - heavy, only here

            extensions.install()
            if hastily:
                assert haste.hasten()
            outcome = engine.make(page)
            said = "\n".join((*outcome.warnings, *outcome.glyphs, outcome.ended, outcome.refused))
            with os.fdopen(theirs, "wb") as stream:
                stream.write(said.encode() + b"\0" + outcome.pdf)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as stream:
        said, _, pdf = stream.read().partition(b"\0")
    os.waitpid(process, 0)
    return pdf, said.decode()


def test_not_a_byte_changes(page: Manifest) -> None:
    """A page with a little of everything is the same file, whoever set it."""
    slow, said = set_in_a_fork(page, hastily=False)
    assert not said.strip()
    assert slow.startswith(b"%PDF")
    assert set_in_a_fork(page, hastily=True) == (slow, said)


def test_it_is_for_the_releases_that_are_installed() -> None:
    """Another release may work otherwise inside: see the test above pass with it, then say so."""
    assert (version("weasyprint"), version("pydyf")) == haste.RELEASES


def test_another_release_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that is not known sets its pages in its own time."""
    monkeypatch.setattr(haste, "RELEASES", ("70.1", "0.13.0"))
    before = haste.line_break.Layout.setup
    assert not haste.hasten()
    assert haste.line_break.Layout.setup is before


def test_what_is_asked_for_while_a_file_is_written_is_made_once() -> None:
    """A stream is compressed once while its file is written, and anew at any other time."""
    made = []

    class Stream:
        def __init__(self) -> None:
            self.parts = b"one"

        @property
        def data(self) -> bytes:
            made.append(self.parts)
            return self.parts

    stream = Stream()
    data = haste.writing.once(Stream.data)
    assert data.fget is not None
    assert data.fget(stream) == b"one"
    haste.writing.with_streams_kept(lambda _: (data.fget(stream), data.fget(stream)))(stream)  # type: ignore[misc]
    assert made == [b"one", b"one"]
    stream.parts = b"two"
    assert data.fget(stream) == b"two"


def test_lines_are_remembered_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of very many lines does not fill the memory with what it may ask again."""
    monkeypatch.setattr(haste.lines, "_MOST", 2)
    asked: list[str] = []

    class Fonts: ...

    class Style:
        font_config = Fonts()

    def split(text: str, *_: object) -> tuple[object, str]:
        asked.append(text)
        return object(), text

    known, style = haste.lines.with_known_lines(split), Style()
    for text in ("a", "b", "c", "a", "b", "c"):
        known(text, style, None, 10.0, 0)
    assert asked == ["a", "b", "c", "c"]
