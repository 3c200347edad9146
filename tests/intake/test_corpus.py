"""What is found in the corpus never falls below what it was, and nothing is made up."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).resolve().parents[1] / "benchmarks/intake.py"


def _bench() -> ModuleType:
    """Load the benchmark, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("benchmarks_intake", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bench = _bench()


@pytest.mark.parametrize("aside", [False, True], ids=["worked-on", "put-aside"])
def test_no_date_author_or_outlet_of_a_paste_is_made_up(aside: bool) -> None:  # noqa: FBT001
    """An open field costs a question, a wrong one costs trust."""
    scores = bench.measure("pastes", aside=aside)

    wrong = [
        one for (what, _), s in scores.items() if what in bench.NEVER_MADE_UP for one in s.wrong
    ]
    assert wrong == []


def test_what_was_found_in_pastes_is_still_found() -> None:
    """Precision and recall over the pastes that the rules were made on."""
    scores = bench.measure("pastes", aside=False)

    for what in (*bench.ONE, *bench.MANY):
        cells = [score for (field, _), score in scores.items() if field == what]
        right = sum(cell.right for cell in cells)
        wrong = sum(len(cell.wrong) for cell in cells)
        missed = sum(len(cell.missed) for cell in cells)
        assert wrong <= 0.05 * (right + wrong), what
        assert missed <= 0.05 * (right + missed), what


@pytest.mark.parametrize("kind", ["pastes", "pages"])
def test_every_article_has_its_truth(kind: str) -> None:
    """Six a language, each with a file beside it that says what is to be found."""
    names = [name for aside in (False, True) for name, _, _ in bench.articles(kind, aside=aside)]

    assert sorted(names) == sorted(
        f"{tag}-{n}" for tag in ("ko", "en", "zh-Hant", "zh-Hans", "ja") for n in range(1, 7)
    )
