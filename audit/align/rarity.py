"""Rare words, names and numbers that two sentences share, weighed by their rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.anchors import anchors

# A shared figure says more than a shared word as rare.
NUMBER = 2.0


class Rarity:
    """Anchor keys of the sentences of one family and how rare each key is."""

    def __init__(self, texts: Sequence[str]) -> None:
        """``texts``: every sentence of the family, repeated ones once."""
        self._keys = {text: anchors(text) for text in texts}
        counts = Counter(key for keys in self._keys.values() for key in keys)
        total = max(len(self._keys), 1)
        self._weights = {
            k: math.log((total + 1) / c) * (NUMBER if k.startswith("#") else 1.0)
            for k, c in counts.items()
        }

    def overlap(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float64]:
        """Shared weight of each pair over the geometric mean of what each holds, 0..1.

        Shape (len(left), len(right)). 0 where a sentence holds no key.
        """
        vocabulary: dict[str, int] = {}
        sides = [[self._keys[t] for t in side] for side in (left, right)]
        for keys in sides[0]:
            for key in keys:
                vocabulary.setdefault(key, len(vocabulary))
        root = [math.sqrt(self._weights[key]) for key in vocabulary]
        tables = [np.zeros((len(side), len(vocabulary)), dtype=np.float32) for side in sides]
        for table, side in zip(tables, sides, strict=True):
            for row, keys in enumerate(side):
                for key in keys:
                    column = vocabulary.get(key)
                    if column is not None:
                        table[row, column] = root[column]
        mass = [np.array([sum(self._weights[k] for k in keys) for keys in side]) for side in sides]
        common = tables[0] @ tables[1].T
        scale = np.sqrt(np.maximum(mass[0][:, None] * mass[1][None, :], 1e-9))
        return np.asarray(common / scale, dtype=np.float64)
