"""Show that a build is a function of content, theme and settings, whoever runs it and where."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import newsroom, pelican, write_publication


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was built by the command."""
    folder = write_publication(tmp_path_factory.mktemp("built"))
    ran = newsroom(folder, "build")
    assert (ran.returncode, ran.stderr.count("error")) == (0, 0), ran.stderr
    return folder


def test_the_command_and_pelican_give_the_same_tree(built: Path, tmp_path: Path) -> None:
    """From nothing, each for itself: pages, pictures, PDFs, and nothing else."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "output")
    shutil.rmtree(tmp_path / ".newsroom")
    ran = pelican(tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "output") == tree(built / "output")


def test_what_is_needed_is_there(built: Path) -> None:
    """The addresses that readers know."""
    files = set(tree(built / "output"))
    assert {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "manifest.json",
        "ko/index.html",
        "en/index.html",
        "ko/harbour/2025-03/index.html",
        "ko/harbour/2025-03/harbour-2025-03-ko.pdf",
        "en/briefs/bridgehead/index.html",
    } <= files
    assert [name for name in files if name.endswith(".pdf")] == [
        "ko/harbour/2025-03/harbour-2025-03-ko.pdf"
    ]


VARIATIONS = {
    "one": {
        "PYTHONHASHSEED": "1",
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "NEWSROOM_NOW": "2031-12-31T23:59+14:00",
        "NEWSROOM_PROCESSES": "1",
    },
    "another": {
        "PYTHONHASHSEED": "4242",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "NEWSROOM_NOW": "2025-06-02",
        "NEWSROOM_PROCESSES": "3",
    },
}


@pytest.mark.parametrize("name", VARIATIONS)
def test_the_surroundings_change_nothing(built: Path, tmp_path: Path, name: str) -> None:
    """Hash seed, time zone, locale, clock, folder, file order and age, number of processes."""
    folder = tmp_path / "다른 폴더" / name
    shutil.copytree(built / "content", folder / "content", copy_function=shutil.copyfile)
    files = [path for path in (folder / "content").rglob("*") if path.is_file()]
    for path in sorted(files, reverse=True):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    shutil.copyfile(built / "pelicanconf.py", folder / "pelicanconf.py")
    ran = newsroom(folder, "build", **VARIATIONS[name])
    assert ran.returncode == 0, ran.stderr
    assert tree(folder / "output") == tree(built / "output")


def test_edits_one_after_another_give_what_a_clean_build_gives(built: Path, tmp_path: Path) -> None:
    """A changed, a new, a renamed and a removed brief; a changed page, picture and setting."""
    folder = tmp_path / "edited"
    shutil.copytree(built, folder)
    briefs = folder / "content/briefs/2025"

    def clean() -> dict[str, bytes]:
        shutil.copytree(folder / "content", tmp_path / "clean/content", dirs_exist_ok=False)
        shutil.copyfile(folder / "pelicanconf.py", tmp_path / "clean/pelicanconf.py")
        ran = newsroom(tmp_path / "clean", "build", "--format", "web")
        assert ran.returncode == 0, ran.stderr
        found = tree(tmp_path / "clean/output")
        shutil.rmtree(tmp_path / "clean")
        return found

    def edit_body() -> None:
        path = briefs / "ferries.ko.md"
        path.write_text(path.read_text().replace("아침에", "저녁에"))

    def rename() -> None:
        (briefs / "ferries.ko.md").rename(briefs / "new-ferries.ko.md")
        for path in briefs.glob("*.md"):
            path.write_text(path.read_text().replace("brief:ferries", "brief:new-ferries"))

    def remove() -> None:
        (briefs / "bridgehead.en.md").unlink()

    def edit_setting() -> None:
        path = folder / "pelicanconf.py"
        path.write_text(path.read_text().replace("시험 브리핑", "다른 브리핑"))

    for edit in (edit_body, rename, remove, edit_setting):
        edit()
        ran = newsroom(folder, "build", "--format", "web")
        assert ran.returncode == 0, ran.stderr
        assert tree(folder / "output") == clean(), edit.__name__


def test_a_second_build_makes_nothing(built: Path, tmp_path: Path) -> None:
    """All is taken over, verified, and the tree is the same."""
    folder = tmp_path / "again"
    shutil.copytree(built, folder)
    before = tree(folder / "output")
    ran = newsroom(folder, "build")
    assert " 0 made," in ran.stdout
    assert tree(folder / "output") == before
