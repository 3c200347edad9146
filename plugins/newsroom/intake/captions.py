"""Recognise the captions of pictures, and who a picture is credited to."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re
from collections.abc import Iterable

from newsroom.intake.article import Evidence, Found, Line
from newsroom.intake.cleaning import letters

_AGENCIES = (
    "연합뉴스|뉴시스|뉴스1|로이터|AP|AFP|EPA|신화통신|신화|게티이미지|게티이미지뱅크|게티이미지코리아|Reuters|Associated Press|"
    "Getty Images|Bloomberg|Xinhua|Shutterstock|路透社|路透|法新社|美聯社|美联社|新華社|新华社|中新社|中通社|視覺中國|视觉中国|"
    "ロイター|共同|時事|AP通信|AFP時事|ゲッティ|新華社|聯合報系|中央社"
)
_ZOOM = re.compile(
    r"\s*(?:이미지\s?확대(?:보기)?|사진\s?확대|크게\s?보기|放大圖片|放大图片|点击放大|画像を拡大|拡大する|View image)\s*$"
)
_CREDITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:사진|자료사진|자료|이미지|그래픽|출처|사진제공|사진\s?제공)\s?[=:：/]\s?(?P<who>[^=()\[\]]{1,40})[)\]]?\.?$",
        r"[/=]\s?(?P<who>[^=/()\[\].。]{2,20}?)\s?(?:제공|캡처|캡쳐|제공\.)$",
        rf"(?:[./=|]|\s[-–—])\s?(?P<who>{_AGENCIES})(?:[=·/\s-]?(?:뉴스1|연합뉴스))?$",
        r"[(\[]?(?:Photo|Photograph|Image|Picture|Illustration|Credit|Handout|File photo)s?\s?(?:credit|by|courtesy(?:\sof)?)?\s?[:：/]\s?(?P<who>[^()\[\]]{2,60}?)[)\]]?\.?$",
        rf"[(\[](?P<who>(?:{_AGENCIES})(?:/[^()\[\]]{{2,40}})?)[)\]]\.?$",
        r"(?:圖片來源|图片来源|圖片|图片|照片|圖|图|攝影|摄影|資料圖片|资料图片|網上圖片|网络图片|圖源|图源|圖／|圖片提供|图片提供)\s?[:：/／]\s?(?P<who>[^:：/／()（）]{1,30}?)[)）]?。?$",
        r"[（(](?P<who>[^（）()：:＝=]{2,16}?)\s?(?:圖片|图片|供圖|供图|攝|摄|提供)[)）]。?$",
        r"(?P<who>新華社|新华社|中新社|路透社|法新社)(?:記者|记者)?.{0,8}(?:攝|摄|供圖|供图|發|发|圖片|图片)$",
        r"(?:写真|撮影|画像|出典|提供)\s?[=＝:：/／]\s?(?P<who>[^=＝:：/／()（）]{1,30}?)[)）]?。?$",
        rf"[＝=（(](?P<who>{_AGENCIES})[)）]?。?$",
    )
)
_BARE = re.compile(
    r"^(?:資料圖片|资料图片|資料圖|资料图|資料照|資料照片|網上圖片|网络图片|자료사진|資料写真|File photo|Handout)[。.]?$"
    r"|(?:[(（]?(?:資料圖片|资料图片|資料照片|資料圖|资料图|網上圖片|官網圖片)[)）]?|[(（]?자료\s?사진[)）]?|＝資料写真|=資料写真)$"
    r"|^写真[はＡABC①②].*|^▲.{5,120}$|^△.{5,120}$|^\[사진.*|^\(사진.*|^사진은.*|^圖為.*|^图为.*|^圖：.*|^图：.*"
)
_LONGEST = 260
_GIVEN = re.compile(r"\s?(?:제공|캡처|캡쳐|提供|供圖|供图)$")
_LEAST = 8


def captions_of(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that are captions, and those equal to one but for its ending."""
    kept = tuple(lines)
    sure = [line for line in kept if _is_caption(line.text)]
    bare = {letters(_stripped(line.text)) for line in sure} - {""}
    return tuple(
        line
        for line in kept
        if line in sure or (len(line.text) > _LEAST and letters(line.text) in bare)
    )


def credit_of(captions: Iterable[Line]) -> Found[str] | None:
    """Return who the pictures are credited to: the first that a caption names."""
    for line in captions:
        for pattern in _CREDITS:
            if found := pattern.search(_ZOOM.sub("", line.text)):
                who = _GIVEN.sub("", found["who"].strip(" .,·-–—]）)"))
                if who:
                    return Found(who, 0.85, Evidence(line.number, line.text))
    return None


def _is_caption(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    if _ZOOM.search(text) or _BARE.search(text):
        return True
    return any(pattern.search(text) for pattern in _CREDITS)


def _stripped(text: str) -> str:
    text = _ZOOM.sub("", text)
    for pattern in _CREDITS:
        text = pattern.sub("", text)
    return text
