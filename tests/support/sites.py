"""Write small publications to disk, and build them as an editor does."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SETTINGS = """\
import newsroom

SITENAME = "Test Briefing"
SITEURL = "https://briefing.example"
TIMEZONE = "Asia/Seoul"
PATH = "content"
OUTPUT_PATH = "output"
THEME = {theme!r}
PLUGINS = ["newsroom"]
NEWSROOM = {{
    "name": {{"ko": "시험 브리핑", "en": "Test Briefing"}},
    "languages": ["ko", "en"],
    "default_language": "ko",
    "topics": ["harbour", "policy"],
}}
"""

FILES: Mapping[str, str] = {
    "content/outlets.yml": """\
scmp:
  names: {ko: 사우스차이나모닝포스트, en: South China Morning Post}
  site: https://www.scmp.com
  language: en
""",
    "content/entities/organisations.yml": """\
cloudwalk:
  names: {ko: 클라우드워크, en: CloudWalk}
""",
    "content/entities/places.yml": """\
hong-kong:
  names: {ko: 홍콩, en: Hong Kong}
""",
    "content/topics/harbour.yml": """\
names: {ko: 항구, en: Harbour}
descriptions: {ko: 항구의 소식을 추린다., en: News of the harbour.}
cadence: monthly
sections:
  - id: companies
    names: {ko: 기업, en: Companies}
""",
    "content/topics/policy.yml": """\
names: {ko: 정책, en: Policy}
descriptions: {ko: 정책을 읽는다., en: Policies read.}
cadence: manual
formats: [web]
""",
    "content/issues/harbour/2025-03.yml": """\
number: 1
date: 2025-03-31
editions: {en: {state: none, reason: the first issue is in Korean only}}
""",
    "content/issues/harbour/2025-03.ko.md": "첫 호를 엽니다.\n",
    "content/issues/policy/2025-03.yml": "number: 1\ndate: 2025-03-31\n",
    "content/briefs/2025/bridgehead.ko.md": """\
---
title: 홍콩을 교두보로
date: 2025-03-21
topics: [harbour, policy]
section: companies
summary: 클라우드워크가 홍콩 법인을 검토한다.
source:
  outlet: scmp
  title: A bridgehead
  url: https://www.scmp.com/article/1
  published: 2025-03-20
figures:
  budget: {label: 예산, value: 1_000_000_000, unit: HKD}
entities: [cloudwalk, hong-kong]
image: {file: harbour.png, alt: 항구의 배}
---
{entity}`cloudwalk` 은 {figure}`budget` 를 본다. 자세한 것은 [다른 글](brief:ferries)에 있다.[^1]

[^1]: 각주 하나.
""",
    "content/briefs/2025/bridgehead.en.md": """\
---
title: Hong Kong as a bridgehead
summary: CloudWalk weighs an entity in Hong Kong.
labels: {budget: Budget}
image: {alt: A ship in the harbour}
translation: {of: "0000000000000000", mode: human}
---
{entity}`cloudwalk` looks at {figure}`budget`. There is [another brief](brief:ferries).
""",
    "content/briefs/2025/ferries.ko.md": """\
---
title: 배가 늘어난다
date: 2025-03-25
topics: [harbour]
summary: 항로가 하나 더 열린다.
source: none
entities: [hong-kong]
---
새 항로는 아침에 한 번 다닌다.
""",
    "content/pages/about.ko.md": "---\ntitle: 소개\nmenu: 1\n---\n우리가 누구인지.\n",
    "content/pages/about.en.md": "---\ntitle: About\nmenu: 1\n---\nWho we are.\n",
}


def png(width: int = 8, height: int = 6) -> bytes:
    """Return a small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + b"\x80" * width) * height
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def write_publication(
    folder: Path, *, theme: Path | None = None, files: Mapping[str, str] = FILES
) -> Path:
    """Write a small publication: two languages, two topics, one PDF; return its folder."""
    settings = SETTINGS.format(theme=str(theme or ROOT / "themes" / "broadsheet"))
    for name, text in {"pelicanconf.py": settings, **files}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    images = folder / "content/images"
    images.mkdir(parents=True, exist_ok=True)
    (images / "harbour.png").write_bytes(png())
    return folder


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment with changes, and no moment of its own."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("NEWSROOM_")}
    return {**kept, "NEWSROOM_NOW": "2025-06-01T12:00+09:00", **changes}


def call(
    arguments: Sequence[str], folder: Path, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a module's command in a folder, as an editor does."""
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        check=False,
        capture_output=True,
        cwd=folder,
        env=environment(**changes),
        encoding="utf-8",
        errors="replace",
        timeout=600,
    )


def newsroom(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a publication."""
    return call(["newsroom", *arguments], folder, **changes)


def pelican(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run Pelican in a publication."""
    return call(["pelican", "content", "-s", "pelicanconf.py", *arguments], folder, **changes)
