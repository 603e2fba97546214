"""Findings in an editor's words: what the original says, what this says, what to write."""

from __future__ import annotations

from audit.drift.case import Witness
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.quantity import Number, NumberKind
from audit.drift.numbers.render import quoted
from audit.drift.numbers.side import Side
from audit.types import Category, Document, Finding, Kind, Original, Severity, Span

_DATES = frozenset(
    (
        NumberKind.MONTH,
        NumberKind.WEEKDAY,
        NumberKind.DATE,
        NumberKind.TIME,
        NumberKind.YEAR,
        NumberKind.DECADE,
    )
)


def category(kind: Kind, number: Number) -> Category:
    """MQM type: dates and times apart from other numbers."""
    if kind in (Kind.UNIT_CONVERTED, Kind.UNIT_CHANGED):
        return Category.UNIT_CONVERSION
    if kind is Kind.DATE_ORDER:
        return Category.DATE_TIME
    if kind in (Kind.SCALED, Kind.CURRENCY_CONVERTED, Kind.PERCENT_POINTS):
        return Category.NUMBER
    return Category.DATE_TIME if number.value.kind in _DATES else Category.NUMBER


def describe(
    difference: Difference,
    source: Side,
    target: Side,
    witness: Witness,
    document: Document,
    strict: bool,
) -> Finding | None:
    """The finding for one difference, None where it is too weak to report."""
    said = source.numbers[difference.source] if difference.source is not None else None
    here = target.numbers[difference.target] if difference.target is not None else None
    language = target.lexicon.language
    original = None
    suggestion = None
    if said is not None:
        name = None if strict and witness.document.id == "" else witness.document.id
        original = Original(name, said.span, said.text)
        suggestion = quoted(said, source.lexicon.language, language)
    kind = difference.kind
    if kind is Kind.MISSING:
        assert said is not None
        if not strict:
            return None
        span, text = _place(target, document, difference, source)
        explanation = f"The original says {said.text}; this does not."
        return Finding(
            category(kind, said), kind, Severity.MAJOR, difference.confidence, span, text,
            explanation, original, suggestion, (), (witness.document.id,),
        )  # fmt: skip
    assert here is not None
    if kind is Kind.EXTRA:
        if not strict:
            return None
        return Finding(
            category(kind, here), kind, Severity.MAJOR, difference.confidence, here.span, here.text,
            f"{here.text} does not stand in the original.", None, None, (), (),
            (witness.document.id,),
        )  # fmt: skip
    assert said is not None
    severity = Severity.CRITICAL if kind is Kind.SCALED else Severity.MAJOR
    return Finding(
        category(kind, here), kind, severity, difference.confidence, here.span, here.text,
        f"The original says {said.text}; this says {here.text}.", original, suggestion, (),
        (witness.document.id,),
    )  # fmt: skip


def _place(
    target: Side, document: Document, difference: Difference, source: Side
) -> tuple[Span, str]:
    """Where something missing should stand: the sentences that should hold it."""
    start = document.text.find(target.text)
    if target.numbers:
        index = min(difference.source or 0, len(target.numbers) - 1)
        number = target.numbers[index]
        sentence = document.sentence_at(number.span.start)
        if sentence is not None:
            return sentence.span, sentence.text
    if start >= 0:
        return Span(start, start + len(target.text)), target.text
    return Span(0, 0), ""
