"""Be the door: see at a glance whether there is anything to do, and only then open the verbs.

``newsroom build`` is typed after every save, by hooks and by habit; mostly nothing has changed.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence

from newsroom.press.glance import Glance, glance

_MANY_OBJECTS = 50_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding shows signs it does not have as escapes.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command; return 0, 1 for problems, 2 for a wrong call, 70 for a fault of ours."""
    # What a build makes lives to its end: looking for garbage after every 700 objects finds none.
    gc.set_threshold(_MANY_OBJECTS, 20, 50)
    seen = glance(arguments)
    if seen.said is not None:
        return _say(seen, arguments)
    if seen.edited:
        from newsroom.press.early import begin  # noqa: PLC0415 - the same

        seen.early = begin(seen)
    try:
        made = _edited(seen, arguments)
        if made is not None:
            return made
        from newsroom.cli.verbs import open_verb  # noqa: PLC0415 - that is the point

        return open_verb(arguments, seen)
    finally:
        if seen.early is not None:
            seen.early.end()


def _edited(seen: Glance, arguments: Sequence[str]) -> int | None:
    """Build what was edited, where nothing else is asked for; None where it is another call."""
    if seen.early is None or not {"--quiet"}.issuperset(arguments[1:]):
        return None
    try:
        from newsroom.cli.making import make_edited  # noqa: PLC0415 - most calls are others

        made = make_edited(seen, quiet="--quiet" in arguments)
        # What is buffered may yet find that nobody reads it.
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - as the verbs' own last door
        from newsroom.cli.verbs import end  # noqa: PLC0415 - hardly ever needed

        return end(error, arguments)
    return made


def _say(seen: Glance, arguments: Sequence[str]) -> int:
    """Say again what was said."""
    try:
        sys.stderr.write(seen.warned)
        print(seen.said, end="\n" if seen.said else "", flush=True)
    except OSError as error:
        from newsroom.cli.verbs import end  # noqa: PLC0415 - hardly ever needed

        return end(error, arguments)
    return 0
