"""Feet, miles, pounds and degrees given in other units, or in both."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.drift.numbers.excuse import could_render
from audit.drift.numbers.quantity import Number, NumberKind, Quantity
from audit.drift.numbers.relate import close, conversion, dimension
from audit.drift.numbers.side import Side

# What may follow a figure in English, and the factors by which it becomes metric (exact
# by the yard and pound agreement of 1959; several where the target unit may differ).
_FACTORS: tuple[tuple[re.Pattern[str], str, tuple[float, ...]], ...] = tuple(
    (re.compile(rf"[\s-]*(?:(?:of )?an? )?(?:{pattern})\b", re.IGNORECASE), symbol, factors)
    for pattern, symbol, factors in (
        (r"miles? per hour|mph|miles? an hour", "mph", (1.609344, 0.44704)),
        (r"square miles?|sq\.? mi(?:les?)?", "", (2.589988,)),
        (r"square f(?:oo|ee)t|sq\.? ?ft", "", (0.092903,)),
        (r"square yards?", "", (0.836127,)),
        (r"nautical miles?", "", (1.852,)),
        (r"miles?", "mi", (1.609344, 1609.344)),
        (r"yards?|yds?", "yd", (0.9144,)),
        (r"f(?:oo|ee)t|ft", "ft", (0.3048, 30.48)),
        (r"inch(?:es)?", "in", (2.54, 25.4, 0.0254)),
        (r"pounds?|lbs?", "lb", (0.45359237,)),
        (r"ounces?|oz", "oz", (28.3495,)),
        (r"stones?", "st", (6.35029,)),
        (r"acres?", "ac", (0.404686, 4046.86)),
        (r"gallons?", "gal", (3.78541, 4.54609)),
        (r"pints?", "", (0.473176, 0.568261)),
        (r"tons?", "", (0.907185, 1.016)),
        (r"kilomet(?:re|er)s? per hour|kph|km/h|kmh", "km/h", (1 / 1.609344,)),
        (r"kilomet(?:re|er)s?|kms?", "km", (1 / 1.609344,)),
        (r"met(?:re|er)s?", "m", (1 / 0.3048, 1 / 0.9144)),
        (r"centimet(?:re|er)s?|cm", "cm", (1 / 2.54,)),
        (r"kilograms?|kilos?|kg", "kg", (1 / 0.45359237,)),
        (r"lit(?:re|er)s?", "l", (1 / 3.78541,)),
        (r"hectares?", "ha", (1 / 0.404686,)),
    )
)
_DEGREES = re.compile(r"[\s-]*(?:°|º|degrees?|(s)\b)", re.IGNORECASE)
_CELSIUS = re.compile(
    r"°|º|℃|degr|grad|gradi|grau|град|度|도|βαθμ|درج|מעלות|ডিগ্রি|डिग्री|derece|stup|fok|astet|степен|stepen|stopni|חום|градус|graus|gradus|gráð|nyuzi|độ|\baste|grader|kraad|laipsn|grād|gradë|გრადუს|աստիճան|องศา|டிகிரி|డిగ్రీ|ڈگری",
    re.I,
)
_FOOT_INCH = re.compile(r"(\d)(?:[\s-]?(?:foot|feet|ft)[\s-]?|['’′]\s?)(\d{1,2})(?!\d)")
_SPREAD = re.compile(
    r"differen|above|below|warm|cool|drop|ris|rose|lower|higher|fall|fell|within|by", re.I
)


def converted(side: Side, i: int, other: Side, left: list[int], forward: bool) -> bool:
    """Whether a left-over number stands on the other side in another unit, rightly converted.

    ``left``: what is left over there. A figure in this very unit that is left over as
    well is the nearer partner: then nothing was converted. ``forward``: ``side`` is the
    original, whose figure is the exact one.
    """
    unit = side.numbers[i].value.unit
    if unit is not None and any(other.numbers[k].value.unit == unit for k in left):
        return False
    mine = side.numbers[i]
    for k in left:
        theirs = other.numbers[k]
        if forward and _converts(side, mine, other, theirs):
            return True
        if not forward and _converts(other, theirs, side, mine):
            return True
    return False


def _converts(source: Side, a: Number, target: Side, b: Number) -> bool:
    if a.value.kind in _NAMES or b.value.kind in _NAMES:
        return False
    if conversion(a.value, b.value) is not None:
        return conversion(a.value, b.value) is True
    if any(not n.text[:1].isdigit() for n in (a, b) if n.value.kind is NumberKind.MONEY):
        return False  # "550 pounds" may be a weight, "£550" is not
    return _english_to(source, a, b, target, False) or _english_to(target, b, a, source, True)


_NAMES = (NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.TIME, NumberKind.PERCENT)


def _tail(side: Side, number: Number) -> str:
    """What follows a number, up to the next words; spans may lie in a longer document."""
    at = side.text.find(number.text, max(0, number.span.start - side.start))
    if at < 0:
        at = side.text.find(number.text)
    tail = side.text[at + len(number.text) : at + len(number.text) + 40]
    # 3 to 6 inches; 3-6 inches
    return re.sub(r"^\s?(?:-|–|to|or|and)\s?[\d.,]+", "", tail)


def _english_to(side: Side, a: Number, b: Number, other: Side, back: bool) -> bool:
    """Whether ``b`` is the English figure ``a`` in other units.

    ``back``: the English side is the translation, so ``b`` is the exact figure.
    """
    if side.lexicon.language != "en" or a.value.vague:
        return False
    tail = _tail(side, a)
    value, said = float(a.value.value), [float(r) for r in b.value.readings]

    def fits(factor: float) -> bool:
        return any(close(s / factor, value) if back else close(value * factor, s) for s in said)

    for pattern, symbol, factors in _FACTORS:
        if pattern.match(tail):
            if symbol == "mph" and b.value.unit in ("km", "m"):  # km an hour, metres a second
                return fits(1.609344 if b.value.unit == "km" else 0.44704)
            if symbol and dimension(symbol) == dimension(b.value.unit):
                own = Quantity(a.value.value, unit=symbol)
                return (conversion(b.value, own) if back else conversion(own, b.value)) is True
            return not (symbol and dimension(b.value.unit)) and any(map(fits, factors))
    return _degrees(side, tail, value, said, b, other) or _height(side, a, said)


def _degrees(
    side: Side, tail: str, value: float, said: list[float], b: Number, other: Side
) -> bool:
    degrees = _DEGREES.match(tail)
    if not degrees or not (b.value.unit == "C" or _CELSIUS.search(other.text)):
        return False
    room = 8 if degrees.group(1) else 3  # "widespread 80s": up to 89
    spread = _SPREAD.search(side.text) is not None
    exact = (value - 32) / 1.8
    return any(-3 <= s - exact <= room or (spread and abs(value / 1.8 - s) <= 1.2) for s in said)


def _height(side: Side, a: Number, said: list[float]) -> bool:
    """Six foot six is 1.98 m and 198 cm."""
    for match in _FOOT_INCH.finditer(side.text):
        if a.value.value in (int(match.group(1)), int(match.group(2))):
            metres = int(match.group(1)) * 0.3048 + int(match.group(2)) * 0.0254
            if any(abs(s - metres) < 0.011 or abs(s - metres * 100) < 1.1 for s in said):
                return True
    return False


def in_words(side: Side, i: int, other: Side) -> bool:
    """Whether an English measure stands converted in words: 6-foot-6, "двухметровый"."""
    if side.lexicon.language != "en" or not side.numbers[i].value.hard:
        return False
    tail = _tail(side, side.numbers[i])
    value = float(side.numbers[i].value.value)
    sums = [m for pattern, _, factors in _FACTORS if pattern.match(tail) for m in factors]
    metric = [value * factor for factor in sums]
    metric += [
        int(m.group(1)) * 0.3048 + int(m.group(2)) * 0.0254
        for m in _FOOT_INCH.finditer(side.text)
        if value in (int(m.group(1)), int(m.group(2)))
    ]
    return any(
        abs(round(m) - m) <= 0.03 * m
        and could_render(Quantity(round(m), NumberKind.MEASURE), other.text, other.lexicon)
        for m in metric
        if 1.5 <= m <= 100
    )


_ONE_OF = re.compile(r"\b(half )?(?:an?|one|per|every|each)(?= )", re.IGNORECASE)


def of_one(quantity: Quantity, other: Side) -> bool:
    """Whether a metric figure is "a mile" or "half an inch" of the English text."""
    if other.lexicon.language != "en" or not quantity.hard:
        return False
    if quantity.unit is not None and dimension(quantity.unit) is None:
        return False
    for match in _ONE_OF.finditer(other.text):
        tail = other.text[match.end() : match.end() + 24]
        share = 0.5 if match.group(1) else 1.0
        for pattern, symbol, factors in _FACTORS:
            if pattern.match(tail) and (
                quantity.unit is None or not symbol or dimension(symbol) == dimension(quantity.unit)
            ):
                return any(abs(float(quantity.value) / (f * share) - 1) < _ROUND for f in factors)
    return False


_ROUND = 0.08  # "about a mile" is 1.5 km and 1.6 km, a foot is 30 cm


def said_twice(side: Side, i: int, matched: set[int]) -> bool:
    """Whether the text gives the figure in two units, one of which came across."""
    a = side.numbers[i].value
    return any(
        (
            dimension(a.unit) is not None
            and dimension(a.unit) == dimension(side.numbers[k].value.unit)
            and _twice(a.value, a.unit, side.numbers[k])
        )
        or _english_to(side, side.numbers[i], side.numbers[k], side, False)
        or _english_to(side, side.numbers[k], side.numbers[i], side, False)
        for k in matched
        if abs(k - i) <= 2
    )


def _twice(value: int | Fraction, unit: str | None, other: Number) -> bool:
    if unit == other.value.unit:
        return False
    return conversion(Quantity(value, unit=unit), other.value) is True
