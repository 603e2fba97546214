"""What a bead is worth, and how likely it is to be right.

The reward of a bead of m source and n target sentences, k = min(m, n), is

    (k + EXTRA * |m - n|) * cosine / level - SKIP * k
        - LENGTH * mismatch + ANCHOR * anchors - merging

with the cosine of the centred run vectors, on the scale (``level``) that true
pairs of these two texts have. A sentence left alone earns 0. A bead earns
little for what it merely swallows: merging one more sentence must bring the two
sides nearer to each other, or a neighbour of something left out is drawn in.
The mismatch of lengths is the squared deviation of Gale and Church (1993),
(x - y)^2 / (x + y) over their variance, cut off where it stops telling.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audit.align.side import LONGEST_RUN, Side

Block = NDArray[np.float32]
Sizes = NDArray[np.int64]

RUNS = range(1, LONGEST_RUN + 1)
# Bead types searched, (source, target); at most eight sentences in one bead.
TYPES: tuple[tuple[int, int], ...] = tuple(
    (m, n) for m in RUNS for n in RUNS if m + n <= LONGEST_RUN + 3
)

# Found by an averaged structured perceptron and a coordinate search on Text+Berg
# dev and distorted NTREX in German, French, Chinese, Russian, Japanese, Arabic,
# Hungarian and Croatian (bench/alignment.py), then rounded: mean strict F1 moves by
# less than 0.3 points when any of them moves by a quarter.
SKIP = 0.30
EXTRA = 0.20
LENGTH = 0.07
LENGTH_VARIANCE = 6.8  # Gale and Church 1993, characters
LENGTH_CUT = 8.0
ANCHOR = 0.09
ANCHOR_CUT = 3.0
# What a bead of three sentences costs, each further one, and many-to-many.
MERGE = 0.17
MORE = 0.32
MANY = 0.27

# A bead off the main path has no order to speak for it, so it must be closer.
SKIP_MOVED = 0.50

IMPOSSIBLE = np.float32(-1e9)


def _merging(m: int, n: int) -> float:
    """What merging m with n sentences costs."""
    return MERGE * (m + n > 2) + MORE * max(m + n - 3, 0) + MANY * (m > 1 and n > 1)


# By type: sizes of both sides, the weight of the cosine, and what merging costs.
_SOURCE: Sizes = np.array([m for m, _ in TYPES])
_TARGET: Sizes = np.array([n for _, n in TYPES])
_LESSER = np.minimum(_SOURCE, _TARGET)
_WEIGHT = (_LESSER + EXTRA * np.abs(_SOURCE - _TARGET)).astype(np.float32)
_MERGING = np.array([_merging(m, n) for m, n in TYPES])

# So many sums at a time: 256 kB a table.
_AT_ONCE = 65_536


def rewards(
    dots: Block,
    shared: Block | None,
    *,
    source: Side,
    target: Side,
    rows: tuple[int, int],
    columns: tuple[int, int],
    ratio: float,
    skip: float,
    level: float,
) -> Block:
    """Rewards of all bead TYPES that end in one block of the search.

    ``dots`` and ``shared`` (None: no anchor here): cumulative sums over both
    axes of the products of weighted sentences and of the anchor weights, with
    LONGEST_RUN rows and columns of margin before the block: entry ``[a, b]``
    sums all pairs before row ``rows[0] + a - LONGEST_RUN`` and column
    ``columns[0] + b - LONGEST_RUN``. ``rows``, ``columns``: half-open ranges of
    end positions. Gives float32, shape (types, rows, columns).
    """
    out = np.empty((len(TYPES), rows[1] - rows[0], columns[1] - columns[0]), dtype=np.float32)
    row, column = np.arange(*rows), np.arange(*columns)
    # In the unit of the wordier side: a Chinese character says what three letters do,
    # and the variance was measured in letters.
    stretch = np.float32(max(ratio, 1.0)), np.float32(max(1 / ratio, 1.0))
    lengths_source = np.stack([_run_lengths(source, row, m) * stretch[0] for m in RUNS])
    lengths_target = np.stack([_run_lengths(target, column, n) * stretch[1] for n in RUNS])
    cost = (_LESSER * skip + _MERGING).astype(np.float32)
    # Types of a short text go through together, where calls cost more than sums; those of a
    # long one a few at a time, so that the tables stay in the cache.
    step = max(1, _AT_ONCE // max(out[0].size, 1))
    for start in range(0, len(TYPES), step):
        kinds = slice(start, start + step)
        m, n = _SOURCE[kinds], _TARGET[kinds]
        near, far = source.norms[m][:, row], target.norms[n][:, column]
        worth = _areas(dots, m, n)
        worth *= (_WEIGHT[kinds, None] / np.float32(level) / near)[:, :, None]
        worth *= (1 / far)[:, None, :]
        x, y = lengths_source[m - 1][:, :, None], lengths_target[n - 1][:, None, :]
        mismatch = x - y
        mismatch *= mismatch
        mismatch /= x + y
        np.minimum(mismatch, np.float32(LENGTH_CUT * LENGTH_VARIANCE), out=mismatch)
        mismatch *= np.float32(LENGTH / LENGTH_VARIANCE)
        worth -= mismatch
        worth -= cost[kinds, None, None]
        if shared is not None:
            worth += np.float32(ANCHOR) * np.minimum(_areas(shared, m, n), np.float32(ANCHOR_CUT))
        worth[np.isinf(near)] = IMPOSSIBLE
        worth.swapaxes(1, 2)[np.isinf(far)] = IMPOSSIBLE
        out[kinds] = worth
    return out


def _areas(table: Block, m: Sizes, n: Sizes) -> Block:
    """For each type the sums over its last rows and columns before each place.

    ``table``: cumulative sums, shape (pad + rows, pad + columns); gives (types, rows, columns).
    """
    pad = LONGEST_RUN
    rows, columns = table.shape
    moved = sliding_window_view(table, (rows - pad, columns - pad))
    # One type alone is looked at where it lies; an index by arrays would copy it.
    up, left = (pad - m, pad - n) if len(m) > 1 else (int(pad - m[0]), int(pad - n[0]))
    out: Block = moved[pad, pad] - moved[up, pad]
    out -= moved[pad, left]
    out += moved[up, left]
    return out.reshape(len(m), rows - pad, columns - pad)


def _run_lengths(side: Side, ends: NDArray[np.int64], size: int) -> Block:
    """Lengths of the runs of ``size`` sentences that end before ``ends``."""
    starts = np.maximum(ends - size, 0)
    lengths = side.characters[ends] - side.characters[starts]
    return np.maximum(lengths, 1.0).astype(np.float32)
