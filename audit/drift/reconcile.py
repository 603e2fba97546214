"""One place, one finding: what several finders say of the same words is joined.

An editor who is told three times that one word is wrong stops reading. Where
findings overlap, the one that says most stays, and the others go.
"""

from __future__ import annotations

from collections.abc import Iterable

from audit.types import Category, Finding, Kind, Span

# What a finding knows of its words, most first: a number or a name is a fact
# with a value, a term has a form, a mistranslation is a judgement.
PRECEDENCE: tuple[Category, ...] = (
    Category.NUMBER,
    Category.DATE_TIME,
    Category.UNIT_CONVERSION,
    Category.ENTITY,
    Category.TERMINOLOGY,
    Category.UNTRANSLATED,
    Category.NUMBER_FORMAT,
    Category.MISTRANSLATION,
    Category.OMISSION,
    Category.ADDITION,
)

# These speak of a clause or a sentence, and stand beside what is wrong inside it.
WIDE = frozenset(
    {
        Kind.OMITTED,
        Kind.ADDED,
        Kind.MEANING,
        Kind.NEGATED,
        Kind.REVERSED,
        Kind.QUOTATION_CHANGED,
        Kind.QUOTATION_INCONSISTENT,
        Kind.QUOTATION_SPEAKER,
        Kind.QUOTATION_LOST,
        Kind.QUOTATION_ADDED,
    }
)


def reconcile(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without those that repeat another, in order of their place.

    The result does not depend on the order in which the finders spoke.
    """
    told = dict.fromkeys(findings)
    if len(told) < 2:
        return tuple(told)
    kept: list[Finding] = []
    for finding in sorted(told, key=_priority):
        if not any(_repeats(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: (f.span, PRECEDENCE.index(f.category), f.kind)))


def _priority(finding: Finding) -> tuple[object, ...]:
    original = finding.original
    return (
        -finding.severity.rank,
        PRECEDENCE.index(finding.category),
        -finding.confidence,
        -len(finding.span),
        finding.span,
        finding.kind,
        finding.explanation,
        (original.document or "", original.span) if original is not None else ("", Span(0, 0)),
        # Two witnesses that bear out the same thing: else the hashes of their ids would decide,
        # which differ from process to process.
        finding.witnesses_for,
        finding.witnesses_against,
        finding.suggestion or "",
        tuple(place.span for place in finding.places),
    )


def _repeats(finding: Finding, other: Finding) -> bool:
    if (finding.kind in WIDE) != (other.kind in WIDE):
        return False
    if finding.kind in WIDE and finding.kind is not other.kind:
        return False
    return all(any(a.overlaps(b) for b in _spans(other)) for a in _spans(finding))


def _spans(finding: Finding) -> list[Span]:
    # An empty span marks the point where something is missing; it takes no room,
    # so two of them are the same only if they say the same.
    return [place.span for place in finding.places] or [finding.span]
