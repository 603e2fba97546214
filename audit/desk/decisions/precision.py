"""How often editors agree with each check: a noisy one shows itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

import msgspec

from audit.desk.store.base import Store

# Of a normal distribution: 95 % lie within.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Precision:
    """Decisions on one kind of finding. ``precision`` None: nothing was decided.

    ``low`` and ``high``: Wilson's 95 % interval (Wilson 1927), honest for few
    decisions. ``excused``: kept out by house rules or taught forms; an editor's
    one decision stands behind many of them, so they do not count again.
    """

    kind: str
    found: int
    accepted: int
    dismissed: int
    excused: int
    precision: float | None
    low: float | None
    high: float | None


def precision(store: Store) -> tuple[Precision, ...]:
    """Every kind that was found or decided, the least agreed with first, undecided ones last."""
    found: Counter[str] = Counter()
    excused: Counter[str] = Counter()
    for (findings,) in store.base.execute("select findings from documents where latest"):
        for finding in msgspec.json.decode(findings):
            (excused if finding["silenced"] else found)[finding["kind"]] += 1
    chosen: dict[str, Counter[str]] = {"accepted": Counter(), "dismissed": Counter()}
    for kind, choice in store.base.execute("select kind, choice from decisions"):
        chosen[choice][kind] += 1
    kinds = {*found, *excused, *chosen["accepted"], *chosen["dismissed"]}
    rows = [
        _row(kind, found[kind], chosen["accepted"][kind], chosen["dismissed"][kind], excused[kind])
        for kind in kinds
    ]
    return tuple(sorted(rows, key=lambda r: (r.precision is None, r.precision or 0.0, r.kind)))


def wilson(agreed: int, of: int) -> tuple[float, float]:
    """Wilson's score interval for a share, 95 %; ``of`` at least 1."""
    share = agreed / of
    middle = share + _Z**2 / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    scale = 1 + _Z**2 / of
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def table(rows: Iterable[Precision]) -> list[str]:
    """For a terminal: one line a kind."""
    lines = [f"{'kind':24} {'precision':>9}  {'95 %':>11}  accepted dismissed excused found"]
    for row in rows:
        share = "-" if row.precision is None else f"{row.precision:.0%}"
        span = "-" if row.low is None or row.high is None else f"{row.low:.0%}-{row.high:.0%}"
        lines.append(
            f"{row.kind:24} {share:>9}  {span:>11}  {row.accepted:8} {row.dismissed:9}"
            f" {row.excused:7} {row.found:5}"
        )
    return lines


def _row(kind: str, found: int, accepted: int, dismissed: int, excused: int) -> Precision:
    decided = accepted + dismissed
    if not decided:
        return Precision(kind, found, 0, 0, excused, None, None, None)
    low, high = wilson(accepted, decided)
    return Precision(kind, found, accepted, dismissed, excused, accepted / decided, low, high)
