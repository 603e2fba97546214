"""Parts of a whole: two thirds, deux tiers, 三分之二, 3분의 2, 百分之四十."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.drift.numbers.quantity import NumberKind, Quantity, Value, Written
from audit.drift.numbers.side import Side
from audit.drift.numbers.tokens import Piece
from audit.types import Span

# Denominator first, as Chinese, Japanese and Korean say it.
_PART_OF = re.compile(r"\s?(?:分之|分の|분의)\s?")


def parts_of(text: str, parts: list[Piece], i: int) -> tuple[Quantity, Span, int] | None:
    """The fraction or percentage that begins with the denominator at piece ``i``.

    Returned with its span and the piece to go on with; None where there is none.
    """
    if parts[i].sort not in ("d", "k") or i + 1 >= len(parts):
        return None
    whole, part = parts[i], parts[i + 1]
    written = Written.DIGITS if part.sort == whole.sort == "d" else Written.WORDS
    between = _PART_OF.match(text, whole.end)
    if between is None or between.end() != part.start or part.sort not in ("d", "k"):
        return None
    span = Span(whole.start, part.end)
    if whole.value == 100:
        one = frozenset((part.value,))
        written = Written.DIGITS if part.sort == "d" else Written.WORDS  # 百分之40
        return Quantity(part.value, NumberKind.PERCENT, written, one, one), span, i + 2
    if not 0 < part.value < whole.value <= 100:
        return None
    value = Fraction(part.value) / Fraction(whole.value)
    one = frozenset[Value]((value,))
    return Quantity(value, NumberKind.FRACTION, written, one, one), span, i + 2


def times_part(value: Value, before: Piece, following: Piece, language: str) -> Fraction | None:
    """Two thirds: the fraction of a cardinal with a fraction word (or "thirds") after it."""
    entry = following.entry
    if before.entry.sort != "c" or entry.number is None or value != int(value):
        return None
    if entry.sort == "f":
        part = Fraction(entry.number)
    elif language == "en" and entry.sort == "o" and following.text.lower().endswith("s"):
        part = Fraction(1, int(entry.number))
    else:
        return None
    whole = Fraction(value) * part
    return whole if 0 < whole < 1 and part < Fraction(1, 2) else None


def split_part(quantity: Quantity, other: Side, free: list[int]) -> tuple[int, int] | None:
    """The two neighbouring numbers on the other side that say this fraction: 2/3, 2 of 3."""
    if not isinstance(quantity.value, Fraction):
        return None
    terms = {quantity.value.numerator, quantity.value.denominator}
    slashed = quantity.value.numerator == 1  # a half is 1/2, but not "one ... two"
    for k in free:
        if slashed and not (
            k + 1 in free
            and other.text[
                other.numbers[k].span.end - other.start : other.numbers[k + 1].span.start
                - other.start
            ]
            in ("/", "⁄")
        ):
            continue
        pair = {other.numbers[k].value.value}
        if k + 1 in free:
            pair.add(other.numbers[k + 1].value.value)
        if pair == terms:
            return k, k + 1
    return None
