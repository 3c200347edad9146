"""Test which folders the press replaces, and that two builds never meet in one."""

from __future__ import annotations

import fcntl
import json
import os
import resource
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Artifact
from newsroom.press.destination import manifest, objections, open_stage, publish
from newsroom.press.facts import facts_of
from newsroom.problems import PublicationError
from newsroom.settings import Settings
from support.presses import settings_in, tree

PAGE = Artifact("en/", "text/html", b"a page")


def publish_page(settings: Settings) -> None:
    """Publish a site that is one page."""
    with open_stage(settings, wait=0) as stage:
        publish(settings, stage, [stage.put(PAGE)])


def problems_of(settings: Settings) -> list[str]:
    """Return what stands against an output folder."""
    return [f"{problem.code} {problem.message}" for problem in objections(settings)]


def test_a_site_is_published_and_published_again(tmp_path: Path) -> None:
    """What the new site does not have is gone; nothing lies beside it."""
    settings = settings_in(tmp_path)
    publish_page(settings)
    (settings.output / "stray.txt").write_text("stray")
    publish_page(settings)
    assert set(tree(settings.output)) == {"en/index.html", "manifest.json"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "output"]


def test_the_manifest_lists_everything_in_order() -> None:
    """It is the same for the same site, whatever order things were made in."""
    facts = [facts_of(PAGE), ArtifactFacts("a.pdf", "application/pdf", "0" * 64, 9, 2)]
    listed = json.loads(manifest(facts))
    assert [entry["path"] for entry in listed["artifacts"]] == ["a.pdf", "en/"]
    assert listed["artifacts"][0]["pages"] == 2
    assert manifest(facts) == manifest(facts[::-1])


