"""From left-over numbers to differences: changed, scaled, converted, missing, extra."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.confidence import Evidence, sure, sure_of_swap
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Written
from audit.drift.numbers.relate import conversion, dimension, power_of_ten
from audit.drift.numbers.side import Side
from audit.types import Kind


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: indices into the two sides' numbers, None where a side has nothing.

    ``lead``: of the crosswise reading, where two numbers changed places.
    """

    kind: Kind
    source: int | None
    target: int | None
    evidence: Evidence = Evidence.FIGURES
    lead: float | None = None

    @property
    def confidence(self) -> float:
        """The probability that an editor would agree, against a witness followed closely."""
        if self.lead is not None:
            return sure_of_swap(self.lead)
        return sure(self.kind, self.evidence)


def differences(source: Side, target: Side, result: Comparison) -> list[Difference]:  # noqa: PLR0912 -- a list of cases
    """What the left-over numbers mean, each used once."""
    found = list(_date_order(source, target, result))
    told_source, told_target = {d.source for d in found}, {d.target for d in found}
    left = [i for i in result.source if not source.numbers[i].value.vague and i not in told_source]
    spare = [
        i for i in (*result.repeated_source, *result.excused_source) if source.numbers[i].value.hard
    ]
    # Figures first: a figure that was changed answers to a figure, not to the "half" before it.
    for j in sorted(result.target, key=lambda j: not target.numbers[j].value.hard):
        number = target.numbers[j]
        if number.value.kind is NumberKind.PLACEHOLDER or j in told_target:
            continue
        best = _partner(number, j, target, source, left)
        if best is not None:
            left.remove(best)
            found.append(_changed(source.numbers[best], number, best, j))
        elif number.value.hard:
            other = _partner(number, j, target, source, spare)
            if other is not None:
                spare.remove(other)
                found.append(Difference(Kind.CHANGED, other, j, Evidence.LOOSE))
            elif _weighty(number.value) or not (
                number.value.kind is NumberKind.CODE
                or (source.lexicon is not target.lexicon and _titled(number, target))
            ):
                found.append(Difference(Kind.EXTRA, None, j, Evidence.LOOSE))
    repeated = [j for j in result.repeated_target if target.numbers[j].value.hard]
    for j in list(repeated):
        other = _partner(target.numbers[j], j, target, source, spare)
        if other is not None:
            spare.remove(other)
            repeated.remove(j)
            found.append(Difference(Kind.CHANGED, other, j, Evidence.LOOSE))
    ones = [
        j
        for j in result.excused_target
        if target.numbers[j].value.hard and target.numbers[j].value.value == 1
    ]
    for i in [i for i in left if not source.numbers[i].value.hard]:
        number = source.numbers[i]
        if number.value.kind in (NumberKind.COUNT, NumberKind.MEASURE) and ones:
            left.remove(i)
            found.append(Difference(Kind.CHANGED, i, ones.pop(0), Evidence.LOOSE))
    hard_left = [i for i in left if source.numbers[i].value.hard]
    loose = [*repeated, *(j for j in result.excused_target if target.numbers[j].value.hard)]
    for i in hard_left:
        other = _partner(source.numbers[i], i, source, target, loose)
        if other is not None:
            loose.remove(other)
            found.append(Difference(Kind.CHANGED, i, other, Evidence.LOOSE))
        elif _weighty(source.numbers[i].value):
            found.append(Difference(Kind.MISSING, i, None, Evidence.LOOSE))
    return found


def _weighty(quantity: Quantity) -> bool:
    """Whether a number alone can be said to be missing.

    A small count or an age goes with its clause ("Jones, 52, ..."), whose omission is
    told as one; translators leave out one in two hundred.
    """
    plain = quantity.kind in (NumberKind.COUNT, NumberKind.AGE, NumberKind.CODE)
    return not plain or quantity.value >= 100


_CODES = 100  # below, a number in a code ("COVID-19") answers only to one in a code
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_])[^\W\d_]+[ \u00a0]$")


