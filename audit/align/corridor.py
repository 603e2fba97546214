"""Where the path may run: a skeleton of sure pairs, and a corridor around it.

Sure pairs are mutual nearest neighbours with room to the second best; the
heaviest increasing chain of them is the skeleton. Between two links of the
chain the whole rectangle is searched if it is small, else a strip along its
diagonal. Texts too long to be compared sentence by sentence are first
compared by stretches (sums of neighbouring sentences), then within a strip.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audit.align.search import Block
from audit.align.side import Floats, Side

# Up to this many cells everything is searched: no corridor can be wrong there.
SMALL = 60_000
# A gap in the skeleton is searched whole up to this many cells; beyond it, a
# strip of this half-width around its diagonal.
GAP_CELLS = 60_000
STRIP = 120
# Room left around the skeleton: a merge or two, and a pair that was not quite sure.
ROOM = 8
BLOCK_ROWS = 48
# Comparing all pairs by matrix products is cheap up to here (10,000 x 10,000).
ALL_PAIRS = 100_000_000
_CHUNK = 1024

# A sure pair is nearer than the second best on both sides by this much (centred
# cosine), and a neighbour within NEAR positions lies on the same diagonal.
# The usual cosine of pairs that answer to each other: over NTREX languages and
# Text+Berg 0.45 to 0.65.
PRIOR_LEVEL = 0.5
PRIOR_WEIGHT = 5.0
LEAST_LEVEL = 0.3
LEVEL_SAMPLE = 500

SURE_MARGIN = 0.08
SURE_COSINE = 0.3
NEAR = 6


def find_corridor(source: Side, target: Side) -> list[Block]:
    """Blocks that hold the best path, in row order; see ``search.Block``."""
    height, width = len(source), len(target)
    if height * width <= SMALL:
        return _blocks([(0, 0), (height, width)])
    if height * width <= ALL_PAIRS:
        chain = skeleton(source.unit, target.unit)
    else:
        chain = _coarse(source, target)
    return _blocks([(0, 0), *((i, j) for i, j in chain), (height, width)])


def skeleton(source: Floats, target: Floats) -> list[tuple[int, int]]:
    """The heaviest increasing chain of sure pairs between two sets of unit rows."""
    best, margin, cosine = _nearest(source, target)
    back, back_margin, _ = _nearest(target, source)
    rows = np.arange(len(source))
    mutual = (back[best] == rows) & (cosine >= SURE_COSINE)
    sure = mutual & (np.minimum(margin, back_margin[best]) >= SURE_MARGIN)
    pairs = np.stack([rows[sure], best[sure]], axis=1)
    return _chain(_supported(pairs))


def usual_cosine(source: Side, target: Side) -> float:
    """The cosine that pairs which answer to each other usually have in these texts.

    The mean over mutual nearest neighbours, in a sample of a long text, drawn to
    PRIOR_LEVEL where there are few. Two texts on one narrow subject lie nearer
    to their common centre than a collection does, a good translation higher
    than a free one: rewards are measured on this scale.
    """
    step = max(1, len(source) // LEVEL_SAMPLE)
    rows = np.arange(0, len(source), step)
    best, _, cosine = _nearest(source.unit[rows], target.unit)
    back, _, _ = _nearest(target.unit[best], source.unit)
    mutual = cosine[back == rows]
    total = float(mutual.sum()) + PRIOR_WEIGHT * PRIOR_LEVEL
    return max(total / (len(mutual) + PRIOR_WEIGHT), LEAST_LEVEL)


def _nearest(
    left: Floats, right: Floats
) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
    """Of each row of ``left``: its nearest in ``right``, the lead over the second, the cosine."""
    best = np.zeros(len(left), dtype=np.int64)
    first = np.zeros(len(left), dtype=np.float32)
    second = np.full(len(left), -1.0, dtype=np.float32)
    for start in range(0, len(left), _CHUNK):
        cosines = left[start : start + _CHUNK] @ right.T
        rows = np.arange(len(cosines))
        top = cosines.argmax(axis=1)
        best[start : start + _CHUNK] = top
        first[start : start + _CHUNK] = cosines[rows, top]
        if cosines.shape[1] > 1:
            cosines[rows, top] = -1.0
            second[start : start + _CHUNK] = cosines.max(axis=1)
    return best, first - second, first


def _supported(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Drop pairs that no neighbour on about the same diagonal speaks for."""
    if len(pairs) < 3:
        return pairs
    step = np.diff(pairs, axis=0)
    close = (step[:, 0] <= NEAR) & (step[:, 1] > 0) & (step[:, 1] <= 2 * NEAR)
    kept = np.zeros(len(pairs), dtype=bool)
    kept[:-1] |= close
    kept[1:] |= close
    return pairs[kept]


def _chain(pairs: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The longest chain that increases on both sides (patience sorting, n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for number, column in enumerate(pairs[:, 1].tolist()):
        place = bisect_left(tails, column)
        previous.append(ends[place - 1] if place else -1)
        if place == len(tails):
            tails.append(column)
            ends.append(number)
        else:
            tails[place] = column
            ends[place] = number
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append((int(pairs[number, 0]), int(pairs[number, 1])))
        number = previous[number]
    chain.reverse()
    return chain


def _coarse(source: Side, target: Side) -> list[tuple[int, int]]:
    """A skeleton for texts of any length, from stretches of neighbouring sentences."""
    stretch = int(np.ceil(np.sqrt(len(source) * len(target) / ALL_PAIRS))) * 4
    coarse = skeleton(_stretches(source.weighted, stretch), _stretches(target.weighted, stretch))
    return [(i * stretch + stretch // 2, j * stretch + stretch // 2) for i, j in coarse]


def _stretches(weighted: Floats, size: int) -> Floats:
    """Unit vectors of consecutive stretches of ``size`` sentences."""
    sums = np.add.reduceat(weighted, np.arange(0, len(weighted), size), axis=0)
    return np.asarray(
        sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), dtype=np.float32
    )


def _blocks(points: list[tuple[int, int]]) -> list[Block]:
    """Rectangles of rows around the chain through ``points``, from (0, 0) to the end."""
    height, width = points[-1]
    low = np.full(height + 1, width, dtype=np.int64)
    high = np.zeros(height + 1, dtype=np.int64)
    for (i, j), (k, m) in pairwise(points):
        top, bottom = max(i - ROOM, 0), min(k + ROOM, height)
        rows = np.arange(top, bottom + 1)
        if (k - i) * (m - j) <= GAP_CELLS:
            left = np.full(len(rows), j - ROOM)
            right = np.full(len(rows), m + ROOM)
        else:
            slope = (m - j) / max(k - i, 1)
            centre = j + (np.clip(rows, i, k) - i) * slope
            left = np.floor(centre - slope - STRIP).astype(np.int64)
            right = np.ceil(centre + slope + STRIP).astype(np.int64)
        low[rows] = np.minimum(low[rows], left)
        high[rows] = np.maximum(high[rows], right)
    low = np.minimum.accumulate(np.clip(low, 0, width)[::-1])[::-1]
    high = np.maximum.accumulate(np.clip(high, 0, width))
    high[-1] = width
    blocks = []
    top = 1
    while top <= height:
        # Wide rows come in smaller blocks, so that a block's tables stay small.
        rows_here = max(1, min(BLOCK_ROWS, GAP_CELLS // max(int(high[top] - low[top]), 1)))
        bottom = min(top + rows_here, height + 1)
        blocks.append(Block(top, bottom, int(low[top]), int(high[bottom - 1]) + 1))
        top = bottom
    return blocks
