"""Test that the masters are found wherever they lie, and known by their digests."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.problems import PublicationError
from newsroom.typefaces import masters as masters_module
from newsroom.typefaces.masters import CJK, PACKAGES, Masters, find_masters, hold_to_lock


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Masters:
    """Find this machine's masters once."""
    return find_masters(tmp_path_factory.mktemp("masters"))


def test_a_folder_of_ones_own_may_hold_the_masters(
    masters: Masters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``NEWSROOM_FONTS`` comes before the system's folders, and may be nested."""
    monkeypatch.setattr(masters_module, "FOLDERS", ())
    (tmp_path / "deep").mkdir()
    for name, master in masters.found.items():
        (tmp_path / "deep" / name).symlink_to(master.path)
    found = find_masters(tmp_path / "cache", {"NEWSROOM_FONTS": str(tmp_path)})
    assert masters.digest() == found.digest()


def test_a_missing_font_says_the_one_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NR505 names the package to install."""
    monkeypatch.setattr(masters_module, "FOLDERS", ())
    with pytest.raises(PublicationError) as caught:
        find_masters(tmp_path, {})
    (problem,) = caught.value.problems
    assert problem.code == "NR505"
    assert "apt-get install" in problem.mend
    assert "fonts-noto-cjk" in problem.mend


def test_digests_are_remembered_and_a_spoilt_memory_is_made_again(tmp_path: Path) -> None:
    """The file of digests is a convenience: with rubbish in it, everything is computed again."""
    want = find_masters(tmp_path).digest()
    (tmp_path / "masters.json").write_bytes(b"\xff{")
    assert want == find_masters(tmp_path).digest()


def test_every_master_has_a_package() -> None:
    """All files that are looked for can be installed by name."""
    assert {"fonts-noto-cjk", "fonts-noto-core", "fonts-noto-color-emoji"} == set(PACKAGES.values())


def recorded(masters: Masters, **others: str) -> str:
    """Write a lock of the text masters as ``sha256sum`` does, with some digests changed."""
    names = sorted(CJK.values())
    digests = {name: masters.found[name].sha256 for name in names} | others
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items())


def test_masters_that_are_recorded_are_held_to(masters: Masters, tmp_path: Path) -> None:
    """NR506 names the line of each that is another; without a lock nothing is held to."""
    hold_to_lock(masters, tmp_path)
    (tmp_path / "fonts.lock").write_text(recorded(masters))
    hold_to_lock(masters, tmp_path)
    changed = {"NotoSansCJK-Regular.ttc": "0" * 64, "Gone.ttf": "1" * 64}
    (tmp_path / "fonts.lock").write_text(recorded(masters, **changed))
    with pytest.raises(PublicationError) as caught:
        hold_to_lock(masters, tmp_path)
    assert [str(one.place) for one in caught.value.problems] == ["fonts.lock:2", "fonts.lock:5"]
    assert {"NR506"} == {problem.code for problem in caught.value.problems}
