"""One side of an alignment: what the search needs to know of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# Runs of up to this many sentences on one side of a bead. Text+Berg's gold has
# up to five; NTREX distorted by merges needs two or three.
LONGEST_RUN = 5

# A sentence weighs as its length to this power in the vector of its run: a mean
# over tokens (1.0) lets a long sentence drown the short one beside it, a plain
# mean (0.0) gives a heading as much say as a paragraph. Between 0.3 and 0.6 the
# figures on Text+Berg dev and NTREX tuning languages hardly move.
WEIGHT_POWER = 0.4


@dataclass(frozen=True, slots=True)
class Side:
    """Sentences of one text, ready to be aligned.

    ``weighted``: float32 (n, d), centred sentence vectors times their weight;
    the vector of a run is the sum of its rows. ``unit``: the centred vectors at
    unit length. ``norms``: float32 (LONGEST_RUN + 1, n + 1); ``norms[m, i]`` is
    the length of the run of ``m`` sentences that ends before sentence ``i``,
    infinite where there is no such run. ``characters``: float64 (n + 1,),
    cumulative lengths. ``positions``: int64 (n,), where each sentence stood in
    the whole text (runs may not jump over a gap).
    """

    weighted: Floats
    unit: Floats
    norms: Floats
    characters: NDArray[np.float64]
    positions: Integers

    def __len__(self) -> int:
        return len(self.positions)

    def take(self, rows: Integers) -> Side:
        """The side with only these sentences; runs do not bridge what is left out."""
        lengths = np.diff(self.characters)[rows]
        positions = self.positions[rows]
        return Side(
            weighted=self.weighted[rows],
            unit=self.unit[rows],
            norms=_run_norms(self.weighted[rows], positions),
            characters=np.concatenate([[0.0], np.cumsum(lengths)]),
            positions=positions,
        )


def make_side(vectors: Floats, lengths: Sequence[int], centre: Floats) -> Side:
    """Centre and weigh sentence vectors (float32, shape (n, d)) of one text.

    ``lengths`` are in characters or tokens, one unit for the whole text;
    ``centre`` (d,) is subtracted: without it all cosines of an e5 model lie in
    0.77 to 0.98 and tell little.
    """
    centred = np.ascontiguousarray(vectors - centre, dtype=np.float32)
    size = np.maximum(np.asarray(lengths, dtype=np.float64), 1.0)
    weighted = centred * (size**WEIGHT_POWER).astype(np.float32)[:, None]
    norm = np.linalg.norm(centred, axis=1, keepdims=True)
    positions = np.arange(len(centred), dtype=np.int64)
    return Side(
        weighted=weighted,
        unit=centred / np.maximum(norm, 1e-9),
        norms=_run_norms(weighted, positions),
        characters=np.concatenate([[0.0], np.cumsum(size)]),
        positions=positions,
    )


def _run_norms(weighted: Floats, positions: Integers) -> Floats:
    """Lengths of the vectors of all runs of up to LONGEST_RUN neighbours."""
    count = len(weighted)
    norms = np.full((LONGEST_RUN + 1, count + 1), np.inf, dtype=np.float32)
    runs = weighted.copy()
    for size in range(1, min(LONGEST_RUN, count) + 1):
        if size > 1:
            runs = runs[:-1] + weighted[size - 1 :]
        lengths = np.maximum(np.linalg.norm(runs, axis=1), 1e-9)
        unbroken = positions[size - 1 :] - positions[: count - size + 1] == size - 1
        norms[size, size:] = np.where(unbroken, lengths, np.inf)
    return norms
