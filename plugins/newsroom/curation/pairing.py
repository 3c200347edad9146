"""Join the files of one slug to a brief, and those of one path to a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from newsroom.model import Brief, BriefFile, Page, PageFile, PageVersion
from newsroom.problems import Problem


def pair_briefs(
    files: Iterable[BriefFile], is_broken: Callable[[str, str], bool]
) -> tuple[Mapping[str, Brief], tuple[Problem, ...]]:
    """Return the briefs by slug, their original first; NR301 and NR302 where there is not one.

    Where a file of the slug could not be read, it may have been the original: no NR302 then.
    """
    by_slug: defaultdict[str, list[BriefFile]] = defaultdict(list)
    for file in files:
        by_slug[file.slug].append(file)
    briefs: dict[str, Brief] = {}
    problems: list[Problem] = []
    for slug in sorted(by_slug):
        brief, found = _pair(slug, sorted(by_slug[slug], key=_by_path))
        if brief is not None or not is_broken("brief", slug):
            problems.extend(found)
        if brief is not None:
            briefs[slug] = brief
    return briefs, tuple(problems)


def _by_path(file: BriefFile) -> str:
    return file.version.origin.path


def _pair(slug: str, files: Sequence[BriefFile]) -> tuple[Brief | None, Iterable[Problem]]:
    originals = [file for file in files if file.version.translation is None]
    if not originals:
        return None, [_orphan(file) for file in files]
    problems = [_second_original(file, originals[0]) for file in originals[1:]]
    first = next((file for file in originals if file.facts is not None), None)
    if first is None or first.facts is None:
        return None, problems  # the reading has said what is wrong with the facts
    versions = {first.version.language: first.version}
    for file in sorted(files, key=lambda file: file.version.language):
        if file is first:
            continue
        known = versions.setdefault(file.version.language, file.version)
        if known is not file.version and file not in originals:
            problems.append(_second_version(file, known.origin.path))
    return Brief(slug, first.facts, tuple(versions.values())), problems


def _orphan(file: BriefFile) -> Problem:
    return Problem(
        "NR302",
        file.version.origin.place("translation"),
        f'"{file.slug}" has this translation and no original',
        'add the original\'s file, or take "translation:" out if this is the original',
    )


def _second_original(file: BriefFile, first: BriefFile) -> Problem:
    return Problem(
        "NR301",
        file.version.origin.place(),
        f'this is a second original of "{file.slug}", beside "{first.version.origin.path}"',
        'add "translation:" to the one that was translated, or give one another name',
    )


def _second_version(file: BriefFile, first: str) -> Problem:
    language = file.version.language
    return Problem(
        "NR407",
        file.version.origin.place(),
        f'"{file.slug}" is written twice in {language}, here and in "{first}"',
        "keep one of them, or give one another name",
    )


def pair_pages(files: Iterable[PageFile], languages: Sequence[str]) -> Mapping[str, Page]:
    """Return the pages by path, their versions in the order of the settings' languages."""
    by_path: defaultdict[str, dict[str, PageVersion]] = defaultdict(dict)
    for file in sorted(files, key=lambda file: (file.path, file.version.origin.path)):
        by_path[file.path].setdefault(file.version.language, file.version)
    rank = {language: at for at, language in enumerate(languages)}
    return {
        path: Page(path, tuple(versions[tag] for tag in _ranked(versions, rank)))
        for path, versions in by_path.items()
    }


def _ranked(tags: Iterable[str], rank: Mapping[str, int]) -> list[str]:
    return sorted(tags, key=lambda tag: (rank.get(tag, len(rank)), tag))
