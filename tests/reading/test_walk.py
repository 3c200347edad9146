"""Test the walk over a real folder: what it finds, what it refuses, what it leaves alone."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from newsroom.problems import Problem
from newsroom.reading import read
from newsroom.reading.files import SourceFile
from newsroom.reading.walk import IMAGE_BYTES, MARKDOWN_BYTES, YAML_BYTES, survey, walk
from support.sources import ORIGINAL, settings_at, short

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0"  # as much as is looked at


def write(root: Path, path: str, data: bytes | str = "") -> Path:
    """Write a file below the content folder."""
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


def walked(root: Path) -> tuple[dict[str, SourceFile], tuple[Problem, ...]]:
    """Walk the folder; return the files by their paths."""
    files, problems = walk(settings_at(root))
    assert sorted(file.path for file in files) == [file.path for file in files]
    return {file.path: file for file in files}, problems


def test_every_file_is_found_with_its_bytes(tmp_path: Path) -> None:
    """Files come sorted, with paths from the root; an image with its measure instead."""
    write(tmp_path, "briefs/2025/x.ko.md", ORIGINAL)
    write(tmp_path, "outlets.yml", "a: {names: {en: A}}")
    write(tmp_path, "images/2025/a.png", PNG)

    files, problems = walked(tmp_path)

    assert problems == ()
    assert [*files] == [
        "content/briefs/2025/x.ko.md",
        "content/images/2025/a.png",
        "content/outlets.yml",
    ]
    assert ORIGINAL.encode() == files["content/briefs/2025/x.ko.md"].data
    image = files["content/images/2025/a.png"]
    assert image.data == b""
    assert image.image
    assert (image.image.width, image.image.height) == (2, 1)


def test_a_folder_goes_from_disk_to_manuscripts(tmp_path: Path) -> None:
    """The walk and the readers fit together."""
    write(tmp_path, "briefs/x.ko.md", ORIGINAL)
    write(tmp_path, "images/a.png", PNG)
    settings = settings_at(tmp_path)

    manuscripts, problems = read(walk(settings)[0], settings)

    assert problems == ()
    assert [brief.slug for brief in manuscripts.briefs] == ["x"]
    assert [image.path for image in manuscripts.images] == ["a.png"]


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "../../outside.md", "nowhere"])
@pytest.mark.parametrize("name", ["briefs/x.ko.md", "images/etc", "briefs", "outlets.yml"])
def test_no_link_is_followed(tmp_path: Path, target: str, name: str) -> None:
    """A symbolic link to a file, a folder or nothing is refused, and nothing read through it."""
    write(tmp_path, "units.yml")
    link = tmp_path / "content" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)

    files, problems = walked(tmp_path)

    assert [short(problem) for problem in problems] == [
        "0:0 NR004: symbolic links are not followed; put the file itself here"
    ]
    assert f"content/{name}" == problems[0].place.path
    assert {f"content/{name}", "content/units.yml"} == set(files)
    assert files[f"content/{name}"].refused


def test_a_content_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """The content folder itself is not followed elsewhere either."""
    (tmp_path / "content").symlink_to("/etc")

    files, problems = walked(tmp_path)

    assert (files, [problem.code for problem in problems]) == ({}, ["NR004"])


def test_a_link_among_images_is_told_before_it_is_looked_for(tmp_path: Path) -> None:
    """A refused file is broken, so that what names it is not blamed as well."""
    write(tmp_path, "briefs/x.ko.md", ORIGINAL)
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/images/a.png").symlink_to("/etc/passwd")
    (tmp_path / "content/outlets.yml").symlink_to("/etc/passwd")
    settings = settings_at(tmp_path)

    manuscripts, problems = read(walk(settings)[0], settings)

    assert problems == ()
    assert {"image:a.png", "outlet:*"} == manuscripts.broken


@pytest.mark.parametrize(
    ("path", "limit"),
    [
        ("briefs/x.ko.md", MARKDOWN_BYTES),
        ("issues/t/2025-03.ko.md", MARKDOWN_BYTES),
        ("topics/t.yml", YAML_BYTES),
        ("images/a.png", IMAGE_BYTES),
    ],
)
def test_large_files_are_not_read(tmp_path: Path, path: str, limit: int) -> None:
    """A size over the limit is told from the folder, before a byte is read."""
    file = write(tmp_path, path)
    os.truncate(file, limit + 1)
    file.chmod(0)

    files, (problem,) = walked(tmp_path)

    assert ("NR005", f"content/{path}") == (problem.code, problem.place.path)
    assert f"{limit + 1:,} bytes; {limit:,} are allowed" in problem.message
    assert files[f"content/{path}"].refused


def test_names_that_some_systems_confuse(tmp_path: Path) -> None:
    """Names that differ only in case or in form are told, files and folders alike."""
    write(tmp_path, "images/skyline.png", PNG)
    write(tmp_path, "images/Skyline.png", PNG)
    write(tmp_path, "images/caf\u00e9.png", PNG)
    write(tmp_path, f"images/{unicodedata.normalize('NFD', 'café')}.png", PNG)
    write(tmp_path, "briefs/2025/x.ko.md", ORIGINAL)
    write(tmp_path, "briefs/A/x.ko.md", ORIGINAL)
    write(tmp_path, "briefs/a/x.en.md", ORIGINAL)

    _, problems = walked(tmp_path)

    assert [problem.code for problem in problems] == ["NR006", "NR006", "NR006"]
    assert problems[0].place.path == "content/briefs/a"
    assert 'the names "caf\u00e9.png" and' in problems[1].message
    assert "differ only in form" in problems[1].message
    assert problems[2].message == 'the names "skyline.png" and "Skyline.png" differ only in case'


def test_what_editors_and_systems_leave_is_left_alone(tmp_path: Path) -> None:
    """Hidden files, backups and what is for people is no part of the content."""
    write(tmp_path, "briefs/x.ko.md", ORIGINAL)
    for name in (
        ".DS_Store",
        ".git/config",
        "briefs/x.ko.md~",
        "briefs/.x.ko.md.swp",
        "briefs/x.ko.md.bak",
        "briefs/#x.ko.md#",
        "images/Thumbs.db",
        "images/._a.png",
        "README.md",
        "LICENSE",
    ):
        write(tmp_path, name)
    (tmp_path / "content/briefs/.#x.ko.md").symlink_to("editor@host.1234")

    files, problems = walked(tmp_path)

    assert ([*files], problems) == (["content/briefs/x.ko.md"], ())


def test_what_nobody_reads_is_told_once(tmp_path: Path) -> None:
    """A stray file is told by the readers; a stray folder once, and is not gone into."""
    write(tmp_path, "briefs/notes.docx", b"PK\x03\x04")
    for number in range(9):
        write(tmp_path, f"breifs/{number}.ko.md", ORIGINAL)
    settings = settings_at(tmp_path)

    files, problems = walk(settings)
    _, more = read(files, settings)

    assert problems == ()
    assert [(problem.place.path, problem.code, problem.mend) for problem in more] == [
        ("content/breifs/", "NR009", 'did you mean "briefs"?'),
        (
            "content/briefs/notes.docx",
            "NR009",
            "move it out of the content folder, or begin its name with a dot",
        ),
    ]


def test_pipes_and_sockets_are_not_opened(tmp_path: Path) -> None:
    """A pipe among the briefs would never end: it is told, not read."""
    (tmp_path / "content/briefs").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/briefs/x.ko.md")

    files, (problem,) = walked(tmp_path)

    assert (problem.code, problem.message) == ("NR009", "this is not an ordinary file")
    assert files["content/briefs/x.ko.md"].refused


def test_a_file_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says of a file that it does not give is told in one line."""
    file = write(tmp_path, "outlets.yml", "a: b")
    settings = settings_at(tmp_path)
    entries, _ = survey(settings)
    file.unlink()
    monkeypatch.setattr("newsroom.reading.walk.survey", lambda _: (entries, ()))

    files, (problem,) = walk(settings)

    assert problem.code == "NR009"
    assert problem.message == "the file cannot be read: No such file or directory"
    assert files[0].refused


