"""What one figure of a range or a list shares with the next: scale word, unit."""

from __future__ import annotations

import re
from dataclasses import replace

from audit.drift.numbers.quantity import Number, NumberKind, Written

_RANGE = re.compile(r"\s?[-–—~/]\s?|\s+\S{1,4}\s+|\s?[至到~〜から]+\s?")


def share_scales(text: str, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """ "5 to 10 million": the first number may be millions too."""
    if len(numbers) < 2:
        return numbers
    shared = list(numbers)
    for k in range(len(numbers) - 2, -1, -1):
        left, right = shared[k], shared[k + 1]
        gap = text[left.span.end : right.span.start]
        scale = right.value.scale
        if len(gap) > 8 or not _RANGE.fullmatch(gap) or left.value.written is Written.NAME:
            continue
        quantity = left.value
        if scale > 1 and quantity.scale == 1 and not quantity.vague:
            more = frozenset(r * scale for r in quantity.readings)
            quantity = replace(quantity, readings=quantity.readings | more)
        if quantity.kind is NumberKind.COUNT and right.value.kind in (
            NumberKind.PERCENT,
            NumberKind.MONEY,
            NumberKind.MEASURE,
        ):
            quantity = replace(quantity, kind=right.value.kind, unit=right.value.unit)
        if quantity is not left.value:
            shared[k] = replace(left, value=quantity)
    return tuple(shared)
