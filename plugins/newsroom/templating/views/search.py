"""Show the page that searches one language."""

from __future__ import annotations

from msgspec import Struct

from newsroom.templating import addresses
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.shell import link_to
from newsroom.templating.views.words import LinkView

SCRIPT = "search.js"


class SearchView(Struct, frozen=True):
    """Hold a language's search page; its index lies beside it."""

    script: str
    elsewhere: tuple[LinkView, ...]
    """The search pages of the other languages."""


def search_view(vantage: Vantage) -> SearchView:
    """Make the view of a search page."""
    others = [tag for tag in vantage.site.publication.languages if tag != vantage.language]
    return SearchView(
        script=vantage.asset(SCRIPT),
        elsewhere=tuple(
            link_to(
                vantage,
                tag,
                addresses.search(tag),
                vantage.text(vantage.site.locale(tag).own_name, tag),
            )
            for tag in others
        ),
    )
