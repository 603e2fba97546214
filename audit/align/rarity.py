"""Rare words, names and numbers that two sentences share, weighed by their rarity."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

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


Indices = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Held:
    """Which keys the sentences of one side hold: ``row[k]`` holds the key ``column[k]``."""

    texts: Sequence[str]
    row: Indices
    column: Indices

    def mass(self, worth: Floats) -> Floats:
        """What the keys of each sentence are worth together, shape (sentences,)."""
        sums = np.bincount(self.row, worth[self.column], minlength=len(self.texts))
        return np.asarray(sums, dtype=np.float64)

    def table(self, place: Indices, size: int) -> Floats:
        """1 where a sentence holds a key, shape (sentences, size); ``place``: -1 for no column."""
        out = np.zeros((len(self.texts), size))
        columns = place[self.column]
        inside = columns >= 0
        out[self.row[inside], columns[inside]] = 1.0
        return out


class Rarity:
    """Anchor keys of the sentences of two texts and how rare each key is."""

    def __init__(self, texts: Sequence[str]) -> None:
        """``texts``: every sentence of the two texts, repeated ones once."""
        counts = Counter(key for text in texts for key in anchors(text))
        # In order, so that sums do not hang on the order of a set.
        self._names = sorted(counts)
        self._number = {key: number for number, key in enumerate(self._names)}
        total = max(len(texts), 1)
        held = np.array([counts[key] for key in self._names], dtype=np.float64)
        self._rare = np.log((total + 1) / held)
        least = min(IDENTIFIES * math.log(total + 1), math.log((total + 1) / FEW_HOLDERS))
        self._identifying = self._rare >= least - 1e-9
        self._figure = np.array([key.startswith("#") for key in self._names], dtype=np.bool_)
        self._weights = self._rare * np.where(self._figure, NUMBER, 1.0)
        self._columns = {
            text: np.array([self._number[key] for key in anchors(text)], dtype=np.int64)
            for text in texts
        }

    def overlap(self, left: Sequence[str], right: Sequence[str]) -> Floats:
        """Shared weight of each pair over the geometric mean of what each holds, 0..1.

        Shape (len(left), len(right)). 0 where a sentence holds no key.
        """
        one, other = self._held(left), self._held(right)
        shared, place = self._shared(one, other)
        common = (one.table(place, len(shared)) * self._weights[shared]) @ other.table(
            place, len(shared)
        ).T
        mass = one.mass(self._weights)[:, None] * other.mass(self._weights)[None, :]
        out: Floats = common / np.sqrt(np.maximum(mass, 1e-9))
        return out

    def contained(
        self, left: Sequence[str], right: Sequence[str], languages: tuple[str, str]
    ) -> Floats:
        """How much of what a left sentence says a right one says too, shape (n, m), 0..1.

        The weight of a word is the smaller of its rarity in these texts and in its
        language at large. 0 wherever the two share no identifying name or number:
        words describe, names and numbers say which one is meant.
        """
        one, other = self._held(left), self._held(right)
        shared, place = self._shared(one, other)
        tables = one.table(place, len(shared)), other.table(place, len(shared))
        means = [
            self._named(side, language, place, len(shared)) + table * self._figure[shared]
            for side, language, table in zip((one, other), languages, tables, strict=True)
        ]
        met = (means[0] * self._identifying[shared]) @ means[1].T > 0
        worth = self._worth(left, languages[0])
        share = (tables[0] * worth[shared]) @ tables[1].T
        share /= np.maximum(one.mass(worth), 1e-9)[:, None]
        out: Floats = np.maximum(share - SHARED_BY_TOPIC, 0.0) / (1.0 - SHARED_BY_TOPIC) * met
        return out

    def _held(self, texts: Sequence[str]) -> _Held:
        columns = [self._columns[text] for text in texts]
        row = np.repeat(np.arange(len(texts)), [len(one) for one in columns])
        return _Held(texts, row, np.concatenate([np.zeros(0, np.int64), *columns]))

    def _shared(self, one: _Held, other: _Held) -> tuple[Indices, Indices]:
        """The keys that both sides hold, and the place of each key among them, or -1."""
        both = np.zeros(len(self._names), dtype=np.int64)
        both[one.column] = 1
        both[other.column] += 2
        shared = np.flatnonzero(both == 3)
        place = np.full(len(self._names), -1, dtype=np.int64)
        place[shared] = np.arange(len(shared))
        return shared, place

    def _named(self, held: _Held, language: str, place: Indices, size: int) -> Floats:
        """1 where a shared key of a sentence looks like a name, shape (sentences, size)."""
        out = np.zeros((len(held.texts), size))
        if size:
            names = [name_keys(text, language) for text in held.texts]
            row = np.repeat(np.arange(len(names)), [len(keys) for keys in names])
            number = [self._number[key] for keys in names for key in keys]
            column = place[np.array(number, dtype=np.int64)]
            out[row[column >= 0], column[column >= 0]] = 1.0
        return out

    def _worth(self, texts: Sequence[str], language: str) -> Floats:
        """The weight of each key of ``texts``: rare here and rare in the language."""
        known: dict[str, float] = {}
        for text in texts:
            known.update(frequencies(text, language))
        for text in texts:  # where a key stands for several words the commonest counts
            for key, zipf in frequencies(text, language).items():
                known[key] = max(known[key], zipf)
        zipfs = np.zeros(len(self._names))
        zipfs[[self._number[key] for key in known]] = list(known.values())
        worth: Floats = np.minimum(self._rare, math.log(10) * np.maximum(0.0, COMMON - zipfs))
        return worth
