"""How likely a bead is to be right: a probability from what the search saw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.search import Step
from audit.align.side import Floats, Side

# Logistic in the centred cosine of the bead; calibrated in bench/alignment.py.
SLOPE = 7.0
MIDDLE = 0.5


def confidences(source: Side, target: Side, steps: Sequence[Step], level: float) -> list[float]:
    """The probability, 0..1, that each bead is right; the steps are one path, in order.

    ``level`` is the cosine that true pairs of these texts have.
    """
    if not steps:
        return []
    cosine = _cosines(source, target, steps)
    alone = 1.0 / (1.0 + np.exp(-SLOPE * (cosine / level - MIDDLE)))
    return [float(p) for p in alone]


def _cosines(source: Side, target: Side, steps: Sequence[Step]) -> NDArray[np.float32]:
    """Cosines of the centred run vectors of beads, shape (beads,)."""
    x = _runs(source.weighted, [s.source for s in steps])
    y = _runs(target.weighted, [s.target for s in steps])
    norms = np.linalg.norm(x, axis=1) * np.linalg.norm(y, axis=1)
    cosines: NDArray[np.float32] = np.einsum("ij,ij->i", x, y) / np.maximum(norms, 1e-9)
    return cosines


def _runs(weighted: Floats, ranges: Sequence[tuple[int, int]]) -> Floats:
    """The sum of each run of rows, shape (runs, d)."""
    rows = np.concatenate([np.arange(*r) for r in ranges])
    starts = np.cumsum([0] + [end - start for start, end in ranges[:-1]])
    sums: Floats = np.add.reduceat(weighted[rows], starts, axis=0)
    return sums
