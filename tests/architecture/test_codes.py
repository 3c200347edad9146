"""Hold every problem code to its page, its case and its use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsroom.codes import CODES
from support.golden import cases

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "content/pages/handbook/problems"
FENCED = re.compile(r"^```\w+\n.*?^```\n", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"\bNR\d{3}\b")

PROVOKED_BY = {
    "NR405": "tests/locales/test_catalogues.py",
    "NR406": "tests/desk/test_pelican.py",
    "NR503": "tests/formats/pdf/test_blame.py",
    "NR505": "tests/typefaces/test_masters.py",
    "NR506": "tests/typefaces/test_masters.py",
    "NR601": "tests/press/test_destination.py",
    "NR602": "tests/press/test_destination.py",
    "NR605": "tests/press/test_run.py",
}
"""Codes that need more than content to come about, and the test that makes them."""


def used() -> dict[str, set[str]]:
    """Return the codes that the code names, and the files that do."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "plugins/newsroom").rglob("*.py")):
        if file.name != "codes.py":
            for code in CODE.findall(file.read_text(encoding="utf-8")):
                found.setdefault(code, set()).add(file.relative_to(ROOT).as_posix())
    return found


def test_every_code_is_used_and_every_used_code_is_registered() -> None:
    """The register and the code name the same codes."""
    assert sorted(CODES) == sorted(used())


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_page(code: str) -> None:
    """The page has the code's title, a bad and a good example, and the reason."""
    page = (PAGES / f"{code.lower()}.en.md").read_text(encoding="utf-8")
    parts = ["A bad example", "A good example", "Why we insist"]

    assert f'title: "{code}: {CODES[code]}"\nsummary: ' in page
    assert parts == re.findall(r"^## (.*)$", FENCED.sub("", page), re.MULTILINE)
    assert len(FENCED.findall(page)) == len(parts) - 1


def test_every_page_is_of_a_code_and_in_the_list() -> None:
    """No page is left over, and the index leads to each."""
    index = (PAGES.parent / "problems.en.md").read_text(encoding="utf-8")
    wanted = [f"- [{c}: {t}](page:handbook/problems/{c.lower()})" for c, t in CODES.items()]

    assert sorted(f"{code.lower()}.en.md" for code in CODES) == sorted(
        page.name for page in PAGES.iterdir()
    )
    assert wanted == re.findall(r"^- .*$", index, re.MULTILINE)


def test_every_code_has_a_case() -> None:
    """A golden case shows the words of each code, or a named test provokes it."""
    shown = {case.code for case in cases()}

    assert set(CODES) - shown == set(PROVOKED_BY)
    for code, file in PROVOKED_BY.items():
        assert code in (ROOT / file).read_text(encoding="utf-8")


def test_every_case_is_of_a_code() -> None:
    """No golden case is of a code that does not exist."""
    assert [case.name for case in cases() if case.code not in CODES] == []
