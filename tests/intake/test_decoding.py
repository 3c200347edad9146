"""Which encoding an article is taken to be in, and which language."""

from __future__ import annotations

import pytest

from newsroom.intake.decoding import UndecodableError, decode_article
from newsroom.intake.language import language_of

TEXTS = {
    "cp949": "홍콩 정부가 인공지능 연구소를 세우는 데 예산을 쓰기로 했다고 밝혔다.",
    "big5hkscs": "香港特區政府宣布，將會在數碼港設立人工智能研發中心，並撥款支持企業。",
    "gb18030": "深圳市政府宣布设立产业基金，重点支持人工智能和机器人企业的发展。",
    "cp932": "香港政府は人工知能の研究開発を担う研究院を新設すると発表した。",
}
LANGUAGES = {"cp949": "ko", "big5hkscs": "zh-Hant", "gb18030": "zh-Hans", "cp932": "ja"}


@pytest.mark.parametrize("codec", TEXTS)
def test_an_undeclared_encoding_is_told_by_its_characters(codec: str) -> None:
    """With no word of it in the bytes."""
    assert decode_article(TEXTS[codec].encode(codec)) == TEXTS[codec]


@pytest.mark.parametrize("codec", TEXTS)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "no-such-charset", "base64"])
def test_a_wrong_declaration_is_not_believed(codec: str, declared: str) -> None:
    """What does not fit is not what it says."""
    page = f'<html><meta charset="{declared}"><p>{TEXTS[codec]}'

    assert decode_article(page.encode(codec), declared) == page


@pytest.mark.parametrize(
    ("codec", "declared"),
    [("cp949", "euc-kr"), ("big5hkscs", "big5"), ("gb18030", "gb2312"), ("cp932", "shift_jis")],
)
def test_a_declared_encoding_is_read_as_browsers_do(codec: str, declared: str) -> None:
    """As the larger set of its family."""
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">{TEXTS[codec]}'

    assert decode_article(page.encode(codec)) == page


def test_marks_go_before_all_else() -> None:
    """UTF-8 and UTF-16 with their marks."""
    text = TEXTS["cp949"]

    assert decode_article(text.encode("utf-8-sig")) == text
    assert decode_article(text.encode("utf-16")) == text


def test_what_no_encoding_fits_is_refused() -> None:
    """A picture is no text."""
    with pytest.raises(UndecodableError):
        decode_article(bytes(range(256)) * 64)


@pytest.mark.parametrize("codec", TEXTS)
def test_languages_are_told_by_their_scripts(codec: str) -> None:
    """Surely on a sentence."""
    tag, sure = language_of(TEXTS[codec])

    assert (tag, sure > 0.9) == (LANGUAGES[codec], True)


def test_a_tie_between_the_scripts_is_said() -> None:
    """Characters that both have tell nothing."""
    assert language_of("人工智能中心")[0] == "zh"
    assert language_of("12345")[0] == ""
    assert language_of("The port said so on Monday")[0] == "en"
