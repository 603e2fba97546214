"""Roman numerals: of kings, popes and wars, of centuries, of sequels."""

from __future__ import annotations

import re

from audit.drift.numbers.attach import mention_of
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Written
from audit.drift.numbers.tokens import ROMAN_LOOK

# Two signs at least, for "I" is a pronoun; up to 89, for CD, DC, MD and MI are no numbers. What
# may be glued to them: XIXe siècle, al XIX-lea, XIX-го века. Look-alike Cyrillic letters count.
_ROMAN = re.compile(
    r"(?<![\w'’.-])(?:(?:[XХ]L|L?[XХ]{0,3})(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})|(?<=War )I)"
    r"(?=(?:e|er|ème|ος|-?(?:го|й|м|му|lea| lea))?(?![\w'’]))"
)
# One sign alone counts after a name: George V, Elisabeth I. (a pronoun seldom ends a clause).
_SINGLE = re.compile(
    r"(?<![\w.])[A-ZÀ-ÞА-Я][^\W\d_]+ (?P<one>[VX](?=[\s.,;:!?)\"”’']|$)|I(?=[.,;:!?)\"”]|$))"
)
_DIGITS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
_MOST = 40  # in one text; a table of contents is no matter of ours


def value_of(numeral: str) -> int:
    """The value of a Roman numeral in Latin or look-alike Cyrillic letters."""
    total = last = 0
    for letter in reversed(numeral):
        value = _DIGITS[letter]
        total += -value if value < last else value
        last = max(last, value)
    return total


def romans(text: str) -> list[Number]:
    """The Roman numerals of a text as ordinals, spans in it; soft evidence, like words."""
    found: list[Number] = []
    if ROMAN_LOOK.search(text) is None:
        return found
    places = [(m.start(), m.group()) for m in _ROMAN.finditer(text) if m.group()]
    single = [(m.start("one"), m["one"]) for m in _SINGLE.finditer(text)]
    for start, numeral in sorted({*places, *single}):
        if len(numeral) > 1 or text.startswith("War ", start - 4) or (start, numeral) in single:
            value = value_of(numeral)
            one = frozenset((value,))
            quantity = Quantity(value, NumberKind.ORDINAL, Written.ROMAN, one, one, ordinal=True)
            found.append(mention_of(text, start, start + len(numeral), quantity))
        if len(found) >= _MOST:
            break
    return found
