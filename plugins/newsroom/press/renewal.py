"""Put the pages of a quick build in place, and write down for the next one what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from msgspec import Struct

from newsroom.formats.renderer import ArtifactFacts
from newsroom.press.bench import Made
from newsroom.press.destination import Advance, advance, manifest_row
from newsroom.press.last import LAST, Last, Told, write_last
from newsroom.press.ledger import Answer, Book, Done, Published, lines_of
from newsroom.press.noting import News, look_again
from newsroom.press.paths import MANIFEST
from newsroom.press.readings import Readings
from newsroom.press.recalled import NeedsAllError
from newsroom.press.report import Report, Sums
from newsroom.press.sorting import told_of
from newsroom.press.stage import Stage
from newsroom.press.stale import Stale
from newsroom.press.store import Store
from newsroom.press.told import FACTS
from newsroom.press.touch import Touched
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of
from newsroom.templating.asking import question


class Renewed(Struct, frozen=True):
    """Hold what was put in place."""

    anew: tuple[Made, ...]
    new: Mapping[str, ArtifactFacts]
    """What was made, by its path."""
    told: Told
    published: Published
    moved: frozenset[str]
    """The other files of the site that were put in or taken out of a tree."""


class Renewal(Struct, frozen=True):
    """Hold what was before, and what an edit comes to."""

    settings: Settings
    last: Last
    published: Published
    touched: Touched
    stale: Stale

    def put_in_place(
        self, stage: Stage, made: tuple[Made, ...], waits: Callable[[], bool]
    ) -> Renewed:
        """Publish the pages; ``waits`` tells whether the tree in waiting is as it was left.

        :raises NeedsAllError: where a job made something else than before, before all is done.
        """
        anew = tuple(one for one in made if not one.kept)
        old = {f.path: f for one in self.stale.done.values() for f in one.facts}
        new = {f.path: f for one in anew for f in one.facts}
        if any(f.path not in new for one in anew for f in self.stale.done[one.job.path].facts):
            raise NeedsAllError("artifacts")
        if new.keys() - old.keys() or not waits():
            raise NeedsAllError("artifacts")
        files = {file_of(path) for path in new}
        listed = self._listed({path: (old[path], facts) for path, facts in new.items()})
        kept = set(self.published.behind) - files
        lost = {file for file in kept if not (self.settings.output / file).exists()}
        step = Advance(
            tuple(sorted(files)), tuple(sorted(kept - lost)), tuple(sorted(lost)), listed
        )
        advance(self.settings, stage, step)
        changed = [path for path, facts in new.items() if facts.sha256 != old[path].sha256]
        behind = tuple(sorted(map(file_of, changed)))
        published = Published(hashlib.sha256(listed).hexdigest(), behind, is_whole=True)
        return Renewed(anew, new, self._told(new, old), published, frozenset(kept))

    def _listed(self, changed: Mapping[str, tuple[ArtifactFacts, ArtifactFacts]]) -> bytes:
        """Return the list of artifacts with some of its rows put for others."""
        listed = (self.settings.output / MANIFEST).read_bytes()
        for old, new in changed.values():
            row = manifest_row(old).encode()
            if listed.count(row) != 1:
                raise NeedsAllError(MANIFEST)
            listed = listed.replace(row, manifest_row(new).encode())
        return listed

    def _told(self, new: Mapping[str, ArtifactFacts], old: Mapping[str, ArtifactFacts]) -> Told:
        told = self.last.head.told
        grown = sum(facts.bytes - old[path].bytes for path, facts in new.items())
        pdfs = tuple(new.get(facts.path, facts) for facts in told.sums.pdfs)
        sums = Sums(told.sums.pages, told.sums.others, told.sums.bytes + grown, pdfs)
        return Told(told.name, told.counts, self.touched.problems, sums)

    def write_down(self, renewed: Renewed, store: Store, readings: Readings) -> None:
        """Write the changed lines of the ledger, what was read, and how all looks now."""
        if not store.put(lines_of(self._book(renewed))):
            store.discard()
        readings.keep({path: edit.kept for path, edit in self.touched.edits.items()}, ())
        edits = {
            str(self.settings.root / path): (edit.kept.look, edit.kept.sha256)
            for path, edit in self.touched.edits.items()
        }
        made = {file_of(path): one.sha256 for path, one in renewed.new.items()}
        news = News(renewed.told, edits, made, renewed.moved)
        write_last(self.settings.root / LAST, look_again(self.settings, self.last, news))

    def _book(self, renewed: Renewed) -> Book:
        """Return what of the ledger has changed."""
        answers = self.stale.answers
        told = dict(self.touched.told)
        asked: dict[str, set[int]] = {}
        jobs: dict[int, Done] = {}
        for one in renewed.anew:
            number = self.stale.done[one.job.path].number
            jobs[number] = Done(number, one.job, one.fingerprint, one.facts, asks_all=False)
            for each in one.questions:
                asked.setdefault(each, set()).add(number)
            facts = {question(FACTS, f.path): told_of(f) for f in one.facts}
            told |= {each: now for each, now in facts.items() if answers.find(each) is not None}
        changed: dict[str, Answer] = {}
        for each in {*told, *asked}:
            known = answers.answer(each)
            new = [number for number in asked.get(each, ()) if not known.is_asked_by(number)]
            if new or told.get(each, known.told) != known.told:
                numbers = sorted({*known.jobs, *new})
                changed[each] = Answer.of(told.get(each, known.told), numbers)
        return Book(renewed.published, jobs, changed)

    def report(self, renewed: Renewed, reasons: Mapping[str, str]) -> Report:
        """Return what a quick build has to say."""
        told = renewed.told
        return Report(
            name=told.name,
            output=self.settings.output,
            counts=told.counts,
            problems=told.problems,
            sums=told.sums,
            made=len(renewed.new),
            seconds={},
            artifacts=tuple(renewed.new.values()),
            reasons=reasons,
        )
