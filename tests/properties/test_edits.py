"""Edit a publication at random: what an incremental build leaves is what a clean build makes."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom.cli.main import run
from support.presses import tree
from support.sites import png, write_publication

Edit = Callable[[Path, random.Random], object]
WORDS = ("아침에", "저녁에", "새벽에", "한낮에")
MOMENTS = ("2025-05-02", "2025-06-15", "2031-01-01")


def _briefs(folder: Path) -> list[Path]:
    return sorted((folder / "content/briefs").rglob("*.ko.md"))


def _free(folder: Path) -> list[Path]:
    """Return the briefs that nobody links to."""
    return [path for path in _briefs(folder) if path.name[1].isdigit()]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add(folder: Path, draw: random.Random) -> None:
    """Add a brief, in a folder that may be new; one in four waits for an embargo."""
    embargo = "embargo: 2025-06-01T07:00+09:00\n" if draw.random() < 0.25 else ""
    number = draw.randrange(100)
    _write(
        folder / f"content/briefs/{draw.choice([2024, 2025])}/b{number}.ko.md",
        f"---\ntitle: 제목 {number}\ndate: 2025-03-{draw.randrange(1, 28):02}\n"
        f"topics: [{draw.choice(['harbour', 'policy'])}]\nsummary: 요약.\nsource: none\n{embargo}"
        f"---\n본문은 {draw.choice(WORDS)} 쓴다. [하나](brief:ferries)\n",
    )


def change(folder: Path, draw: random.Random) -> None:
    """Put one word in another's place: the size stays; now and then the time as well."""
    path = draw.choice(_briefs(folder))
    status, text = path.stat(), path.read_text(encoding="utf-8")
    for word in WORDS:
        text = text.replace(word, draw.choice(WORDS))
    path.write_text(text, encoding="utf-8")
    if draw.random() < 0.5:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def rename(folder: Path, draw: random.Random) -> None:
    """Give a brief that nobody links to another slug."""
    free = [
        path for path in _briefs(folder) if path.name.startswith("b") and "head" not in path.name
    ]
    if free:
        path = draw.choice(free)
        path.rename(path.with_name(f"b{draw.randrange(100, 200)}.ko.md"))


def remove(folder: Path, draw: random.Random) -> None:
    """Remove a brief that nobody links to."""
    free = [
        path for path in _briefs(folder) if path.name.startswith("b") and "head" not in path.name
    ]
    if free:
        draw.choice(free).unlink()


def translate(folder: Path, draw: random.Random) -> None:
    """Write the English of a brief, or take it away."""
    path = folder / "content/briefs/2025/ferries.en.md"
    if path.exists():
        path.unlink()
    else:
        mode = draw.choice(["human", "machine-reviewed"])
        head = f'title: Ferries\nsummary: More.\ntranslation: {{of: "{"0" * 16}", mode: {mode}}}'
        _write(path, f"---\n{head}\n---\nA line.\n")


def retitle(folder: Path, draw: random.Random) -> None:
    """Give a topic another name."""
    path = folder / "content/topics/policy.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[0] = f"names: {{ko: 정책 {draw.randrange(9)}, en: Policy}}"
    _write(path, "\n".join(lines) + "\n")


def letter(folder: Path, draw: random.Random) -> None:
    """Write an issue's letter, or take it away."""
    path = folder / "content/issues/policy/2025-03.ko.md"
    if path.exists():
        path.unlink()
    else:
        _write(path, f"편지 {draw.randrange(99)}.\n")


def page(folder: Path, draw: random.Random) -> None:
    """Write a page with a place in the menu."""
    title = f"소개 {draw.randrange(9)}"
    _write(folder / "content/pages/about.ko.md", f"---\ntitle: {title}\nmenu: 1\n---\n우리.\n")


def setting(folder: Path, draw: random.Random) -> None:
    """Give the publication another name."""
    path = folder / "pelicanconf.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = [
        f'SITEURL = "https://{draw.randrange(9)}.example"' if "SITEURL" in s else s for s in lines
    ]
    _write(path, "\n".join(lines) + "\n")


def theme(folder: Path, draw: random.Random) -> None:
    """Change a template, or a style, of the site's own theme."""
    if draw.random() < 0.5:
        _write(folder / "look/static/css/tokens.css", f"/* {draw.randrange(9)} */\n")
    else:
        _write(folder / "look/templates/404.html", f"<title>{draw.randrange(9)}</title>\n")


def spoil(folder: Path, draw: random.Random) -> None:
    """Change, remove or add a file of the output."""
    files = [path for path in (folder / "output").rglob("*") if path.is_file()]
    path = draw.choice([path for path in sorted(files) if path.name != "manifest.json"])
    match draw.randrange(3):
        case 0:
            path.write_bytes(b"x" * path.stat().st_size)
        case 1:
            path.unlink()
        case _:
            (path.parent / "more.txt").write_text("more")


def lose(folder: Path, draw: random.Random) -> None:
    """Lose or spoil what the press remembers."""
    kept = sorted(path for path in (folder / ".newsroom").rglob("*") if path.is_file())
    if kept:
        path = draw.choice(kept)
        data = bytearray(path.read_bytes())
        if draw.random() < 0.5 or not data:
            path.unlink()
        else:
            data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
            path.write_bytes(data)


