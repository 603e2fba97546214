"""Documents that tell one story, found by their sentence vectors.

The likeness of two documents is the mean over the sentences of one of the best
cosine in the other one (the larger of the two directions, so that a short
notice belongs to a long report). Vectors are centred first: this model's
cosines lie in a narrow band around a direction that all sentences share, and
taken against that direction unrelated sentences score about nothing in any
pair of languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from audit.embed.encoder import Encoder
from audit.family.fingerprint import (
    Fingerprint,
    centre,
    fingerprints,
    lengths,
    likeness,
    products,
)
from audit.types import Document

# Calibrated on NTREX (60 English stories against themselves in German, French,
# Serbian and Japanese; 1,770 pairs of different stories): translations score
# .42 and more, of different stories 99 in 100 pairs stay under .36, and those
# above are papers reporting one event. Independent reports of one event, by
# the same measure: .41 and more in the ten pairs of the seeds.
SAME_STORY = 0.38

# Two documents whose mean vectors are further apart are not looked at closer.
# The lowest seen between a story and its translation is .26 (Japanese).
CANDIDATE = 0.18

# Comparing one block of documents with all others keeps memory linear.
BLOCK = 512


def group(documents: Sequence[Document], encoder: Encoder) -> tuple[tuple[Document, ...], ...]:
    """The documents in families, each in the order given; a loner is a family of one."""
    prints = fingerprints(documents, encoder) if len(documents) > 1 else ()
    parents = list(range(len(documents)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for i, j in _candidates(prints):
        first, second = sorted((root(i), root(j)))
        if first != second and likeness(prints[i].rows, prints[j].rows) >= SAME_STORY:
            parents[second] = first
    families: dict[int, list[Document]] = {}
    for i, document in enumerate(documents):
        families.setdefault(root(i), []).append(document)
    return tuple(tuple(members) for members in families.values())


def _candidates(prints: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) near enough to be compared sentence by sentence."""
    kept = [i for i, one in enumerate(prints) if len(one.rows)]
    if len(kept) < 2:
        return
    means = np.stack([prints[i].mean for i in kept])
    size = lengths(means)
    for start in range(0, len(kept), BLOCK):
        found = products(means[start : start + BLOCK], means[start:])
        near = found >= CANDIDATE * size[start : start + BLOCK, None] * size[None, start:]
        for i, j in zip(*np.nonzero(near), strict=True):
            if j > i:
                yield kept[start + int(i)], kept[start + int(j)]


__all__ = ["CANDIDATE", "SAME_STORY", "centre", "group"]
