"""The corpus is the same words every time, and the same story for every generator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from benchmarks import corpus, peers
from newsroom.cli.main import run
from newsroom.languages import LANGUAGES
from newsroom.settings import load_settings


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two runs write one and the same publication."""
    for name in ("one", "two"):
        corpus.write(30, tmp_path / name, ("ko", "en"))
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_larger_corpus_holds_the_smaller(tmp_path: Path) -> None:
    """Growth is measured on the same briefs and more of them."""
    corpus.write(13, tmp_path / "small")
    corpus.write(30, tmp_path / "large")
    assert tree(tmp_path / "small").items() <= tree(tmp_path / "large").items()


def test_an_issue_has_twelve_briefs() -> None:
    """Each topic has an issue a month, and none is split between two months."""
    issues: dict[tuple[str, str], int] = {}
    for told in corpus.stories(720):
        key = (told.topic, told.issue)
        issues[key] = issues.get(key, 0) + 1
    assert set(issues.values()) == {12}
    assert len(issues) == 60


def test_newsroom_takes_the_settings(tmp_path: Path) -> None:
    """The corpus is a publication, not something like one."""
    corpus.write(1, tmp_path, formats=("pdf",))
    settings, problems = load_settings(tmp_path / "pelicanconf.py")
    assert problems == ()
    assert settings is not None
    assert settings.formats == ("pdf",)


def test_a_corpus_in_five_languages_has_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each translation is of its original as it is, and nothing is left to warn of."""
    corpus.write(12, tmp_path, LANGUAGES)
    monkeypatch.chdir(tmp_path)
    assert run(["check"]) == 0
    assert "no problems: 12 briefs in 60 files" in capsys.readouterr().out


def test_all_generators_are_told_the_same_story() -> None:
    """The body is word for word the same; the facts stand in each one's own front matter."""
    told = corpus.story(7)
    texts = [corpus.brief(told), peers.hugo_brief(told), peers.pelican_brief(told)]
    for text in texts:
        assert text.endswith(told.body)
        for fact in (told.title, told.summary, told.source, f"{told.date}", *told.organisations):
            assert fact in text


def test_hugo_gets_front_matter_that_is_yaml() -> None:
    """Its values come back as they were meant."""
    told = corpus.story(7)
    head = yaml.safe_load(peers.hugo_brief(told).split("---\n")[1])
    assert head["title"] == told.title
    assert head["organisations"] == list(told.organisations)
    assert head["source"]["published"] == f"{told.date}"
    assert json.loads(json.dumps(head["figures"]))[0]["value"] == told.millions * 1_000_000


def test_peers_are_written_whole(tmp_path: Path) -> None:
    """Every brief is there once, beside a theme and its settings."""
    peers.write_hugo(5, tmp_path / "hugo")
    peers.write_pelican(5, tmp_path / "pelican")
    for name, settings in (("hugo", "hugo.yaml"), ("pelican", "pelicanconf.py")):
        assert len(list((tmp_path / name / "content").rglob("brief-*.md"))) == 5
        assert (tmp_path / name / settings).is_file()
