"""How likely a bead is to be right: a probability from what the search saw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.search import Step
from audit.align.side import Floats, Side

# Logistic, fitted on 2,525 beads of distorted NTREX documents (six tuning languages;
# 98.5 % right) and 139 that the search forces on two unrelated documents, and
# rounded. A bead is judged by its own cosine and by those of the beads that touch
# it on the path, in units of what true pairs of these texts have.
INTERCEPT = -4.4
OWN = 14.0
NEIGHBOUR = 1.7
MERGED = -1.9
# The neighbour of the first and the last bead, which have none on one side.
EDGE = 0.5


def confidences(source: Side, target: Side, steps: Sequence[Step], level: float) -> list[float]:
    """The probability, 0..1, that each bead is right; the steps are one path, in order.

    ``level`` is the cosine that true pairs of these texts have.
    """
    if not steps:
        return []
    cosine = _cosines(source, target, steps).astype(np.float64)
    ends = np.array([[s.source, s.target] for s in steps])
    touch = (ends[1:, :, 0] == ends[:-1, :, 1]).all(axis=1)
    before = np.concatenate([[EDGE], np.where(touch, cosine[:-1] / level, 0.0)])
    after = np.concatenate([np.where(touch, cosine[1:] / level, 0.0), [EDGE]])
    merged = (ends[:, :, 1] - ends[:, :, 0]).sum(axis=1) - 2
    logit = INTERCEPT + OWN * cosine + NEIGHBOUR * (before + after) + MERGED * merged
    return [float(p) for p in 1.0 / (1.0 + np.exp(-logit))]


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
