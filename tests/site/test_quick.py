"""Edit words: only what prints them is made, and it is what a clean build makes."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import environment, newsroom, write_publication

FERRIES = "content/briefs/2025/ferries.ko.md"
ENGLISH = "content/briefs/2025/bridgehead.en.md"


def build(folder: Path, *arguments: str) -> str:
    """Build the web site of a publication; return what was said."""
    ran = newsroom(folder, "build", "--format", "web", "--why", "--timings", *arguments)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def was_quick(said: str) -> bool:
    """Tell whether a build looked at what an edit concerns, and at nothing else."""
    return "curate" not in said


def made(said: str) -> dict[str, str]:
    """Return why each page was made."""
    lines = [line for line in said.splitlines() if not line.startswith(" ") and "/" in line]
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def clean(folder: Path, into: Path) -> dict[str, bytes]:
    """Return what a clean build makes."""
    shutil.copytree(folder / "content", into / "content")
    shutil.copy(folder / "pelicanconf.py", into)
    build(into)
    return tree(into / "output")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a publication that was built, and has rested."""
    folder = write_publication(tmp_path / "site")
    build(folder)
    time.sleep(0.12)
    return folder


def write(folder: Path, name: str, old: str, new: str) -> None:
    """Put some words of a file for others."""
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_an_edit_of_words_is_quick_and_right(site: Path, tmp_path: Path) -> None:
    """The brief's page and its issue; each says why."""
    write(site, FERRIES, "아침에", "저녁에")
    said = build(site)
    (tmp_path / "clean").mkdir()

    assert was_quick(said)
    assert made(said) == {
        "ko/briefs/ferries/index.html": 'the brief "ferries" changed',
        "ko/harbour/2025-03/index.html": "harbour/2025-03 changed (ko)",
    }
    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_one_quick_build_after_the_other(site: Path, tmp_path: Path) -> None:
    """The two trees change places each time, and each time the result is that of a clean build."""
    for number in range(4):
        path = site / FERRIES
        path.write_text(path.read_text() + f"\n덧붙인 말 {number}.\n")
        assert was_quick(build(site)), number
        into = tmp_path / f"clean-{number}"
        into.mkdir()
        assert tree(site / "output") == clean(site, into)
    assert "nothing changed" in build(site)


def test_a_title_changes_what_lists_it(site: Path, tmp_path: Path) -> None:
    """Cards, neighbours, and whoever names it."""
    write(site, FERRIES, "title: 배가 늘어난다", "title: 배가 더 늘어난다")
    said = build(site)
    (tmp_path / "clean").mkdir()

    assert was_quick(said)
    assert {"ko/index.html", "ko/harbour/index.html"} <= made(said).keys()
    assert "ko/policy/index.html" not in made(said)
    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_a_stale_translation_is_told_after_a_quick_build_too(site: Path) -> None:
    """The same warnings as after a whole one, and again when nothing changes."""
    write(site, "content/briefs/2025/bridgehead.ko.md", "자세한", "더 자세한")
    quick = newsroom(site, "build", "--format", "web")
    again = newsroom(site, "build", "--format", "web")
    whole = newsroom(site, "build", "--format", "web", "--verify")

    assert "NR308" in quick.stderr
    assert quick.stderr == again.stderr == whole.stderr


def test_what_is_to_be_written_is_told_after_a_quick_build_too(site: Path) -> None:
    """A TODO that would be published stops the build, and the site stays."""
    before = tree(site / "output")
    write(site, FERRIES, "새 항로는", "TODO 새 항로는")
    ran = newsroom(site, "build", "--format", "web")

    assert ran.returncode == 1
    assert "NR701" in ran.stderr
    assert tree(site / "output") == before


def test_a_headline_of_the_source_is_told_after_a_quick_build_too(site: Path) -> None:
    """The same warning as after a whole one."""
    write(
        site,
        "content/briefs/2025/bridgehead.ko.md",
        "title: 홍콩을 교두보로",
        "title: A bridgehead!",
    )
    quick = newsroom(site, "build", "--format", "web", "--timings")
    whole = newsroom(site, "build", "--format", "web", "--verify")

    assert "NR705" in quick.stderr
    assert was_quick(quick.stdout)
    assert quick.stderr == whole.stderr


def test_a_front_page_keeps_the_files_that_did_not_change(tmp_path: Path) -> None:
    """It states the size of several PDFs; an edit concerns one of them."""
    folder = write_publication(tmp_path / "site")
    topic = folder / "content/topics/policy.yml"
    topic.write_text(topic.read_text().replace("formats: [web]", "formats: [web, pdf]"))
    formats = ("build", "--format", "web,pdf", "--timings")
    assert newsroom(folder, *formats).returncode == 0
    front = folder / "output/ko/index.html"
    links = front.read_text().count(".pdf")
    assert links > 1
    time.sleep(0.12)
    write(folder, FERRIES, "아침에 한 번", "아침과 저녁에 한 번씩")
    ran = newsroom(folder, *formats)
    before = tree(folder / "output")
    shutil.rmtree(folder / "output")
    newsroom(folder, *formats)

    assert was_quick(ran.stdout)
    assert front.read_text().count(".pdf") == links
    assert tree(folder / "output") == before


def add_brief(folder: Path) -> None:
    """Add a brief."""
    text = (folder / FERRIES).read_text()
    (folder / "content/briefs/2025/more.ko.md").write_text(text)


def link(folder: Path) -> None:
    """Name another brief."""
    path = folder / FERRIES
    path.write_text(path.read_text() + "\n[하나](brief:bridgehead)\n")


