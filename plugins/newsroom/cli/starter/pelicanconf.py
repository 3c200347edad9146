"""Settings of this publication: Pelican's own, and one NEWSROOM table."""

import os

# Pelican goes on without a plug-in that it cannot import; this line does not.
import newsroom  # noqa: F401

SITENAME = "My briefing"
SITEURL = os.environ.get("SITEURL", "")
TIMEZONE = "Asia/Seoul"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["newsroom"]

NEWSROOM = {
    "name": {"en": "My briefing"},
    "tagline": {"en": "What other papers reported, told briefly in our own words"},
    # Known are ko, en, zh-Hant, zh-Hans and ja; the site has a front page in each.
    "languages": ["en"],
    "default_language": "en",
    "topics": ["first-topic"],
}
