"""Make pictures of everything a reader sees, under proof/: look at them before you publish.

    make proof                     every PDF's pages and the site's main pages
    python tools/proof.py --pdf    only the PDFs
    python tools/proof.py --web    only the site

A PDF becomes one contact sheet and a folder of pages. The site's pages are taken at phone and
desktop width, by day and by night. Needs poppler's pdftoppm, and Chromium for the site.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "output"
PROOF = ROOT / "proof"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
SCHEMES = ("light", "dark")
SHEET_COLUMNS = 6
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


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


def pages_to_show() -> list[Path]:
    """Return one page of each kind in each language that has it."""
    patterns = (
        "*/index.html",
        "*/greater-bay-area-ai/index.html",
        "*/greater-bay-area-ai/2025-03/index.html",
        "*/briefs/hong-kong-bridgehead/index.html",
        "*/organisations/iflytek/index.html",
        "*/organisations/index.html",
        "*/archive/index.html",
        "*/about/index.html",
        "en/handbook/writing/index.html",
        "404.html",
    )
    return [page for pattern in patterns for page in sorted(OUTPUT.glob(pattern))]


def photograph_site() -> Iterator[Path]:
    """Take each page at each width and in each scheme; yield the pictures."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only here, and heavy

    folder = PROOF / "web"
    folder.mkdir(parents=True)
    with sync_playwright() as playwright:
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
                for page in pages_to_show():
                    tab.goto(page.as_uri())
                    path = page.relative_to(OUTPUT).parent.as_posix().replace("/", "_")
                    label = path if path != "." else page.stem
                    picture = folder / f"{label}-{name}-{scheme}.png"
                    tab.screenshot(path=str(picture), full_page=True)
                    yield picture
        browser.close()


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


if __name__ == "__main__":
    main()
