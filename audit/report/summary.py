"""The few lines that ``audit run`` prints: a verdict and a count for each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from audit.report.visible import visible
from audit.report.words import language_name
from audit.result import AuditResult
from audit.types import DocumentReport, Severity


def lines(result: AuditResult, out: Path) -> Iterator[str]:
    """One line for each document, tab-separated, then where the pages are."""
    for report in result.reports:
        yield "\t".join((visible(report.document.id), _verdict(report), _counts(report)))
    yield str(out / "index.html")


def _verdict(report: DocumentReport) -> str:
    verdict = report.verdict
    text = f"{verdict.document_class.value} {verdict.probability(verdict.document_class):.2f}"
    if verdict.relay_languages:
        text += f" through {language_name(verdict.relay_languages[0].language)}"
    return text


def _counts(report: DocumentReport) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    parts = [f"{counts[s]} {s.value}" for s in reversed(Severity) if counts[s]]
    return ", ".join(parts) or "nothing found"
