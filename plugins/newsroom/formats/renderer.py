"""State what every format gives the press: jobs, their fingerprints, and their artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec import Struct

if TYPE_CHECKING:
    from newsroom.model import Artifact
    from newsroom.templating.site import Site


class Job(Struct, frozen=True, order=True):
    """Name one thing to make; small, so that it can be sent to another process.

    ``key`` says of what, in the format's own words: ``("greater-bay-area-ai", "2025-03")``.
    """

    format: str
    kind: str
    key: tuple[str, ...]
    language: str
    path: str
    """The site path of its main artifact; no two jobs may have the same."""
    needs: tuple[str, ...] = ()
    """Paths of artifacts that must be made before, because this one states facts about them."""


class ArtifactFacts(Struct, frozen=True):
    """State what others may want to know of a finished artifact."""

    path: str
    media_type: str
    sha256: str
    bytes: int
    pages: int = 0
    """Printed pages; 0 where that means nothing."""


class Prepared(Struct, frozen=True):
    """Hold a job that is ready to be made: all it depends on is gathered, nothing is rendered."""

    fingerprint: str
    """A digest of all that the job's bytes depend on: equal means equal bytes. Empty where the
    renderer's grounds, and what the job asks of the site, say it all."""
    render: Callable[[], tuple[Artifact, ...]]
    """Make the job's artifacts, the main one first.

    :raises PublicationError: with every problem found, where it cannot be made.
    """


class Renderer(Protocol):
    """Make one format. A renderer holds no state: the same arguments give the same bytes."""

    name: str

    def jobs(self, site: Site) -> Iterator[Job]:
        """Return what is to be made for this site, in a stable order."""
        ...

    def prepare(self, site: Site, job: Job, facts: Mapping[str, ArtifactFacts]) -> Prepared:
        """Compose a job once, for its fingerprint and, where that is new, for its artifacts.

        ``facts`` holds those of ``job.needs``, by path.
        """
        ...


@runtime_checkable
class Grounded(Protocol):
    """Say, for a renderer that does, that a job depends on nothing but answers.

    Its jobs are made again when an answer to what they asked, or to one of their grounds, is
    another than it was; until then they are not even prepared.
    """

    def grounds(self, job: Job) -> tuple[str, ...]:
        """Return what a job depends on besides what it asks of the site and what it needs."""
        ...

    def state(self, site: Site) -> str:
        """Return a digest of what all jobs depend on and the site does not know: fonts, tools."""
        ...


@runtime_checkable
class Expecting(Protocol):
    """Get ready, for a renderer that needs time for it, before its first job is known."""

    def expect(self, processes: int) -> None:
        """Begin what so many processes will need, a part for each; ``close`` ends it."""
        ...

    def take_part(self, number: int) -> None:
        """Keep, in a process that was forked since, one part and leave the others alone."""
        ...

    def close(self) -> None:
        """End what was begun."""
        ...
