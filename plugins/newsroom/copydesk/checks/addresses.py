"""Check that no page stands at a topic's or an issue's address (NR407)."""

from __future__ import annotations

from collections.abc import Iterator

from newsroom.copydesk.copy import Copy
from newsroom.problems import Problem


def check_addresses(copy: Copy) -> Iterator[Problem]:
    """Yield a problem for each page whose path is another's already."""
    taken = {topic.id: f'the topic "{topic.id}"' for topic in copy.manuscripts.topics}
    taken |= {
        f"{topic}/{name}": f'the issue "{name}" of the topic "{topic}"'
        for topic, name in copy.publication.issues
    }
    for page in copy.manuscripts.pages:
        if page.path in taken:
            message = f"the page would stand at the address of {taken[page.path]}"
            place = page.version.origin.place()
            yield Problem("NR407", place, message, "give the page's file another name")
