"""State in a PDF which standards it keeps: PDF/A-3a for archives and PDF/UA-1 for readers, in one.

WeasyPrint writes the one it is asked for. The other is a property of its metadata, and PDF/A wants
a property that it does not know itself to be described there (ISO 19005-3, 6.6.2.3.3).
"""

from __future__ import annotations

from functools import partial
from typing import Any

VARIANT = "pdf/a-3a"
"""What WeasyPrint is asked for: tags, colours, fonts and attachments as archives want them."""

_END = b"</rdf:RDF>"
_UA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about=""\
><pdfuaid:part>1</pdfuaid:part></rdf:Description>\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about=""\
><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""


def identify(metadata: Any) -> None:
    """Let a document's metadata name both standards, in a stream that any program can read.

    ``metadata`` is a :class:`weasyprint.document.DocumentMetadata`; its two methods are replaced
    on this one value.
    """
    metadata.generate_rdf_metadata = partial(_with_ua, metadata.generate_rdf_metadata)
    metadata.include_in_pdf = partial(_uncompressed, metadata.include_in_pdf)


def _with_ua(generate: Any, *arguments: Any) -> bytes:
    written = bytes(generate(*arguments))
    if not written.endswith(_END):
        raise RuntimeError("this release of WeasyPrint writes other metadata")
    return written.removesuffix(_END) + _UA + _END


def _uncompressed(  # noqa: PLR0913, PLR0917 - WeasyPrint's own
    include: Any, pdf: Any, variant: Any, version: Any, conformance: Any, compress: Any
) -> None:
    del compress
    include(pdf, variant, version, conformance, compress=False)
