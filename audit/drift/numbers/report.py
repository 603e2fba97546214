"""Findings in an editor's words: what the original says, what this says, what to write."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.drift.case import Witness
from audit.drift.numbers.confidence import Evidence, sure
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.exchange import about_equal
from audit.drift.numbers.formats import proper_form
from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.points import points_after
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
# Against a rewrite or another relay of one source, both may be reworded: less sure.
_REWORDED = 0.85


@dataclass(frozen=True, slots=True)
class Context:
    """The two sides of a link. ``strict``: the witness is followed word for word."""

    source: Side
    target: Side
    witness: Witness
    document: Document
    strict: bool


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
    difference: Difference, context: Context, agree: tuple[str, ...], against: tuple[str, ...]
) -> Finding | None:
    """The finding for one difference, None where it is too weak to report."""
    if difference.kind is Kind.MISSING:
        return _missing(difference, context, agree) if context.strict else None
    assert difference.target is not None
    here = context.target.numbers[difference.target]
    if difference.kind is Kind.EXTRA:
        if not context.strict:
            return None
        span, text = extent(here, context.document, context.target.lexicon)
        return Finding(
            category(Kind.EXTRA, here), Kind.EXTRA, Severity.MAJOR, difference.confidence,
            span, text, f"{text} does not stand in {context.witness.called}.", None, None, (), (),
            (context.witness.document.id,),
        )  # fmt: skip
    assert difference.source is not None
    said = context.source.numbers[difference.source]
    if not context.strict and not (said.value.hard and here.value.hard):
        return None
    if difference.kind is Kind.CURRENCY_CONVERTED:
        return _currency(difference, context, here, agree, against)
    return _changed(difference, context, said, here, agree, against)


def _changed(
    difference: Difference,
    context: Context,
    said: Number,
    here: Number,
    agree: tuple[str, ...],
    against: tuple[str, ...],
) -> Finding:
    kind = difference.kind
    confidence = difference.confidence * (1.0 if context.strict else _REWORDED)
    severity = Severity.CRITICAL if kind is Kind.SCALED else Severity.MAJOR
    if not context.strict and difference.evidence.thin:
        severity = Severity.MINOR
    span, text = extent(here, context.document, context.target.lexicon)
    origin, words = extent(said, context.witness.document, context.source.lexicon)
    one_language = context.source.lexicon is context.target.lexicon
    suggestion = (
        words
        if one_language
        else quoted(said, context.source.lexicon.language, context.target.lexicon.language)
    )
    explanation = f"{_called(context)} says {words}; this says {text}."
    if kind is Kind.SCALED:
        explanation = explanation[:-1] + ", which is off by a power of ten."
    elif kind is Kind.SWAPPED:
        explanation = (
            f"In {context.witness.called} {words} stands where this has {text}: "
            "two numbers changed places."
        )
    elif kind is Kind.UNIT_CONVERTED:
        explanation = f"{_called(context)} says {words}; {text} is not the same quantity."
    elif kind is Kind.UNIT_CHANGED:
        explanation = (
            f"{_called(context)} says {words}; this gives the same figure in another unit: {text}."
        )
    elif kind is Kind.DATE_ORDER:
        explanation = (
            f"Day and month have changed places: {context.witness.called} says {words}, "
            f"this {text}."
        )
    elif kind is Kind.PERCENT_POINTS:
        explanation += " Per cent and percentage points are not the same."
    if (proper := _foreign(here, context)) is not None:
        explanation += f" It is written by another language's rules, too (in English {proper})."
    return Finding(
        category(kind, here), kind, severity, confidence, span, text, explanation,
        Original(context.witness.document.id, origin, words), suggestion, (), agree, against,
    )  # fmt: skip


def date_order(context: Context, there: Span, here: Span) -> Finding:
    """A date whose day and month have changed places, as a whole."""
    said = there.of(context.witness.document.text)
    text = here.of(context.document.text)
    explanation = (
        f"Day and month have changed places: {context.witness.called} says {said}, this {text}."
    )
    return Finding(
        Category.DATE_TIME, Kind.DATE_ORDER, Severity.MAJOR,
        sure(Kind.DATE_ORDER, Evidence.FIGURES), here, text, explanation,
        Original(context.witness.document.id, there, said), None, (),
        (context.witness.document.id,),
    )  # fmt: skip


def _called(context: Context) -> str:
    """The witness as the subject that begins a sentence."""
    return context.witness.called.capitalize()


def _foreign(number: Number, context: Context) -> str | None:
    return proper_form(number) if context.target.lexicon.language == "en" else None


def _currency(
    difference: Difference,
    context: Context,
    here: Number,
    agree: tuple[str, ...],
    against: tuple[str, ...],
) -> Finding:
    """An amount in a currency that the original does not name."""
    amounts = [n for n in context.source.numbers if n.value.kind is NumberKind.MONEY]
    first = amounts[0]
    span, text = extent(here, context.document, context.target.lexicon)
    origin = _amount(first, context.witness.document, context.source.lexicon)
    words = origin.of(context.witness.document.text)
    equal = any(about_equal(here.value, amount.value) for amount in amounts)
    close = "about the same sum" if equal else "and not the same sum"
    explanation = (
        f"{_called(context)} says {words}; this says {text}, a currency that it does not name "
        f"({close})."
    )
    if (proper := _foreign(here, context)) is not None:
        explanation += f" It is written by another language's rules, too (in English {proper})."
    return Finding(
        Category.NUMBER, Kind.CURRENCY_CONVERTED, Severity.MAJOR, difference.confidence, span,
        text, explanation, Original(context.witness.document.id, origin, words), words, (),
        agree, against,
    )  # fmt: skip


def _amount(number: Number, document: Document, lexicon: Lexicon) -> Span:
    """An amount with its currency and what stands in brackets after it."""
    span, _ = extent(number, document, lexicon)
    brackets = re.compile(r"\s?\([^()\n]{1,60}\)").match(document.text, span.end)
    if brackets is not None and re.search(r"\d", brackets.group()):
        return Span(span.start, brackets.end())
    return span


_NEXT = re.compile(r"[ \u00a0\u202f-]?([^\W\d_]+)")


def extent(number: Number, document: Document, lexicon: Lexicon) -> tuple[Span, str]:
    """A number's span with the currency, unit or "per cent" that follows it."""
    span = number.span
    points = points_after(document.text, span.end, lexicon.language)
    if points is not None:
        return Span(span.start, points), document.text[span.start : points]
    if number.value.kind in (NumberKind.MONEY, NumberKind.PERCENT, NumberKind.MEASURE):
        match = _NEXT.match(document.text, span.end, span.end + 30)
        if match is not None:
            entry = lexicon.lookup(match.group(1))
            if entry.percent or entry.currency or entry.unit:
                span = Span(span.start, match.end())
    return span, span.of(document.text)


