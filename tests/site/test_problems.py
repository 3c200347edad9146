"""Make everything wrong at once: one run names it all, and the published site stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.presses import tree
from support.sites import newsroom, pelican, write_publication

HEAD = "---\ntitle: 제목\ndate: 2025-03-21\ntopics: [harbour]\nsummary: 요약\nsource: none\n"

WRONG: dict[str, tuple[bytes, int, str]] = {
    "content/briefs/2025/a-date.ko.md": (
        HEAD.replace("2025-03-21", "2025-13-45").encode() + b"---\ntext\n",
        3,
        "NR111",
    ),
    "content/briefs/2025/a-topic.ko.md": (
        HEAD.replace("[harbour]", "[harbor]").encode() + b"---\ntext\n",
        4,
        "NR104",
    ),
    "content/briefs/2025/a-key.ko.md": (HEAD.encode() + b"sumary: x\n---\ntext\n", 7, "NR107"),
    "content/briefs/2025/a-twin.ko.md": (HEAD.encode() + b"title: x\n---\ntext\n", 7, "NR105"),
    "content/briefs/2025/empty.ko.md": (b"", 1, "NR101"),
    "content/briefs/2025/legacy.ko.md": (
        HEAD.encode("cp949") + "---\n본문\n".encode("cp949"),
        2,
        "NR001",
    ),
    "content/briefs/2025/nul.ko.md": (HEAD.encode() + b"---\nte\0xt\n", 8, "NR002"),
    "content/briefs/2025/bidi.ko.md": (
        HEAD.encode() + "---\nte\u202ext\n".encode(),
        8,
        "NR003",
    ),
    "content/briefs/2025/entity.ko.md": (
        HEAD.encode() + b"---\n{entity}`cloudwalkk` is.\n",
        8,
        "NR203",
    ),
    "content/briefs/2025/figure.ko.md": (HEAD.encode() + b"---\n{figure}`none`\n", 8, "NR202"),
    "content/briefs/2025/image.ko.md": (
        HEAD.encode() + b"---\n![a ship](missing.png)\n",
        8,
        "NR206",
    ),
    "content/briefs/2025/alt.ko.md": (HEAD.encode() + b"---\n![](harbour.png)\n", 8, "NR207"),
    "content/briefs/2025/link.ko.md": (
        HEAD.encode() + b"---\n[x](javascript:alert(1))\n",
        8,
        "NR204",
    ),
    "content/briefs/2025/inside.ko.md": (
        HEAD.encode() + b"---\n[x](brief:nowhere)\n",
        8,
        "NR205",
    ),
    "content/briefs/2025/anchor.ko.md": (HEAD.encode() + b"why: *x\n---\ntext\n", 7, "NR103"),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a publication that was published and then spoilt in every way."""
    folder = write_publication(tmp_path_factory.mktemp("spoilt"))
    ran = newsroom(folder, "build", "--format", "web")
    assert ran.returncode == 0, ran.stderr
    for name, (content, _, _) in WRONG.items():
        (folder / name).write_bytes(content)
    (folder / "content/briefs/2025/linked.ko.md").symlink_to("/etc/hostname")
    (folder / "content/briefs/2025/kr.kr.md").write_text(HEAD + "---\ntext\n")
    return folder


def wants() -> list[str]:
    """Return the beginning of the line that each mistake must get."""
    lines = [f"{name}:{line}:" for name, (_, line, _) in WRONG.items()]
    return [
        *lines,
        "content/briefs/2025/linked.ko.md: error NR004",
        "content/briefs/2025/kr.kr.md",
    ]


@pytest.mark.parametrize("host", ["build", "check", "pelican", "pelican -q"])
def test_one_run_names_every_file_and_line(spoilt: Path, host: str) -> None:
    """Exit status 1, no traceback, and the published site is as it was."""
    before = tree(spoilt / "output")
    if host.startswith("pelican"):
        ran = pelican(spoilt, *host.split()[1:])
    else:
        ran = newsroom(spoilt, host)
    said = ran.stdout + ran.stderr
    assert ran.returncode == 1
    assert [want for want in wants() if want not in said] == []
    assert "Traceback" not in said
    assert "errors" in said.strip().splitlines()[-1]
    assert tree(spoilt / "output") == before
    assert not list(spoilt.glob(".output-*.next"))


def test_each_mistake_has_its_code(spoilt: Path) -> None:
    """And its line, for programs."""
    problems = json.loads(newsroom(spoilt, "check", "--format", "json").stdout)["problems"]
    found = {(entry["path"], entry["line"], entry["code"]) for entry in problems}
    missing = [
        (name, line, code)
        for name, (_, line, code) in WRONG.items()
        if (name, line, code) not in found
    ]
    assert missing == []


def test_paths_choose_what_is_shown(spoilt: Path) -> None:
    """All files are read nevertheless: a broken link in one file is found in another."""
    ran = newsroom(spoilt, "check", "content/briefs/2025/a-topic.ko.md", "content/topics")
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("content/briefs/2025/a-topic.ko.md:4:")
    assert 'did you mean "harbour"?' in lines[0]
    assert lines[1:3] == ["  4 | topics: [harbor]", "    |          ^"]
    assert "1 error in 1 file" in lines[3]
    assert ran.returncode == 1
    clean = newsroom(spoilt, "check", "content/pages")
    assert (clean.returncode, clean.stdout.splitlines()[0]) == (0, "no problems")


def test_a_check_elsewhere_shows_paths_from_there(spoilt: Path) -> None:
    """So that an editor can click on them."""
    settings = str(spoilt / "pelicanconf.py")
    ran = newsroom(spoilt / "content", "check", "--settings", settings)
    assert "../content/briefs/2025/a-topic.ko.md:4:" in ran.stdout
    assert "  4 | topics: [harbor]" in ran.stdout


@pytest.mark.parametrize("verb", ["build", "check", "translations", "serve"])
def test_wrong_settings_are_shown_from_there_too(tmp_path: Path, verb: str) -> None:
    """Every verb that needs settings says what is wrong with them, with exit status 1."""
    folder = write_publication(tmp_path / "site")
    (folder / "pelicanconf.py").write_text('NEWSROOM = {"langauges": ["ko"]}\n')
    ran = newsroom(tmp_path, verb, "--settings", "site/pelicanconf.py")
    assert ran.returncode == 1
    assert "site/pelicanconf.py: error NR401" in ran.stdout + ran.stderr
    assert 'did you mean "languages"?' in ran.stdout + ran.stderr


def test_github_and_sarif_are_given_the_same(spoilt: Path) -> None:
    """In their own forms, with the same exit status."""
    annotations = newsroom(spoilt, "check", "--format", "github")
    assert "::error file=content/briefs/2025/a-topic.ko.md,line=4,col=10," in annotations.stdout
    sarif = newsroom(spoilt, "check", "--format", "sarif")
    assert json.loads(sarif.stdout)["version"] == "2.1.0"
    assert annotations.returncode == sarif.returncode == 1


def test_a_template_that_fails_is_a_problem_with_its_line(tmp_path: Path) -> None:
    """The theme's mistakes are told like an editor's."""
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "theme.toml").write_text('name = "broken"\ninherits = "default"\n')
    (theme / "templates/404.html").write_text("<p>\n{{ view.tilte }}\n")
    folder = write_publication(tmp_path / "site", theme=theme)
    ran = newsroom(folder, "build", "--format", "web")
    assert ran.returncode == 1
    assert "404.html:2: error NR404" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (folder / "output").exists()
