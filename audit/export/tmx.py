"""The aligned pairs as a translation memory (TMX 1.4b)."""

from __future__ import annotations

from audit import __version__
from audit.export.segments import plain, segments
from audit.export.selection import Selection
from audit.report.words import html_language
from audit.result import AuditResult

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_xml(result: AuditResult, selection: Selection) -> bytes:
    """One unit for each segment with a counterpart: the witness first, then the document.

    Languages may differ from unit to unit, so the header's is ``*all*``. No
    DOCTYPE, which careful readers refuse.
    """
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "translation-audit",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "audit",
            "adminlang": "en",
            "srclang": "*all*",
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for report in result.reports:
        for segment in segments(result, report):
            if segment.source is None:
                continue
            unit = etree.SubElement(body, "tu")
            for name, value in (
                ("x-document", report.document.id),
                ("x-source-document", segment.source.document.id),
                ("x-score", f"{segment.score or 0:.4f}"),
            ):
                etree.SubElement(unit, "prop", type=name).text = plain(value)
            for run in (segment.source, segment.target):
                language = html_language(run.document.language) or "und"
                variant = etree.SubElement(unit, "tuv", {_LANG: language})
                etree.SubElement(variant, "seg").text = plain(run.text)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
