"""Make pictures of everything a reader sees, under proof/: look at them before you publish.

    make proof                     every PDF's pages and the site's pages; open proof/index.html
    python tools/proof.py --pdf    only the PDFs
    python tools/proof.py --web    only the site

A PDF becomes one contact sheet and a folder of pages. One page of each of the site's templates is
taken in each language that has it, at phone and desktop width, by day and by night. One page shows
them all, small, each leading to its picture. Needs poppler's pdftoppm, and Chromium for the site.
"""

from __future__ import annotations

import argparse
import functools
import html
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output"
PROOF = ROOT / "proof"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")
SHEET_COLUMNS = 6
THUMB = (300, 420)
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TEMPLATES = {
    "Front": "*/index.html",
    "Topic": "*/greater-bay-area-ai/index.html",
    "Issue": "*/greater-bay-area-ai/2025-03/index.html",
    "Brief": "*/briefs/hong-kong-bridgehead/index.html",
    "Organisation": "*/organisations/iflytek/index.html",
    "Person": "*/people/liu-jun/index.html",
    "Index": "*/organisations/index.html",
    "Archive": "*/archive/index.html",
    "Page": "*/about/index.html",
    "Handbook": "en/handbook/writing/index.html",
    "Problem": "en/handbook/problems/nr104/index.html",
    "Nothing here": "404.html",
}
"""What to take of the site, by the name of its template."""

STYLE = """
body { margin: 2rem; font: 15px/1.5 system-ui, sans-serif; background: #777; color: #fff }
h1, h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
ul { display: flex; flex-wrap: wrap; gap: 12px; margin: 0; padding: 0; list-style: none }
img { display: block; border: 0; background: #fff; max-width: 300px }
a { color: #fff }
"""


def print_editions() -> Iterator[Path]:
    """Turn each PDF into pages and one contact sheet; yield the sheets."""
    for pdf in sorted(OUTPUT.rglob("*.pdf")):
        folder = PROOF / "pdf" / pdf.stem
        folder.mkdir(parents=True)
        command = ["pdftoppm", "-r", "80", "-png", str(pdf), str(folder / "page")]
        subprocess.run(command, check=True)  # noqa: S603 - our own files
        yield contact_sheet(sorted(folder.glob("*.png")), PROOF / "pdf" / f"{pdf.stem}.png")


def contact_sheet(pages: list[Path], sheet: Path) -> Path:
    """Put pages side by side on one picture."""
    pictures = [Image.open(page) for page in pages]
    width, height = pictures[0].size
    gap = 12
    rows = -(-len(pictures) // SHEET_COLUMNS)
    columns = min(SHEET_COLUMNS, len(pictures))
    whole = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + gap) + gap), "#777")
    for number, picture in enumerate(pictures):
        row, column = divmod(number, SHEET_COLUMNS)
        whole.paste(picture, (gap + column * (width + gap), gap + row * (height + gap)))
    whole.save(sheet)
    return sheet


def pages_to_show() -> Iterator[tuple[str, Path]]:
    """Return (template, page) of each template in each language that has it."""
    for template, pattern in TEMPLATES.items():
        yield from ((template, page) for page in sorted(OUTPUT.glob(pattern)))


class Quiet(SimpleHTTPRequestHandler):
    """Serve files and print nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on this machine: fonts and the missing page need a host."""
    handler = functools.partial(Quiet, directory=str(OUTPUT))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def photograph_site() -> Iterator[Path]:
    """Take each page at each width and in each scheme; yield the pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here, and heavy

    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", *QUIET]
        )
        for scheme in SCHEMES:
            for name, (width, height) in WIDTHS.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,  # type: ignore[arg-type]
                    reduced_motion="reduce",
                )
                tab = context.new_page()
                for template, page in pages_to_show():
                    path = page.relative_to(OUTPUT)
                    tab.goto(address + path.as_posix().removesuffix("index.html"))
                    label = path.parts[0] if len(path.parts) > 1 else "any"
                    picture = PROOF / "web" / template / f"{label}-{name}-{scheme}.png"
                    picture.parent.mkdir(parents=True, exist_ok=True)
                    tab.screenshot(path=str(picture), full_page=True)
                    yield picture
                context.close()
        browser.close()


def index() -> Path:
    """Write the one page that shows every picture small, and leads to it."""
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>Proof</title>"]
    parts.append(f"<style>{STYLE}</style><h1>Proof</h1>")
    for template in TEMPLATES:
        for view in (f"{width}-{scheme}" for width in WIDTHS for scheme in SCHEMES):
            pictures = sorted((PROOF / "web" / template).glob(f"*-{view}.png"))
            if pictures:
                parts.append(f"<h2>{html.escape(template)}, {view.replace('-', ', ')}</h2>")
                parts.append(_row(pictures))
    sheets = sorted((PROOF / "pdf").glob("*.png"))
    if sheets:
        parts.append("<h2>PDF</h2>" + _row(sheets))
    page = PROOF / "index.html"
    page.write_text("\n".join(parts) + "\n", encoding="utf-8")
    return page


def _row(pictures: list[Path]) -> str:
    items = []
    for picture in pictures:
        thumb = thumbnail(picture).relative_to(PROOF).as_posix()
        link = html.escape(picture.relative_to(PROOF).as_posix())
        label = html.escape(picture.stem)
        items.append(
            f'<li><a href="{link}"><img src="{html.escape(thumb)}" alt="{label}" '
            f'loading="lazy">{label}</a></li>'
        )
    return "<ul>" + "".join(items) + "</ul>"


def thumbnail(picture: Path) -> Path:
    """Make a picture's upper part small."""
    width, height = THUMB
    whole = Image.open(picture).convert("RGB")
    part = whole.crop((0, 0, whole.width, min(whole.height, whole.width * height // width)))
    part.thumbnail(THUMB)
    small = PROOF / "small" / picture.relative_to(PROOF).with_suffix(".jpg")
    small.parent.mkdir(parents=True, exist_ok=True)
    part.save(small, quality=80)
    return small


def main() -> None:
    """Make the proofs that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--web", action="store_true")
    given = parser.parse_args()
    everything = not (given.pdf or given.web)
    for wanted, folder, make in (
        (given.pdf, "pdf", print_editions),
        (given.web, "web", photograph_site),
    ):
        if wanted or everything:
            shutil.rmtree(PROOF / folder, ignore_errors=True)
            for picture in make():
                print(picture.relative_to(ROOT))
    print(index().relative_to(ROOT))


if __name__ == "__main__":
    main()
