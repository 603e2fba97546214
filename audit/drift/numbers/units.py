"""The same figure with another unit: 100 miles and 100 km, $5 and 5 euros, 3 % and 3 points."""

from __future__ import annotations

import re

from audit.drift.numbers.attach import MERIDIEM
from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.points import points_after
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


def _points_of_per_cent(source: Side, i: int, target: Side, j: int) -> bool:
    """Whether one side says percentage points and the other per cent."""
    one, other = _points(source, i), _points(target, j)
    if one == other:
        return False
    plain = target.numbers[j].value if one else source.numbers[i].value
    return plain.kind is NumberKind.PERCENT and not (_margin(source, i) or _margin(target, j))


# Of a lead between two shares per cent can only mean points, and many translators write it:
# 12 of 32 for "a state he won by more than 40 percentage points".
_LEADS = re.compile(
    r"\b(?:w[io]n|wins|winning|leads?|led|ahead|margin|victory|beat|carried)\b", re.I
)
_REACH = 60


def _margin(side: Side, place: int) -> bool:
    """Whether an English number is what somebody won or leads by."""
    end = side.numbers[place].span.end - side.start
    near = side.text[max(0, end - _REACH) : end + _REACH]
    return side.lexicon.language == "en" and _LEADS.search(near) is not None


def _points(side: Side, place: int) -> bool:
    number = side.numbers[place]
    if number.value.kind is NumberKind.POINTS:
        return True
    end = number.span.end - side.start
    return points_after(side.text, end, side.lexicon.language) is not None


def _half(side: Side, place: int) -> str:
    """Which half of the day a time is in: "am", "pm", or "" where the text does not say."""
    number = side.numbers[place]
    if number.value.kind not in (NumberKind.TIME, NumberKind.COUNT, NumberKind.MEASURE):
        return ""
    end = number.span.end - side.start
    said = MERIDIEM.match(side.text, end)
    if said is not None:
        return "am" if "a" in said.group().lower()[:3] else "pm"
    hour = number.value.value / 60 if not number.value.readings else number.value.value
    return "pm" if _NOON < hour < _DAY else ""


_NOON, _DAY = 13, 24


def _other_half(source: Side, i: int, target: Side, j: int) -> bool:
    """Whether the same hour has come into the other half of the day: 8 a.m., 20 Uhr."""
    kinds = source.numbers[i].value.kind, target.numbers[j].value.kind
    if NumberKind.TIME not in kinds:
        return False
    one = _half(source, i)
    return bool(one) and one != (_half(target, j) or one)


def unit_changes(source: Side, target: Side, result: Comparison) -> list[Difference]:
    """Pairs of equal value whose units contradict each other."""
    found = []
    for i, j in result.pairs:
        a, b = source.numbers[i].value, target.numbers[j].value
        if a.hard and b.hard and _other_half(source, i, target, j):
            found.append(Difference(Kind.CHANGED, i, j))
            continue
        if a.value != b.value or not (a.hard and b.hard):
            continue
        if NumberKind.PERCENT in (a.kind, b.kind) and _points_of_per_cent(source, i, target, j):
            found.append(Difference(Kind.PERCENT_POINTS, i, j))
        elif _pounds_for_kilos(a, target.numbers[j]) or _pounds_for_kilos(b, source.numbers[i]):
            found.append(Difference(Kind.UNIT_CHANGED, i, j))
        elif a.unit and b.unit and a.unit != b.unit:
            money = a.kind is b.kind is NumberKind.MONEY
            if money and not any(a.unit in kin and b.unit in kin for kin in _KIN):
                found.append(Difference(Kind.UNIT_CHANGED, i, j))
            physical = dimension(a.unit) == dimension(b.unit) in ("length", "mass", "speed")
            if physical and not _nearly(a.unit, b.unit):
                found.append(Difference(Kind.UNIT_CHANGED, i, j))
    return found
