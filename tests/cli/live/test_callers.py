"""Test who may ask the desk: this machine, by a name of its own, and no page of another site."""

from __future__ import annotations

import pytest

from newsroom.cli.live.callers import Callers, is_private, split

OURS = Callers("127.0.0.1", 8000)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"]
)
def test_this_machine_by_its_own_names(host: str) -> None:
    """Whatever the browser calls it."""
    assert OURS.refusal({"Host": host}) == ""


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:8001",
        "127.0.0.1:8000:8000",
        "127.0.0.1.evil.example:8000",
        "localhost.evil.example:8000",
        "evil.example#127.0.0.1:8000",
        "127.0.0.1:80OO",
        "127.0.0.1:٨٠٠٠",
        "192.168.1.7:8000",
        "[::1]",
        "user@localhost:8000",
        "localhost :8000",
    ],
)
def test_a_name_that_points_here_reads_nothing(host: str | None) -> None:
    """That is what DNS rebinding would need."""
    assert OURS.refusal({"Host": host})


def test_the_port_may_be_left_out_where_it_is_the_usual_one() -> None:
    """A browser leaves 80 out."""
    assert Callers("127.0.0.1", 80).refusal({"Host": "localhost"}) == ""


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(
    ("mode", "dest", "allowed"),
    [
        ("navigate", "document", True),
        ("navigate", "iframe", False),
        ("no-cors", "script", False),
        ("cors", "empty", False),
        (None, None, False),
    ],
)
def test_another_site_may_only_link_here(
    site: str, mode: str | None, dest: str | None, *, allowed: bool
) -> None:
    """It cannot read, frame or start anything; a link that somebody follows is fine."""
    headers = {
        "Host": "localhost:8000",
        "Sec-Fetch-Site": site,
        "Sec-Fetch-Mode": mode,
        "Sec-Fetch-Dest": dest,
    }

    assert (OURS.refusal(headers) == "") is allowed


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_ask_freely(site: str) -> None:
    """And so does what is typed into the address bar."""
    assert OURS.refusal({"Host": "localhost:8000", "Sec-Fetch-Site": site}) == ""


def test_listening_to_others() -> None:
    """Addresses and the name that was given are answered; other names are not."""
    open_to_all = Callers("0.0.0.0", 8000)  # noqa: S104 - what is tested
    named = Callers("desk.example", 8000)

    assert open_to_all.refusal({"Host": "192.168.1.7:8000"}) == ""
    assert open_to_all.refusal({"Host": "[fe80::1]:8000"}) == ""
    assert open_to_all.refusal({"Host": "evil.example:8000"})
    assert named.refusal({"Host": "Desk.Example:8000"}) == ""
    assert named.refusal({"Host": "evil.example:8000"})
    assert [is_private(one) for one in ("localhost", "127.0.0.1", "::1", "0.0.0.0")] == [  # noqa: S104
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("authority", "parts"),
    [
        ("a:1", ("a", 1)),
        ("a.:1", ("a", 1)),
        ("[::1]:1", ("::1", 1)),
        ("[::1]", ("::1", 80)),
        ("::1", ("::1", 80)),
        ("a:", ("", 0)),
        (":", ("", 0)),
    ],
)
def test_a_host_header_in_parts(authority: str, parts: tuple[str, int]) -> None:
    """Name and port, whatever is written."""
    assert split(authority) == parts
