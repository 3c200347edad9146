"""A cost is that of all processes, and nothing is timed that did not work."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.contenders import Bout, Contender
from benchmarks.corpus import put
from benchmarks.measuring import DidNotWorkError, run


def test_a_command_that_fails_has_no_time(tmp_path: Path) -> None:
    """Its last words are kept instead."""
    with pytest.raises(DidNotWorkError, match="ended with 3") as caught:
        run([sys.executable, "-c", "print('no paper'); raise SystemExit(3)"], tmp_path)
    assert "no paper" in str(caught.value)


def test_a_command_keeps_its_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment of who measures says: an installed program's is kept."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    run([sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"], tmp_path)


def test_a_site_that_lacks_pages_has_no_time(tmp_path: Path) -> None:
    """An exit status of 0 is not enough."""
    lazy = Contender(
        name="lazy",
        command=(),
        write=lambda _count, _folder: None,
        made=("output",),
        site="output",
        source="{slug}.md",
        brief="briefs/{slug}/index.html",
        issues="issues/*/index.html",
        topics="topics/{topic}/index.html",
        organisations="organisations/*/index.html",
    )
    put(tmp_path / "output/sitemap.xml", "<urlset/>")
    bout = Bout(lazy, tmp_path, 12)
    with pytest.raises(DidNotWorkError, match="lazy made"):
        bout.verify()
