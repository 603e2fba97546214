"""Two numbers that changed places."""

from __future__ import annotations

from audit.drift.case import Case, Witness
from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.side import Side
from audit.types import Counterpart, Link


def swapped(
    source: Side,
    target: Side,
    result: Comparison,
    case: Case,
    witness: Witness,
    link: Link,
    counterpart: Counterpart,
) -> list[Difference]:
    """Pairs of matched numbers that stand in each other's place."""
    return []
