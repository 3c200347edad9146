"""Test what is made, in what order, and what cannot stand side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.press.plan import clashes, make_plan
from support.presses import Pages, settings_in, site_of


def plan_of(tmp_path: Path, *renderers: Pages) -> tuple[list[list[str]], list[str]]:
    """Plan some pages; return the waves' paths and the problems' words."""
    plan, problems = make_plan(site_of(settings_in(tmp_path)), renderers)
    waves = [[job.path for job in wave] for wave in plan.waves]
    return waves, [f"{problem.code} {problem.message}" for problem in problems]


def test_what_a_page_needs_is_made_before_it(tmp_path: Path) -> None:
    """A page that states a PDF's size comes a wave later; slow formats come first."""
    web = Pages({"ko/": "", "ko/issue/": ""}, needs={"ko/issue/": ("ko/issue/x.pdf",)})
    pdf = Pages({"ko/issue/x.pdf": ""}, name="pdf")
    assert plan_of(tmp_path, web, pdf) == ([["ko/issue/x.pdf", "ko/"], ["ko/issue/"]], [])


def test_a_need_that_nobody_makes_does_not_hold_a_page_up(tmp_path: Path) -> None:
    """Its renderer finds no facts and says so in its own way."""
    web = Pages({"ko/": ""}, needs={"ko/": ("ko/none.pdf",)})
    assert plan_of(tmp_path, web) == ([["ko/"]], [])


def test_jobs_that_need_each_other_are_a_fault(tmp_path: Path) -> None:
    """It is a mistake in a renderer, not in the content."""
    web = Pages({"a/": "", "b/": ""}, needs={"a/": ("b/",), "b/": ("a/",)})
    with pytest.raises(ValueError, match="circle"):
        plan_of(tmp_path, web)


def test_two_pages_for_one_address_are_named(tmp_path: Path) -> None:
    """Both makers are told, so that one can be renamed."""
    web = Pages({"ko/about/": ""})
    machines = Pages({"ko/about/index.html": ""}, name="machines")
    _, (problem,) = plan_of(tmp_path, web, machines)
    assert problem == (
        'NR407 "ko/about/index.html" is made by machines page ko/about/index.html en '
        "and by web page ko/about/ en"
    )


def test_unsafe_paths_are_problems(tmp_path: Path) -> None:
    """A renderer cannot write outside the site, whatever a brief made it believe."""
    _, problems = plan_of(tmp_path, Pages({"../x.html": ""}))
    assert problems == ['NR407 "../x.html" cannot be a page\'s address: it leads out of its folder']


@pytest.mark.parametrize(
    ("paths", "count"),
    [
        (["a", "b"], 0),
        (["A/x", "a/x"], 1),
        (["a", "a/b"], 1),
        (["a/index.html", "a/"], 1),
        (["a", "a", "a"], 2),
    ],
)
def test_clashes_are_counted(paths: list[str], count: int) -> None:
    """One file for two things, or a file where a folder must be, on any disk."""
    assert len(list(clashes((path, "web") for path in paths))) == count


@settings(max_examples=50, deadline=None)
@given(data=st.data())
def test_every_job_is_planned_once_and_after_its_needs(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nothing is lost between the renderers and the waves."""
    count = data.draw(st.integers(1, 8))
    paths = [f"p{number}/" for number in range(count)]
    needs = {
        path: tuple(data.draw(st.sets(st.sampled_from(paths[:index])))) if index else ()
        for index, path in enumerate(paths)
    }
    waves, problems = plan_of(
        tmp_path_factory.mktemp("plan"), Pages(dict.fromkeys(paths, ""), needs=needs)
    )
    order = [path for wave in waves for path in wave]
    assert (sorted(order), problems) == (sorted(paths), [])
    assert all(order.index(need) < order.index(path) for path in paths for need in needs[path])
