"""What a bead is worth, and how likely it is to be right.

The reward of a bead of m source and n target sentences is

    (m + n) / 2 * (cosine / level - SKIP - LENGTH * mismatch) - merging + ANCHOR * anchors

with the cosine of the centred run vectors, on the scale (``level``) that true
pairs of these two texts have. It is earned by the sentence, so that a one-to-one
bead and a merge compare by what they explain; a sentence left alone earns 0.
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

# Found by random search on Text+Berg dev and on distorted NTREX in German, French,
# Chinese, Russian, Japanese and Arabic (bench/alignment.py), then rounded; the
# figures move by less than a point within a quarter of each value.
SKIP = 0.20
LENGTH = 0.08
LENGTH_VARIANCE = 6.8  # Gale and Church 1993, characters
LENGTH_CUT = 8.0
ANCHOR = 0.15
ANCHOR_CUT = 3.0
# What a bead of three sentences costs, each further one, and what speaks for
# many-to-many: boundaries that shift come in pairs.
MERGE = 0.25
MORE = 0.25
MANY = -0.10

# A bead off the main path has no order to speak for it, so it must be closer.
SKIP_MOVED = 0.50

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
    level: float,
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
        worth = cosine / level - skip - LENGTH * mismatch
        worth = worth * ((m + n) / 2) - _merging(m, n) + ANCHOR * found
        barred = ~(np.isfinite(norm_source) & np.isfinite(norm_target))
        out[number] = np.where(barred, IMPOSSIBLE, worth)
    return out


def _merging(m: int, n: int) -> float:
    """What merging m with n sentences costs."""
    return MERGE * (m + n > 2) + MORE * max(m + n - 3, 0) + MANY * (m > 1 and n > 1)


def _run_lengths(side: Side, ends: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Lengths of the runs of ``size`` sentences that end before ``ends``."""
    starts = np.maximum(ends - size, 0)
    return np.maximum(side.characters[ends] - side.characters[starts], 1.0)
