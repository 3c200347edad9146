"""Set a page with WeasyPrint as anybody would, in a process of its own: what we compare with.

python tests/benchmarks/plain_pdf.py FOLDER     # page.html, style.css and their fonts → page.pdf

The same HTML, style sheet, fonts and PDF variant as our own press; no tuning, limits or checks.
"""

from __future__ import annotations

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration


def main(folder: Path) -> None:
    """Set page.html to page.pdf, and say how many pages that took."""
    fonts = FontConfiguration()
    style = CSS(filename=folder / "style.css", font_config=fonts)
    page = HTML(filename=folder / "page.html")
    document = page.render(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    (folder / "page.pdf").write_bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    (folder / "pages.txt").write_text(f"{len(document.pages)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
