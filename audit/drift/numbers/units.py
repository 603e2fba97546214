"""The same figure with another unit: 100 miles and 100 km, $5 and 5 euros, 3 % and 3 points."""

from __future__ import annotations

from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.differ import LIKELY, Difference
from audit.drift.numbers.quantity import Number, NumberKind, Quantity
from audit.drift.numbers.relate import dimension
from audit.drift.numbers.side import Side
from audit.types import Kind

# Currencies that share a name or a sign: a bare "$" or "crown" may be any of them.
_KIN = (
    frozenset(["USD", "AUD", "CAD", "NZD", "HKD", "SGD", "BRL", "MXN"]),
    frozenset(["SEK", "NOK", "DKK", "ISK", "CZK"]),
    frozenset(["GBP", "EGP", "TRY", "ITL"]),
    frozenset(["JPY", "CNY"]),
    frozenset(["RUB", "BYN"]),
    frozenset(["SAR", "IRR", "QAR"]),
)


def _nearly(one: str, two: str) -> bool:
    """A yard is nearly a metre: in running text the figure is left as it is."""
    return {one, two} in ({"yd", "m"}, {"t", "lt"})


# "A 250 pound hog": the scanner takes pounds in words for money.
_POUNDS = "GBP"


def _pounds_for_kilos(a: Quantity, b: Number) -> bool:
    """Whether ``b`` gives a weight's very figure in pounds, in words and not as "£250"."""
    weight = dimension(a.unit) == "mass" and a.unit != "lb"
    in_words = b.text[:1].isdigit() or b.text[:1].isalpha()
    return weight and b.value.unit == _POUNDS and in_words and _POUNDS not in b.text


def unit_changes(source: Side, target: Side, result: Comparison) -> list[Difference]:
    """Pairs of equal value whose units contradict each other."""
    found = []
    for i, j in result.pairs:
        a, b = source.numbers[i].value, target.numbers[j].value
        if a.value != b.value or not (a.hard and b.hard):
            continue
        if {a.kind, b.kind} == {NumberKind.PERCENT, NumberKind.POINTS}:
            if source.lexicon is target.lexicon:
                found.append(Difference(Kind.PERCENT_POINTS, i, j, LIKELY))
        elif _pounds_for_kilos(a, target.numbers[j]) or _pounds_for_kilos(b, source.numbers[i]):
            found.append(Difference(Kind.UNIT_CHANGED, i, j, LIKELY))
        elif a.unit and b.unit and a.unit != b.unit:
            money = a.kind is b.kind is NumberKind.MONEY
            if money and not any(a.unit in kin and b.unit in kin for kin in _KIN):
                found.append(Difference(Kind.UNIT_CHANGED, i, j, LIKELY))
            physical = dimension(a.unit) == dimension(b.unit) in ("length", "mass", "speed")
            if physical and not _nearly(a.unit, b.unit):
                found.append(Difference(Kind.UNIT_CHANGED, i, j, LIKELY))
    return found
