"""Numbers written by another language's rules inside English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.numbers.lexicon import subtag
from audit.drift.numbers.quantity import Number, NumberKind
from audit.drift.numbers.render import render
from audit.drift.numbers.sides import Numbers
from audit.drift.numbers.style import decimal_sign
from audit.types import Category, Finding, Kind, Role, Severity

_NUMERAL = re.compile(r"\d+(?:[.,]\d+)+")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.000)+")
_COUNTABLE = (NumberKind.MONEY, NumberKind.PERCENT, NumberKind.MEASURE, NumberKind.POINTS)
# Seen in English text only where a foreign text shines through: 35.000 euros, 3,5 per cent.
CONFIDENCE = 0.7


def foreign_formats(case: Case, numbers: Numbers) -> Iterator[Finding]:
    """Continental separators in English sentences, one minor finding each."""
    for sentence in case.document.sentences:
        if sentence.role is Role.BOILERPLATE or not _NUMERAL.search(sentence.text):
            continue
        if subtag(numbers.language(sentence)) != "en":
            continue
        for number in numbers.of(sentence.index):
            proper = proper_form(number)
            if proper is not None:
                yield Finding(
                    Category.NUMBER_FORMAT, Kind.FOREIGN_FORMAT, Severity.MINOR, CONFIDENCE,
                    number.span, number.text,
                    f"{number.text} is written by another language's rules; in English it is"
                    f" {proper}.",
                    None, proper,
                )  # fmt: skip


def proper_form(number: Number) -> str | None:
    """How English writes a number that stands in a continental form; None if it is English."""
    match = _NUMERAL.search(number.text)
    if match is None or not number.value.hard or number.value.moments:
        return None
    numeral = match.group()
    sign = decimal_sign(numeral)
    if sign == ",":
        comma = numeral.count(",") == 1
        if comma and number.value.kind not in _COUNTABLE and number.value.scale == 1:
            return None  # "3,5" may be a list
        return number.text.replace(numeral, numeral.translate(_TURNED))
    if _THOUSANDS.fullmatch(numeral) and number.value.kind in (NumberKind.MONEY, NumberKind.COUNT):
        value = max(number.value.raw)
        return number.text.replace(numeral, render(value, "en"))
    return None


_TURNED = str.maketrans({".": ",", ",": "."})
