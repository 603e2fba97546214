"""Reliability: what was said against how often it was so, as figures and as a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
SIZE, EDGE = 300, 40


@dataclass(frozen=True, slots=True)
class Bin:
    """Mean probability said, share that was so, and the part of all judgements (0..1)."""

    said: float
    true: float
    share: float

    def as_row(self) -> dict[str, float]:
        """The bin for a table of results."""
        return {k: round(getattr(self, k), 3) for k in ("said", "true", "share")}


def bins(judged: Sequence[tuple[float, bool, float]]) -> list[Bin]:
    """Ten equal bins of (probability, truth, weight); empty ones are left out."""
    whole = sum(w for _, _, w in judged)
    found = []
    for number in range(BINS):
        inside = [(p, t, w) for p, t, w in judged if min(BINS - 1, int(p * BINS)) == number]
        weight = sum(w for _, _, w in inside)
        if weight > 0.0:
            said = sum(p * w for p, _, w in inside) / weight
            true = sum(t * w for _, t, w in inside) / weight
            found.append(Bin(said, true, weight / whole))
    return found


def calibration_error(found: Sequence[Bin]) -> float:
    """Expected calibration error: mean distance of said and true, by the bins' shares."""
    return sum(b.share * abs(b.said - b.true) for b in found)


def drawing(found: Sequence[Bin], *, of: str = "machine_translated", each: str = "pages") -> str:
    """The reliability diagram as SVG: a dot for each bin, its area by its share.

    ``of``: what was said; ``each``: what it was said of.
    """
    span = SIZE - 2 * EDGE

    def x(value: float) -> float:
        return round(EDGE + value * span, 1)

    def y(value: float) -> float:
        return round(SIZE - EDGE - value * span, 1)

    ticks = "".join(
        f'<text x="{x(v)}" y="{SIZE - EDGE + 16}" text-anchor="middle">{v:g}</text>'
        f'<text x="{EDGE - 6}" y="{y(v) + 4}" text-anchor="end">{v:g}</text>'
        for v in (0.0, 0.5, 1.0)
    )
    dots = "".join(
        f'<circle cx="{x(b.said)}" cy="{y(b.true)}" r="{round(3 + 14 * b.share**0.5, 1)}">'
        f"<title>said {b.said:.2f}, true {b.true:.2f}, "
        f"{100 * b.share:.0f} % of {each}</title></circle>"
        for b in found
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" '
        f'aria-label="Reliability of {of}" font-family="sans-serif" font-size="11">'
        f'<rect x="{EDGE}" y="{EDGE}" width="{span}" height="{span}" fill="none" stroke="#888"/>'
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" '
        'stroke="#888" stroke-dasharray="4"/>'
        f'<g fill="#2a6f97" fill-opacity="0.75">{dots}</g>{ticks}'
        f'<text x="{SIZE / 2}" y="{SIZE - 4}" text-anchor="middle">probability said</text>'
        f'<text x="12" y="{SIZE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 12 {SIZE / 2})">share that was so</text></svg>\n'
    )
