"""Set one edition several times in a press that is warm, and keep what WeasyPrint was given.

python tests/benchmarks/warm_pdf.py PUBLICATION FOLDER TIMES

Writes the page, its style sheet and its fonts into FOLDER for ``plain_pdf.py``, and the seconds
that each render took there as seconds.json: from the edition to the finished PDF, as in a build of
many editions or in a server, where WeasyPrint is imported already.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from pathlib import Path

from newsroom.formats.pdf.child import Workshop
from newsroom.formats.pdf.manifest import BASE, Manifest, Outcome
from newsroom.formats.pdf.renderer import PdfRenderer
from newsroom.press.assemble import assemble
from newsroom.settings import load_settings


class KeepingWorkshop(Workshop):
    """Set PDFs as always, and remember what was asked for."""

    kept: Manifest

    def make(self, manifest: Manifest) -> Outcome:
        """Set one manifest."""
        self.kept = manifest
        return super().make(manifest)


def main(publication: Path, folder: Path, times: int) -> None:
    """Set the publication's only edition, once to warm up and then as often as asked."""
    settings, _ = load_settings(publication / "pelicanconf.py")
    assert settings is not None
    site = assemble(settings, now=dt.datetime.now(dt.UTC)).site
    assert site is not None
    renderer = PdfRenderer()
    renderer.workshop = workshop = KeepingWorkshop()
    (job,) = renderer.jobs(site)
    seconds = []
    for _ in range(times + 1):
        began = time.perf_counter()
        renderer.prepare(site, job, {}).render()
        seconds.append(time.perf_counter() - began)
    renderer.close()
    folder.mkdir(parents=True, exist_ok=True)
    keep(workshop.kept, folder)
    (folder / "seconds.json").write_text(json.dumps(seconds[1:]))


def keep(manifest: Manifest, folder: Path) -> None:
    """Write what a page is set from, with addresses that any program can follow."""
    (folder / "page.html").write_text(manifest.html.replace(BASE, ""), encoding="utf-8")
    style = "\n".join(manifest.styles).replace(BASE, "")
    (folder / "style.css").write_text(style, encoding="utf-8")
    for name, (_, content) in manifest.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
