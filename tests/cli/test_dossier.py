"""Test the verb that prints a dossier."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pytest

from support.sites import newsroom, write_publication


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small publication."""
    root = tmp_path_factory.mktemp("publication")
    write_publication(root)
    return root


def test_a_dossier_is_one_pdf_beside_the_settings(folder: Path) -> None:
    """It says what it is, what it holds, and how large it is."""
    done = newsroom(folder, "dossier", "harbour", "--lang", "en")
    path = folder / "harbour-dossier-en.pdf"
    with pikepdf.open(path) as pdf:
        title, pages = str(pdf.docinfo["/Title"]), len(pdf.pages)
        attached = set(pdf.attachments)
    text = subprocess.run(
        ["pdftotext", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout

    assert done.returncode == 0, done.stderr
    assert f"harbour-dossier-en.pdf: 2 briefs, {pages} pages" in done.stdout
    assert "Dossier" in title
    assert "In this dossier" in text
    assert attached == {"harbour-dossier-en.md", "harbour-dossier-en.json"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("harbor",), 'did you mean "harbour"?'),
        (("harbour", "--lang", "kr"), 'write "ko"'),
        (("harbour", "--since", "2199-01-01"), "nothing was published"),
        (("harbour", "--since", "yesterday"), "does not match"),
        (("harbour", "--output", "no/such/folder.pdf"), "No such file or directory"),
    ],
)
def test_what_cannot_be_printed_says_why(
    folder: Path, arguments: tuple[str, ...], words: str
) -> None:
    """A wrong call, not a traceback; nothing is written."""
    done = newsroom(folder, "dossier", *arguments)

    assert done.returncode in {1, 2}
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "harbour-dossier-ko.pdf").exists()
