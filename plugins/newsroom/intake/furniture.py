"""Know what stands on a page of news and is none of the article: words of the site itself."""

# ruff: noqa: E501 - a pattern is read whole, and wide letters count two

from __future__ import annotations

import re

from newsroom.intake.cleaning import letters

_LONGEST_STOP = 200
_YEAR = re.compile(r"(?:19|20)\d\d")

_WORDS = frozenset(
    letters(word)
    for word in """
닫기|메뉴|검색|로그인|회원가입|구독|구독하기|공유|공유하기|인쇄|프린트|스크랩|댓글|댓글 쓰기|댓글 0|본문|본문 바로가기|홈
글자크기|글자 크기|글자크기 설정|가|가+|가-|작게|크게|보통|URL복사|URL 복사|복사|복사하기|링크복사|링크 복사|카카오톡|카카오톡 공유|페이스북|트위터|엑스
네이버|밴드|카카오스토리|이전|다음|이전기사|다음기사|목록|기사목록|맨위로|TOP|음성듣기|기사 듣기|듣기|번역|요약|AI 요약|추천|좋아요|이 기사 공유하기
전체메뉴|최신기사|속보|오피니언|경제|정치|사회|국제|문화|스포츠|산업|기업|글로벌|글로벌 비즈|증권|금융|부동산|테크|IT|과학|이미지 확대보기|기사제보|제보
전체 메뉴 보기|기사의 본문 내용은 이 글자크기로 변경됩니다|기사의 본문 내용은 이 글자크기로 변경됩니다.|광고|AD|이메일|메일|저장|북마크|스크랩하기|바로가기|뉴스|홈으로|기자 구독|구독중|기사 공유하기|기자페이지|다른기사 보기|네이버에서 구독
Close|Menu|Search|Log in|Login|Sign in|Sign up|Register|Subscribe|Subscribe now|Share|Share this|Share this article|Share article|Print|Print article|Email
Save|Bookmark|Copy link|Link copied|Copied|Facebook|Twitter|X|LinkedIn|WhatsApp|Telegram|Reddit|Pinterest|Comments|Comment|Home|News|Business|World|Opinion|Sport
Sports|Tech|Technology|Politics|Culture|Markets|Skip to content|Skip to main content|Advertisement|ADVERTISEMENT|Sponsored|Listen|Listen to this article|Gift this article
Follow|Follow us|Next|Previous|Back to top|Top stories|Most read|Read later|Newsletter|Newsletters|Latest|More|See more|Show more|Text size|Why you can trust us|Hong Kong
China|Asia|Economy|Companies|Science|Add to favourites|Live|Video|Photos|Podcasts|Crossword|Donate|Support us|Open menu|Close menu|Toggle navigation|Loading
關閉|选单|選單|菜单|菜單|目錄|搜尋|搜索|登入|登录|登錄|註冊|注册|會員登入|訂閱|订阅|分享|分享至|分享到|分享至Facebook|打印|列印|收藏|複製連結|复制链接|複製|复制
微信|微博|朋友圈|QQ空间|扫一扫|扫码|臉書|推特|返回頂部|返回顶部|上一篇|下一篇|首頁|首页|即時|即時新聞|即时|港聞|中國|国际|國際|兩岸|財經|财经|科技|經濟|经济
娛樂|體育|体育|观点|觀點|評論|评论|留言|字號|字号|字體大小|字体大小|大|中|小|聽新聞|听新闻|語音播放|朗讀|廣告|广告|繁體|简体|简|繁|EN|正文|点赞|點讚|舉報|举报
纠错|我要纠错|播放|展開|展开|更多|查看更多|全文|看更多|加入書籤|追蹤|关注|新闻|新聞|要闻|要聞|产业|公司|港股|地产|放大圖片|放大图片|打開App|打开APP|下载APP|下載App
閉じる|メニュー|検索|ログイン|会員登録|新規登録|購読|購読する|シェア|シェアする|共有|印刷|保存|保存する|ブックマーク|コピー|リンクをコピー|URLをコピー|ツイート|ポスト
フェイスブック|ライン|LINE|はてなブックマーク|はてブ|ホーム|トップ|速報|国際|経済|政治|社会|ビジネス|マーケット|企業|テクノロジー|オピニオン|スポーツ|文化|科学
前の記事|次の記事|一覧|記事一覧|ページトップへ|コメント|コメントする|フォロー|フォローする|文字サイズ|文字サイズ 小 中 大|標準|拡大|続きを読む|もっと見る|広告|PR|有料記事|会員限定
この記事を保存|この記事をシェア|メールで送る|メール|朝刊|夕刊|紙面ビューアー|ニュース|新着|拡大する|画像を拡大|本文へ|アクセスランキング
""".replace("\n", "|").split("|")
    if word.strip()
)

