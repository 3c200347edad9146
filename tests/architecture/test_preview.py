"""Hold the preview apart from what is published: no draft and no embargo gets out that way."""

from __future__ import annotations

import ast
from pathlib import Path

from support.sites import newsroom, write_publication

PACKAGE = Path(__file__).resolve().parents[2] / "plugins/newsroom"
MARKS = ("curate_preview", "hold_briefs", "hold_editions")
ROOMS = ("curation/", "press/preview/")
SECRET = "이것은 아직 아무도 모른다"  # noqa: S105 - words to look for


def test_only_the_preview_curates_for_a_preview() -> None:
    """No other room names what marks, or fills a mark itself."""
    naming, filling = set(), set()
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name | ast.alias):
                word = node.id if isinstance(node, ast.Name) else node.name
                naming |= {name} if word in MARKS else set()
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "Brief",
                "Edition",
                "replace",
            }:
                words = {keyword.arg for keyword in node.keywords}
                filling |= {name} if words & {"hold", "holds"} else set()

    assert naming
    assert all(name.startswith(ROOMS) for name in naming), naming
    assert filling == {"curation/holding.py"}


def test_a_build_holds_back_what_a_preview_shows(tmp_path: Path) -> None:
    """No word of an embargoed brief or of a draft, and no mark, is in what is built."""
    write_publication(tmp_path)
    ferries = tmp_path / "content/briefs/2025/ferries.ko.md"
    text = ferries.read_text(encoding="utf-8").replace("배가 늘어난다", SECRET)
    later = "source: none\nembargo: 2025-07-01T07:00+09:00"
    ferries.write_text(text.replace("source: none", later), encoding="utf-8")
    bridgehead = tmp_path / "content/briefs/2025/bridgehead.ko.md"
    words = bridgehead.read_text(encoding="utf-8").replace("[다른 글](brief:ferries)", "다른 글")
    bridgehead.write_text(words, encoding="utf-8")
    issue = tmp_path / "content/issues/harbour/2025-03.yml"
    issue.write_text("number: 1\ndate: 2025-03-31\neditions: {en: draft}\n", encoding="utf-8")
    built = newsroom(tmp_path, "build", "--format", "web")
    files = [path for path in (tmp_path / "output").rglob("*") if path.is_file()]
    pages = "".join(path.read_bytes().decode("utf-8", "replace") for path in files)

    assert built.returncode == 0, built.stderr
    assert "홍콩을 교두보로" in pages
    assert SECRET not in pages
    assert "data-hold" not in pages
    assert not (tmp_path / "output/en/harbour").exists()
