"""Write the draft of a brief that has no article: our own reporting."""

from __future__ import annotations

from newsroom.intake import yaml
from newsroom.intake.draft import TODO, Setting


def blank_text(setting: Setting) -> str:
    """Return the file of a brief that is still to be written."""
    topics = (
        f"topics: {yaml.flow_list(setting.topics)}"
        if setting.topics
        else yaml.comment("topics: write the topic's id in brackets")
    )
    section = [f"section: {setting.section}"] if setting.section else []
    title = yaml.scalar(setting.title) if setting.title else TODO
    front = [f"title: {title}", "state: draft", f"date: {setting.day}", topics, *section]
    return "\n".join(["---", *front, f"summary: {TODO}", "source: none", "---", TODO, ""])
