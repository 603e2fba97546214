"""The table of formats, and the one way into them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from audit.errors import UsageError
from audit.export import lines, mqm, ninjs, sarif, sheets, tmx, xliff
from audit.export.selection import Selection
from audit.result import AuditResult


@dataclass(frozen=True, slots=True)
class Export:
    """One format: what it is for, the usual ending, whether a terminal can show it."""

    about: str
    ending: str
    binary: bool
    make: Callable[[AuditResult, Selection], bytes]


FORMATS: dict[str, Export] = {
    "csv": Export("one table for a spreadsheet; no cell can run", ".csv", False, sheets.as_csv),
    "xlsx": Export("all tables as one workbook; no cell can run", ".xlsx", True, sheets.as_xlsx),
    "parquet": Export("one table with its types", ".parquet", True, sheets.as_parquet),
    "jsonl": Export(
        "each document's report on a line (audit.document/1)", ".jsonl", False, lines.as_lines
    ),
    "ninjs": Export(
        "IPTC ninjs 3.0 with trustIndicators, an item a line", ".jsonl", False, ninjs.as_lines
    ),
    "mqm": Export("MQM annotations in the columns of Google's TSV", ".tsv", False, mqm.as_tsv),
    "xliff": Export(
        "XLIFF 2.1 with ITS 2.0 localization quality issues", ".xlf", False, xliff.as_xml
    ),
    "sarif": Export("SARIF 2.1.0 for code review tools", ".sarif", False, sarif.as_json),
    "tmx": Export("the aligned pairs as a translation memory (TMX 1.4)", ".tmx", False, tmx.as_xml),
}


def export(result: AuditResult, form: str, selection: Selection | None = None) -> bytes:
    """The audit in one of ``FORMATS``.

    UsageError for an unknown format or document, and where a format cannot
    hold what was selected.
    """
    if form not in FORMATS:
        raise UsageError(f"--format {form}: no such format; one of {', '.join(FORMATS)}")
    selection = selection or Selection()
    return FORMATS[form].make(_narrowed(result, selection), selection)


def _narrowed(result: AuditResult, selection: Selection) -> AuditResult:
    """Only the chosen documents and findings; the others stay at hand as witnesses."""
    chosen = result.filter(severity=selection.severity, min_confidence=selection.min_confidence)
    if not selection.documents:
        return chosen
    known = {report.document.id for report in result.reports}
    missing = [i for i in selection.documents if i not in known]
    if missing:
        raise UsageError(
            f"--document {missing[0]}: no such document in the audit; see its manifest.json"
        )
    wanted = set(selection.documents)
    return replace(
        chosen,
        reports=tuple(r for r in chosen.reports if r.document.id in wanted),
        witnesses=(
            *result.witnesses,
            *(r.document for r in result.reports if r.document.id not in wanted),
        ),
    )