def _titled(number: Number, side: Side) -> bool:
    """Whether a figure ends a name ("Johnny English 2"): titles are localised, and numbered."""
    at = number.span.start - side.start
    name = _NAME_BEFORE.search(side.text, max(0, at - 30), at)
    return name is not None and name.group(1).isupper()


def _date_order(source: Side, target: Side, result: Comparison) -> list[Difference]:
    """A month that answers a day while the day answers the month: 3 April, 4 March."""

    def parts(side: Side, left: tuple[int, ...], kind: NumberKind) -> list[int]:
        return [i for i in left if side.numbers[i].value.kind is kind]

    for i in parts(source, result.source, NumberKind.MONTH):
        for k in parts(source, result.source, NumberKind.DATE):
            for j in parts(target, result.target, NumberKind.MONTH):
                for m in parts(target, result.target, NumberKind.DATE):
                    month, day = source.numbers[i].value.value, source.numbers[k].value.value
                    turned = target.numbers[m].value.value, target.numbers[j].value.value
                    if (month, day) == turned:
                        return [
                            Difference(Kind.DATE_ORDER, i, j),
                            Difference(Kind.DATE_ORDER, k, m),
                        ]
    return []


def _partner(number: Number, at: int, own: Side, other: Side, candidates: list[int]) -> int | None:
    """The left-over number of the other side that this one most likely stands for."""
    best, cost = None, 99.0
    # Between languages a two may be a both, a dual, a pair: say nothing of it.
    least = 2 if own.lexicon is other.lexicon else 3
    for i in candidates:
        price = _unlikeness(number.value, other.numbers[i].value, least)
        if price is None:
            continue
        price += abs(at / len(own.numbers) - i / len(other.numbers))
        if price < cost:
            best, cost = i, price
    return best


def _unlikeness(a: Quantity, b: Quantity, least: int) -> float | None:  # noqa: PLR0911 -- a list of cases
    """How unlikely it is that one is meant for the other; None where it cannot be."""
    if Written.ROMAN in (a.written, b.written):
        both = a.written is b.written
        ranked = a.ordinal and b.ordinal and min(a.value, b.value) > 1
        return 0.0 if both else 1.0 if ranked and (a.hard or b.hard) else None
    names = (NumberKind.MONTH, NumberKind.WEEKDAY)
    if (a.kind in names or b.kind in names) and a.kind is not b.kind:
        return None
    if NumberKind.PLACEHOLDER in (a.kind, b.kind):
        return None
    if (a.kind is NumberKind.CODE) != (b.kind is NumberKind.CODE) and (
        a.hard != b.hard or min(a.value, b.value) < _CODES
    ):
        return None  # 007 is no seven, and the 19 of COVID-19 no count
    if not a.hard and not b.hard and a.kind not in names:
        if a.ordinal != b.ordinal or a.value < least or b.value < least:
            return None
        if NumberKind.FRACTION in (a.kind, b.kind) and a.kind is not b.kind:
            return None
    if (not a.hard and a.value == 1) or (not b.hard and b.value == 1):
        return None
    price = 0.0 if a.kind is b.kind else 1.0
    price += 0.0 if a.unit == b.unit else 0.5
    price += 0.0 if a.hard == b.hard else 1.0
    size_a, size_b = len(str(int(a.value))), len(str(int(b.value)))
    return price + 0.3 * abs(size_a - size_b)


def _changed(source: Number, target: Number, i: int, j: int) -> Difference:
    """Which kind of change it is, once two left-over numbers face each other."""
    a, b = source.value, target.value
    roman = a.written is b.written is Written.ROMAN
    mixed = roman or a.hard != b.hard
    evidence = Evidence.MIXED if mixed else Evidence.FIGURES if a.hard else Evidence.WORDS
    if NumberKind.MONEY is a.kind is b.kind and a.unit != b.unit and a.unit and b.unit:
        return Difference(Kind.CURRENCY_CONVERTED, i, j)
    if conversion(a, b) is False and dimension(a.unit) != "time":
        return Difference(Kind.UNIT_CONVERTED, i, j)
    if power_of_ten(a.value, b.value) is not None:
        return Difference(Kind.SCALED, i, j, evidence)
    return Difference(Kind.CHANGED, i, j, evidence)
