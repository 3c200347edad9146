"""Settings of the sample publication: Pelican's own, and one NEWSROOM table."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Pelican skips a plug-in that it cannot import and says nothing on success; this line does not.
sys.path.insert(0, str(Path(__file__).parent / "plugins"))
import newsroom  # noqa: F401

SITENAME = "Newsroom"
# CI says where the site is published; a reserved name stands in at home.
SITEURL = os.environ.get("SITEURL") or "https://newsroom.example"
TIMEZONE = "Asia/Seoul"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "themes/broadsheet"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["newsroom"]

NEWSROOM = {
    "name": {
        "ko": "브리핑 · Newsroom",
        "en": "Newsroom Briefing",
        "zh-Hant": "簡報 · Newsroom",
        "zh-Hans": "简报 · Newsroom",
        "ja": "ブリーフィング · Newsroom",
    },
    "tagline": {
        "ko": "다른 신문이 쓴 것을 우리 말로 간추립니다",
        "en": "What other papers reported, told briefly in our own words",
        "zh-Hant": "各家報道，我們用自己的話簡述",
        "zh-Hans": "各家报道，我们用自己的话简述",
        "ja": "各紙の報道を、私たちの言葉で短く",
    },
    "languages": ["ko", "en", "zh-Hant", "zh-Hans", "ja"],
    "default_language": "ko",
    "topics": ["greater-bay-area-ai", "ai-policy-watch"],
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}
