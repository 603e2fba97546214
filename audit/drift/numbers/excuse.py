"""Whether a text could hold a rendering of a number that the scan did not recognise.

Used only to keep silent: number words inside compounds ("Achtjähriger"), inflected out
of recognition, Roman numerals, duals, shared scale words.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from audit.drift.numbers.languages.supplement import GLUED
from audit.drift.numbers.lexicon import Lexicon, normal
from audit.drift.numbers.quantity import NumberKind, Quantity, Value
from audit.drift.numbers.side import Side
from audit.drift.numbers.tokens import tokens_of

_ROMAN = re.compile(r"(?<![^\W\d_])([IVXLCDMІХ]+)(?:e|er|ème|ος)?(?![^\W\d_])")
_ROMAN_DIGITS = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_UNSEGMENTED = frozenset(("th", "lo", "km", "my", "zh", "ja", "ko"))
# Endings of the dual: "two years" is one word.
_DUAL = {
    "ar": re.compile(r"[^\W\d_]{2,}(?:ين|ان|ي|تي)(?!\w)"),
    "he": re.compile(r"[^\W\d_]{2,}יים(?!\w)"),
    "sl": re.compile(r"[^\W\d_]{2,}(?:a|i|ma)(?!\w)"),
    "mt": re.compile(r"[^\W\d_]{2,}ejn(?!\w)"),
}


def roman(word: str) -> int:
    """The value of a Roman numeral, Latin or look-alike Cyrillic letters."""
    total = last = 0
    for letter in reversed(word):
        value = _ROMAN_DIGITS.get(letter, 0)
        total += -value if value < last else value
        last = max(last, value)
    return total


@lru_cache(maxsize=4096)
def _stems(lexicon: Lexicon, value: Value) -> tuple[str, ...]:
    """Beginnings of the words for a value, long enough to tell something."""
    stems = set()
    for word, entry in lexicon.words.items():
        if entry.number == value and entry.sort in "coshfv":
            if lexicon.language in _UNSEGMENTED or (not word[:1].isascii() and len(word) < 3):
                stems.add(word)
            elif len(word) >= 3:
                keep = len(word) if len(word) <= 4 else len(word) - (1 if len(word) <= 6 else 2)
                stems.add(word[:keep])
    return tuple(stems)


def _has(text: str, words: list[str], lexicon: Lexicon, value: Value) -> bool:
    stems = _stems(lexicon, value)
    if not stems:
        return False
    if lexicon.language == "en":  # little inflection, no compounds: whole words only
        return any(_value_of(word, lexicon) == value for word in words)
    if lexicon.language in _UNSEGMENTED:
        return any(stem in text for stem in stems)
    if any(word.startswith(stems) for word in words):
        return True
    # "aamuseitsemältä": glued to what stands before it
    long = [stem for stem in stems if len(stem) >= 6]
    return lexicon.language in GLUED and any(stem in text for stem in long)


def _value_of(word: str, lexicon: Lexicon) -> Value | None:
    entry = lexicon.lookup(word)
    return entry.number if entry.sort else None


def could_render(quantity: Quantity, text: str, lexicon: Lexicon) -> bool:  # noqa: PLR0911 -- a list of cases
    """Whether the text may say this number in words, as a Roman numeral or as a dual."""
    value = quantity.value
    if quantity.kind is NumberKind.PLACEHOLDER:
        return False
    if quantity.kind in (NumberKind.MONTH, NumberKind.WEEKDAY):
        return False
    if quantity.kind is NumberKind.PERCENT and value == 100:
        return True  # "100 per cent certain" is a turn of phrase
    centuries = {value}
    if quantity.kind is NumberKind.DECADE and value % 100 == 0:
        centuries.add(value // 100 + 1)
    if any(roman(m.group(1)) in centuries for m in _ROMAN.finditer(text)):
        return True
    if value == 2 and (dual := _DUAL.get(lexicon.language)) is not None and dual.search(text):
        return True
    if not lexicon.known:
        return value <= 100 or value % 100 == 0
    low = normal(text)
    words = [m.group() for m in tokens_of(lexicon.language, False).finditer(low)][:400]
    if quantity.kind is NumberKind.TIME and value % 60 == 0 and not quantity.readings:
        hours = {int(value) // 60, int(value) // 60 % 12}  # aamuneljältä: at four in the morning
        return any(stem in low for hour in hours for stem in _stems(lexicon, hour) if len(stem) > 3)
    values = {value, *quantity.readings, *quantity.raw}
    return any(_said(v, low, words, lexicon) for v in values)


_DIGITS = re.compile(
    r"\b(single|double|two|triple|three|four|five|six|seven)[- ](?:digit|figure)", re.I
)
_PLACES = {
    "single": 1, "double": 2, "two": 2, "triple": 3, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7,
}  # fmt: skip
_TURN = re.compile(r"\bU-turn|\babout-(?:face|turn)|\bturn\w* (?:a)?round\b", re.IGNORECASE)
_NOON = re.compile(r"\b(?:midnight|noon|midday)\b", re.IGNORECASE)
_GRADE = re.compile(r"\b(?:[Gg]rades?|an?|straight)\s[A-F](?:[+*]|s\b|(?![\w'’-]))")


def of_words(quantity: Quantity, other: Side, text: str) -> bool:
    """Numbers that English says without one: a double-digit share (10 %), a grade A (5+)."""
    if other.lexicon.language != "en" or not quantity.hard:
        return False
    places = {10 ** (_PLACES[m.group(1).lower()] - 1) for m in _DIGITS.finditer(text)}
    if quantity.value in places:
        return True
    if quantity.value in (180, 360) and _TURN.search(text):
        return True
    if quantity.value in (0, 12, 24) and _NOON.search(text):
        return True
    plain = quantity.kind is NumberKind.COUNT and quantity.unit is None
    return plain and quantity.value <= 15 and _GRADE.search(text) is not None


def _said(value: Value, text: str, words: list[str], lexicon: Lexicon) -> bool:  # noqa: PLR0911 -- a list of cases
    if isinstance(value, Fraction):
        return _has(text, words, lexicon, value)
    if value <= 20 or value in (30, 40, 50, 60, 70, 80, 90, 100, 1000, 10**6, 10**9):
        return _has(text, words, lexicon, value)
    if value < 100:
        if _has(text, words, lexicon, value):
            return True
        tens, unit = value // 10 * 10, value % 10
        if lexicon.language in GLUED:  # čtyřiačtyřicetiletá
            both = _stems(lexicon, tens), _stems(lexicon, unit)
            return any(all(any(s in w for s in stems) for stems in both) for w in words) or (
                _has(text, words, lexicon, tens) and _has(text, words, lexicon, unit)
            )
        return _has(text, words, lexicon, tens) and _inside(text, lexicon, unit)
    if value < 1000 and value % 100 == 0:
        return _has(text, words, lexicon, value) or (
            _has(text, words, lexicon, value // 100) and _inside(text, lexicon, 100)
        )
    for scale in (10**9, 10**6, 1000):
        if value >= scale and value % scale == 0 and value // scale <= 20:
            return _has(text, words, lexicon, value // scale) and _inside(text, lexicon, scale)
    return False


def _inside(text: str, lexicon: Lexicon, value: Value) -> bool:
    return any(stem in text for stem in _stems(lexicon, value))
