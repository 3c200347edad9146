"""Test that subsets are cut right, kept, and cut again when they are spoilt."""

from __future__ import annotations

import io
import string
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from newsroom.typefaces import Cutter, FontSet
from newsroom.typefaces.characters import hangul
from newsroom.typefaces.masters import Masters, find_masters


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


def test_a_webfont_has_the_page_s_characters_and_no_others(
    masters: Masters, tmp_path: Path
) -> None:
    """A browser's container, in the language's own forms, under half of what a PDF is given."""
    cutter = Cutter(masters, tmp_path)
    made = cutter.webfont("zh-Hant", "serif", 400, "骨直令 AI\u2060\ue000")
    font = TTFont(io.BytesIO(made))

    assert made[:4] == b"wOF2"
    assert set(map(ord, "骨直令 AI")) == set(font.getBestCmap())
    assert "vmtx" not in font
    assert made != cutter.webfont("zh-Hans", "serif", 400, "骨直令 AI")


def test_a_webfont_is_the_same_bytes_and_is_kept(masters: Masters, tmp_path: Path) -> None:
    """Neither the order of characters nor the cache changes it; its key is known beforehand."""
    first = Cutter(masters, tmp_path / "one")
    again = Cutter(masters, tmp_path / "two")
    key = first.webfont_key("ko", "sans", 700, "대만구 AI")
    assert not (tmp_path / "one").exists()
    assert first.webfont("ko", "sans", 700, "대만구 AI") == again.webfont(
        "ko", "sans", 700, ["IA", " 구만대"]
    )
    assert key == again.webfont_key("ko", "sans", 700, " AI구만대")
    assert [key] == [path.name for path in (tmp_path / "one").iterdir()]


def test_a_page_of_korean_is_one_request_below_a_hundred_kilobytes(
    masters: Masters, tmp_path: Path
) -> None:
    """Five hundred different characters of text, more than a long page has."""
    syllables = "".join(map(chr, sorted(hangul())[:: 2350 // 420]))
    made = Cutter(masters, tmp_path).webfont("ko", "serif", 400, syllables + string.printable)
    assert len(made) < 100_000
