"""The JSON of a document, as other programs read it (``audit.document/1``).

The schema stands beside this module: schema/document-1.json. Offsets are
Unicode code points into ``text``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audit.report.kept_out import KeptOut
from audit.report.ranking import ranked
from audit.types import (
    Document,
    DocumentReport,
    Evidence,
    Finding,
    Link,
    RelayLanguage,
    Scores,
    Verdict,
)

DOCUMENT_SCHEMA = "audit.document/1"
WITNESS_SCHEMA = "audit.witness/1"
SCHEMA_FILE = Path(__file__).parent / "schema" / "document-1.json"

Json = dict[str, Any]


def _figure(value: float) -> float:
    """Six digits: enough to add up to 1, and the same on every machine."""
    return round(float(value), 6)


def evidence_json(evidence: Evidence) -> Json:
    """One reason of a verdict; ``start`` and ``end`` null where it is the whole document."""
    return {
        "kind": evidence.kind,
        "text": evidence.text,
        "start": evidence.span.start if evidence.span else None,
        "end": evidence.span.end if evidence.span else None,
        "weight": _figure(evidence.weight),
        "explanation": evidence.explanation,
        "languages": {language: _figure(weight) for language, weight in evidence.languages},
    }


def relay_json(relay: RelayLanguage) -> Json:
    """A language through which the text may have come."""
    return {"language": relay.language, "probability": _figure(relay.probability)}


def _verdict(verdict: Verdict) -> Json:
    return {
        "class": verdict.document_class.value,
        "probabilities": {c.value: _figure(p) for c, p in verdict.probabilities},
        "relay_languages": [relay_json(relay) for relay in verdict.relay_languages],
        "evidence": [evidence_json(evidence) for evidence in verdict.evidence],
    }


def witness_json(document: Document) -> Json:
    """A document that was held against the others without being audited (``--originals``)."""
    return {
        "schema": WITNESS_SCHEMA,
        "id": document.id,
        "source": document.source,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "text": document.text,
        "sentences": _sentences(document),
    }


def _sentences(document: Document) -> list[Json]:
    return [
        {
            "index": sentence.index,
            "start": sentence.span.start,
            "end": sentence.span.end,
            "text": sentence.text,
            "role": sentence.role.value,
            "language": sentence.language,
            "block": sentence.block,
        }
        for sentence in document.sentences
    ]


def _link(link: Link) -> Json:
    return {
        "sentences": list(link.sentences),
        "counterparts": [
            {
                "document": counterpart.document,
                "sentences": list(counterpart.sentences),
                "score": _figure(counterpart.score),
            }
            for counterpart in link.counterparts
        ],
    }


def finding_json(finding: Finding) -> Json:
    """One finding as it stands in ``findings``, here and in ``audit pairs``."""
    original = finding.original
    return {
        "category": finding.category.value,
        "kind": finding.kind.value,
        "severity": finding.severity.value,
        "confidence": _figure(finding.confidence),
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.text,
        "places": [
            {"start": place.span.start, "end": place.span.end, "text": place.text}
            for place in finding.places
        ],
        "original": None
        if original is None
        else {
            "document": original.document,
            "start": original.span.start,
            "end": original.span.end,
            "text": original.text,
        },
        "suggestion": finding.suggestion,
        "witnesses_for": list(finding.witnesses_for),
        "witnesses_against": list(finding.witnesses_against),
        "explanation": finding.explanation,
    }


def _scores(scores: Scores) -> Json:
    return {
        "names": _figure(scores.names),
        "numbers": _figure(scores.numbers),
        "terminology": _figure(scores.terminology),
        "overall": _figure(scores.overall),
    }


def document_json(report: DocumentReport, kept_out: Sequence[KeptOut] = ()) -> Json:
    """The whole report of one document, by the contract; findings worst first."""
    document = report.document
    silenced = {"silenced": [one.json() for one in kept_out]} if kept_out else {}
    return {
        "schema": DOCUMENT_SCHEMA,
        "id": document.id,
        "source": document.source,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "text": document.text,
        "verdict": _verdict(report.verdict),
        "family": [
            {
                "id": relative.id,
                "relation": relative.relation.value,
                "similarity": _figure(relative.similarity),
                "coverage": _figure(relative.coverage),
                **({"version": relative.version.value} if relative.version else {}),
            }
            for relative in report.family
        ],
        "sentences": _sentences(document),
        "links": [_link(link) for link in report.links],
        "findings": [finding_json(finding) for finding in ranked(report.findings)],
        **silenced,
        "scores": _scores(report.scores),
        "signature": report.signature,
    }


def encode(value: object) -> bytes:
    """``value`` as JSON in UTF-8, ending in a newline.

    A lone surrogate (a broken file name) becomes its ``\\ud83d`` escape, which
    JSON allows and UTF-8 does not.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")
