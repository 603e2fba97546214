"""How a text writes its numbers: separators, by locale and by what the text itself shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from audit.drift.numbers.quantity import Value, exact

# Languages that group thousands by a plain space; elsewhere two numbers may just meet.
SPACE_GROUPING = frozenset(
    [
        "be",
        "bg",
        "cs",
        "et",
        "fi",
        "fr",
        "hu",
        "hy",
        "ka",
        "kk",
        "ky",
        "lt",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "pt",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "uk",
        "uz",
        "hr",
        "bs",
        "hbs",
        "es",
        "ro",
    ]
)
_COMMA_DECIMAL = frozenset(
    [
        "af",
        "az",
        "be",
        "bg",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "et",
        "eu",
        "fi",
        "fr",
        "gl",
        "hbs",
        "hr",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ka",
        "kk",
        "ky",
        "lb",
        "lt",
        "lv",
        "mk",
        "mn",
        "nb",
        "nl",
        "nn",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tr",
        "uk",
        "uz",
        "vi",
        "sw",
    ]
)
_DECIMAL_TIDY = str.maketrans(
    {"٫": ".", "/": ".", "٬": ",", "،": ",", "’": "'", "，": ",", "．": ".", "·": "."}
)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The decimal sign that a text uses (``.`` or ``,``) and how sure that is (0..1).

    ``spaces``: a plain space may group thousands. ``foreign``: written numbers whose
    separators fit only another style, as found by ``observe``.
    """

    decimal: str
    sure: float
    spaces: bool

    @property
    def group(self) -> str:
        """The usual grouping sign that goes with the decimal sign."""
        return "," if self.decimal == "." else "."


@lru_cache(maxsize=256)
def by_locale(language: str | None) -> NumberStyle:
    """The style that a language uses; nothing is assumed for an unknown one."""
    if language is None or language == "und":
        return NumberStyle(".", 0.0, True)
    comma = language in _COMMA_DECIMAL
    return NumberStyle("," if comma else ".", 0.7, language in SPACE_GROUPING)


_SEPARATED = re.compile(r"\d[.,]\d")
_EVIDENCE = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)+(?![\d.,]?\d)")


def observe(text: str, language: str | None) -> NumberStyle:
    """The locale's style, corrected by numbers in the text that can be read one way only."""
    style = by_locale(language)
    if _SEPARATED.search(text) is None:
        return style
    dot = comma = 0
    for match in _EVIDENCE.finditer(text):
        sign = decimal_sign(match.group())
        dot += sign == "."
        comma += sign == ","
    if dot + comma == 0:
        return style
    winner = "." if dot > comma else ","
    share = max(dot, comma) / (dot + comma)
    if winner == style.decimal:
        return NumberStyle(winner, max(style.sure, share), style.spaces)
    if share > 0.8 and max(dot, comma) >= 3:
        return NumberStyle(winner, share * 0.8, style.spaces)
    return style


def decimal_sign(numeral: str) -> str | None:  # noqa: PLR0911 -- a list of cases
    """The decimal sign that a written number betrays, or None where it may be either.

    Dates and times ("12.09", "20.30", "3.9.2024") betray nothing.
    """
    signs = [c for c in numeral if not c.isdigit()]
    if not signs:
        return None
    parts = re.split(r"\D", numeral)
    if len(set(signs)) == 2 and signs[0] != signs[-1] and signs.count(signs[-1]) == 1:
        return signs[-1]
    if len(set(signs)) == 1 and len(signs) > 1:
        if all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3:
            return "," if signs[0] == "." else "."
        return None
    if len(signs) == 1 and len(parts[1]) != 3 and signs[0] in ".,":
        if signs[0] == "." and len(parts[0]) <= 2 and len(parts[1]) == 2:
            return None
        return signs[0]
    return None


def _grouped(parts: list[str]) -> bool:
    western = all(len(p) == 3 for p in parts[1:])
    indian = len(parts) > 2 and all(len(p) == 2 for p in parts[1:-1]) and len(parts[-1]) == 3
    return 1 <= len(parts[0]) <= 3 and not parts[0].startswith("0") and (western or indian)


def read(numeral: str, style: NumberStyle) -> tuple[Value, frozenset[Value]] | None:  # noqa: PLR0911 -- a list of cases
    """The likeliest value of a written number and all admissible ones; None for a list.

    Digits of every script; separators ``. , ' ٫ ٬`` and spaces. "1.500" is both 1500
    and 1.5 (the style says which first), "1,00,000" is Indian grouping, "3.9.2024" and
    "1,2,3" are None: each part then counts by itself.
    """
    if numeral.isdecimal():
        value = int(numeral)
        return value, frozenset((value,))
    text = numeral.translate(_DECIMAL_TIDY)
    text = re.sub(r"[\s\u00a0\u202f\u2009']", "_", text)
    signs = [c for c in text if c in ".,_"]
    parts = re.split(r"[.,_]", text)
    kinds = set(signs)
    if len(kinds) == 1:
        sign = signs[0]
        whole = int("".join(parts)) if _grouped(parts) else None
        if sign == "_":
            return (whole, frozenset((whole,))) if whole is not None else None
        if len(signs) > 1:
            return (whole, frozenset((whole,))) if whole is not None else None
        fraction: Value = _decimal(parts[0], parts[1])
        if whole is None:
            return fraction, frozenset((fraction,))
        english = style.decimal == "." and style.sure > 0 and sign == ","
        if english or set(parts[1]) == {"0"}:  # 1,500 in English; 35.000 in any language
            alone = frozenset((whole,)) if english else frozenset((whole, fraction))
            if english or style.decimal == ",":
                return whole, alone if english else frozenset((whole,))
        first: Value = fraction if sign == style.decimal and style.sure else whole
        return first, frozenset((whole, fraction))
    if len(kinds) >= 2 and signs.count(signs[-1]) == 1 and signs[-1] != "_":
        head, tail = parts[:-1], parts[-1]
        if _grouped(head):
            exactly = _decimal("".join(head), tail)
            return exactly, frozenset((exactly,))
    return None


def _decimal(whole: str, digits: str) -> Value:
    return exact(Fraction(int(whole + digits), 10 ** len(digits)))


def foreign(numerals: Iterable[str], style: NumberStyle) -> list[str]:
    """The numerals that can only be read by another style than this one."""
    return [n for n in numerals if (sign := decimal_sign(n)) is not None and sign != style.decimal]
