"""Whole dates on both sides, and which is the day: 3 April 2021 and 04.03.2021 are two.

Which part of an all-numeric date is the day is known where it is written with points or the
year first, where a part is over twelve, where the language has one order only, and in English
where another date of the text shows it. Otherwise nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from audit.drift.numbers.quantity import NumberKind
from audit.drift.numbers.side import Side
from audit.types import Span

_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,4})(?P<sign>[./-])\s?(?P<b>\d{1,2})(?P=sign)\s?(?P<c>\d{2}(?:\d{2})?)"
    r"(?![\d/-]|\.\d)"
)
# Languages that put the year first, and of an all-numeric date with the year last either order;
# in English both orders are usual.
_EITHER = frozenset(
    ("en", "hu", "ja", "zh", "ko", "lt", "lv", "eu", "mn", "fil", "und", "fa", "sw")
)
_MONTHS, _DAYS = 12, 31
_OBSERVED = 400_000  # characters looked at for a text's own order
_GAP = 12  # characters at most between the parts of a date with its month by name


class Date(NamedTuple):
    """A day: where it stands in its document, and its parts. ``year`` of two digits, or None."""

    span: Span
    day: int
    month: int
    year: int | None
    numeric: bool

    def turned(self, other: Date) -> bool:
        """Whether the other is this day with day and month exchanged."""
        years = self.year is None or other.year is None or self.year == other.year
        return years and (self.day, self.month) == (other.month, other.day) != (
            self.month,
            self.day,
        )


def turned_dates(
    source: Side, source_text: str, target: Side, target_text: str
) -> Iterator[tuple[Span, Span]]:
    """Dates of the target with day and month exchanged: the source's span, the target's.

    The texts are those of the whole documents, which may show in which order they write.
    """
    if _NUMERIC.search(source.text) is None and _NUMERIC.search(target.text) is None:
        return
    theirs, ours = _dates(source, source_text), _dates(target, target_text)
    for here in ours:
        if any(_same(here, there) for there in theirs):
            continue
        for there in theirs:
            turned = (here.numeric or there.numeric) and there.turned(here)
            if turned and not any(_same(there, other) for other in ours):
                yield there.span, here.span
                break


def has_date(side: Side) -> bool:
    """Whether a side has an all-numeric date."""
    return len(side.numbers) > 1 and _NUMERIC.search(side.text) is not None


def _same(one: Date, other: Date) -> bool:
    return (one.day, one.month) == (other.day, other.month)


def _dates(side: Side, text: str) -> list[Date]:
    return [*_numeric(side, _order(text[:_OBSERVED], side.lexicon.language)), *_named(side)]


def _numeric(side: Side, order: str) -> Iterator[Date]:
    """All-numeric dates whose order is known. ``order``: "dm", "md", or "" for unknown."""
    for match in _NUMERIC.finditer(side.text):
        a, b, c = (int(match[part]) for part in "abc")
        if len(match["a"]) == 4:
            day, month, year = c, b, a
        elif len(match["a"]) > 2:
            continue
        else:
            if match["sign"] == "." and side.lexicon.language != "en":
                first = True
            elif order or max(a, b) > _MONTHS:
                first = a > _MONTHS or (b <= _MONTHS and order == "dm")
            else:
                continue
            day, month, year = (a, b, c) if first else (b, a, c)
        if 1 <= day <= _DAYS and 1 <= month <= _MONTHS:
            span = Span(match.start(), match.end()).shift(side.start)
            yield Date(span, day, month, year % 100, True)


def _named(side: Side) -> Iterator[Date]:
    """Dates with the month by name or sign and the day beside it."""
    numbers = side.numbers
    for k, number in enumerate(numbers):
        if number.value.kind is not NumberKind.MONTH:
            continue
        for other in (*numbers[max(0, k - 1) : k], *numbers[k + 1 : k + 2]):
            near = min(
                abs(other.span.start - number.span.end), abs(number.span.start - other.span.end)
            )
            if other.value.kind is NumberKind.DATE and near <= _GAP and other.value.hard:
                low, high = sorted((number.span, other.span))
                years = [
                    int(n.value.value) % 100
                    for n in numbers[max(0, k - 2) : k + 3]
                    if n.value.kind is NumberKind.YEAR
                ]
                year = years[0] if years else None
                day, month = int(other.value.value), int(number.value.value)
                yield Date(Span(low.start, high.end), day, month, year, False)
                break


@lru_cache(maxsize=64)
def _order(text: str, language: str) -> str:
    """In which order a text writes day and month between slashes or hyphens; "" for unknown."""
    day_first = month_first = False
    for match in _NUMERIC.finditer(text):
        if len(match["a"]) <= 2:
            day_first |= int(match["a"]) > _MONTHS
            month_first |= int(match["b"]) > _MONTHS
    if day_first or month_first:
        return "" if day_first and month_first else "dm" if day_first else "md"
    return "" if language in _EITHER else "dm"
