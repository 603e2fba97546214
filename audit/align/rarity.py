"""Rare words, names and numbers that two sentences share, weighed by their rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.anchors import anchors, frequencies, name_keys

# A shared figure says more than a shared word as rare.
NUMBER = 2.0

# Words above this Zipf frequency carry no content: "since" 5.8, "been" 6.4,
# "women" 5.5, "charged" 4.7 in English; below it a word is worth the more the rarer.
COMMON = 6.0
# A name or number identifies when its rarity is this share of the greatest there can
# be: one that stands in every third sentence of a story tells nothing apart.
# In texts of a few sentences it may stand once more than in the pair itself.
IDENTIFIES = 0.6
FEW_HOLDERS = 3
# A sentence is contained as far as more than this share of its content is found.
# In the three tuning families of tests/align/test_align_independent.py the pairs that
# do not answer to each other stay below: 95 % of 333 under 0.12, the greatest 0.34.
SHARED_BY_TOPIC = 0.4


class Rarity:
    """Anchor keys of the sentences of two texts and how rare each key is."""

    def __init__(self, texts: Sequence[str]) -> None:
        """``texts``: every sentence of the two texts, repeated ones once."""
        self._keys = {text: anchors(text) for text in texts}
        counts = Counter(key for keys in self._keys.values() for key in keys)
        total = max(len(self._keys), 1)
        self._rare = {k: math.log((total + 1) / c) for k, c in counts.items()}
        least = min(IDENTIFIES * math.log(total + 1), math.log((total + 1) / FEW_HOLDERS))
        self._identifying = {k for k, rarity in self._rare.items() if rarity >= least - 1e-9}
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

    def contained(
        self, left: Sequence[str], right: Sequence[str], languages: tuple[str, str]
    ) -> NDArray[np.float64]:
        """How much of what a left sentence says a right one says too, shape (n, m), 0..1.

        The weight of a word is the smaller of its rarity in these texts and in its
        language at large. 0 wherever the two share no identifying name or number:
        words describe, names and numbers say which one is meant.
        """
        out = np.zeros((len(left), len(right)))
        keys = [[self._keys[t] for t in side] for side in (left, right)]
        names = [
            [name_keys(t, k) for t in side]
            for side, k in zip((left, right), languages, strict=True)
        ]
        worth = self._worth(left, languages[0])
        holders: dict[str, list[int]] = {}
        for j, (known, named) in enumerate(zip(keys[1], names[1], strict=True)):
            for key in known:
                if key.startswith("#") or key in named:
                    holders.setdefault(key, []).append(j)
        for i, mine in enumerate(keys[0]):
            mass = sum(worth[key] for key in mine)
            identifying = [
                key
                for key in mine
                if key in self._identifying and (key.startswith("#") or key in names[0][i])
            ]
            for j in {j for key in identifying for j in holders.get(key, ())}:
                share = sum(worth[key] for key in mine & keys[1][j]) / max(mass, 1e-9)
                out[i, j] = max(0.0, share - SHARED_BY_TOPIC) / (1.0 - SHARED_BY_TOPIC)
        return out

    def _worth(self, texts: Sequence[str], language: str) -> dict[str, float]:
        """The weight of each key of ``texts``: rare here and rare in the language."""
        known: dict[str, float] = {}
        for text in texts:
            for key, zipf in frequencies(text, language).items():
                known[key] = max(known.get(key, 0.0), zipf)
        return {
            key: min(self._rare[key], math.log(10) * max(0.0, COMMON - known.get(key, 0.0)))
            for text in texts
            for key in self._keys[text]
        }
