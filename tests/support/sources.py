"""Make source files and settings for tests of reading, without a disk."""

from __future__ import annotations

from pathlib import Path

from newsroom.model import Manuscripts
from newsroom.problems import Problem
from newsroom.reading.files import SourceFile
from newsroom.reading.reader import read
from newsroom.settings import Settings, read_settings

ORIGINAL = """\
---
title: 홍콩, AI 연구소에 10억 홍콩 달러
date: 2025-03-21
topics: [greater-bay-area-ai]
summary: 홍콩 정부가 인공지능 연구소를 세운다.
source:
  outlet: scmp
  url: https://www.scmp.com/news/1
  published: 2025-03-20
---
본문이다.
"""
TRANSLATION = """\
---
title: HK$1 billion for an AI institute
summary: Hong Kong sets up an institute for artificial intelligence.
translation: {of: 0123456789abcdef, mode: human}
---
The text.
"""


def settings_at(root: Path = Path("/site")) -> Settings:
    """Return the default settings of a publication in a folder."""
    settings, problems = read_settings({"PATH": "content"}, path=root / "pelicanconf.py")
    assert settings is not None, problems
    return settings


def source(path: str, text: str | bytes) -> SourceFile:
    """Return a file below the content folder."""
    data = text if isinstance(text, bytes) else text.encode()
    return SourceFile(f"content/{path}", data)


def read_one(path: str, text: str | bytes) -> tuple[Manuscripts, tuple[Problem, ...]]:
    """Read one file by itself."""
    return read([source(path, text)], settings_at())


def told(path: str, text: str | bytes) -> list[str]:
    """Read one file; return its problems as ``line:column code: message; mend``."""
    _, problems = read_one(path, text)
    return [short(problem) for problem in problems]


def short(problem: Problem) -> str:
    """Write a problem without its file and severity."""
    place = problem.place
    mend = f"; {problem.mend}" if problem.mend else ""
    return f"{place.line}:{place.column} {problem.code}: {problem.message}{mend}"


def front(*lines: str) -> str:
    """Return a brief with the original's fields, some of them replaced or added by ``lines``."""
    given = {line.split(":", 1)[0]: line for line in lines}
    fields = {
        "title": "title: Headline",
        "date": "date: 2025-03-21",
        "topics": "topics: [greater-bay-area-ai]",
        "summary": "summary: The deck.",
        "source": "source: none",
    }
    written = [line for line in {**fields, **given}.values() if line.split(":", 1)[1:] != ["-"]]
    return "\n".join(["---", *written, "---", "The text.", ""])