def test_a_stage_that_is_not_published_leaves_no_trace(tmp_path: Path) -> None:
    """The old site is as it was."""
    settings = settings_in(tmp_path)
    publish_page(settings)
    before = tree(settings.output)

    def fail() -> None:
        with open_stage(settings, wait=0) as stage:
            stage.put(Artifact("en/", "text/html", b"another"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert tree(settings.output) == before
    assert not (tmp_path / ".output-output.next").exists()


def test_a_second_build_waits_and_then_gives_up(tmp_path: Path) -> None:
    """It says that another is running; when that one ends, it may go on."""
    settings = settings_in(tmp_path)
    with open_stage(settings, wait=0):
        with pytest.raises(PublicationError) as caught, open_stage(settings, wait=0.1):
            pass
        assert [problem.code for problem in caught.value.problems] == ["NR602"]
        elsewhere = replace(settings, output=tmp_path / "elsewhere")
        publish_page(elsewhere)
    publish_page(settings)


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """The next build needs no repair."""
    settings = settings_in(tmp_path)
    (tmp_path / ".output-output.next/en").mkdir(parents=True)
    (tmp_path / ".output-output.next/en/index.html").write_text("half a p")
    (tmp_path / ".output-output.lock").write_text("")
    publish_page(settings)
    assert (settings.output / "en/index.html").read_bytes() == PAGE.content
    assert not (tmp_path / ".output-output.next").exists()


def test_the_lock_is_no_link_to_elsewhere(tmp_path: Path) -> None:
    """A lock that is a symbolic link is refused, not followed."""
    settings = settings_in(tmp_path)
    (tmp_path / ".output-output.lock").symlink_to(tmp_path / "victim")
    with pytest.raises(PublicationError) as caught, open_stage(settings, wait=0):
        pass
    assert [problem.code for problem in caught.value.problems] == ["NR601"]
    assert not (tmp_path / "victim").exists()


def test_a_parent_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    """Here a file stands where the output's parent must be."""
    (tmp_path / "site").write_text("a file")
    settings = replace(settings_in(tmp_path), output=tmp_path / "site/output")
    with pytest.raises(PublicationError) as caught, open_stage(settings, wait=0):
        pass
    assert [problem.code for problem in caught.value.problems] == ["NR601"]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (".", "is or holds the project itself"),
        ("..", "is or holds the project itself"),
        ("content", "is or holds the content"),
        ("content/site", "is inside the content"),
        ("theme/out", "is inside the theme"),
        ("foreign", "holds files that Newsroom did not make"),
        ("manifest-only", "holds files that Newsroom did not make"),
        ("repository", "holds a repository (.git)"),
        ("file", "is a file"),
        ("link", "is a symbolic link"),
        ("/", "is or holds the project itself"),
        ("~", "is or holds a home folder"),
    ],
)
def test_folders_that_are_not_ours_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, words: str
) -> None:
    """A wrong setting must never cost somebody their files."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    base = tmp_path / "base"
    settings = settings_in(base)
    for name in ("theme", "foreign", "manifest-only", "repository/.git", "out"):
        (base / name).mkdir(parents=True)
    (base / "foreign/thesis.txt").write_text("precious")
    (base / "manifest-only/manifest.json").write_text('{"name": "an app"}')
    (base / "repository/manifest.json").write_text('{"made_by": "newsroom"}')
    (base / "file").write_text("precious")
    (base / "link").symlink_to(base / "out")
    target = tmp_path / "home" if output == "~" else base / output
    settings = replace(settings, theme=base / "theme", output=target)
    assert [problem.rpartition('" ')[2] for problem in problems_of(settings)] == [words]


@pytest.mark.parametrize("output", ["output", "empty", "deep/er/out", "../beside"])
def test_folders_that_may_be_made_are_made(tmp_path: Path, output: str) -> None:
    """One that is empty counts as ours: Pelican may have made it."""
    settings = settings_in(tmp_path / "base")
    (tmp_path / "base/empty").mkdir()
    settings = replace(settings, output=tmp_path / "base" / output)
    assert problems_of(settings) == []
    publish_page(settings)
    publish_page(settings)
    assert (settings.output / "en/index.html").read_bytes() == PAGE.content


def test_a_folder_that_became_precious_meanwhile_stays(tmp_path: Path) -> None:
    """The press looks again just before it swaps."""
    settings = settings_in(tmp_path)

    def publish_late() -> None:
        with open_stage(settings, wait=0) as stage:
            facts = stage.put(PAGE)
            settings.output.mkdir()
            (settings.output / "thesis.txt").write_text("precious")
            publish(settings, stage, [facts])

    with pytest.raises(PublicationError):
        publish_late()
    assert (settings.output / "thesis.txt").read_text() == "precious"


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    """The lock is the system's, not a file that has to be deleted by hand."""
    settings = settings_in(tmp_path)
    handle = os.open(tmp_path / ".output-output.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.close(handle)
    publish_page(settings)
    assert not (tmp_path / ".output-output.lock").exists()


def test_many_builds_at_once_take_their_turns(tmp_path: Path) -> None:
    """None meets another's stage, and none is left behind."""
    settings = settings_in(tmp_path)
    inside = threading.Lock()
    turns: list[bool] = []

    def turn() -> None:
        with open_stage(settings, wait=30) as stage:
            turns.append(inside.acquire(blocking=False))
            publish(settings, stage, [stage.put(PAGE)])
            inside.release()

    threads = [threading.Thread(target=turn) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert turns == [True] * 8


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """A limit on the size of files stands for it: the system refuses in the middle of a file."""
    settings = settings_in(tmp_path)
    publish_page(settings)
    before = tree(settings.output)

    def publish_too_much() -> None:
        with open_stage(settings, wait=0) as stage:
            stage.put(Artifact("en/big/", "text/html", b"x" * 100_000))

    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, kept[1]))
    try:
        with pytest.raises(PublicationError) as caught:
            publish_too_much()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    (problem,) = caught.value.problems
    assert str(problem).startswith(
        'en/big/index.html: error NR601: "en/big/index.html" cannot be written: file too large'
    )
    assert tree(settings.output) == before
    assert not (tmp_path / ".output-output.next").exists()