_PATTERNS = re.compile(
    r"""(?ix)^(?:
    (?:글자|폰트)\s?크기.* | 댓글\s?\(?\d*\)?(?:개)? | 조회\s?수?\s?:?\s?[\d,]+ | 추천\s?\d+ | 공유\s?\d+ | .{0,12}구독(?:하기|자).{0,10}
    | (?:\d+|no)\s?(?:comments?|shares?|likes?|views?|min(?:ute)?s?\s(?:read|listen))
    | (?:reading|listening)\stime.* | \d+\s?min(?:ute)?\sread | follow\s(?:us|@).* | sign\sup\s(?:for|to).{0,60} | subscribe\s(?:to|for|now).{0,50}
    | share\s(?:on|via|this).{0,30} | (?:advert|advertisement)\b.{0,20} | click\s(?:here|to).{0,40} | get\s(?:the|our).{0,40}newsletter.{0,20}
    | [閱阅][讀读](?:[數数量])?\s?[:：]?\s?[\d,.万萬]+ | (?:[瀏浏][覽览]|点击|點擊|人氣).{0,4}[:：]?\s?[\d,]+ | 字[體体號号].{0,10} | 分享(?:到|至)?[:：]?.{0,12}
    | (?:評論|评论|留言)\s?[（(]?\d*[)）]? | 来?源?\s?打开.{0,6}app.{0,20} | 扫码.{0,20} | 微信扫.{0,20} | (?:下載|下载|打開|打开).{0,12}app.{0,12}
    | 文字サイズ.* | (?:コメント|シェア|ツイート|いいね)\s?[（(]?\d*[)）]?(?:件)? | .{0,10}をフォロー.{0,10} | \[?PR\]? | あと\d+文字
    | [\d\s/|·•>»›<«‹\-–—_=.,:：()（）\[\]+×✕☰▲▼△▽◀▶■□◆◇○●※↑↓←→⋯…★☆]+
    )$"""
)

_STOPS = re.compile(
    r"""(?ix)^\W*(?:
    ©.* | ⓒ.* | copyright\b.* | 저작권자.* | .*무단\s?전재.* | .*all\srights\sreserved.* | .*転載を?禁.* | .*無断転載.* | .*版權所有.* | .*版权所有.* | .*不得轉載.* | .*未经.{0,8}授权.*转载.*
    | .{0,12}(?:관련\s?(?:기사|뉴스)|많이\s?본\s?(?:기사|뉴스)|이\s?시각\s?(?:주요|인기)\s?뉴스|주요\s?뉴스|핫이슈|추천\s?기사|인기\s?기사|실시간\s?뉴스|다른\s?기사).{0,8}
    | (?:related|recommended|more\son\sthis|most\s(?:read|popular|viewed)|you\smay\s(?:also\s)?like|read\s(?:more|next)|more\s(?:from|stories)|trending|up\snext|editor.?s\spicks?|in\scase\syou\smissed).{0,60}
    | (?:相關|相关)(?:新聞|新闻|文章|報道|报道|閱讀|阅读|連結|链接|推荐|推薦).{0,8} | (?:延伸閱讀|延伸阅读|推薦閱讀|推荐阅读|熱門文章|热门文章|热门推荐|熱門新聞|热门新闻|最多人看|人氣文章|猜你喜欢|今日熱話|為你推薦|为您推荐|更多新聞|精彩推荐|编辑推荐|編輯推薦).{0,10}
    | (?:責任編輯|责任编辑|責編|责编|編輯|编辑|校對|校对|审核|監製)\s?[:：].* | [（(](?:責任編輯|责任编辑|責編|责编|編輯|编辑)\s?[:：].*
    | (?:関連記事|関連ニュース|あわせて読みたい|おすすめ記事|おすすめ|人気記事|アクセスランキング|注目の記事|こちらもおすすめ|この記事に関連).{0,10}
    | (?:this\s(?:article|story)\sis\sfor\s(?:subscribers|members)|subscribe\sto\s(?:continue|read)|to\scontinue\sreading|already\sa\s(?:subscriber|member)).*
    | .*(?:회원\s?전용|구독자\s?전용|유료\s?회원|로그인\s?후\s?이용|이어서\s?보시려면).* | .*(?:會員專享|会员专享|訂閱後閱讀|成為會員|付費閱讀|付费阅读|登录后阅读|余下全文).*
    | .*(?:この記事は(?:有料)?会員|会員限定(?:記事|です)|残り\s?\d+文字|続きを(?:お)?読みになるには|有料会員).*
    )$"""
)


def is_furniture(text: str) -> bool:
    """Tell whether a whole line is a word of the site: a button, a menu, a counter."""
    if letters(text) in _WORDS or not letters(text):
        return True
    return bool(_PATTERNS.match(text)) and not _YEAR.search(text)


def is_stop(text: str) -> bool:
    """Tell whether a line ends an article: rights, related links, the editor, a paywall."""
    return len(text) < _LONGEST_STOP and bool(_STOPS.match(text))