def name(folder: Path) -> None:
    """Name an organisation."""
    write(folder, FERRIES, "entities: [hong-kong]", "entities: [hong-kong, cloudwalk]")


def date(folder: Path) -> None:
    """Give a brief another day."""
    write(folder, FERRIES, "2025-03-25", "2025-03-20")


def outlet(folder: Path) -> None:
    """Give an outlet another name."""
    write(folder, "content/outlets.yml", "South China Morning Post", "The Post")


def page(folder: Path) -> None:
    """Write another word on a page."""
    write(folder, "content/pages/about.ko.md", "우리가", "저희가")


@pytest.mark.parametrize("edit", [add_brief, link, name, date, outlet, page])
def test_what_is_less_plain_is_left_to_a_whole_build(
    site: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    """It makes no more than it must, either."""
    edit(site)
    said = build(site)
    (tmp_path / "clean").mkdir()

    assert not was_quick(said)
    assert "404.html" not in made(said)
    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_an_edit_that_is_wrong_is_told_as_ever(site: Path) -> None:
    """With its place, and the site stays."""
    before = tree(site / "output")
    write(site, FERRIES, "새 항로는", "<b>새</b> {entity}`nobody` 항로는")
    ran = newsroom(site, "build", "--format", "web")

    assert ran.returncode == 1
    assert f"{FERRIES}:9:" in ran.stderr
    assert tree(site / "output") == before


def remembered(folder: Path) -> list[Path]:
    """Return all files in which a build remembers something."""
    return sorted(path for path in (folder / ".newsroom").rglob("*") if path.is_file())


def cut(path: Path, draw: random.Random) -> None:
    """Cut a file somewhere."""
    path.write_bytes(path.read_bytes()[: draw.randrange(path.stat().st_size + 1)])


def scatter(path: Path, draw: random.Random) -> None:
    """Put random bytes into a file."""
    data = bytearray(path.read_bytes())
    for _ in range(5):
        data[draw.randrange(len(data))] = draw.randrange(256)
    path.write_bytes(data)


def empty(path: Path, _draw: random.Random) -> None:
    """Leave nothing in a file."""
    path.write_bytes(b"")


def lock_up(path: Path, _draw: random.Random) -> None:
    """Let nobody write a file."""
    path.chmod(0o400)


@pytest.mark.parametrize("attack", [cut, scatter, empty, lock_up])
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_an_attacked_memory_gives_the_right_bytes(
    site: Path, tmp_path: Path, attack: Callable[[Path, random.Random], None], seed: int
) -> None:
    """Each file in turn, then an edit of words."""
    draw = random.Random(seed)  # noqa: S311 - a seed repeats
    for number, path in enumerate(remembered(site)):
        if path.exists() and path.stat().st_size:
            attack(path, draw)
        (site / FERRIES).write_text((site / FERRIES).read_text() + f"\n말 {number}.\n")
        build(site)
    (tmp_path / "clean").mkdir()

    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_a_reading_that_could_not_be_kept_is_not_believed(site: Path, tmp_path: Path) -> None:
    """A brief that was edited before prints its new words beside the one that is edited now."""
    neighbour = "content/briefs/2025/piers.ko.md"
    text = (site / FERRIES).read_text().replace("title: 배가 늘어난다", "title: 부두가 는다")
    (site / neighbour).write_text(text)
    build(site)
    readings = site / ".newsroom/cache/reading.sqlite"
    before = readings.read_bytes()
    time.sleep(0.12)
    write(site, neighbour, "아침에", "새벽에")
    assert was_quick(build(site))
    readings.write_bytes(before)
    write(site, FERRIES, "아침에", "저녁에")
    build(site)
    (tmp_path / "clean").mkdir()

    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_another_projects_memory_is_of_no_use(site: Path, tmp_path: Path) -> None:
    """It is of another site: the paths may agree, the list of artifacts does not."""
    other = write_publication(tmp_path / "other")
    write(other, FERRIES, "아침에", "한밤에")
    build(other)
    shutil.rmtree(site / ".newsroom")
    shutil.copytree(other / ".newsroom", site / ".newsroom")
    write(site, FERRIES, "아침에", "저녁에")
    build(site)
    (tmp_path / "clean").mkdir()

    assert tree(site / "output") == clean(site, tmp_path / "clean")


@pytest.mark.parametrize("what", ["memory", "waiting", "spoilt waiting", "output"])
def test_what_is_lost_between_two_builds_is_made_anew(
    site: Path, tmp_path: Path, what: str
) -> None:
    """The memory, the tree in waiting, a page of it, the site itself."""
    waiting = site / ".output-output.waiting"
    if what == "memory":
        shutil.rmtree(site / ".newsroom")
    elif what == "waiting":
        shutil.rmtree(waiting)
    elif what == "spoilt waiting":
        (waiting / "ko/about/index.html").unlink()
        (waiting / "ko/about/index.html").write_text("spoilt")
    else:
        shutil.rmtree(site / "output")
    write(site, FERRIES, "아침에", "저녁에")
    build(site)
    (tmp_path / "clean").mkdir()

    assert tree(site / "output") == clean(site, tmp_path / "clean")


def test_two_builds_at_once(site: Path, tmp_path: Path) -> None:
    """The second waits; both leave the site of the content as it is."""
    write(site, FERRIES, "아침에", "저녁에")
    command = ["newsroom", "build", "--format", "web", "--quiet"]
    both = [
        subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=site,
            env=environment(),
        )
        for _ in range(2)
    ]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    (tmp_path / "clean").mkdir()

    assert tree(site / "output") == clean(site, tmp_path / "clean")
