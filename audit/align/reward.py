"""What a bead is worth, and how likely it is to be right.

The reward of a bead of m source and n target sentences is

    (m + n) / 2 * (cosine - SKIP - LENGTH * mismatch + anchors) - MERGE * (m + n - 2)

with the cosine of the centred run vectors, so that a one-to-one bead and a
merge compare by the sentences that they explain; a sentence left alone earns 0.
The mismatch of lengths is the squared deviation of Gale and Church (1993),
(x - y)^2 / (x + y) over their variance, cut off where it stops telling.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.side import LONGEST_RUN, Side

Block = NDArray[np.float32]

# Bead types searched, (source, target); at most eight sentences in one bead.
TYPES: tuple[tuple[int, int], ...] = tuple(
    (m, n)
    for m in range(1, LONGEST_RUN + 1)
    for n in range(1, LONGEST_RUN + 1)
    if m + n <= LONGEST_RUN + 3
)

# Calibrated on Text+Berg dev and on distorted NTREX in the tuning languages
# (bench/alignment.py); the figures are flat within a third of each value.
SKIP = 0.15
MERGE = 0.12
LENGTH = 0.03
LENGTH_VARIANCE = 6.8  # Gale and Church 1993, characters
LENGTH_CUT = 20.0
ANCHOR = 0.05
ANCHOR_CUT = 3.0

# A bead off the main path has no order to speak for it, so it must be closer.
SKIP_MOVED = 0.30

IMPOSSIBLE = np.float32(-1e9)


def rewards(
    dots: NDArray[np.float64],
    shared: NDArray[np.float64],
    *,
    source: Side,
    target: Side,
    rows: tuple[int, int],
    columns: tuple[int, int],
    ratio: float,
    skip: float,
    types: Sequence[tuple[int, int]] = TYPES,
) -> Block:
    """Rewards of all bead types that end in one block of the search.

    ``dots`` and ``shared``: cumulative sums over both axes of the products of
    weighted sentences and of the anchor weights, with LONGEST_RUN rows and
    columns of margin before the block: entry ``[a, b]`` sums all pairs before
    row ``rows[0] + a - LONGEST_RUN`` and column ``columns[0] + b - LONGEST_RUN``.
    ``rows``, ``columns``: half-open ranges of end positions. Gives float32,
    shape (types, rows, columns).
    """
    height, width = rows[1] - rows[0], columns[1] - columns[0]
    out = np.empty((len(types), height, width), dtype=np.float32)
    pad = LONGEST_RUN
    row = np.arange(*rows)
    column = np.arange(*columns)
    for number, (m, n) in enumerate(types):
        sums = []
        for table in (dots, shared):
            end = table[pad:, pad:]
            up = table[pad - m : pad - m + height, pad:]
            left = table[pad:, pad - n : pad - n + width]
            sums.append(
                end - up - left + table[pad - m : pad - m + height, pad - n : pad - n + width]
            )
        norm_source = source.norms[m, row][:, None]
        norm_target = target.norms[n, column][None, :]
        cosine = sums[0] / (norm_source * norm_target)
        x = _run_lengths(source, row, m)[:, None] * ratio
        y = _run_lengths(target, column, n)[None, :]
        mismatch = np.minimum((x - y) ** 2 / ((x + y) * LENGTH_VARIANCE), LENGTH_CUT)
        found = np.minimum(sums[1], ANCHOR_CUT)
        worth = cosine - skip - LENGTH * mismatch + ANCHOR * found
        worth = worth * ((m + n) / 2) - MERGE * (m + n - 2)
        barred = ~(np.isfinite(norm_source) & np.isfinite(norm_target))
        out[number] = np.where(barred, IMPOSSIBLE, worth)
    return out


def _run_lengths(side: Side, ends: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Lengths of the runs of ``size`` sentences that end before ``ends``."""
    starts = np.maximum(ends - size, 0)
    return np.maximum(side.characters[ends] - side.characters[starts], 1.0)
