"""Test that subsets are cut right, kept, and cut again when they are spoilt."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsroom.formats.pdf import masters as masters_module
from newsroom.formats.pdf.fonts import Cutter, FontSet, hangul
from newsroom.formats.pdf.masters import PACKAGES, Masters, find_masters
from newsroom.problems import PublicationError


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Masters:
    """Find this machine's masters once."""
    return find_masters(tmp_path_factory.mktemp("masters"))


def contents(fonts: FontSet) -> dict[tuple[str, int], bytes]:
    """Return the bytes of each subset by its name and weight."""
    return {(face.family, face.weight): face.content for face in fonts.faces}


def test_each_script_gets_its_own_faces(masters: Masters, tmp_path: Path) -> None:
    """Korean and English share faces; Chinese and Japanese have their own forms."""
    fonts = Cutter(masters, tmp_path).cut({"ko": "骨", "en": "a", "zh-Hant": "骨", "ja": "骨"})
    want = {f"nr-{family}-{shape}" for family in ("sans", "serif") for shape in ("kr", "tc", "jp")}
    assert want == set(fonts.families)
    made = contents(fonts)
    assert made["nr-serif-kr", 400] != made["nr-serif-tc", 400]


def test_two_cuts_are_the_same_bytes(masters: Masters, tmp_path: Path) -> None:
    """A subset depends on its characters, not on the order they came in or on the cache."""
    first = Cutter(masters, tmp_path / "one").cut({"ko": "대만구 AI"})
    again = Cutter(masters, tmp_path / "two").cut({"ko": "IA 구만대"})
    assert contents(first) == contents(again)


def test_a_new_korean_word_cuts_nothing(masters: Masters, tmp_path: Path) -> None:
    """All 2,350 common syllables are in every Korean subset."""
    assert len(hangul()) == 2350
    cutter = Cutter(masters, tmp_path)
    cutter.cut({"ko": "대만구"})
    kept = {path.name for path in tmp_path.iterdir()}
    cutter.cut({"ko": "홍콩의 교두보"})
    assert kept == {path.name for path in tmp_path.iterdir()}


def test_a_spoilt_subset_is_cut_again(masters: Masters, tmp_path: Path) -> None:
    """What is kept is checked when it is read."""
    want = contents(Cutter(masters, tmp_path).cut({"ko": "구"}))
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-7] + b"spoilt!")
    assert want == contents(Cutter(masters, tmp_path).cut({"ko": "구"}))


def test_symbols_letters_and_pictures_come_from_further_masters(
    masters: Masters, tmp_path: Path
) -> None:
    """What the text masters lack is found elsewhere, in a family of its own."""
    fonts = Cutter(masters, tmp_path).cut({"en": "ő 🇭🇰 😀 🖶"})
    assert fonts.missing == ()
    assert {"nr-more-sans", "nr-more-serif", "nr-emoji"} <= set(fonts.families)
    assert fonts.stacks["kr", "sans"][:2] == ("nr-sans-kr", "nr-more-sans")


def test_a_character_that_no_master_has_is_named(masters: Masters, tmp_path: Path) -> None:
    """Private-use and unknown characters are told, not drawn as boxes; joiners need no glyph."""
    fonts = Cutter(masters, tmp_path).cut({"ko": "가\ue000\u2060\u200b", "en": "\U00013000"})
    assert fonts.missing == ("\ue000", "\U00013000")


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
