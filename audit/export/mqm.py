"""MQM annotations in the columns of Google's TSV (Freitag et al. 2021, WMT metrics tasks).

One line for each place of a finding, with ``<v>…</v>`` round the words; one
``No-error`` line for a segment without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit import __version__
from audit.export.segments import Hit, Run, Segment, plain, segments
from audit.export.selection import Selection
from audit.result import AuditResult
from audit.types import Category, Finding, Kind, Severity, Span

COLUMNS = (
    "system",
    "doc",
    "doc_id",
    "seg_id",
    "rater",
    "source",
    "target",
    "category",
    "severity",
)
_CATEGORIES: dict[Category, str] = {
    Category.NUMBER: "Accuracy/Mistranslation",
    Category.DATE_TIME: "Accuracy/Mistranslation",
    Category.ENTITY: "Accuracy/Mistranslation",
    Category.MISTRANSLATION: "Accuracy/Mistranslation",
    Category.UNIT_CONVERSION: "Accuracy/Mistranslation",
    Category.OMISSION: "Accuracy/Omission",
    Category.ADDITION: "Accuracy/Addition",
    Category.UNTRANSLATED: "Accuracy/Untranslated text",
    Category.TERMINOLOGY: "Terminology/Inappropriate for context",
    Category.NUMBER_FORMAT: "Locale convention/Number format",
}
_SEVERITIES = {
    Severity.MINOR: "Minor",
    Severity.MAJOR: "Major",
    Severity.CRITICAL: "Critical",
}
# A cell ends at a tab, a line at any of the others (str.splitlines).
_BREAKS = re.compile("[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"<(/?v)>")


def as_tsv(result: AuditResult, selection: Selection) -> bytes:
    """A header and the lines, UTF-8; no field holds a tab, a line end or a tag that is not ours."""
    rows = ["\t".join(COLUMNS), *("\t".join(row) for row in _rows(result))]
    return ("\n".join(rows) + "\n").encode("utf-8")


def _rows(result: AuditResult) -> Iterator[tuple[str, ...]]:
    rater = f"translation-audit-{__version__}"
    for number, report in enumerate(result.reports, start=1):
        document = report.document
        for segment in segments(result, report):
            front = (
                _flat(document.publisher or "published") or "published",
                _flat(document.id),
                str(number),
                str(segment.number),
                rater,
            )
            for hit in segment.hits:
                yield (*front, *_texts(segment, hit), _category(hit.finding), _severity(hit))
            if not segment.hits:
                yield (*front, *_texts(segment, None), "No-error", "no-error")


def _category(finding: Finding) -> str:
    if finding.kind is Kind.TERM_INCONSISTENT:
        return "Terminology/Inconsistent use"
    return _CATEGORIES[finding.category]


def _severity(hit: Hit) -> str:
    return _SEVERITIES[hit.finding.severity]


def _texts(segment: Segment, hit: Hit | None) -> tuple[str, str]:
    """Source and target. What was left out is marked in the source, all else in the target."""
    left_out = hit is not None and hit.finding.category is Category.OMISSION and hit.there
    here = hit.here if hit and not left_out else None
    there = hit.there if hit and left_out else None
    return _marked(segment.source, there), _marked(segment.target, here)


def _marked(run: Run | None, span: Span | None) -> str:
    if run is None:
        return ""
    text = run.text
    if span is None:
        return _flat(text)
    before, within, after = text[: span.start], text[span.start : span.end], text[span.end :]
    # A tag that a document split over the border would close ours.
    return _flat(before).rstrip("<") + f"<v>{_flat(within)}</v>" + _flat(after)


def _flat(text: str) -> str:
    """One field: no tab, no line end, and the format's own tags written with other brackets."""
    return _TAG.sub("\u2039\\1\u203a", _BREAKS.sub(" ", plain(text)))
