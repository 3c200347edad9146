"""Connect to Pelican's signals, and keep Pelican from writing beside the press.

Pelican holds receivers weakly: all are functions of this module.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pelican
from pelican.plugins import signals

from newsroom.desk.complaints import show_problems_plainly
from newsroom.desk.generator import NewsroomGenerator

_NOTHING: dict[str, object] = {
    # Content, templates, pictures and the theme's files are inputs of the press.
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "THEME_STATIC_PATHS": [],
    "THEME_TEMPLATES_OVERRIDES": [],
    "OUTPUT_SOURCES": False,
    # A folder is replaced as a whole, once the new one is complete.
    "DELETE_OUTPUT_DIRECTORY": False,
    # Pelican's cache is a pickle: reading one runs what it says.
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
}


def connect() -> None:
    """Connect the desk; Pelican calls this once, by the package's ``register``."""
    signals.initialized.connect(starve)
    signals.get_generators.connect(offer_generator)
    signals.all_generators_finalized.connect(print_when_all_are_ready)
    show_problems_plainly(logging.getLogger("pelican"))


def starve(host: Any) -> None:
    """Leave Pelican's own generators nothing to read and nothing to write."""
    host.settings.update(_NOTHING)
    host.settings.update({name: None for name in host.settings if _is_feed(name)})
    host.delete_outputdir = False
    # Our theme is not one of Pelican's, whose generators ask for its templates all the same.
    # The setting stays: it says what `pelican --autoreload` watches.
    host.theme = str(Path(pelican.__file__).parent / "themes" / "simple")


def _is_feed(name: str) -> bool:
    return "FEED_" in name and name.endswith(("_ATOM", "_RSS"))


def offer_generator(_host: Any) -> type[NewsroomGenerator]:
    """Return our generator; Pelican makes one a run."""
    return NewsroomGenerator


def print_when_all_are_ready(generators: list[Any]) -> None:
    """Make the site once no generator can fail any more, before any of them writes.

    Were it made later, the swap would take away what another plug-in has already written; were it
    made earlier, another's failure would leave a new site behind a build that failed.
    """
    for generator in generators:
        if isinstance(generator, NewsroomGenerator):
            generator.print_site()
