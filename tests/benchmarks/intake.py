"""Print how well facts are found in the corpus: ``make bench-intake``.

Precision and recall for each field and language, over what was worked on and what was put aside;
and every date, author and outlet that was made up, of which there must be none.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsroom.intake.cleaning import letters
from newsroom.intake.facts import Given, facts_of
from newsroom.intake.opening import Raw, parts_of_raw
from newsroom.intake.telling import told
from newsroom.problems import PublicationError
from support.articles import sample_knowledge

CORPUS = Path(__file__).resolve().parents[1] / "intake/corpus"
ONE = ("title", "outlet", "url", "published", "lang", "credit")
MANY = ("decks", "authors", "via", "figures", "entities", "relative_dates", "body")
NEVER_MADE_UP = ("published", "authors", "outlet")
KEPT_ASIDE = 5
"""Numbers from this one on were not looked at while the rules were made."""


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{text}\n")


@dataclass
class Score:
    """Count what was found and is true, what was found and is not, what was missed."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is true; 1 where nothing was."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is true that was found; 1 where there is nothing."""
        true = self.right + len(self.missed)
        return self.right / true if true else 1.0


Scores = dict[tuple[str, str], Score]
"""By (field, language)."""


def articles(kind: str, *, aside: bool) -> Iterator[tuple[str, bytes, Mapping[str, Any]]]:
    """Yield (name, bytes, truth) of the corpus's pastes or pages."""
    for file in sorted((CORPUS / kind).iterdir()):
        if file.suffix in {".txt", ".html"}:
            is_aside = int(file.stem.rpartition("-")[2]) >= KEPT_ASIDE
            if is_aside == aside:
                truth = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))
                yield file.stem, file.read_bytes(), truth


def measure(kind: str, *, aside: bool) -> Scores:
    """Read the articles of a kind and compare each with its truth."""
    scores: Scores = defaultdict(Score)
    for name, data, truth in articles(kind, aside=aside):
        language = name.rpartition("-")[0]
        found = _found(name, data)
        for what in (*ONE, *MANY):
            true = _true({"lang": language, **truth}, what)
            score = scores[what, language]
            _compare(score, name, true, found[what], by_beginning=what == "body")
    return scores


def _found(name: str, data: bytes) -> Mapping[str, list[str]]:
    try:
        parts = parts_of_raw(Raw(name, data))
    except PublicationError as error:
        say(f"{name}: {error}")
        return {what: [] for what in (*ONE, *MANY)}
    article = facts_of(parts, sample_knowledge(), Given())
    fields = {what: value["value"] for what, value in told(article).items()}
    said: dict[str, list[str]] = {what: [fields[what]] if fields[what] else [] for what in ONE}
    for what in ("decks", "authors", "via"):
        said[what] = fields[what]
    said["figures"] = [_figure(figure) for figure in fields["figures"]]
    said["entities"] = [entity["id"] or entity["latin"] for entity in fields["entities"]]
    said["relative_dates"] = [date["text"] for date in fields["relative_dates"]]
    said["body"] = [line.text for line in article.body]
    return said


def _figure(figure: Mapping[str, Any]) -> str:
    text = f"{figure['unit']} {figure['value']}"
    approx = figure.get("approx")
    return f"{text} = {approx['unit']} {approx['value']}" if approx else text


def _true(truth: Mapping[str, Any], what: str) -> list[str] | None:
    """Return what is true of a field; None where the truth does not judge it."""
    if what in ONE:
        return [truth[what]] if truth.get(what) else []
    if what in {"relative_dates", "decks"} and what not in truth:
        return None
    return list(truth.get(what, []))


def _compare(
    score: Score, name: str, true: list[str] | None, found: list[str], *, by_beginning: bool
) -> None:
    if true is None:
        return
    waiting = list(true)
    for one in found:
        match = next((want for want in waiting if _is_same(want, one, by_beginning)), None)
        if match is None:
            score.wrong.append(f"{name}: {one[:60]}")
        else:
            waiting.remove(match)
            score.right += 1
    score.missed += [f"{name}: {want[:60]}" for want in waiting]


def _is_same(want: str, one: str, by_beginning: bool) -> bool:  # noqa: FBT001 - of a table
    a, b = letters(want), letters(one)
    return a == b or (by_beginning and b.startswith(a))


def print_scores(title: str, scores: Scores, *, verbose: bool) -> int:
    """Print a table of precision/recall; return how many of NEVER_MADE_UP were."""
    languages = sorted({language for _, language in scores})
    say(f"\n{title}\n{'':<15}" + "".join(f"{tag:>12}" for tag in languages) + f"{'all':>12}")
    for what in (*ONE, *MANY):
        cells = [scores[what, tag] for tag in languages]
        whole = Score(
            sum(cell.right for cell in cells),
            [one for cell in cells for one in cell.wrong],
            [one for cell in cells for one in cell.missed],
        )
        row = "".join(
            f"{cell.precision:>7.2f}/{cell.recall:.2f}"[-12:].rjust(12) for cell in (*cells, whole)
        )
        say(f"{what:<15}{row}")
        if verbose:
            for label, texts in (("wrong", whole.wrong), ("missed", whole.missed)):
                for text in texts:
                    say(f"    {label}: {text}")
    made_up = [
        f"{what} {one}"
        for what in NEVER_MADE_UP
        for tag in languages
        for one in scores[what, tag].wrong
    ]
    say(f"made up: {'; '.join(made_up) or 'no date, author or outlet'}")
    return len(made_up)


def main() -> int:
    """Measure both kinds, and the part put aside where ``--aside`` asks for it."""
    verbose = "--verbose" in sys.argv
    made_up = 0
    for kind in ("pastes", "pages"):
        for aside in (False, True) if "--aside" in sys.argv else (False,):
            name = f"{kind}, {'put aside' if aside else 'worked on'}"
            made_up += print_scores(name, measure(kind, aside=aside), verbose=verbose)
    return 1 if made_up else 0


if __name__ == "__main__":
    sys.exit(main())
