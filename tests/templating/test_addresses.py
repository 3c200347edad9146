"""Hold how pages find each other."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.model import EntityKind, ImageFile
from newsroom.templating import addresses

names = st.text("abc-가香 %?", min_size=1, max_size=6).filter(lambda name: name.strip() == name)
paths = st.lists(names, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@settings(max_examples=80)
@given(paths, paths)
def test_a_relative_address_leads_to_its_target(start: str, end: str) -> None:
    """From any page to any other, the address resolves to the target's file."""
    address = addresses.relative(start, end)
    folder = posixpath.dirname(addresses.file_of(start))

    assert not address.startswith("/")
    assert posixpath.normpath(posixpath.join(folder, unquote(address))) == addresses.file_of(end)


@pytest.mark.parametrize(
    ("start", "end", "address"),
    [
        ("ko/", "en/", "../en/index.html"),
        ("", "ko/", "ko/index.html"),
        ("ko/a/", "ko/a/#b", "index.html#b"),
        ("ko/a/", "ko/a/2025-03/#소식", "2025-03/index.html#%EC%86%8C%EC%8B%9D"),
        ("404.html", "assets/x.css", "assets/x.css"),
    ],
)
def test_relative_addresses_are_short(start: str, end: str, address: str) -> None:
    """Folders name their index, so that pages can be read from disk."""
    assert addresses.relative(start, end) == address


def test_every_page_has_its_address() -> None:
    """The addresses are those of the plan."""
    assert addresses.file_of(addresses.front("ko")) == "ko/index.html"
    assert addresses.topic("ko", "harbour") == "ko/harbour/"
    assert addresses.issue("ko", "harbour", "2025-03") == "ko/harbour/2025-03/"
    assert addresses.brief("en", "x") == "en/briefs/x/"
    assert addresses.entity("ja", EntityKind.PERSON, "x") == "ja/people/x/"
    assert addresses.entities("ja", EntityKind.PLACE) == "ja/places/"
    assert addresses.archive("ko") == "ko/archive/"
    assert addresses.page("en", "handbook/writing") == "en/handbook/writing/"
    assert (
        addresses.edition_file("ko", "harbour", "2025-03", "pdf")
        == "ko/harbour/2025-03/harbour-2025-03-ko.pdf"
    )
    assert addresses.absolute("https://x.example", "ko/") == "https://x.example/ko/"


def test_images_are_named_by_their_bytes() -> None:
    """The digest stands before the ending; a name without one gets it at its end."""
    image = ImageFile("ports/kwai.png", "0123456789abcdef", "image/png", 1, 1, 1)

    assert addresses.image(image) == "images/ports/kwai.01234567.png"
    assert addresses.hashed("licence", "0123456789") == "licence.01234567"
