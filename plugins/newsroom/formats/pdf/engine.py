"""Call WeasyPrint, gather what it says, and let it fetch nothing but the manifest.

Only the child process imports this module, because it loads WeasyPrint.
"""

from __future__ import annotations

import email.policy  # noqa: F401 - answers to a fetch want it, and each fork would import it
import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from msgspec import Struct, field
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from newsroom.formats.pdf.extensions import finish_layout
from newsroom.formats.pdf.identity import VARIANT, identify
from newsroom.formats.pdf.manifest import BASE, Manifest, Outcome


class ManifestFetcher(URLFetcher):  # type: ignore[misc]
    """Serve the manifest's files, and end the render on anything else.

    Another error would only be logged, and the page set without what it asked for.
    """

    def __init__(self, manifest: Manifest) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.files = manifest.files
        self.refused = ""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the file that an address names.

        :raises FatalURLFetchingError: if the manifest does not hold it.
        """
        del headers
        name = url.removeprefix(BASE)
        if name == url or name not in self.files:
            # Remembered, because drawing an SVG image swallows even what is fatal.
            self.refused = self.refused or url
            raise FatalURLFetchingError(url)
        media_type, content = self.files[name]
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


class Said(Struct):
    """Gather warnings and missing glyphs, each once, in their order."""

    warnings: dict[str, None] = field(default_factory=dict)
    glyphs: dict[str, None] = field(default_factory=dict)


class _Ear(logging.Handler):
    def __init__(self, said: Said) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(".notdef glyph") and isinstance(record.args, tuple):
            self.said.glyphs[str(record.args[0])] = None
        else:
            self.said.warnings[record.getMessage()] = None


@contextmanager
def listening() -> Iterator[Said]:
    """Gather what WeasyPrint, fontTools and Python warn of."""
    said = Said()
    ear = _Ear(said)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools", "PIL")]
    for logger in loggers:
        logger.addHandler(ear)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            # WeasyPrint 70 opens its own colour profile and leaves it to the collector to close.
            warnings.filterwarnings("ignore", r"unclosed file .*\.icc'", ResourceWarning)
            yield said
        for warning in caught:
            said.warnings[f"{warning.category.__name__}: {warning.message}"] = None
    finally:
        for logger in loggers:
            logger.removeHandler(ear)


def make(manifest: Manifest) -> Outcome:
    """Set a manifest; whatever goes wrong comes back as words, not as an exception."""
    with listening() as said:
        pdf, refused, ended = _set(manifest)
    return Outcome(pdf, tuple(said.warnings), tuple(said.glyphs), refused, ended)


def _set(manifest: Manifest) -> tuple[bytes, str, str]:
    fetcher = ManifestFetcher(manifest)
    try:
        fonts = FontConfiguration()
        styles = [
            CSS(string=style, base_url=BASE, url_fetcher=fetcher, font_config=fonts)
            for style in manifest.styles
        ]
        page = HTML(string=manifest.html, base_url=BASE, url_fetcher=fetcher)
        document = page.render(stylesheets=styles, font_config=fonts, presentational_hints=False)
        finish_layout(document)
        identify(document.metadata)
        pdf = document.write_pdf(pdf_variant=VARIANT, attachments=_attached(manifest, fetcher))
    except FatalURLFetchingError:
        return b"", fetcher.refused, ""
    except MemoryError:
        return b"", "", "memory"
    except RecursionError:
        return b"", "", "it is nested too deep"
    except Exception as error:  # noqa: BLE001 - hostile numbers make WeasyPrint raise anything
        return b"", "", f"{type(error).__name__}: {error}"
    return (b"", fetcher.refused, "") if fetcher.refused else (bytes(pdf), "", "")


def _attached(manifest: Manifest, fetcher: ManifestFetcher) -> list[Attachment]:
    """Give WeasyPrint the attachments, with the edition's day for the moment they were made."""
    moment = datetime.fromisoformat(manifest.dated)
    return [
        Attachment(
            file_obj=io.BytesIO(one.content),
            url_fetcher=fetcher,
            name=one.name,
            relationship=one.relationship,
            created=moment,
            modified=moment,
        )
        for one in manifest.attachments
    ]
