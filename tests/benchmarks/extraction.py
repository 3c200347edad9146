"""Score the text found in pages beside other extractors, by an outside suite's own measure.

The suite is scrapinghub/article-extraction-benchmark, 181 English pages with their texts. It is not
part of this project: ``git clone https://github.com/scrapinghub/article-extraction-benchmark`` and
say where it lies, ``make bench-intake SUITE=…/article-extraction-benchmark``.
"""

from __future__ import annotations

import gzip
import importlib.metadata
import importlib.util
import logging
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any


def ours(html: str) -> str:
    """Return the text that ``newsroom add`` finds."""
    from newsroom.intake.pages.reading import read_page  # noqa: PLC0415 - each where it is used

    return "\n".join(line.text for line in read_page(html).body)


def trafilatura(html: str) -> str:
    """Return what trafilatura finds as it comes."""
    import trafilatura  # noqa: PLC0415 - the same

    return trafilatura.extract(html, include_comments=False) or ""


def readability(html: str) -> str:
    """Return what readability-lxml finds."""
    import lxml.html  # noqa: PLC0415 - the same
    from readability import Document  # noqa: PLC0415 - the same

    return str(lxml.html.fromstring(Document(html).summary()).text_content())


def newspaper(html: str) -> str:
    """Return what newspaper4k finds."""
    import newspaper  # noqa: PLC0415 - the same

    return str(newspaper.article("https://a.example/", input_html=html, language="en").text)


EXTRACTORS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "newsroom add": ("pelican-newsroom", ours),
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability-lxml", readability),
    "newspaper4k": ("newspaper4k", newspaper),
}


def texts_of(file: Path) -> tuple[str, dict[str, str]]:
    """Return what each extractor finds in a page of the suite; a failure is no text."""
    logging.disable(logging.CRITICAL)
    html = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
    found = {}
    for name, (_, extract) in EXTRACTORS.items():
        try:
            found[name] = extract(html)
        except Exception:  # noqa: BLE001 - another's failure is a result
            found[name] = ""
    return file.name.partition(".")[0], found


def main(suite: Path) -> int:
    """Print F1, precision, recall and exact matches, as the suite counts them."""
    measure = _evaluate(suite)
    truth = measure.load_json(suite / "ground-truth.json")
    with ProcessPoolExecutor(2) as pool:
        found = dict(pool.map(texts_of, sorted((suite / "html").iterdir()), chunksize=8))
    sys.stdout.write(f"{'':<18}{'version':<12}{'F1':>7}{'prec.':>7}{'recall':>7}{'exact':>7}\n")
    for name, (package, _) in EXTRACTORS.items():
        texts = {key: {"articleBody": one[name]} for key, one in found.items()}
        scores: dict[str, Any] = measure.evaluate(truth, texts, 10)
        version = importlib.metadata.version(package)
        cells = "".join(f"{scores[one]:>7.3f}" for one in ("f1", "precision", "recall", "accuracy"))
        sys.stdout.write(f"{name:<18}{version:<12}{cells}\n")
    return 0


def _evaluate(suite: Path) -> ModuleType:
    """Load the suite's own measure."""
    spec = importlib.util.spec_from_file_location("suite_evaluate", suite / "evaluate.py")
    if spec is None or spec.loader is None or not (suite / "html").is_dir():
        sys.exit(f"{suite} is not the suite: {__doc__}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(main(Path(sys.argv[1])))
    sys.stdout.write(f"\nOther extractors are not measured. {__doc__}")
