"""Test the verbs that write drafts: as an editor types them, with typing errors."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.intake.cache import FOLDER
from support.presses import tree
from support.sites import ROOT, environment, newsroom, write_publication

PASTE = """\
사우스차이나모닝포스트
홍콩 부두에 새 배가 뜬다…클라우드워크가 항로를 짠다
홍콩 부두에 새 배가 뜬다…클라우드워크가 항로를 짠다
입력 2025.05.20 09:30
홍콩 정부가 부두를 잇는 새 배를 다음 달에 띄우기로 하고, 항로는 클라우드워크에 맡겼다고 밝혔다.
배는 하루 열네 번 다니며 한 번에 아흔 명을 태운다. 사업비는 1,200만 홍콩 달러로 시가 모두 낸다.
상인들은 다리가 막힌 뒤로 열한 해 동안 배를 기다려 왔다며 반겼지만, 요금이 비싸다는 목소리도 나왔다.
"""
URL = "https://www.scmp.com/news/ferry"
OUT = "content/briefs/2025/hong-kong-cloudwalk.ko.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small publication with one article that nobody has taken in."""
    write_publication(tmp_path / "site")
    (tmp_path / "site/paste.txt").write_text(PASTE, encoding="utf-8")
    return tmp_path / "site"


def add(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Call the verb in a publication."""
    return newsroom(folder, "add", *arguments, **variables)


def test_a_paste_becomes_a_draft_that_builds_as_nothing(folder: Path) -> None:
    """Valid, named by the checker, and in no page until it is written."""
    ran = add(folder, "paste.txt", "--url", URL, "--topic", "harbour")
    assert (ran.returncode, "is a draft now" in ran.stderr) == (0, True), ran.stderr
    draft = (folder / OUT).read_text(encoding="utf-8")
    assert draft.count("TODO") == 3
    assert "클라우드워크가 항로를 짠다" in draft
    assert "아흔 명을" not in draft

    checked = newsroom(folder, "check", OUT)
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.count("warning NR701") == 3

    built = newsroom(folder, "build", "--format", "web")
    assert built.returncode == 0, built.stderr
    assert "NR701" in built.stderr
    assert not [name for name in tree(folder / "output") if "hong-kong-cloudwalk" in name]


def test_the_draft_is_published_once_it_is_written(folder: Path) -> None:
    """Its words are written, the line is deleted, the brief is there."""
    assert add(folder, "paste.txt", "--url", URL, "--topic", "harbour").returncode == 0
    text = (folder / OUT).read_text(encoding="utf-8").replace("state: draft\n", "")
    (folder / OUT).write_text(text)
    assert newsroom(folder, "build", "--format", "web").returncode == 1
    (folder / OUT).write_text(text.replace("TODO", "배가 다시 다닌다."))
    built = newsroom(folder, "build", "--format", "web")

    assert built.returncode == 0, built.stderr
    assert "ko/briefs/hong-kong-cloudwalk/index.html" in tree(folder / "output")


def test_the_same_article_changes_nothing(folder: Path) -> None:
    """Again by its address or by its text, however the draft was edited since."""
    assert add(folder, "paste.txt", "--url", URL, "--topic", "harbour").returncode == 0
    (folder / OUT).write_text((folder / OUT).read_text() + "\nA note.\n")
    before = tree(folder)
    by_address = add(folder, "paste.txt", "--url", f"{URL}?utm_source=x")
    by_text = add(folder, "paste.txt")

    assert [(ran.returncode, "already" in ran.stderr) for ran in (by_address, by_text)] == [
        (0, True)
    ] * 2
    assert {name: data for name, data in tree(folder).items() if "sketches" not in name} == {
        name: data for name, data in before.items() if "sketches" not in name
    }


def test_what_stays_open_is_listed_with_status_two(folder: Path) -> None:
    """On a pipe nobody can be asked; the draft is there all the same."""
    paste = PASTE.replace("입력 2025.05.20 09:30\n", "")
    (folder / "paste.txt").write_text(paste, encoding="utf-8")
    ran = add(folder, "paste.txt")

    assert ran.returncode == 2
    assert [line for line in ran.stderr.splitlines() if line.startswith("open: url: ")]
    assert [line for line in ran.stderr.splitlines() if line.startswith("open: published: ")]
    assert "# published: not found" in (folder / OUT).read_text(encoding="utf-8")
    assert newsroom(folder, "check", OUT).returncode == 0


def test_json_is_one_object_and_a_dry_run_writes_nothing(folder: Path) -> None:
    """With the fields that programs are promised."""
    before = tree(folder)
    ran = add(folder, "paste.txt", "--json", "--dry-run", "--date", "2025-05", "--topic", "harbour")
    told = json.loads(ran.stdout)

    assert tree(folder) == before
    assert set(told) == {"path", "fields", "todo", "body"}
    assert told["path"] == OUT
    assert told["todo"] == ["url"]
    assert len(told["body"]) == 3
    assert told["fields"]["published"] == {
        "value": "2025-05", "confidence": 1.0, "evidence": {"line": 0, "text": "given by you"},
    }  # fmt: skip
    assert told["fields"]["outlet"]["value"] == "scmp"
    assert told["fields"]["outlet"]["evidence"]["line"] == 1


def test_a_copy_is_refused_with_its_first(folder: Path) -> None:
    """Whoever has it now; --anyway takes it in."""
    assert add(folder, "paste.txt", "--url", URL, "--topic", "harbour").returncode == 0
    cut = PASTE.replace("상인들은 다리가", "그들은 다리가").replace(
        "사우스차이나모닝포스트", "거울신문"
    )
    (folder / "copy.txt").write_text(cut, encoding="utf-8")
    before = tree(folder / "content")
    ran = add(folder, "copy.txt", "--url", "https://mirror.example/a/b", "--topic", "harbour")

    assert ran.returncode == 1
    assert "NR704" in ran.stderr
    assert OUT in ran.stderr
    assert tree(folder / "content") == before
    again = add(folder, "copy.txt", "--url", "https://mirror.example/a/b", "--anyway")
    assert (folder / OUT.replace(".ko", "-2.ko")).is_file(), again.stderr


def test_the_text_lies_only_in_the_cache(folder: Path) -> None:
    """Under the digest of its words, in a folder that git ignores."""
    assert add(folder, "paste.txt", "--url", URL, "--topic", "harbour").returncode == 0
    (kept,) = [path for path in (folder / FOLDER).iterdir() if path.suffix == ".txt"]

    assert "아흔 명을" in kept.read_text(encoding="utf-8")
    assert ".newsroom/" in (ROOT / ".gitignore").read_text().split()
    assert (
        "/.newsroom/" in (ROOT / "plugins/newsroom/cli/starter/dot-gitignore").read_text().split()
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["paste.txt", "--topic", "harbor"], 'there is no topic "harbor"; did you mean "harbour"?'),
        (["paste.txt", "--outlet", "scmpp"], 'did you mean "scmp"?'),
        (["paste.txt", "--date", "20.3.2025"], "write 2025-03-20"),
        (["paste.txt", "--url", "www.scmp.com/x"], 'write "https://www.scmp.com/x"'),
        (["paste.txt", "--lang", "kr"], 'write "ko"'),
        (["paste.txt", "--in", "ja"], 'no language "ja"'),
        (["paste.txt", "--set", "titel=x"], 'did you mean "title"?'),
        (["paste.txt", "--set", "title"], "write field=value"),
        (["paste.txt", "--set", "slug=A b"], 'write "a-b"'),
        (["paste.txt", "--set", "section=companys"], 'did you mean "companies"?'),
    ],
)
def test_a_mistyped_option_gets_a_guess(folder: Path, arguments: list[str], words: str) -> None:
    """Exit status 2, and nothing is written."""
    before = tree(folder)
    ran = add(folder, *arguments)

    assert (ran.returncode, words in " ".join(ran.stderr.split())) == (2, True), ran.stderr
    assert tree(folder) == before


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("pastee.txt", "there is no such file"),
        ("content", "there is no such file"),
        ("http://a.example/x", "only https addresses"),
        ("ftp://a.example/x", "not allowed"),
        ("file:///etc/passwd", "NR703"),
        ("https://127.0.0.1/x", "inside a network"),
        ("https://localhost/x", "names no host"),
    ],
)
def test_what_cannot_be_opened_is_said(folder: Path, source: str, words: str) -> None:
    """A file that is not there, an address that is not asked."""
    ran = add(folder, source, CI="")
    without_ci = {key: text for key, text in environment().items() if key != "CI"}
    asked = subprocess.run(
        [sys.executable, "-m", "newsroom", "add", source],
        check=False, capture_output=True, text=True, cwd=folder, env=without_ci,
    )  # fmt: skip

    assert (ran.returncode, asked.returncode) == (1, 1)
    assert words in asked.stderr
    assert "Traceback" not in ran.stderr + asked.stderr


def test_an_editor_is_asked_on_a_terminal(folder: Path) -> None:
    """Only for what is needed and missing; a wrong answer is asked again."""
    paste = PASTE.replace("입력 2025.05.20 09:30\n", "")
    (folder / "paste.txt").write_text(paste, encoding="utf-8")
    master, slave = pty.openpty()
    program = [
        sys.executable,
        "-m",
        "newsroom",
        "add",
        "paste.txt",
        "--url",
        URL,
        "--topic",
        "harbour",
    ]
    with subprocess.Popen(
        program, cwd=folder, env=environment(), stdin=slave, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        os.write(master, b"20.5.2025\n2025-05-20\n")
        out, err = process.communicate(timeout=60)
    os.close(slave)
    os.close(master)

    assert process.returncode == 0, err
    assert "write 2025-05-20" in err
    assert "published: 2025-05-20" in (folder / OUT).read_text(encoding="utf-8")
    assert "Its address" not in out + err


def test_the_editor_opens_the_draft(folder: Path) -> None:
    """The one that $EDITOR names."""
    ran = add(
        folder, "paste.txt", "--url", URL, "--topic", "harbour", "--edit", EDITOR="cat", VISUAL=""
    )
    none = newsroom(folder, "new", "own-story", "--edit", EDITOR="", VISUAL="")

    assert "state: draft" in ran.stdout
    assert "$EDITOR names no editor" in none.stderr
    assert (folder / "content/briefs/2025/own-story.ko.md").is_file()


def test_a_paste_brings_nothing_heavy(folder: Path) -> None:
    """Neither the extra, nor Pelican, nor WeasyPrint; it takes a second less."""
    program = (
        "import sys; from newsroom.cli.main import run; run(['add', 'paste.txt', '--dry-run']); "
        "sys.exit(str({'lxml', 'trafilatura', 'weasyprint', 'pelican', 'rich'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        check=False, capture_output=True, text=True, cwd=folder, env=environment(),
    )  # fmt: skip

    assert ran.stderr.strip().endswith("set()"), ran.stderr


def test_a_new_brief_is_our_own(folder: Path) -> None:
    """With no source; a slug that is taken is refused."""
    ran = newsroom(folder, "new", "own-story", "--topic", "harbour", "--section", "companies")
    text = (folder / "content/briefs/2025/own-story.ko.md").read_text(encoding="utf-8")

    assert ran.returncode == 0, ran.stderr
    assert "source: none" in text
    assert newsroom(folder, "check", "content/briefs/2025/own-story.ko.md").returncode == 0
    assert newsroom(folder, "new", "bridgehead").returncode == 1
    assert newsroom(folder, "new", "Own Story").returncode == 2


def test_a_translation_has_the_original_beside_it(folder: Path) -> None:
    """As comments, with names, figures, links and notes in place; nothing of it is published."""
    (folder / "content/briefs/2025/bridgehead.en.md").unlink()
    ran = newsroom(folder, "translate", "bridgehead", "en")
    file = folder / "content/briefs/2025/bridgehead.en.md"
    text = file.read_text(encoding="utf-8")

    assert ran.returncode == 0, ran.stderr
    assert "<!-- {entity}`cloudwalk` 은 {figure}`budget` 를 본다." in text
    assert "\nTODO {entity}`cloudwalk` {figure}`budget` [TODO](brief:ferries) [^1]\n" in text
    assert "labels: {budget: TODO}" in text
    assert "image: {alt: TODO}" in text
    assert "[^1]: TODO" in text
    checked = newsroom(folder, "check")
    assert (checked.returncode, "NR308" in checked.stdout) == (0, False), checked.stdout
    built = newsroom(folder, "build", "--format", "web")
    assert built.returncode == 0, built.stderr
    assert "en/briefs/bridgehead/index.html" not in tree(folder / "output")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["bridghead", "en"], 2, 'did you mean "bridgehead"?'),
        (["bridgehead", "jp"], 2, 'there is no language "jp"'),
        (["bridgehead", "en"], 1, "is there already"),
        (["bridgehead", "ko"], 1, "is there already"),
    ],
)
def test_what_cannot_be_translated_is_said(
    folder: Path, arguments: list[str], status: int, words: str
) -> None:
    """Nothing that is there is written over."""
    before = tree(folder)
    ran = newsroom(folder, "translate", *arguments)

    assert (ran.returncode, words in ran.stderr) == (status, True), ran.stderr
    assert tree(folder) == before