def _missing(difference: Difference, context: Context, agree: tuple[str, ...]) -> Finding:
    assert difference.source is not None
    said = context.source.numbers[difference.source]
    origin, words = extent(said, context.witness.document, context.source.lexicon)
    span = _place(context, said)
    return Finding(
        category(Kind.MISSING, said), Kind.MISSING, Severity.MAJOR, difference.confidence, span,
        span.of(context.document.text), f"{_called(context)} says {words}; this does not.",
        Original(context.witness.document.id, origin, words), None, (), agree,
    )  # fmt: skip


_FIRST = re.compile(r"\S+")


def _place(context: Context, missing: Number) -> Span:
    """Where something missing should stand: the nearest number left, or the first word."""
    source, target = context.source.numbers, context.target.numbers
    if target:
        share = source.index(missing) / len(source)
        return target[min(len(target) - 1, int(share * len(target)))].span
    match = _FIRST.search(context.document.text, context.target.start)
    return Span(match.start(), match.end()) if match else Span(0, 0)


def disagreement(number: Number, other: Number, witness: str) -> Finding:
    """An independent report has another value for evidently the same fact."""
    kind = Kind.DISAGREEMENT
    found = Category.DATE_TIME if number.value.kind in _DATES else Category.NUMBER
    return Finding(
        found, kind, Severity.MINOR, 0.4, number.span, number.text,
        f"Another report of the same events ({witness}) says {other.text}; this says"
        f" {number.text}.",
        Original(witness, other.span, other.text), None, (), (), (witness,),
    )  # fmt: skip
