"""Bundle a theme's style sheets, and name its static files by what they hold.

The bundle is ``css/tokens.css``, the colours of theme.toml, ``css/base.css``, the components by
name, whatever else stands in ``css/``, and ``css/paper.css`` last: it is for printing a page.
Style sheets below ``css/pdf/`` are not the web's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from newsroom.templating.addresses import hashed
from newsroom.templating.theme import Colour, Theme, ThemeFile

STYLESHEET = "newsroom.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINES = re.compile(r"\n\s*")


def asset_paths(theme: Theme) -> Mapping[str, str]:
    """Return the site path of the style sheet and of every other static file, by name."""
    sheet = stylesheet(theme)
    digest = hashlib.sha256(sheet.encode()).hexdigest()
    paths = {file.name: hashed(f"assets/{file.name}", file.sha256) for file in others(theme)}
    return paths | {STYLESHEET: f"assets/newsroom-{digest[:8]}.css"}


def others(theme: Theme) -> Iterator[ThemeFile]:
    """Return the static files that are copied as they are."""
    return (file for name, file in theme.static.items() if not name.startswith("css/"))


def stylesheet(theme: Theme) -> str:
    """Return the style sheet of the whole site."""
    sheets = {name: file for name, file in theme.static.items() if _is_for_the_web(name)}
    parts = [_text(sheets.pop("css/tokens.css", None)), colours(theme)]
    last = sheets.pop("css/paper.css", None)
    parts.append(_text(sheets.pop("css/base.css", None)))
    parts += [_text(sheets[name]) for name in sorted(sheets, key=_components_first)]
    parts.append(_text(last))
    return _LINES.sub("\n", _COMMENT.sub("", "\n".join(parts))).strip() + "\n"


def colours(theme: Theme) -> str:
    """Write the theme's colours as custom properties, by day and by night."""
    plain = "".join(f"--{name}:{colour.light};" for name, colour in theme.colours.items())
    scoped = "".join(f"--{name}:{_both(colour)};" for name, colour in theme.colours.items())
    day, always = _accents(theme, by_night=False), _accents(theme, by_night=True)
    supports = "@supports (color:light-dark(#000,#fff))"
    return f":root{{{plain}}}\n{day}\n{supports}{{\n:root{{{scoped}}}\n{always}\n}}\n"


def _accents(theme: Theme, *, by_night: bool) -> str:
    return "\n".join(
        f'[data-accent="{name}"]{{--accent:{_both(colour) if by_night else colour.light}}}'
        for name, colour in theme.accents.items()
    )


def _both(colour: Colour) -> str:
    return f"light-dark({colour.light},{colour.night})"


def _is_for_the_web(name: str) -> bool:
    return name.startswith("css/") and name.endswith(".css") and not name.startswith("css/pdf/")


def _components_first(name: str) -> tuple[bool, str]:
    return (not name.startswith("css/components/"), name)


def _text(file: ThemeFile | None) -> str:
    return file.content.decode() if file else ""
