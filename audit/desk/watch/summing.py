"""What the queue keeps of a report."""

from __future__ import annotations

import hashlib

import msgspec

from audit.desk.store.rows import Summary
from audit.report.contract import Json, finding_json
from audit.report.naming import label_of
from audit.report.ranking import decide, ranked
from audit.report.words import relay_words
from audit.types import DocumentReport, Finding


def finding_key(finding: Finding) -> str:
    """What a finding is known by at the desk: what it says and where, whatever its rank."""
    said = f"{finding.kind}\0{finding.span.start}\0{finding.span.end}\0{finding.text}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def by_rule(rule: str) -> str:
    """What kept a finding out of the report, in words of the report."""
    if rule.startswith("mark:"):
        reason = rule.removeprefix("mark:")
        return "a mark in the text" + (f": {reason}" if reason else "")
    kind, _, number = rule.rpartition(":")
    return (
        f"the desk’s accepted form {number}"
        if kind == "form"
        else f"house rule {kind.removeprefix('house:')} {number}"
    )


def summary(
    report: DocumentReport,
    everything: tuple[Finding, ...],
    silenced: dict[str, str],
    seconds: float,
) -> Summary:
    """The queue's view of ``report``.

    ``everything``: all findings, also those that a house rule keeps out of the
    report; ``silenced``: which rule, by the finding's key.
    """
    document = report.document
    decision = decide(report)
    findings: list[Json] = []
    for finding in ranked(everything):
        key = finding_key(finding)
        findings.append({"key": key, "silenced": silenced.get(key), **finding_json(finding)})
    return Summary(
        title=label_of(document),
        language=document.language,
        publisher=document.publisher,
        published=document.published,
        verdict=report.verdict.document_class.value,
        relay=_relay(report),
        level=decision.level.value,
        badge=decision.badge,
        score=report.scores.overall,
        words=_words(document.text),
        findings=msgspec.json.encode(findings).decode(),
        signature=report.signature,
        seconds=seconds,
    )


def _relay(report: DocumentReport) -> str:
    """The likeliest relay language and its probability; empty where none is known."""
    if not relay_words(report):
        return ""
    best = report.verdict.relay_languages[0]
    return f"{best.language} {best.probability:.4f}"


def _words(text: str) -> str:
    """What a search looks through: the text on one line, its head for a very long one."""
    return " ".join(text[:200_000].split()).casefold()
