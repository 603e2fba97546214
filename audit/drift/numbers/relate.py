"""When two numbers that differ in value still say the same thing.

Each relation is a named rule: decades and short years, months as numbers, the 12-hour
clock, calendars, fractions and percentages, units of time, feet and metres.
"""

from __future__ import annotations

from fractions import Fraction

from audit.drift.numbers.quantity import NumberKind, Quantity, Value, Written

# Factors to the base unit of each dimension (SI Brochure; international yard and pound).
_DIMENSION: dict[str, tuple[str, float]] = {
    "km": ("length", 1000.0), "m": ("length", 1.0), "cm": ("length", 0.01),
    "mm": ("length", 0.001), "mi": ("length", 1609.344), "ft": ("length", 0.3048),
    "in": ("length", 0.0254), "yd": ("length", 0.9144),
    "kg": ("mass", 1.0), "g": ("mass", 0.001), "t": ("mass", 1000.0), "lb": ("mass", 0.45359237),
    "oz": ("mass", 0.0283495), "st": ("mass", 6.35029),
    "l": ("volume", 1.0), "gal": ("volume", 3.78541),
    "ha": ("area", 1.0), "ac": ("area", 0.404686),
    "km/h": ("speed", 1.0), "mph": ("speed", 1.609344),
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0),
    "day": ("time", 86400.0), "week": ("time", 604800.0), "month": ("time", 2629800.0),
    "year": ("time", 31557600.0),
}  # fmt: skip
# What is added to a year of the common era to get the year of another calendar that texts of
# a language use; two values where the new year falls inside ours (Dershowitz and Reingold,
# Calendrical Calculations).
_CALENDARS: dict[str, tuple[int, ...]] = {
    "th": (543,), "lo": (543, 544), "km": (543, 544), "my": (-639, -638),
    "fa": (-622, -621), "ps": (-622, -621), "ckb": (699, 700),
    "am": (-8, -7), "ti": (-8, -7), "ne": (56, 57), "he": (3760, 3761), "yi": (3760, 3761),
    "bn": (-594, -593), "hi": (56, 57, -79, -78),
}  # fmt: skip
# The Hijri calendar is lunar: 33 of its years are 32 of ours.
_HIJRI = frozenset(("ar", "fa", "ur", "ps", "ms", "id", "dv"))
_HIJRI_YEARS = range(1300, 1500)
ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
_YEARS = range(1000, 2200)


def dimension(unit: str | None) -> str | None:
    """ "length", "mass" ... of a unit symbol, None for a currency or no unit."""
    return _DIMENSION[unit][0] if unit in _DIMENSION else None


def in_base(value: Value, unit: str) -> float:
    """A figure in the base unit of its dimension (metres, kilograms, seconds ...)."""
    return float(value) * _DIMENSION[unit][1]


# An inch becomes two centimetres, but 200 km are no 100 miles, however round.
_LOOSE, _STRICT, _SMALL = 0.25, 0.2, 100


def close(exact: float, said: float) -> bool:
    """Whether a converted value is the exact one, rounded: by one in its last place.

    Round figures are looser, for so are translators: 25 for 27.4, 300 for 295.
    """
    if not exact or not said:
        return False
    digits = f"{said:.10g}"
    if "." in digits:
        unit = 10.0 ** -len(digits.split(".")[1])
        room = 3 * unit if digits.endswith("5") else unit
    else:
        zeros = len(digits) - len(digits.rstrip("0"))
        unit = 10.0**zeros
        room = unit if zeros == 0 else unit * 0.7
        if zeros == 0 and digits[-1] == "5":
            room = 3.0
    room = max(room, abs(exact) * 0.011)
    return abs(said - exact) <= room and abs(said / exact - 1) <= (
        _LOOSE if said < _SMALL else _STRICT
    )


def conversion(a: Quantity, b: Quantity) -> bool | None:
    """Whether ``b`` is ``a`` in another unit: right, wrong, or None where they are not units."""
    if a.unit == b.unit or a.unit is None or b.unit is None:
        return None
    if {a.unit, b.unit} == {"C", "F"}:
        celsius, fahrenheit = (a, b) if a.unit == "C" else (b, a)
        return abs(float(celsius.value) * 1.8 + 32 - float(fahrenheit.value)) <= 2.5
    if a.unit not in _DIMENSION or b.unit not in _DIMENSION:
        return None
    (kind, one), (other, two) = _DIMENSION[a.unit], _DIMENSION[b.unit]
    if kind != other or not a.value or not b.value:
        return None
    return close(float(a.value) * one / two, float(b.value))


