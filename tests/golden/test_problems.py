"""What an editor is told of each kind of problem, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.cli.main import run
from support.golden import BASE, MOMENT, Case, cases


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_says_what_is_wrong(
    case: Case,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    update_golden: bool,  # noqa: FBT001 - a fixture
) -> None:
    """The case's own code is among what is said, and the words are those that were reviewed."""
    case.lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)

    status = run(case.command)

    said = "".join(capfd.readouterr())
    if update_golden:
        case.expected.write_text(said, encoding="utf-8")
    assert case.code in said
    assert status == (1 if f"error {case.code}" in said or " error" in said else 0)
    assert said == case.expected.read_text(encoding="utf-8")


def test_nothing_is_wrong_with_the_base(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the cases lie over has no problem of its own."""
    monkeypatch.chdir(BASE)

    assert run(["check", "--now", MOMENT]) == 0
    assert "no problems" in capfd.readouterr().out
