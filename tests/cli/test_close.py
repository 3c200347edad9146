"""Test that closing writes a state and a lock, nothing else, and holds editors to their word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.cli.main import run
from newsroom.cli.states import with_states
from support.golden import BASE

BRIEF = Path("content/briefs/2025/new-ferry.ko.md")
ISSUE = Path("content/issues/harbour/2025-03.yml")
LOCK = Path("content/issues/harbour/2025-03.lock.yml")
CORRECTION = "corrections:\n  - {date: 2025-04-02, what: 배는 두 척이다.}\nsource:"


@pytest.fixture(autouse=True)
def publication(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the publication that the golden cases lie over."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


def close(*languages: str, issue: str = "2025-03") -> int:
    """Run the verb."""
    return run(["close", "harbour", issue, *languages, "--now", "2025-06-01"])


def edit(file: Path, old: str, new: str) -> None:
    """Change a file at one place."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def check() -> int:
    """Tell whether anything is wrong with the content."""
    return run(["check", "--now", "2025-06-01"])


def test_closing_writes_the_state_and_the_lock(capfd: pytest.CaptureFixture[str]) -> None:
    """The other edition is named, so that the issue stays open for it; the check is content."""
    before = ISSUE.read_text(encoding="utf-8")

    assert (close("ko"), check()) == (0, 0)
    assert capfd.readouterr().out.startswith("harbour 2025-03 ko: closed, 1 brief\nno problems")
    want = f"{before}editions:\n  ko: closed\n  en: open\n"
    assert ISSUE.read_text(encoding="utf-8") == want
    assert not list(ISSUE.parent.glob(".*"))


def test_an_issue_without_a_file_gets_one() -> None:
    """Its number and date are in the lock."""
    shutil.copy(BRIEF, BRIEF.with_name("later.ko.md"))
    edit(BRIEF.with_name("later.ko.md"), "date: 2025-03-21", "date: 2025-04-21")

    assert (close("ko", issue="2025-04"), check()) == (0, 0)
    assert ISSUE.with_name("2025-04.yml").read_text(encoding="utf-8") == "editions:\n  ko: closed\n"
    assert "number: 2\ndate: 2025-04-30\n" in ISSUE.with_name("2025-04.lock.yml").read_text()


def test_a_changed_text_needs_a_correction(capfd: pytest.CaptureFixture[str]) -> None:
    """Without one nothing is locked anew; with one the lock counts it, and the next needs more."""
    close("ko", "en")
    edit(BRIEF, "띄운다.\n\n", "두 척 띄운다.\n\n")
    kept = LOCK.read_bytes()
    assert (check(), close("ko", "--again"), LOCK.read_bytes()) == (1, 1, kept)
    assert "the text of" in capfd.readouterr().err

    edit(BRIEF, "source:", CORRECTION)
    assert (check(), close("ko", "--again"), check()) == (0, 0, 0)
    assert "corrections: 1\n" in LOCK.read_text(encoding="utf-8")
    edit(BRIEF, "두 척 띄운다", "세 척 띄운다")
    assert (check(), close("ko", "--again")) == (1, 1)


def test_a_correction_cannot_be_taken_back() -> None:
    """Readers have seen it."""
    edit(BRIEF, "source:", CORRECTION)
    close("ko")
    assert check() == 0
    edit(BRIEF, CORRECTION, "source:")
    assert check() == 1


def test_an_edition_is_opened_again() -> None:
    """Even where what is wrong is that a brief is gone; the last one takes the lock with it."""
    close("ko", "en")
    for file in BRIEF.parent.iterdir():
        file.unlink()
    assert check() == 1
    assert close("ko", "en", "--open") == 0
    assert not LOCK.exists()
    assert "ko: open\n  en: open\n" in ISSUE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "want"),
    [
        (["harbor", "2025-03", "ko"], 'there is no topic "harbor"; did you mean "harbour"?'),
        (["harbour", "2025-3", "ko"], 'has no issue "2025-3"; did you mean "2025-03"?'),
        (["harbour", "2025-03", "ja"], 'has no edition "ja"; known are ko, en'),
        (["harbour", "2025-03", "en", "--again"], "is not locked"),
        (["harbour", "2025-03", "en", "--open"], "is not locked"),
        (["harbour", "2025-03", "ko"], "is closed already"),
        (["harbour", "2025-03", "ko", "--open", "--again"], "give one of them"),
        (["harbour", "2025-03"], "Missing argument"),
    ],
)
def test_what_cannot_be_closed_is_said(
    arguments: list[str], want: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """With the word that was probably meant."""
    close("ko")
    assert run(["close", *arguments]) == 2
    assert want in capfd.readouterr().err


def test_nothing_is_locked_while_something_is_wrong(capfd: pytest.CaptureFixture[str]) -> None:
    """An error would be locked with it."""
    edit(BRIEF, "entities: [port", "entities: [pont")
    assert close("ko") == 1
    assert "NR115" in capfd.readouterr().err
    assert not LOCK.exists()


def test_a_file_of_another_form_is_left_to_its_editor(capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is written at all, and the lines to write are said."""
    with ISSUE.open("a", encoding="utf-8") as file:
        file.write("editions: {ko:\n    {state: draft}}\n")
    before = ISSUE.read_bytes()
    assert close("ko") == 1
    assert "write\n  editions:\n    ko: closed\n" in capfd.readouterr().err
    assert (ISSUE.read_bytes(), LOCK.exists()) == (before, False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "editions:\n  ko: closed\n  en: open\n"),
        ("number: 1", "number: 1\neditions:\n  ko: closed\n  en: open\n"),
        ("editions: {ko: open}\n", "editions: {ko: closed, en: open}\n"),
        ("editions: { en: draft, ko: open } # x\n", "editions: { en: open, ko: closed } # x\n"),
        (
            "editions: {ja: {state: none, reason: x}}\nnumber: 1\n",
            "editions: {ja: {state: none, reason: x}, ko: closed, en: open}\nnumber: 1\n",
        ),
        (
            "editions:\n    # of spring\n    ko: open # yet\n\nnumber: 1\n",
            "editions:\n    # of spring\n    ko: closed # yet\n    en: open\n\nnumber: 1\n",
        ),
        ("editions:\n  en: draft\n  ko: open", "editions:\n  en: open\n  ko: closed"),
        (
            "number: 1\neditions: # none yet",
            "number: 1\neditions: # none yet\n  ko: closed\n  en: open\n",
        ),
        ("editions: [ko]\n", None),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_states_change(before: str, after: str | None, newline: str) -> None:
    """Whatever way they are written; comments, order and line ends stay."""
    before = before.replace("\n", newline)
    if newline in before or newline == "\n":
        want = after and after.replace("\n", newline)
        assert with_states(before, {"ko": "closed", "en": "open"}) == want


@given(st.text(alphabet="editons:{},# \r\nko-", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    """What comes out is judged by the reader; nothing is ever lost of what stood there."""
    for before in (text, f"editions:{text}", f"editions:\n{text}"):
        made = with_states(before, {"ko": "closed"})
        assert made is None or len(made) >= len(before.rstrip()) - 4
