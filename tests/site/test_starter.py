"""Show that a new publication builds at once."""

from __future__ import annotations

from pathlib import Path

from support.presses import tree
from support.sites import newsroom


def test_a_new_publication_builds_at_once(tmp_path: Path) -> None:
    """Without a question, a problem or a warning."""
    made = newsroom(tmp_path, "init", "briefing")
    assert (made.returncode, made.stderr) == (0, "")
    folder = tmp_path / "briefing"
    assert {".gitignore", ".github/workflows/publish.yml", "pelicanconf.py"} <= set(tree(folder))
    checked = newsroom(folder, "check")
    assert checked.stdout.startswith("no problems: 1 brief in 1 file: 1 placed"), checked.stdout
    ran = newsroom(folder, "build", "--format", "web")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "en/first-topic/2025-03/index.html" in tree(folder / "output")


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """A repository that is still empty is not such a folder."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("precious")
    refused = newsroom(tmp_path, "init", "mine")
    assert (refused.returncode, set(tree(tmp_path / "mine"))) == (2, {"thesis.txt"})
    assert 'the folder "mine" is not empty' in refused.stderr
    assert newsroom(tmp_path, "init", "mine/thesis.txt").returncode == 2
    (tmp_path / "new/.git").mkdir(parents=True)
    assert newsroom(tmp_path, "init", "new").returncode == 0
