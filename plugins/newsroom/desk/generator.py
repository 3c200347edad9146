"""Be one of Pelican's generators: assemble when it reads, print when all others are ready."""

from __future__ import annotations

import logging
import sys
from typing import Any

from pelican.plugins import signals

from newsroom.desk.complaints import forget_problems
from newsroom.desk.host import not_loaded, settings_of
from newsroom.press.assemble import Assembly, assemble
from newsroom.press.build import print_site, with_formats
from newsroom.press.moment import settle_formats, settle_moment, settle_processes
from newsroom.press.noting import Before, look_around
from newsroom.press.report import Report, summary
from newsroom.problems import Problem, PublicationError, errors_of, in_order
from newsroom.settings import Settings
from newsroom.templating.addresses import file_of

_LOGGER = logging.getLogger("pelican")


class NewsroomGenerator:
    """Make the whole site in Pelican's place.

    Pelican swallows what Readers raise; what ``generate_context`` raises it does not.
    """

    def __init__(
        self, context: dict[str, Any], settings: dict[str, Any], output_path: str, **_kw: object
    ) -> None:
        self.context = context
        self.settings = settings
        self.output_path = output_path
        self._ours: Settings | None = None
        self._assembly: Assembly | None = None
        self._before: Before | None = None
        self._report: Report | None = None

    def generate_context(self) -> None:
        """Read, curate and check everything; raise all its problems at once."""
        ours, problems = settings_of(self.settings)
        problems = (*problems, *not_loaded(self.settings, self.settings["PLUGINS"] or ()))
        if ours is None:
            raise PublicationError(problems)
        ours = with_formats(ours, settle_formats() or ours.formats)
        now, badly_said = settle_moment(ours)
        self._before = look_around(ours)
        assembly = assemble(ours, now=now, processes=settle_processes())
        _stop_at_errors((*problems, *badly_said, *assembly.problems))
        self._ours, self._assembly = ours, assembly

    def print_site(self) -> None:
        """Make the site and put it in the output's place."""
        if self._ours is not None and self._assembly is not None:
            self._report = print_site(
                self._assembly, self._ours, processes=settle_processes(), before=self._before
            )
            forget_problems(_LOGGER)

    def generate_output(self, _writer: Any) -> None:
        """Tell other plug-ins of every page that was written, then the editor of the whole."""
        if self._report is None:
            return
        for facts in self._report.artifacts:
            if facts.media_type.startswith("text/html"):
                path = str(self._report.output / file_of(facts.path))
                page = {**self.context, "output_file": file_of(facts.path)}
                signals.content_written.send(path, context=page)
        if _LOGGER.isEnabledFor(logging.ERROR):
            lines = [*map(str, self._report.problems), summary(self._report)]
            sys.stdout.write("\n".join(lines) + "\n")


def _stop_at_errors(problems: tuple[Problem, ...]) -> None:
    if errors_of(problems):
        raise PublicationError(in_order(problems))
