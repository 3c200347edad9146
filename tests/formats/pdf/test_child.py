"""Test that a page gets what its manifest holds, nothing else, and no more than its limits."""

from __future__ import annotations

import os
import socket
import threading
import time
from ast import literal_eval
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsroom.formats.pdf.child import Child, Workshop
from newsroom.formats.pdf.manifest import Limits, Manifest, address
from newsroom.typefaces import Cutter
from newsroom.typefaces.masters import find_masters

SMALL = Limits(cpu_seconds=3, wall_seconds=20, memory=700 * 1024**2)


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Cut one small face for all pages here."""
    folder = tmp_path_factory.mktemp("fonts")
    fonts = Cutter(find_masters(folder), folder).cut({"en": "a"})
    return fonts.faces[0].content


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """Keep one child warm for all pages here."""
    with Workshop() as opened:
        yield opened


def page(body: str, face: bytes, *, head: str = "", limits: Limits = SMALL) -> Manifest:
    """Return a small page in one font."""
    html = f'<!doctype html><html lang="en"><head><title>a</title>{head}</head><body>{body}'
    style = f"@font-face{{font-family:f;src:url({address('f')})}}body{{font-family:f}}"
    return Manifest(html, (style,), {"f": ("font/otf", face)}, limits)


def test_a_page_is_set(workshop: Workshop, face: bytes) -> None:
    """A page that asks for nothing else becomes a PDF without a word."""
    outcome = workshop.make(page("<p>plain", face))
    assert outcome.pdf.startswith(b"%PDF-1.7")
    assert (
        outcome.warnings,
        outcome.glyphs,
        outcome.refused,
        outcome.ended,
    ) == ((), (), "", "")


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="{}">',
        '<object data="{}"></object>',
        '<embed src="{}">',
        '<a rel="attachment" href="{}">x</a>',
        '<p style="background: url({})">x',
        '<style>@import "{}";</style>',
        "<style>@font-face {{ font-family: g; src: url({}) }} p {{ font-family: g }}</style><p>x",
        '<style>p::before {{ content: url("{}") }}</style><p>x',
        '<svg width="9" height="9"><title>x</title><image width="9" height="9" href="{}"/></svg>',
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
    ],
)
def test_nothing_is_fetched(workshop: Workshop, face: bytes, body: str) -> None:
    """Files, hosts and data are refused, and the render ends there; nobody is called."""
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)  # noqa: FBT003 - the socket's own signature
        here = f"http://127.0.0.1:{canary.getsockname()[1]}/x"
        for target in (here, "file:///etc/passwd"):
            outcome = workshop.make(page(body.format(target), face))
            assert target == outcome.refused
            assert outcome.pdf == b""
        with pytest.raises(BlockingIOError):
            canary.accept()


def test_a_missing_glyph_is_told(workshop: Workshop, face: bytes) -> None:
    """A character that no subset has is reported, because it would print as a box."""
    assert workshop.make(page("<p>漢", face)).glyphs == ("漢",)


def test_a_warning_is_told(workshop: Workshop, face: bytes) -> None:
    """What WeasyPrint would only log comes back in words."""
    outcome = workshop.make(page('<p style="text-wrap: balance">a', face))
    assert "text-wrap: balance" in "".join(outcome.warnings)


@pytest.mark.parametrize(
    ("body", "limits", "why"),
    [
        ("<table><tr><td colspan=1000000>x</table>", Limits(cpu_seconds=1), "cpu"),
        ("<p>x</p>" * 60_000, Limits(wall_seconds=1), "time"),
        ("<p>x</p>" * 20_000, Limits(memory=170 * 1024**2), "memory"),
        ("<div>" * 3000, SMALL, "it is nested too deep"),
        ('<p style="font-size: 1e7px">x', SMALL, "ZeroDivisionError"),
    ],
)
def test_a_bomb_ends_and_the_next_page_is_set(
    workshop: Workshop, face: bytes, body: str, limits: Limits, why: str
) -> None:
    """Whatever uses too much is ended by itself; the child goes on."""
    assert workshop.make(page(body, face, limits=limits)).ended.startswith(why)
    assert workshop.make(page("<p>plain", face)).pdf


def test_each_fork_takes_a_child_that_was_started_before(face: bytes) -> None:
    """It is that one it prints with, and its owner can print with all of them after."""
    with Workshop() as opened:
        opened.expect(2)
        started = {child._process.pid for child in opened._idle}
        reader, writer = os.pipe()
        if not os.fork():
            opened.take_part(1)
            ours = [child._process.pid for child in opened._idle]
            made = opened.make(page("<p>plain", face)).pdf[:4]
            again = [child._process.pid for child in opened._idle]
            opened.close()
            os.write(writer, repr((ours, again, made)).encode())
            os._exit(0)
        os.wait()
        ours, again, made = literal_eval(os.read(reader, 4096).decode())

        assert ours == again
        assert len(ours) == 1
        assert set(ours) < started
        assert made == b"%PDF"
        assert opened._idle[0].make(page("<p>plain", face)).pdf


def test_a_fork_beyond_what_was_started_starts_its_own(face: bytes) -> None:
    """There are more processes than anybody expected."""
    with Workshop() as opened:
        opened.expect(1)
        reader, writer = os.pipe()
        if not os.fork():
            opened.take_part(3)
            made = opened.make(page("<p>plain", face)).pdf[:4]
            opened.close()
            os.write(writer, made)
            os._exit(0)
        os.wait()
        assert os.read(reader, 4096) == b"%PDF"


def test_several_callers_get_a_child_each(face: bytes) -> None:
    """Two pages at once are set by two children, which stay warm."""
    with Workshop() as opened, ThreadPoolExecutor(2) as callers:
        barrier = threading.Barrier(2)

        def make(_rank: int) -> bytes:
            barrier.wait()
            return opened.make(page("<p>plain", face)).pdf

        first, second = callers.map(make, range(2))
        assert first == second
        assert first


def test_a_child_that_is_gone_is_an_outcome(face: bytes) -> None:
    """If the system ends a child, the page fails with words, and the next has a new child."""
    with Workshop() as opened:
        opened.make(page("<p>plain", face))
        (child,) = opened._idle
        child._process.kill()
        child._process.wait()
        assert opened.make(page("<p>plain", face)).ended == "the child process ended"
        assert opened.make(page("<p>plain", face)).pdf


def test_a_fork_of_the_press_leaves_its_children_alone(face: bytes) -> None:
    """A press process that was forked starts a child of its own; the first one's lives on."""
    with Workshop() as opened:
        opened.make(page("<p>plain", face))
        (child,) = opened._idle
        process = os.fork()
        if process == 0:
            made = False
            try:
                made = bool(opened.make(page("<p>plain", face)).pdf)
                opened.close()
            finally:
                os._exit(0 if made else 1)
        _, status = os.waitpid(process, 0)
        assert os.waitstatus_to_exitcode(status) == 0
        assert child._process.poll() is None
        assert opened.make(page("<p>plain", face)).pdf
        assert opened._idle == [child]


def test_a_child_ends_when_its_pipe_closes() -> None:
    """A press that is gone leaves no child behind, and no folder."""
    child = Child()
    scratch = Path(child._scratch.name)
    child._to.close()
    child._process.wait(timeout=20)
    child.end()
    assert not scratch.exists()


def test_a_child_sees_nothing_of_our_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No secret of the environment reaches the process that reads untrusted text."""
    monkeypatch.setenv("NEWSROOM_CANARY", "secret")
    child = Child()
    environ = Path(f"/proc/{child._process.pid}/environ")
    if environ.exists():
        assert b"NEWSROOM_CANARY" not in environ.read_bytes()
    child.end()
    # Ended means gone: no process is left waiting to be collected.
    for _ in range(50):
        try:
            os.kill(child._process.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.05)
    else:
        pytest.fail("the child lives on")
