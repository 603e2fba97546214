"""Each document's whole report as a line of JSON."""

from __future__ import annotations

from audit.export.selection import Selection
from audit.report.contract import document_json
from audit.report.lines import encoded
from audit.result import AuditResult


def as_lines(result: AuditResult, selection: Selection) -> bytes:
    """``audit.document/1``, one document a line (JSON Lines)."""
    return "".join(encoded(document_json(r)) + "\n" for r in result.reports).encode("utf-8")
