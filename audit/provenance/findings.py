"""Drift as evidence of machine translation: each telling finding becomes ``Evidence``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.language.respelling import respellings
from audit.provenance.relay import of_confusion
from audit.types import Evidence, Finding, Kind, Span

# Log-likelihood ratios of a finding that an editor agrees with; multiplied by its
# confidence. People misspell names too, hence little for a form that varies; nobody renders
# a term word by word or spells it by another orthography who writes in his own language.
WEIGHTS: dict[Kind, float] = {
    Kind.NAME_RESPELT: 1.7,
    Kind.NAME_TRANSLATED: 1.8,
    Kind.TERM_COINED: 2.4,
    Kind.TERM_LITERAL: 1.8,
    Kind.RESIDUE: 2.0,
    Kind.REFILLED: 2.2,
    Kind.PLACEHOLDER: 4.0,
    Kind.FOREIGN_FORMAT: 1.2,
    Kind.PRONOUN: 0.8,
}
# The least confidence worth showing to an editor as a reason.
LEAST_CONFIDENCE = 0.4
# Several findings of one kind have one cause: each further one counts for this much of the last.
AGAIN = 0.6
_TELLING_NAMES = (Kind.NAME_CHANGED,)


def from_findings(findings: Sequence[Finding], known: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What the findings add to the artefacts ``known`` from the document alone.

    A finding where an artefact already stands is the same observation and is left out.
    """
    taken = [e.span for e in known if e.span is not None]
    ranked = sorted(findings, key=lambda f: (-f.confidence, f.span.start))
    return tuple(_each(ranked, taken))


def _each(findings: Sequence[Finding], taken: Sequence[Span]) -> Iterator[Evidence]:
    spans = list(taken)
    times: dict[Kind, int] = {}
    for finding in findings:
        kind, languages = finding.kind, _languages(finding)
        if kind in _TELLING_NAMES and languages:
            kind = Kind.NAME_RESPELT
        if kind not in WEIGHTS or finding.confidence < LEAST_CONFIDENCE:
            continue
        if any(finding.span.overlaps(span) for span in spans):
            continue
        spans.append(finding.span)
        share = AGAIN ** times.get(kind, 0)
        times[kind] = times.get(kind, 0) + 1
        yield Evidence(
            kind=kind.value,
            text=finding.text,
            span=finding.span,
            weight=WEIGHTS[kind] * finding.confidence * share,
            explanation=finding.explanation,
            languages=languages,
        )


def _languages(finding: Finding) -> tuple[tuple[str, float], ...]:
    """The languages that would make the found form out of the original's."""
    original = finding.suggestion or (finding.original.text if finding.original else None)
    if original is None:
        return ()
    if finding.kind in (Kind.NAME_RESPELT, Kind.NAME_CHANGED, Kind.TERM_COINED):
        return respellings(original, finding.text)
    if finding.kind in (Kind.TERM_LITERAL, Kind.TERM_CHANGED, Kind.WORD_CHOICE):
        return of_confusion(original, finding.text)
    return ()