def test_a_file_that_becomes_a_pipe_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is opened is looked at again: a pipe in a file's place does not hang the build."""
    file = write(tmp_path, "outlets.yml", "a: b")
    settings = settings_at(tmp_path)
    entries, _ = survey(settings)
    file.unlink()
    os.mkfifo(file)
    monkeypatch.setattr("newsroom.reading.walk.survey", lambda _: (entries, ()))

    _, (problem,) = walk(settings)

    assert problem.message == "the file cannot be read: it is not an ordinary file"


def test_a_folder_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without permission is a problem, not an empty folder."""
    write(tmp_path, "outlets.yml", "a: b")
    write(tmp_path, "briefs/x.ko.md", ORIGINAL)
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "briefs":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)

    _, (problem,) = walk(settings_at(tmp_path))

    assert (problem.code, problem.place.path) == ("NR009", "content/briefs/")
    assert problem.message == "the folder cannot be read: Permission denied"


def test_a_file_that_grows_is_not_read_beyond_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that grew since it was looked at is refused at its limit."""
    file = write(tmp_path, "outlets.yml", "a: b")
    settings = settings_at(tmp_path)
    entries, _ = survey(settings)
    os.truncate(file, YAML_BYTES + 1)
    monkeypatch.setattr("newsroom.reading.walk.survey", lambda _: (entries, ()))

    _, (problem,) = walk(settings)

    assert problem.code == "NR005"


def test_there_has_to_be_content(tmp_path: Path) -> None:
    """No folder, a file in its place, and an empty folder are each told."""
    settings = settings_at(tmp_path)
    assert [problem.code for problem in walk(settings)[1]] == ["NR603"]

    (tmp_path / "content").write_text("x")
    assert [problem.code for problem in walk(settings)[1]] == ["NR603"]

    (tmp_path / "content").unlink()
    (tmp_path / "content/briefs").mkdir(parents=True)
    (tmp_path / "content/briefs/.gitkeep").touch()
    (problem,) = walk(settings)[1]
    assert problem.message == 'the folder "content" is empty'


def test_a_name_that_is_not_text_is_shown_safely(tmp_path: Path) -> None:
    """A file's name in no encoding, or with controls, cannot spoil a message."""
    folder = os.fsencode(tmp_path / "content/briefs")
    Path(os.fsdecode(folder)).mkdir(parents=True)
    for name in (b"\xff\xfe.ko.md", b"a\x1b[31m\nb.ko.md"):
        with open(folder + b"/" + name, "wb") as stream:  # noqa: PTH123 - a name in bytes
            stream.write(ORIGINAL.encode())
    settings = settings_at(tmp_path)

    files, problems = walk(settings)
    _, more = read(files, settings)

    assert len(files) == 2
    assert {"NR007"} == {problem.code for problem in (*problems, *more)}
    for problem in more:
        str(problem).encode()
        assert str(problem).isprintable()
