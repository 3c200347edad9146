"""Close editions, and lock what subscribers were sent: ``newsroom close``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from newsroom.cli.publication import from_here, open_settings, settings_option
from newsroom.cli.states import with_states
from newsroom.model import EditionState
from newsroom.problems import PublicationError, did_you_mean, errors_of

if TYPE_CHECKING:
    from newsroom.model import Edition, Issue, IssueFile, IssueLock, Manuscripts, Publication
    from newsroom.press.assemble import Assembly
    from newsroom.settings import Settings

_OWN_CODE = "NR311"


class _Desk(Struct, frozen=True, dict=True):
    """Hold one issue with all that closing needs to know of it."""

    settings: Settings
    assembly: Assembly
    issue: Issue

    @property
    def manuscripts(self) -> Manuscripts:
        """Return what was read."""
        return self.assembly.manuscripts

    @property
    def key(self) -> tuple[str, str]:
        """Return what issues are kept by."""
        return self.issue.topic, self.issue.name

    @property
    def file(self) -> IssueFile | None:
        """Return the issue's file, if it has one."""
        files = self.manuscripts.issues
        return next((one for one in files if (one.topic, one.name) == self.key), None)

    @property
    def lock(self) -> IssueLock | None:
        """Return the issue's lock, if it has one."""
        locks = self.manuscripts.locks
        return next((one for one in locks if (one.topic, one.name) == self.key), None)

    @property
    def editions(self) -> Mapping[str, Edition]:
        """Return the issue's editions by language."""
        found = self.assembly.publication.editions.items()
        return {key[2]: edition for key, edition in found if key[:2] == self.key}

    def path(self, ending: str) -> Path:
        """Return the path of the issue's file or of its lock."""
        return self.settings.content / "issues" / self.issue.topic / (self.issue.name + ending)

    def shown(self, path: Path) -> str:
        """Return a path as people see it."""
        return Path(os.path.relpath(path, self.settings.root)).as_posix()


@click.command("close")
@click.argument("topic")
@click.argument("issue")
@click.argument("languages", nargs=-1, required=True, metavar="LANG...")
@settings_option
@click.option("--again", is_flag=True, help="Lock anew what was corrected since.")
@click.option("--open", "reopen", is_flag=True, help="Open closed editions again.")
@click.option("--now", default="", metavar="MOMENT", help="Close as of 2025-04-01T07:00+09:00.")
def command(  # noqa: PLR0913 - each is an argument or an option of the command
    topic: str,
    issue: str,
    languages: tuple[str, ...],
    settings_file: str,
    now: str,
    *,
    again: bool,
    reopen: bool,
) -> int:
    """Close editions of an issue once subscribers have them.

    Writes the states into the issue's file and what was sent into a lock beside it. From then on
    the editions keep their briefs and words; a change to one asks for a correction.
    """
    if again and reopen:
        raise click.UsageError("--again and --open are two things: give one of them")
    settings = open_settings(settings_file)
    assembly = _read(settings, now)
    if not reopen:
        _hold_to_what_is_right(assembly, settings)
    desk = _Desk(settings, assembly, _issue(assembly.publication, topic, issue))
    tags = tuple(dict.fromkeys(languages))
    for language in tags:
        _refuse(desk, language, again=again, reopen=reopen)
    if reopen:
        _open(desk, tags)
    else:
        _close(desk, tags, again=again)
    return 0


def _read(settings: Settings, now: str) -> Assembly:
    from newsroom.press.assemble import assemble  # noqa: PLC0415 - help does without the press
    from newsroom.press.moment import settle_moment  # noqa: PLC0415

    moment, badly_said = settle_moment(settings, now)
    if badly_said:
        raise PublicationError(badly_said)
    return assemble(settings, now=moment)


def _hold_to_what_is_right(assembly: Assembly, settings: Settings) -> None:
    """Stop where anything but the closing itself is wrong: what is locked has to be sound."""
    wrong = [problem for problem in errors_of(assembly.problems) if problem.code != _OWN_CODE]
    if wrong:
        raise PublicationError(from_here(wrong, settings.root))


def _issue(publication: Publication, topic: str, name: str) -> Issue:
    if topic not in publication.topics:
        mend = did_you_mean(topic, publication.topics, _known(publication.topics))
        raise click.BadParameter(f'there is no topic "{topic}"; {mend}', param_hint="TOPIC")
    issue = publication.issues.get((topic, name))
    if issue is None:
        names = [key[1] for key in publication.issues if key[0] == topic]
        mend = did_you_mean(name, names, _known(names))
        raise click.BadParameter(f'"{topic}" has no issue "{name}"; {mend}', param_hint="ISSUE")
    return issue


