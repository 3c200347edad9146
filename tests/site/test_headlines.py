"""A headline's or a deck's edit reaches every page that shows it, and the font that draws it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from newsroom.cli.main import run
from support.presses import tree
from support.sites import FILES, write_publication

WITHOUT_PRINT = {
    **FILES,
    "content/topics/harbour.yml": FILES["content/topics/harbour.yml"] + "formats: [web]\n",
}
"""No topic is printed; the publication is, so that headlines have their font."""
MARGIN = 0.6
"""Seconds after which a file that a build has seen is believed to be as it was."""
FIRST = "content/briefs/2025/bridgehead.ko.md"


def build(folder: Path) -> dict[str, bytes]:
    """Build a publication, and return its files."""
    command = ["build", "--settings", str(folder / "pelicanconf.py"), "--quiet"]
    assert run([*command, "--now", "2025-05-02"]) == 0
    return tree(folder / "output")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: 홍콩을 교두보로", "title: 홍콩을 뛰어넘는 교두보로"),
        ("title: 홍콩을 교두보로", "title: 홍콩을 로교두보"),
        ("summary: 클라우드워크가 홍콩 법인을 검토한다.", "summary: 클라우드워크가 다시 본다."),
    ],
    ids=["a headline with new letters", "a headline with the same letters", "a deck"],
)
def test_an_edit_leaves_what_a_clean_build_makes(tmp_path: Path, before: str, after: str) -> None:
    """After a quick build, fonts and lists of issues are those of a whole one, byte for byte."""
    folder = write_publication(tmp_path / "site", files=WITHOUT_PRINT)
    first = build(folder)
    time.sleep(MARGIN)
    text = (folder / FIRST).read_text(encoding="utf-8")
    assert before in text
    (folder / FIRST).write_text(text.replace(before, after), encoding="utf-8")
    after_edit = build(folder)
    clean = tmp_path / "clean"
    shutil.copytree(folder / "content", clean / "content")
    shutil.copy(folder / "pelicanconf.py", clean)

    assert any(path.endswith(".woff2") for path in first)
    assert after_edit != first
    assert after_edit == build(clean)
