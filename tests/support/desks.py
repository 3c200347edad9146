"""Start `newsroom serve` as an editor does, and ask it as a browser does."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from support.sites import environment

PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what was answered."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """Return the content as text."""
        return self.content.decode()


@dataclass(frozen=True, slots=True)
class Desk:
    """Hold a desk that runs: its publication, its address, its process."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """Return the address of its front page."""
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; headers are named with underscores."""
        return ask(self.port, path, method, **headers)

    def look(self, path: str, digest: str = "") -> dict[str, Any]:
        """Return what a page is told of itself."""
        told = self.ask("/-/look?" + urlencode({"path": path, "digest": digest}))
        found: dict[str, Any] = json.loads(told.content)
        return found

    def wait_for(self, words: str, path: str) -> str:
        """Return a page once it shows some words."""
        return until(lambda: self.ask(path).text, lambda text: words in text)

    def edit(self, file: str, old: str, new: str) -> str:
        """Change words of a file; return the whole text as it was."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text

    def write(self, file: str, text: str) -> None:
        """Write a file of the publication."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Ask a port of this machine for a path."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def until(look: Callable[[], Any], is_it: Callable[[Any], bool]) -> Any:
    """Look again and again until it is so; return what was seen then."""
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last:
        seen = look()
        if is_it(seen):
            return seen
        time.sleep(0.02)
    raise AssertionError(seen)


@contextmanager
def desk(folder: Path, *arguments: str, **changes: str) -> Iterator[Desk]:
    """Serve a publication on a free port, and end it as Ctrl+C does."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "newsroom", "serve", "--port", "0", *arguments],
        cwd=folder,
        env=environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.match(r"http://127\.0\.0\.1:(\d+)/ shows the site", line):
                break
        else:
            raise AssertionError("".join(said))
        yield Desk(folder, int(found[1]), process)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
