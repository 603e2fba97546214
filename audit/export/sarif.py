"""SARIF 2.1.0 (OASIS): findings as results, for tools that review text as they review code."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import Any
from urllib.parse import quote

from audit import __version__
from audit.export.segments import plain
from audit.export.selection import Selection
from audit.report.ranking import contested, ranked
from audit.report.words import heading
from audit.result import AuditResult
from audit.types import KINDS, Document, DocumentReport, Finding, Kind, Severity, Span

Json = dict[str, Any]
_LEVELS = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}


class _Lines:
    """Lines and columns of a text, counted from 1 in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]

    def region(self, span: Span) -> Json:
        line, column = self._at(span.start)
        end_line, end_column = self._at(span.end)
        return {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": len(span),
        }

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def as_json(result: AuditResult, selection: Selection) -> bytes:
    """One run: the kinds found as rules, each text as an artifact, each finding as a result."""
    kinds = sorted({f.kind for r in result.reports for f in r.findings})
    places = {report.document.id: at for at, report in enumerate(result.reports)}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "translation-audit",
                        "version": __version__,
                        "rules": [
                            {"id": k.value, "shortDescription": {"text": KINDS[k].meaning}}
                            for k in kinds
                        ],
                    }
                },
                "columnKind": "unicodeCodePoints",
                # The text that was audited goes along: of an HTML page it is not the file.
                "artifacts": [
                    {
                        "location": {"uri": _uri(r.document)},
                        "contents": {"text": plain(r.document.text)},
                    }
                    for r in result.reports
                ],
                "results": [
                    one for report in result.reports for one in _results(report, kinds, places)
                ],
            }
        ],
    }
    return (json.dumps(log, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _uri(document: Document) -> str:
    """The source as a relative reference; the id tells records of one file apart."""
    return f"{quote(plain(document.source), safe='/')}#{quote(plain(document.id), safe='')}"


def _results(report: DocumentReport, kinds: list[Kind], places: dict[str, int]) -> list[Json]:
    lines = _Lines(report.document.text)
    at = places[report.document.id]
    return [
        _result(finding, number, report.document, lines, at, kinds)
        for number, finding in enumerate(ranked(report.findings), start=1)
    ]


def _location(document: Document, lines: _Lines, span: Span, index: int) -> Json:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(document), "index": index},
            "region": lines.region(span),
        }
    }


def _result(
    finding: Finding,
    number: int,
    document: Document,
    lines: _Lines,
    index: int,
    kinds: list[Kind],
) -> Json:
    made: Json = {
        "ruleId": finding.kind.value,
        "ruleIndex": kinds.index(finding.kind),
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(finding.explanation) or heading(finding)},
        "locations": [_location(document, lines, finding.span, index)],
        "rank": round(100 * finding.confidence, 4),
        "properties": {
            "number": number,
            "category": finding.category.value,
            "severity": finding.severity.value,
            "confidence": round(finding.confidence, 6),
            "text": plain(finding.text),
            "witnesses_for": [plain(i) for i in finding.witnesses_for],
            "witnesses_against": [plain(i) for i in finding.witnesses_against],
        },
    }
    if len(finding.places) > 1:
        made["relatedLocations"] = [
            {"id": n, **_location(document, lines, place.span, index)}
            for n, place in enumerate(finding.places)
        ]
    if finding.original is not None:
        made["properties"]["original"] = plain(finding.original.text)
    if finding.suggestion is not None and not contested(finding):
        made["fixes"] = [
            {
                "description": {"text": "What the witnesses say"},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(document), "index": index},
                        "replacements": [
                            {
                                "deletedRegion": lines.region(finding.span),
                                "insertedContent": {"text": plain(finding.suggestion)},
                            }
                        ],
                    }
                ],
            }
        ]
    return made