def _known(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    return f"known are {listed}" if listed else "there is none yet"


def _refuse(desk: _Desk, language: str, *, again: bool, reopen: bool) -> None:
    """Stop where an edition cannot be closed, closed again or opened."""
    edition = desk.editions.get(language)
    is_locked = desk.lock is not None and desk.lock.edition(language) is not None
    if edition is None and not (reopen and is_locked):
        mend = did_you_mean(language, desk.editions, _known(desk.editions))
        why = f'"{desk.issue.name}" has no edition "{language}"; {mend}'
    elif edition and edition.state is EditionState.NONE:
        why = f'the edition "{language}" was decided not to be made: {edition.reason}'
    elif edition and not reopen and not edition.entries and not edition.letter:
        why = f'the edition "{language}" has neither a brief nor a letter'
    elif (again or reopen) and not is_locked:
        why = f'the edition "{language}" is not locked; leave out --again and --open'
    elif is_locked and not again and not reopen:
        why = f'the edition "{language}" is closed already; --again locks its corrections too'
    else:
        return
    raise click.BadParameter(why, param_hint="LANG")


def _close(desk: _Desk, languages: tuple[str, ...], *, again: bool) -> None:
    from newsroom.curation.locking import lock_issue  # noqa: PLC0415

    if again:
        _hold_to_corrections(desk, languages)
    editions = desk.editions
    # An edition that the file does not name counts as closed with the others: name it.
    states = {tag: one.state.value for tag, one in editions.items()}
    states |= dict.fromkeys(languages, EditionState.CLOSED.value)
    lock = lock_issue(desk.issue, [editions[tag] for tag in languages], desk.lock)
    _write(desk, states, lock)
    for language in languages:
        count = len(editions[language].entries)
        briefs = "1 brief" if count == 1 else f"{count} briefs"
        click.echo(f"{desk.issue.topic} {desk.issue.name} {language}: closed, {briefs}")


def _hold_to_corrections(desk: _Desk, languages: tuple[str, ...]) -> None:
    """Stop where something has changed and readers are not told."""
    from newsroom.copydesk.checks.closed import check_lock  # noqa: PLC0415
    from newsroom.copydesk.copy import Copy  # noqa: PLC0415

    if desk.lock is None:
        return
    assembly = desk.assembly
    copy = Copy(assembly.manuscripts, assembly.publication, desk.settings)
    asked = tuple(one for one in desk.lock.editions if one.language in languages)
    if wrong := errors_of(check_lock(replace(desk.lock, editions=asked), copy)):
        raise PublicationError(from_here(wrong, desk.settings.root))


def _open(desk: _Desk, languages: tuple[str, ...]) -> None:
    from newsroom.curation.locking import unlock  # noqa: PLC0415

    lock = unlock(desk.lock, languages) if desk.lock else None
    _write(desk, dict.fromkeys(languages, EditionState.OPEN.value), lock)
    for language in languages:
        click.echo(f"{desk.issue.topic} {desk.issue.name} {language}: open")


def _write(desk: _Desk, states: Mapping[str, str], lock: IssueLock | None) -> None:
    """Write the states and the lock; nothing, where the issue's file is for its editor to mend."""
    from newsroom.reading.locks import write_lock  # noqa: PLC0415
    from newsroom.shelf import write_whole  # noqa: PLC0415

    path, lock_path = desk.path(".yml"), desk.path(".lock.yml")
    text = _edited(desk, states)
    try:
        if lock is None or not lock.editions:
            lock_path.unlink(missing_ok=True)
        else:
            write_whole(lock_path, write_lock(lock).encode())
        if text is not None:
            write_whole(path, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{desk.shown(path.parent)} cannot be written: {reason}"
        raise click.ClickException(message) from error


def _edited(desk: _Desk, states: Mapping[str, str]) -> str | None:
    """Return the issue's file with the states, or None where it says them already.

    :raises ClickException: with what to write, if the file is not of the simple form.
    """
    file = desk.file
    said = {one.language: one.state.value for one in file.editions} if file else {}
    wanted = {tag: state for tag, state in states.items() if said.get(tag) != state}
    if not wanted:
        return None
    path = desk.path(".yml")
    text = path.read_bytes().decode() if file else ""
    edited = with_states(text, wanted)
    if edited is None or not _says(desk, edited, wanted):
        lines = "".join(f"\n    {tag}: {state}" for tag, state in wanted.items())
        message = f"{desk.shown(path)} is written in a way that only you can change"
        raise click.ClickException(f"{message}; write\n  editions:{lines}\nand run this again")
    return edited


def _says(desk: _Desk, text: str, states: Mapping[str, str]) -> bool:
    """Tell whether a text reads as the issue's file with these states, and is otherwise equal."""
    from newsroom.model import EditionChoice, IssueFile  # noqa: PLC0415
    from newsroom.reading.files import SourceFile  # noqa: PLC0415
    from newsroom.reading.reader import read_file  # noqa: PLC0415

    path = Path(os.path.relpath(desk.path(".yml"), desk.settings.root)).as_posix()
    found = read_file(SourceFile(path, text.encode()), desk.settings).manuscripts.issues
    before = desk.file or IssueFile(*desk.key)
    choices = {one.language: one for one in before.editions}
    choices |= {tag: EditionChoice(tag, EditionState(state)) for tag, state in states.items()}
    wanted = replace(before, editions=tuple(choices.values()))
    return found == (wanted,)
