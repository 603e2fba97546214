"""The look of a result in a notebook: one small table, every word escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from audit.report.naming import label_of
from audit.report.ranking import decide
from audit.report.visible import visible
from audit.report.words import CLASSES, relay_words

if TYPE_CHECKING:
    from audit.result import AuditResult

_ROWS = 50


def _safe(text: str) -> str:
    return escape(visible(text), quote=True)


def summary(result: AuditResult) -> str:
    """The documents with verdict and drift, worst first; no style, script or address in it."""
    heads = ("Document", "Can it run?", "Verdict", "Findings", "Drift")
    order = sorted(result.reports, key=lambda r: (-r.scores.overall, r.document.id))
    lines = []
    for report in order[:_ROWS]:
        verdict = CLASSES[report.verdict.document_class]
        relay = relay_words(report)
        cells = (
            f"<bdi>{_safe(label_of(report.document))}</bdi><br>"
            f"<small><bdi>{_safe(report.document.id)}</bdi></small>",
            _safe(decide(report).badge),
            _safe(f"{verdict} {relay}".strip()),
            str(len(report.findings)),
            f"{report.scores.overall:.1f}",
        )
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    rest = len(order) - _ROWS
    more = f"<p>and {rest} more</p>" if rest > 0 else ""
    failures = "".join(
        f"<li><bdi>{_safe(f.source)}</bdi>: {_safe(f.fault)}; {_safe(f.mend)}</li>"
        for f in result.failures[:_ROWS]
    )
    failed = f"<p>Could not be read:</p><ul>{failures}</ul>" if failures else ""
    head = "".join(f"<th>{name}</th>" for name in heads)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
        f"{more}{failed}"
    )
