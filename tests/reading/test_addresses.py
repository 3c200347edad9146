"""Test that only whole addresses of the web are taken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.reading.addresses import read_address
from newsroom.reading.findings import Refusal


@pytest.mark.parametrize(
    "url",
    [
        "https://www.scmp.com/news/1",
        "http://en.people.cn/n3/2025/0227/c90000-20282075.html",
        "https://a.b:8080/x?y=1&z=[2]#top",
        "https://한국.kr/기사/1",
        "https://a.b",
        "https://a.b?q",
    ],
)
def test_whole_addresses_are_taken_as_they_are(url: str) -> None:
    """Http and https with a host are read as they are written."""
    assert url == read_address(url)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("www.scmp.com/a", 'write "https://www.scmp.com/a"'),
        ("//www.scmp.com", 'write "https://www.scmp.com"'),
        ("scmp.com:8080/a", 'write "https://scmp.com:8080/a"'),
        ("scmp", "begin it with https://"),
        ("javascript:alert(1)", 'addresses of the kind "javascript:" are not allowed'),
        ("JavaScript:alert(1)", "are not allowed"),
        ("data:text/html,x", 'addresses of the kind "data:" are not allowed'),
        ("file:///etc/passwd", 'addresses of the kind "file:" are not allowed'),
        ("mailto:a@b.c", 'addresses of the kind "mailto:" are not allowed'),
        ("htps://a.b", 'addresses of the kind "htps:" are not allowed'),
        ("http:/scmp.com/a", 'write "http://scmp.com/a"'),
        ("HTTPS://scmp.com", 'write "https://scmp.com"'),
        ("https://u:secret@scmp.com/@x", 'write "https://scmp.com/@x"'),
        ("https://scmp.com@evil.example", "a name or a password"),
        ("https://", "names no host"),
        ("https://localhost/x", "names no host"),
        ("https:///x.y", 'write "https://x.y"'),
        ("https://./", "names no host"),
        ("https://[::1]/", "names no host"),
        ("https://a.b/c d", "write %20 for a space"),
        ("https://a.b/\u3000", "write %20 for a space"),
        ("https://a.b/<x>", "a character that addresses cannot have"),
        ("https://a.b\\c.d/", "a character that addresses cannot have"),
        ('https://a.b/"', "a character that addresses cannot have"),
        ("https://a.b/" + "x" * 3000, "longer than 2048 characters"),
        ("", "begin it with https://"),
    ],
)
def test_other_addresses_are_refused(url: str, says: str) -> None:
    """Each reason has its words, and the mend is written out where it can be."""
    refused = read_address(url)

    assert isinstance(refused, Refusal)
    assert refused.code == "NR116"
    assert says in f"{refused.message}; {refused.mend}"


def test_a_password_is_not_repeated() -> None:
    """The message of an address with a password does not print it."""
    assert "secret" not in str(read_address("https://u:secret@scmp.com/"))


@given(text=st.text(max_size=40), scheme=st.sampled_from(["", "https://", "http:", "//", "x:"]))
@settings(max_examples=300)
def test_any_text_is_read_or_refused(text: str, scheme: str) -> None:
    """No text raises, and what is taken can stand in an attribute."""
    found = read_address(scheme + text)

    if not isinstance(found, Refusal):
        assert found.startswith(("https://", "http://"))
        assert not set(found) & set("<>\"' \n\t\\`") - {"'"}
