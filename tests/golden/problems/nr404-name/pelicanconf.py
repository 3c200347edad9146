"""Settings of the smallest publication that has something of everything."""

SITENAME = "Harbour Briefing"
SITEURL = "https://briefing.example"
TIMEZONE = "Asia/Seoul"
PATH = "content"
THEME = "themes/harbour"

NEWSROOM = {
    "name": {"ko": "항구 브리핑", "en": "Harbour Briefing"},
    "formats": ["web"],
    "languages": ["ko", "en"],
    "default_language": "ko",
    "topics": ["harbour"],
}
