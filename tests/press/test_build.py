"""Test a whole build with renderers that stand in for real ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from newsroom.press.build import print_site, with_formats
from newsroom.press.report import Report
from newsroom.press.run import JobFailedError
from newsroom.problems import Place, Problem, PublicationError, Severity
from newsroom.settings import Settings
from support.presses import Pages, assembly_of, file_names, settings_in, tree

PAGES = {"": "front", "en/": "english", "en/issue/": "an issue"}


def print_pages(
    settings: Settings, *renderers: Pages, processes: int = 1, problems: tuple[Problem, ...] = ()
) -> Report:
    """Print a site of given pages."""
    by_name: Mapping[str, Pages] = {renderer.name: renderer for renderer in renderers}
    return print_site(
        assembly_of(settings, *problems),
        settings,
        processes=processes,
        wait=0,
        formats=lambda _settings: by_name,  # type: ignore[arg-type, return-value]
    )


def test_a_site_is_printed(tmp_path: Path) -> None:
    """Every page is in its place, and the list with them."""
    settings = settings_in(tmp_path)
    report = print_pages(settings, Pages(PAGES))
    assert set(tree(settings.output)) == file_names(PAGES)
    assert (len(report.artifacts), report.made) == (3, 3)


def test_what_did_not_change_is_not_rendered_again(tmp_path: Path) -> None:
    """Only the page whose fingerprint is another; the tree is that of a clean build."""
    settings = settings_in(tmp_path)
    log = tmp_path / "log"
    print_pages(settings, Pages(PAGES))
    changed = {**PAGES, "en/": "English"}
    report = print_pages(settings, Pages(changed, log=log))
    assert (log.read_text(), report.made) == ("en/\n", 1)
    clean = settings_in(tmp_path / "clean")
    print_pages(clean, Pages(changed))
    assert tree(settings.output) == tree(clean.output)


def test_a_page_that_somebody_spoilt_is_made_anew(tmp_path: Path) -> None:
    """What is published is never believed unseen."""
    settings = settings_in(tmp_path)
    print_pages(settings, Pages(PAGES))
    before = tree(settings.output)
    (settings.output / "en/index.html").write_text("spoilt")
    (settings.output / "index.html").unlink()
    report = print_pages(settings, Pages(PAGES))
    assert (tree(settings.output), report.made) == (before, 2)


def test_slow_formats_are_remembered_beyond_the_output(tmp_path: Path) -> None:
    """A PDF is not set again because the output was removed, or an issue went and came back."""
    settings = settings_in(tmp_path)
    log = tmp_path / "log"
    pdf = Pages({"en/x.pdf": "slow"}, name="pdf", log=log)
    print_pages(settings, Pages(PAGES), pdf)
    print_pages(settings, Pages(PAGES))
    report = print_pages(settings, Pages(PAGES), pdf)
    assert (log.read_text(), report.made) == ("en/x.pdf\n", 0)


@pytest.mark.parametrize(("trouble", "processes"), [("!problem", 1), ("!problem", 2), ("!kill", 2)])
def test_a_page_that_fails_leaves_the_old_site(
    tmp_path: Path, trouble: str, processes: int
) -> None:
    """And says what failed."""
    settings = settings_in(tmp_path)
    print_pages(settings, Pages(PAGES))
    before = tree(settings.output)
    with pytest.raises(PublicationError):
        print_pages(settings, Pages({**PAGES, "en/": trouble}), processes=processes)
    assert tree(settings.output) == before


def test_a_fault_leaves_the_old_site(tmp_path: Path) -> None:
    """A mistake of ours as well."""
    settings = settings_in(tmp_path)
    print_pages(settings, Pages(PAGES))
    before = tree(settings.output)
    with pytest.raises(JobFailedError):
        print_pages(settings, Pages({**PAGES, "en/": "!fault"}), processes=2)
    assert tree(settings.output) == before


def test_errors_of_the_content_and_of_the_output_come_together(tmp_path: Path) -> None:
    """All problems at once, and nothing is made."""
    settings = settings_in(tmp_path)
    settings.output.mkdir()
    (settings.output / "thesis.txt").write_text("precious")
    problem = Problem("NR104", Place("content/x.ko.md", 7, 9), "unknown topic")
    with pytest.raises(PublicationError) as caught:
        print_pages(settings, Pages(PAGES), problems=(problem,))
    assert [found.code for found in caught.value.problems] == ["NR104", "NR604"]
    assert set(tree(settings.output)) == {"thesis.txt"}


def test_warnings_do_not_stop_a_build(tmp_path: Path) -> None:
    """They come back with the report."""
    settings = settings_in(tmp_path)
    warning = Problem("NR308", Place("x"), "older", severity=Severity.WARNING)
    assert print_pages(settings, Pages(PAGES), problems=(warning,)).problems == (warning,)


def test_two_pages_for_one_address_stop_a_build(tmp_path: Path) -> None:
    """Before anything is made."""
    settings = settings_in(tmp_path)
    with pytest.raises(PublicationError) as caught:
        print_pages(settings, Pages(PAGES), Pages({"en/index.html": "x"}, name="machines"))
    assert [problem.code for problem in caught.value.problems] == ["NR407"]
    assert not settings.output.exists()


def test_formats_can_be_limited(tmp_path: Path) -> None:
    """To those of the settings, in their order."""
    settings = settings_in(tmp_path, formats=["web", "pdf"])
    assert with_formats(settings, ("pdf", "web")).formats == ("web", "pdf")
    assert with_formats(settings, ("web",)).formats == ("web",)