def same_moment(a: Quantity, b: Quantity, language: str) -> bool:
    """Hours on the 12- and the 24-hour clock; Swahili counts them from six o'clock."""
    if NumberKind.TIME not in (a.kind, b.kind) or (a.moments and b.moments):
        return False
    if not (0 <= a.value <= 24 and 0 <= b.value <= 24):
        return False
    gap = abs(a.value - b.value)
    return gap in (12, 24) or (language == "sw" and gap in (6, 18))


def other_calendar(year: int, other: int, language: str) -> bool:
    """Whether ``other`` is a year of the common era in a calendar that the language uses."""
    if other - year in _CALENDARS.get(language, ()):
        return True
    lunar = language in _HIJRI and other in _HIJRI_YEARS
    return lunar and abs(year - (other * 0.970224 + 621.57)) <= 1


def same_year(a: Quantity, b: Quantity, language: str, context: str) -> bool:
    """Short years and decades, centuries, and years of other calendars."""
    for year, other in ((a, b), (b, a)):
        full = year.value
        if not isinstance(full, int) or not isinstance(other.value, int) or full not in _YEARS:
            continue
        if year.kind not in (NumberKind.YEAR, NumberKind.DECADE, NumberKind.COUNT):
            continue
        if other.kind in (NumberKind.PERCENT, NumberKind.MONEY):
            continue
        short = other.value
        if short == full % 100 and year.kind is not NumberKind.COUNT and short > 0:
            return True
        if full % 100 == 0 and short == full // 100 + 1:  # the 1900s, the 20th century
            return True
        if year.kind is NumberKind.DECADE and full // 100 + 1 == short and full % 100 == 0:
            return True
        if year.kind is NumberKind.YEAR and other_calendar(full, short, language):
            return True
        if language in ("ja", "zh") and 0 < short < 120:
            for era, start in ERAS.items():
                if full - short == start and era in context:
                    return True
    return False


def same_part(a: Quantity, b: Quantity) -> bool:
    """Half and 50 %, a quarter and 25 %, two thirds and 66 or 67 %."""
    for part, percent in ((a, b), (b, a)):
        if isinstance(part.value, Fraction) and 0 < part.value < 1 and not part.hard:
            hundredths = float(part.value) * 100
            if abs(hundredths - float(percent.value)) < 1:
                return True
            clock = "hour" in (part.unit, percent.unit) or percent.unit == "minute"
            if clock and percent.value == part.value * 60:
                return True  # the quarter-hour, the 15th minute
            if percent.unit == "month" and percent.value == part.value * 12:
                return True
            if percent.value == part.value.denominator and percent.ordinal:
                return True
    return False


def same_span(a: Quantity, b: Quantity, context: str) -> bool:
    """A decade and ten years, two weeks and 14 days, a year and a half and 18 months."""
    if dimension(a.unit) == dimension(b.unit) == "time" and conversion(a, b):
        return True
    for word, number in ((a, b), (b, a)):
        if word.vague and not number.vague and word.value:
            times = Fraction(number.value) / Fraction(word.value)
            if times.denominator == 1 and 0 < times <= 9 and word.value in (10, 12, 20, 100):
                return True
    return False


def month_as_number(a: Quantity, b: Quantity) -> bool:
    """September and 9."""
    for name, number in ((a, b), (b, a)):
        if name.kind is NumberKind.MONTH and number.kind not in (
            NumberKind.WEEKDAY,
            NumberKind.PERCENT,
            NumberKind.MONEY,
        ):
            return name.value == number.value
    return False


def weekday_as_number(a: Quantity, b: Quantity) -> bool:
    """Tuesday and "the second" or "the third" day, as Chinese, Hebrew, Greek and others say."""
    for name, number in ((a, b), (b, a)):
        if name.kind is NumberKind.WEEKDAY and not number.hard:
            return number.value in (name.value, name.value % 7 + 1)
    return False


def related(a: Quantity, b: Quantity, language: str, context: str) -> bool:
    """Whether the two say the same in different words, by any rule of this file.

    ``language`` is that of the side that is not English (or the target's), ``context``
    the sentence of ``b``.
    """
    names = (a.kind in _NAMES) + (b.kind in _NAMES)
    if names:
        return names == 1 and (month_as_number(a, b) or weekday_as_number(a, b))
    return (
        same_moment(a, b, language)
        or same_year(a, b, language, context)
        or same_part(a, b)
        or same_span(a, b, context)
    )


def power_of_ten(a: Value, b: Value) -> int | None:
    """n where a = b · 10^n, n not 0; None otherwise."""
    if not a or not b:
        return None
    ratio = Fraction(a) / Fraction(b)
    for n in range(1, 10):
        if ratio == 10**n:
            return n
        if ratio == Fraction(1, 10**n):
            return -n
    return None


_NAMES = (NumberKind.MONTH, NumberKind.WEEKDAY)
WORDED = (Written.WORDS, Written.NAME, Written.ROMAN)
