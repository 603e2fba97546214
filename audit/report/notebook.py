"""The look of a result, a finding and an aligned pair in a notebook; every word is escaped."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from audit.report.marks import Mark, markup
from audit.report.naming import label_of
from audit.report.panels import spans_of
from audit.report.quoting import clipped, quotation, sentence_span
from audit.report.ranking import contested, decide, ranked
from audit.report.visible import visible
from audit.report.words import CLASSES, SEVERITIES, heading, relay_words, sureness

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


@dataclass(frozen=True, slots=True)
class View:
    """Something to look at in a notebook: HTML without style, script or address."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def _row(name: str, content: str) -> str:
    return f"<tr><th scope='row'>{name}</th><td style='text-align:left'>{content}</td></tr>"


def finding(result: AuditResult, document_id: str, number: int) -> View:
    """One finding with both sentences; ``number`` counts from 1, worst first, as on its page.

    KeyError for an unknown document, IndexError where it has fewer findings.
    """
    report = result.report(document_id)
    found = ranked(report.findings)
    if not 1 <= number <= len(found):
        raise IndexError(f"{document_id} has {len(found)} findings; there is no number {number}")
    one = found[number - 1]
    rows = [
        _row("Here", quotation(report.document, one.span, Mark(one.span, number, one.severity))),
    ]
    said = one.original
    witness = result.text_of(said.document) if said and said.document else None
    if said and witness and said.span.end <= len(witness.text):
        words = quotation(witness, said.span, Mark(said.span, number, "said"))
        rows.append(_row(_safe(label_of(witness)), words))
    elif said:
        rows.append(_row("The original", markup(said.text)))
    if one.suggestion is not None:
        label = "This text itself points to" if contested(one) else "Write instead"
        rows.append(_row(label, f"<b>{markup(one.suggestion)}</b>"))
    for label, ids in (
        ("Borne out by", one.witnesses_for),
        ("Says otherwise", one.witnesses_against),
    ):
        if ids:
            rows.append(_row(label, "<br>".join(_safe(i) for i in ids)))
    head = f"{SEVERITIES[one.severity]}. {heading(one)} ({sureness(one.confidence)})"
    return View(
        f"<p><b>{number}. {_safe(head)}</b><br>{_safe(one.explanation)}</p>"
        f"<table><tbody>{''.join(rows)}</tbody></table>"
    )


def pair(result: AuditResult, document_id: str, sentence: int) -> View:
    """A sentence beside its counterpart in every witness, findings marked.

    KeyError for an unknown document, IndexError for an unknown sentence.
    """
    report = result.report(document_id)
    document = report.document
    if not 0 <= sentence < len(document.sentences):
        raise IndexError(f"{document_id} has {len(document.sentences)} sentences, from 0")
    link = next((k for k in report.links if sentence in k.sentences), None)
    window = sentence_span(document, document.sentences[sentence].span)
    if link is not None:
        window = document.cover(link.sentences)
    marks = [
        Mark(span, number, one.severity)
        for number, one in enumerate(ranked(report.findings), start=1)
        for span in spans_of(one)
    ]
    rows = [_row(_safe(label_of(document)), clipped(document.text, window, marks))]
    for counterpart in link.counterparts if link else ():
        witness = result.text_of(counterpart.document)
        if witness is None:
            continue
        said = [
            Mark(one.original.span, number, "said")
            for number, one in enumerate(ranked(report.findings), start=1)
            if one.original and one.original.document == witness.id
        ]
        words = clipped(witness.text, witness.cover(counterpart.sentences), said)
        rows.append(_row(f"{_safe(label_of(witness))} ({counterpart.score:.2f})", words))
    if len(rows) == 1:
        rows.append(_row("No counterpart", ""))
    return View(f"<table><tbody>{''.join(rows)}</tbody></table>")
