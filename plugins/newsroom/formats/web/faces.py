"""Give pages their own face: one small font a page, cut from what its headlines say.

The headlines of an issue and of its briefs share one font, so that a reader who goes from one to
the other has it already; a front page and a topic's page have one each. It lies beside the page
that it is for, named by what it holds. A page may do without: where a publication prints no PDF
and so needs no font masters, or where the font would weigh more than a page may ask for, its
headlines are set in the reader's own faces.

``font-display: optional`` with a preload: a reader sees the face at once or not on this page, so
nothing moves when it comes.
"""

from __future__ import annotations

import hashlib
import unicodedata

from msgspec import Struct

from newsroom.model import Artifact
from newsroom.templating import addresses
from newsroom.templating.answers import IssueRef
from newsroom.templating.site import Site
from newsroom.templating.vantage import Vantage
from newsroom.templating.views.shell import FaceView
from newsroom.typefaces import cutter_at
from newsroom.typefaces.masters import BOLD, SANS

LIMIT = 95_000
"""Bytes, by estimate: a page asks for one font of at most 100 kB."""
HAN, OTHER = 205, 85
"""About how much one more character weighs, in bytes."""
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x180)))) + "·–—‘’“”…"
"""What any headline may come to hold: these alone change no font."""
FAMILY = "headline"


class Face(Struct, frozen=True):
    """Hold what one font is to show, and where it lies."""

    language: str
    folder: str
    """The site path of the page that it lies beside."""
    letters: str
    """Its characters, each once, sorted."""
    key: str
    """A digest that is equal where the font is."""

    def path(self, ending: str) -> str:
        """Return the site path of its font or of its style sheet."""
        return f"{self.folder}headlines-{self.key[:8]}.{ending}"


def issue_face(vantage: Vantage, ref: IssueRef) -> Face | None:
    """Return the face of an edition: its page's and its briefs'."""
    folder = addresses.issue(ref.language, ref.topic, ref.issue)
    return _face(vantage, folder, (ref,))


def topic_face(vantage: Vantage, topic: str) -> Face | None:
    """Return the face of a topic's page, which shows its newest edition's first headlines."""
    refs = vantage.reach.issues(topic, vantage.language)[:1]
    return _face(vantage, addresses.topic(vantage.language, topic), refs)


def front_face(vantage: Vantage) -> Face | None:
    """Return the face of a language's front page."""
    return _face(vantage, addresses.front(vantage.language), vantage.reach.latest(vantage.language))


def face_view(vantage: Vantage, face: Face | None) -> FaceView | None:
    """Return where a page finds its face."""
    if face is None:
        return None
    return FaceView(vantage.href(face.path("css")), vantage.href(face.path("woff2")))


def cut(site: Site, face: Face) -> tuple[Artifact, ...]:
    """Cut a face, and write the style sheet that names it."""
    cutter = cutter_at(site.settings.root)
    font = cutter.webfont(face.language, SANS, BOLD, face.letters)
    name = face.path("woff2").rpartition("/")[2]
    rule = (
        f"@font-face{{font-family:{FAMILY};font-weight:{BOLD};font-display:optional;"
        f'src:url({name})format("woff2")}}\n'
    )
    return (
        Artifact(face.path("woff2"), "font/woff2", font),
        Artifact(face.path("css"), "text/css; charset=utf-8", rule.encode()),
    )


def faces_state(site: Site) -> str:
    """Return a digest of what fonts are made from; empty where the site has none."""
    return cutter_at(site.settings.root).web_digest() if _has_faces(site) else ""


def _has_faces(site: Site) -> bool:
    return "pdf" in site.settings.formats


def _face(vantage: Vantage, folder: str, refs: tuple[IssueRef, ...]) -> Face | None:
    site, language = vantage.site, vantage.language
    if not refs or not _has_faces(site):
        return None
    said = set(LATIN)
    for ref in refs:
        topic = site.publication.topics[ref.topic]
        name = vantage.name(topic.names, topic.id)
        said.update(*(one.title for one in vantage.reach.headlines(ref)))
        said.update("" if name.lang else name.text)
    letters = "".join(sorted(said))
    if sum(HAN if _is_han(char) else OTHER for char in letters) > LIMIT:
        return None
    facts = (language, letters, cutter_at(site.settings.root).web_digest())
    key = hashlib.sha256(repr(facts).encode()).hexdigest()
    return Face(language, folder, letters, key)


def _is_han(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK UNIFIED")