def _swap(path: Path, old: tuple[str, ...], new: str) -> None:
    """Put a word where one of some others stands; the file stays as it is where none does."""
    text = path.read_text(encoding="utf-8")
    found = next((word for word in old if word in text), "")
    _write(path, text.replace(found, new, 1) if found else text)


def reword(folder: Path, draw: random.Random) -> None:
    """Add a sentence to a brief, as editors do all day; one in three names another brief."""
    path = draw.choice(_briefs(folder))
    link = " [둘](brief:bridgehead)" if draw.random() < 0.3 else ""
    _write(path, path.read_text(encoding="utf-8") + f"\n덧붙인 말 {draw.randrange(99)}.{link}\n")


def reword_translation(folder: Path, draw: random.Random) -> None:
    """Add a sentence to a translation: its original stays."""
    path = folder / "content/briefs/2025/bridgehead.en.md"
    _write(path, path.read_text(encoding="utf-8") + f"\nOne more: {draw.randrange(99)}.\n")


def headline(folder: Path, draw: random.Random) -> None:
    """Give a brief another title, or another day."""
    path = draw.choice(_briefs(folder))
    lines = path.read_text(encoding="utf-8").splitlines()
    title, day = f"title: 새 제목 {draw.randrange(99)}", f"date: 2025-03-{draw.randrange(1, 28):02}"
    new = title if draw.random() < 0.7 else day
    key = new.partition(":")[0]
    _write(path, "\n".join(new if s.startswith(f"{key}:") else s for s in lines) + "\n")


def figure(folder: Path, draw: random.Random) -> None:
    """Correct a figure, or count it in another currency."""
    path = folder / "content/briefs/2025/bridgehead.ko.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    unit = draw.choice(["HKD", "HKD", "USD"])
    new = f"  budget: {{label: 예산, value: {draw.randrange(1, 9)}_000_000_000, unit: {unit}}}"
    _write(path, "\n".join(new if s.startswith("  budget:") else s for s in lines) + "\n")


def register(folder: Path, draw: random.Random) -> None:
    """Give an outlet or an organisation another name."""
    number = draw.randrange(9)
    if draw.random() < 0.5:
        path, name = folder / "content/outlets.yml", "South China Morning Post"
    else:
        path, name = folder / "content/entities/organisations.yml", "CloudWalk"
    known = (f"en: {name} {n}}}" for n in range(9))
    _swap(path, (*known, f"en: {name}}}"), f"en: {name} {number}}}")


def picture(folder: Path, draw: random.Random) -> None:
    """Put another picture in the place of the one there is."""
    (folder / "content/images/harbour.png").write_bytes(png(draw.randrange(4, 12)))


def issue(folder: Path, draw: random.Random) -> None:
    """Order an issue otherwise, or make a draft of an edition, or publish it."""
    order = draw.choice(["", "order: [ferries]\n", "order: [bridgehead, ferries]\n"])
    state = draw.choice(["{state: none, reason: Korean only}", "draft", "open"])
    text = f"number: 1\ndate: 2025-03-31\n{order}editions: {{en: {state}}}\n"
    _write(folder / "content/issues/harbour/2025-03.yml", text)


def nothing(folder: Path, draw: random.Random) -> None:
    """Touch a file, or do not."""
    if draw.random() < 0.5:
        draw.choice(_briefs(folder)).touch()


EDITS: tuple[Edit, ...] = (
    add, add, change, change, rename, remove, translate, retitle, letter, page, setting, theme,
    spoil, lose, nothing, reword, reword, reword_translation, headline, figure, register, picture,
    issue,
)  # fmt: skip


def build(folder: Path, now: str) -> None:
    """Build the web site of a publication."""
    settings = str(folder / "pelicanconf.py")
    assert run(["build", "--settings", settings, "--format", "web", "--quiet", "--now", now]) == 0


def start(folder: Path) -> None:
    """Write a publication with a theme of its own."""
    write_publication(folder)
    _write(folder / "look/theme.toml", 'name = "look"\ninherits = "default"\n')
    settings = folder / "pelicanconf.py"
    lines = settings.read_text(encoding="utf-8").splitlines()
    lines = ['THEME = "look"' if line.startswith("THEME") else line for line in lines]
    _write(settings, "\n".join(lines) + "\n")


SEEDS = [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 300))]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_build_after_edits_is_a_clean_build(tmp_path: Path, seed: int) -> None:
    """Byte for byte, after each of a few builds with a few edits between them."""
    draw = random.Random(seed)  # noqa: S311 - edits, no secrets
    folder = tmp_path / "site"
    start(folder)
    build(folder, MOMENTS[0])
    for _ in range(3):
        # One edit at a time is what a quick build is for.
        for edit in draw.sample(EDITS, draw.choice((0, 1, 1, 1, 2, 3))):
            edit(folder, draw)
        now = draw.choice(MOMENTS)
        build(folder, now)
        with tempfile.TemporaryDirectory(dir=tmp_path) as name:
            clean = Path(name)
            for part in ("content", "look"):
                shutil.copytree(folder / part, clean / part)
            shutil.copy(folder / "pelicanconf.py", clean)
            build(clean, now)
            assert tree(folder / "output") == tree(clean / "output")
