"""Write down a fault of ours for those who can mend it."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from newsroom.version import VERSION


def write_log(error: BaseException, arguments: Sequence[str]) -> Path:
    """Write what happened beside the publication, or where that cannot be; return the file."""
    text = "\n".join(
        [
            f"newsroom {VERSION}, Python {platform.python_version()}, {platform.platform()}",
            f"arguments: {list(arguments)}",
            "",
            "".join(traceback.format_exception(error)),
        ]
    )
    for folder in (Path(".newsroom"), Path(tempfile.gettempdir())):
        log = (folder / "fault.log").absolute()
        try:
            folder.mkdir(exist_ok=True)
            log.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return log
    return Path("/dev/null")
