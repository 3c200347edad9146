"""Say how plain Pelican makes the same newsletter.

A category is an issue, a tag a topic and an author an organisation: Pelican makes a page of each.
"""

SITENAME = "Bench"
SITEURL = "https://bench.example"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS: list[str] = []
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "ko"
DEFAULT_PAGINATION = False
STATIC_PATHS: list[str] = []
ARTICLE_URL = ARTICLE_LANG_URL = "briefs/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "briefs/{slug}/index.html"
CATEGORY_URL = "issues/{slug}/"
CATEGORY_SAVE_AS = "issues/{slug}/index.html"
CATEGORIES_SAVE_AS = "issues/index.html"
TAG_URL = "topics/{slug}/"
TAG_SAVE_AS = "topics/{slug}/index.html"
TAGS_SAVE_AS = "topics/index.html"
AUTHOR_URL = "organisations/{slug}/"
AUTHOR_SAVE_AS = "organisations/{slug}/index.html"
AUTHORS_SAVE_AS = "organisations/index.html"
DIRECT_TEMPLATES = ["index", "categories", "tags", "authors", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
