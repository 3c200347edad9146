"""Test that the number of processes changes nothing but the time."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.press.bench import Made
from newsroom.press.plan import make_plan
from newsroom.press.run import JobFailedError, run
from newsroom.press.stage import Stage
from support.presses import Pages, bench_of, settings_in, site_of, tree

PAGES = {f"en/{number}/": f"page {number}" for number in range(100)}


def run_pages(tmp_path: Path, processes: int, *renderers: Pages) -> tuple[tuple[Made, ...], Path]:
    """Make some pages on a stage; return what became of each, and the stage's folder."""
    site = site_of(settings_in(tmp_path))
    folder = tmp_path / f"stage-{processes}"
    folder.mkdir()
    bench = bench_of(site, Stage(folder, tmp_path / "none"), *renderers)
    plan, _ = make_plan(site, renderers)
    made = run(bench, plan, processes=processes, progress=lambda _done, _total: None)
    return made, folder


@pytest.mark.parametrize("processes", [2, 3])
def test_many_processes_make_what_one_makes(tmp_path: Path, processes: int) -> None:
    """Bytes, facts and order are equal; facts reach the pages of later waves."""
    web = Pages({**PAGES, "en/issue/": "issue"}, needs={"en/issue/": ("en/issue/x.bin", "en/1/")})
    other = Pages({"en/issue/x.bin": "12345"}, name="machines")
    alone, one = run_pages(tmp_path, 1, web, other)
    together, many = run_pages(tmp_path, processes, web, other)
    assert tree(one) == tree(many)
    assert tree(one)["en/issue/index.html"] == b"issue en/issue/x.bin:5 en/1/:6"
    assert [(m.job, m.facts, m.fingerprint) for m in alone] == [
        (m.job, m.facts, m.fingerprint) for m in together
    ]


@pytest.mark.parametrize("processes", [1, 2])
def test_problems_of_all_jobs_come_back(tmp_path: Path, processes: int) -> None:
    """A page that cannot be made does not hide another's problem."""
    pages = {**PAGES, "en/5/": "!problem", "en/77/": "!problem"}
    made, _ = run_pages(tmp_path, processes, Pages(pages))
    bad = [str(problem) for one in made for problem in one.problems]
    assert bad == ["en/5/: error NR404: it went wrong", "en/77/: error NR404: it went wrong"]


def test_a_worker_that_is_killed_is_a_problem_and_no_hang(tmp_path: Path) -> None:
    """The others go on; what the dead one held is named."""
    pages = {**PAGES, "en/5/": "!kill"}
    made, _ = run_pages(tmp_path, 2, Pages(pages))
    lost = [one for one in made if one.problems]
    assert "en/5/" in {one.job.path for one in lost}
    assert {problem.code for one in lost for problem in one.problems} == {"NR605"}
    assert "SIGKILL" in lost[0].problems[0].message
    assert len(made) == len(PAGES)


def test_all_workers_killed_is_still_an_answer(tmp_path: Path) -> None:
    """What nobody could make any more is named as well."""
    made, _ = run_pages(tmp_path, 2, Pages(dict.fromkeys(PAGES, "!kill")))
    assert all(one.problems for one in made)


def test_a_fault_in_a_renderer_reaches_the_parent_with_its_traceback(tmp_path: Path) -> None:
    """It is no problem of the content, and says where in our code it was."""
    with pytest.raises(JobFailedError, match="ZeroDivisionError: en/5/"):
        run_pages(tmp_path, 2, Pages({**PAGES, "en/5/": "!fault"}))


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    """It begins at nothing and ends at all."""
    seen: list[tuple[int, int]] = []
    site = site_of(settings_in(tmp_path))
    (tmp_path / "stage").mkdir()
    pages = Pages(PAGES)
    bench = bench_of(site, Stage(tmp_path / "stage", tmp_path / "none"), pages)
    plan, _ = make_plan(site, [pages])
    run(bench, plan, processes=2, progress=lambda done, total: seen.append((done, total)))
    assert list(dict.fromkeys(seen)) == [(done, len(PAGES)) for done in range(len(PAGES) + 1)]
