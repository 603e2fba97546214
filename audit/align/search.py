"""The dynamic programme: the best monotone path of beads through a corridor.

The corridor is a list of blocks (ranges of source and target positions), so
rewards are computed for a block at a time, by matrix products and cumulative
sums; only the recursion itself goes row by row. Memory is linear in the area
of the corridor (one byte a cell), time likewise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.align.anchors import SharedAnchors
from audit.align.reward import TYPES, rewards
from audit.align.side import LONGEST_RUN, Side

_SKIP_SOURCE = 254
_SKIP_TARGET = 255
_NEVER = np.float32(-1e30)

Table = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Block:
    """Positions searched: rows ``top <= i < bottom``, columns ``left <= j < right``.

    A position is the number of sentences before it, so rows run from 1 to n
    and columns from 0 to m; blocks come in row order and each shares columns
    with the next.
    """

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Step:
    """One bead of a path: half-open ranges of both sides."""

    source: tuple[int, int]
    target: tuple[int, int]


def best_path(
    source: Side,
    target: Side,
    shared: SharedAnchors,
    corridor: Sequence[Block],
    *,
    ratio: float,
    skip: float,
    level: float,
) -> list[Step]:
    """The path of beads with the highest total reward, in order, skips left out."""
    height, width, pad = len(source), len(target), LONGEST_RUN
    if height == 0 or width == 0:
        return []
    sizes = np.array(TYPES)
    depth = pad + 1
    ring = np.full((depth, width + 1 + pad), _NEVER, dtype=np.float32)
    ring[0, pad:] = 0.0
    written = [(0, width + 1)] + [(0, 0)] * pad
    back: list[NDArray[np.uint8]] = []
    for block in corridor:
        dots, anchors = _tables(source, target, shared, block)
        worth = rewards(
            dots,
            anchors,
            source=source,
            target=target,
            rows=(block.top, block.bottom),
            columns=(block.left, block.right),
            ratio=ratio,
            skip=skip,
            level=level,
        )
        columns = np.arange(block.left, block.right)
        every = np.arange(len(columns))
        places = columns[None, :] + (pad - sizes[:, 1])[:, None]
        span = slice(block.left + pad, block.right + pad)
        pointer = np.empty((block.bottom - block.top, len(columns)), dtype=np.uint8)
        for number, row in enumerate(range(block.top, block.bottom)):
            came = ring[((row - sizes[:, 0]) % depth)[:, None], places] + worth[:, number]
            choice = came.argmax(axis=0)
            best = came[choice, every]
            above = ring[(row - 1) % depth, span]
            skipped = above >= best
            entered = np.where(skipped, above, best)
            after = np.maximum.accumulate(entered)
            pointer[number] = np.where(
                after > entered, _SKIP_TARGET, np.where(skipped, _SKIP_SOURCE, choice)
            )
            place = row % depth
            old = written[place]
            ring[place, old[0] + pad : old[1] + pad] = _NEVER
            ring[place, span] = after
            written[place] = (block.left, block.right)
        back.append(pointer)
    return _trace(corridor, back, height, width)


def _tables(
    source: Side, target: Side, shared: SharedAnchors, block: Block
) -> tuple[Table, Table | None]:
    """Cumulative sums of products and of anchor weights, with a margin before the block."""
    pad = LONGEST_RUN
    shape = (block.bottom - block.top + pad, block.right - block.left + pad)
    first_row, first_column = block.top - pad, block.left - pad
    rows = slice(max(first_row, 0), block.bottom - 1)
    columns = slice(max(first_column, 0), max(block.right - 1, 0))
    down, along = rows.start - first_row + 1, columns.start - first_column + 1
    dots = np.zeros(shape, dtype=np.float32)
    # Not a matrix product of BLAS: so small a one costs more in threads than in sums.
    dots[down:, along:] = np.einsum("id,jd->ij", source.weighted[rows], target.weighted[columns])
    low, high = np.searchsorted(shared.source, [rows.start, rows.stop])
    inside = (shared.target[low:high] >= columns.start) & (shared.target[low:high] < columns.stop)
    anchors: Table | None = None
    if inside.any():
        where = np.arange(low, high)[inside]
        anchors = np.zeros(shape, dtype=np.float32)
        anchors[shared.source[where] - first_row + 1, shared.target[where] - first_column + 1] = (
            shared.weight[where]
        )
        anchors = _cumulate(anchors)
    return _cumulate(dots), anchors


def _cumulate(table: Table) -> Table:
    """Cumulative sums along both axes."""
    return table.cumsum(axis=0).cumsum(axis=1)


def _trace(
    corridor: Sequence[Block],
    back: list[NDArray[np.uint8]],
    row: int,
    column: int,
) -> list[Step]:
    """Walk the pointers back from the last positions."""
    steps: list[Step] = []
    number = len(corridor) - 1
    while row > 0 and column > 0:
        while corridor[number].top > row:
            number -= 1
        block = corridor[number]
        place = (row - block.top, column - block.left)
        pointer = int(back[number][place])
        if pointer == _SKIP_TARGET:
            column -= 1
        elif pointer == _SKIP_SOURCE:
            row -= 1
        else:
            m, n = TYPES[pointer]
            steps.append(Step((row - m, row), (column - n, column)))
            row, column = row - m, column - n
    steps.reverse()
    return steps
