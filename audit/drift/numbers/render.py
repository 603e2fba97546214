"""Writes a number the way the document's language writes it, for a suggestion."""

from __future__ import annotations

from fractions import Fraction

from audit.drift.numbers.lexicon import subtag
from audit.drift.numbers.quantity import Number, Value, Written
from audit.drift.numbers.style import by_locale


def render(value: Value, language: str | None) -> str:
    """Digits with the language's separators: 37500 is "37,500", "37.500" or "37 500"."""
    style = by_locale(subtag(language))
    if isinstance(value, Fraction):
        text = f"{float(value):.6f}".rstrip("0").rstrip(".")
        whole, _, digits = text.partition(".")
        grouped = _grouped(int(whole), style.group, style.spaces)
        return f"{grouped}{style.decimal}{digits}" if digits else grouped
    return _grouped(value, style.group, style.spaces)


def _grouped(value: int, sign: str, spaces: bool) -> str:
    if abs(value) < 10_000 and spaces:
        return str(value)
    text = f"{value:,}"
    return text.replace(",", "\u00a0" if spaces else sign)


def quoted(number: Number, source_language: str | None, language: str | None) -> str:
    """The witness's number in the document's language: as it stands within one language."""
    if subtag(source_language) == subtag(language):
        return number.text
    if number.value.written is Written.ROMAN:
        return number.text
    if number.value.scale == 1 and number.text.isdecimal() and number.text.isascii():
        return number.text
    return render(number.value.value, language)
