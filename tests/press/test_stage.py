"""Test how the new site grows beside the old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsroom.formats.renderer import ArtifactFacts
from newsroom.model import Artifact
from newsroom.press.facts import facts_of
from newsroom.press.stage import Stage
from newsroom.problems import PublicationError

PAGE = Artifact("ko/", "text/html", b"a page")


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Return a stage beside a published site that has the page."""
    (tmp_path / "old/ko").mkdir(parents=True)
    (tmp_path / "old/ko/index.html").write_bytes(PAGE.content)
    (tmp_path / "new").mkdir()
    return Stage(tmp_path / "new", tmp_path / "old")


def codes_of(error: PublicationError) -> list[str]:
    """Return the codes of an error's problems."""
    return [problem.code for problem in error.problems]


def test_an_artifact_is_written_where_it_belongs(stage: Stage) -> None:
    """A path that ends in a slash is the folder's index."""
    assert stage.put(PAGE) == facts_of(PAGE)
    assert (stage.folder / "ko/index.html").read_bytes() == PAGE.content


def test_nothing_is_written_outside(stage: Stage) -> None:
    """Not even where a renderer asks for it."""
    with pytest.raises(PublicationError) as caught:
        stage.put(Artifact("../old/ko/index.html", "text/html", b"evil"))
    assert codes_of(caught.value) == ["NR407"]
    assert (stage.previous / "ko/index.html").read_bytes() == PAGE.content


def test_nothing_is_written_twice(stage: Stage) -> None:
    """Two processes cannot overwrite one another unseen."""
    stage.put(PAGE)
    with pytest.raises(PublicationError) as caught:
        stage.put(PAGE)
    assert codes_of(caught.value) == ["NR407"]


def test_a_disk_that_refuses_is_a_problem(stage: Stage) -> None:
    """Said in the system's words; here a file stands where a folder must be."""
    stage.put(Artifact("ko", "text/plain", b""))
    with pytest.raises(PublicationError) as caught:
        stage.put(PAGE)
    assert codes_of(caught.value) == ["NR601"]


def test_an_unchanged_file_is_linked(stage: Stage) -> None:
    """No byte is written."""
    assert stage.take_over(facts_of(PAGE))
    assert (stage.folder / "ko/index.html").samefile(stage.previous / "ko/index.html")


def test_a_file_that_others_hold_is_copied(stage: Stage, tmp_path: Path) -> None:
    """A later change through another name must not reach our site."""
    os.link(stage.previous / "ko/index.html", tmp_path / "backup.html")
    assert stage.take_over(facts_of(PAGE))
    assert not (stage.folder / "ko/index.html").samefile(tmp_path / "backup.html")
    assert (stage.folder / "ko/index.html").read_bytes() == PAGE.content


@pytest.mark.parametrize("change", ["edited", "same size", "gone", "link", "linked folder"])
def test_a_file_that_was_touched_is_made_anew(stage: Stage, tmp_path: Path, change: str) -> None:
    """Whatever somebody did to the published site."""
    page = stage.previous / "ko/index.html"
    if change == "edited":
        page.write_bytes(b"another page")
    elif change == "same size":
        page.write_bytes(b"a PAGE")
    else:
        page.rename(tmp_path / "index.html")
    if change == "link":
        page.symlink_to(tmp_path / "index.html")
    if change == "linked folder":
        page.parent.rmdir()
        page.parent.symlink_to(tmp_path)
    assert not stage.take_over(facts_of(PAGE))
    assert list(stage.folder.iterdir()) == []


def test_all_artifacts_of_a_job_are_taken_over_or_none(stage: Stage) -> None:
    """Where another of them is gone, all are made anew."""
    gone = ArtifactFacts("ko/page.json", "application/json", facts_of(PAGE).sha256, 6)
    assert not stage.take_over_all((facts_of(PAGE), gone))
    assert stage.put(PAGE).path == "ko/"


def test_a_believed_file_is_only_linked(stage: Stage) -> None:
    """Whoever looked at the whole tree need not read each file again."""
    assert stage.bring(facts_of(PAGE))
    assert (stage.folder / "ko/index.html").samefile(stage.previous / "ko/index.html")


def test_facts_that_lead_out_are_not_followed(stage: Stage) -> None:
    """The memory of the last build is not trusted."""
    facts = ArtifactFacts("../old/ko/index.html", "text/html", facts_of(PAGE).sha256, 6)
    assert not stage.take_over(facts)
