"""What a number in a text means: value, kind, unit, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from audit.types import Mention

Value: TypeAlias = int | Fraction


class NumberKind(StrEnum):
    """What a number counts or names."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    DATE = "date"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    AGE = "age"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    YEAR = "year"
    DECADE = "decade"
    CODE = "code"
    PLACEHOLDER = "placeholder"


class Written(StrEnum):
    """How it is written; words are softer evidence than digits."""

    DIGITS = "digits"
    WORDS = "words"
    NAME = "name"
    ROMAN = "roman"
    PLACEHOLDER = "placeholder"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, its unit, and everything that its spelling may stand for.

    ``value`` is exact (an int, or a Fraction for anything else) and the likeliest
    reading; ``readings`` holds every admissible one ("1.500" is 1500 and 1.5).
    ``raw`` is the figure without its scale word (1.5 of "1.5 million"), ``scale``
    that word's value (1 without one). ``unit`` is an ISO 4217 code, a unit symbol
    ("km"), or None. ``vague``: only an order of magnitude ("dozens"). A month or a
    weekday is 1..12, 1..7 (Monday first). A placeholder has the value 0. ``moments``:
    times of day that it may be, in minutes on a 12-hour clock; a written time
    ("20:30") has minutes as its value and no readings.
    """

    value: Value
    kind: NumberKind = NumberKind.COUNT
    written: Written = Written.DIGITS
    readings: frozenset[Value] = frozenset()
    raw: frozenset[Value] = frozenset()
    scale: int = 1
    unit: str | None = None
    vague: bool = False
    ordinal: bool = False
    moments: frozenset[int] = frozenset()

    @property
    def hard(self) -> bool:
        """Whether it stands in digits, so that its absence elsewhere tells something."""
        return self.written is Written.DIGITS


Number: TypeAlias = Mention[Quantity]


def exact(value: Fraction) -> Value:
    """An int where the fraction is whole."""
    return value.numerator if value.denominator == 1 else value
