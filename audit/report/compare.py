"""Two audits of the same documents: what a new version, model or threshold changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.report.tables import Column, Row, frame
from audit.result import AuditResult
from audit.types import Finding

if TYPE_CHECKING:
    from pandas import DataFrame

CHANGES: tuple[Column, ...] = (
    Column("document", "string", "id of the document"),
    Column("change", "string", "gone, new, altered or same"),
    Column("kind", "string", "kind of drift (docs/findings.md)"),
    Column("start", "int64", "first code point in the document's text"),
    Column("text", "string", "what stands there"),
    Column("severity_before", "string", "severity in the first audit"),
    Column("severity_after", "string", "severity in the second one"),
    Column("confidence_before", "double", "confidence in the first audit"),
    Column("confidence_after", "double", "confidence in the second one"),
    Column("suggestion_before", "string", "what the first one would write instead"),
    Column("suggestion_after", "string", "what the second one would write instead"),
)

_Key = tuple[str, int, int, str]


def compare(before: AuditResult, after: AuditResult) -> DataFrame:
    """Findings of the documents that both audits hold, side by side; columns: ``CHANGES``.

    A finding is the same where its kind and its place are; it is altered where
    severity, confidence or suggestion differ.
    """
    texts = {r.document.id: r for r in after.reports}
    rows: list[Row] = []
    for report in before.reports:
        other = texts.get(report.document.id)
        if other is None or other.document.text != report.document.text:
            continue
        first, second = _keyed(report.findings), _keyed(other.findings)
        for key in sorted({*first, *second}, key=lambda k: (k[1], k)):
            rows.append(_row(report.document.id, key, first.get(key), second.get(key)))
    return frame(CHANGES, iter(rows))


def _keyed(findings: tuple[Finding, ...]) -> dict[_Key, Finding]:
    return {(f.kind.value, f.span.start, f.span.end, f.text): f for f in findings}


def _row(document: str, key: _Key, before: Finding | None, after: Finding | None) -> Row:
    if before is None or after is None:
        change = "new" if before is None else "gone"
    else:
        a = (before.severity, before.suggestion, round(before.confidence, 6))
        b = (after.severity, after.suggestion, round(after.confidence, 6))
        change = "same" if a == b else "altered"
    return (
        document,
        change,
        key[0],
        key[1],
        key[3],
        before.severity.value if before else None,
        after.severity.value if after else None,
        before.confidence if before else None,
        after.confidence if after else None,
        before.suggestion if before else None,
        after.suggestion if after else None,
    )
