"""ninjs 3.0 (IPTC): each document as a news item that carries what the audit found.

``trustIndicators`` is the standard's place for what speaks for or against an
item; ``edNote`` is for the desk that receives it and is not published.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from audit.export.segments import plain
from audit.export.selection import Selection
from audit.report.glance import glance
from audit.report.lines import encoded
from audit.report.ranking import decide, ranked
from audit.report.words import CLASSES, html_language, relay_words
from audit.result import AuditResult
from audit.types import DocumentReport

_ROLE = "urn:translation-audit:"


def as_lines(result: AuditResult, selection: Selection) -> bytes:
    """One item a line, in the order of the audit."""
    return "".join(encoded(item(r)) + "\n" for r in result.reports).encode("utf-8")


def item(report: DocumentReport) -> dict[str, Any]:
    """One document as a ninjs 3.0 item."""
    document, decision = report.document, decide(report)
    verdict = f"{CLASSES[report.verdict.document_class]} {relay_words(report)}".strip()
    note = [decision.sentence]
    note += [
        f"{fix.here} -> {fix.instead or '(ask the source)'}"
        for fix in glance(ranked(report.findings), decision.level).fixes
    ]
    made: dict[str, Any] = {
        "uri": f"urn:translation-audit:document:{quote(plain(document.id), safe='')}",
        "type": "text",
        "standard": {
            "name": "ninjs",
            "version": "3.0",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        },
        "language": html_language(document.language) or "und",
        "bodies": [{"role": "main", "contentType": "text/plain", "value": plain(document.text)}],
        "edNote": plain("\n".join(note)),
        "altIds": [{"role": "audit", "value": plain(document.id)}],
        "trustIndicators": [
            {"role": f"{_ROLE}decision:{decision.level.value}", "title": decision.badge},
            {
                "role": f"{_ROLE}class:{report.verdict.document_class.value}",
                "title": verdict,
            },
            {
                "role": f"{_ROLE}drift",
                "title": f"Drift {report.scores.overall:.1f} of 100, "
                f"{len(report.findings)} findings",
            },
        ],
    }
    if document.title:
        made["headlines"] = [{"role": "main", "value": plain(document.title)}]
    if document.publisher:
        made["infoSources"] = [{"name": plain(document.publisher)}]
    return made
