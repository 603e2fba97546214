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
from functools import cache
from importlib.resources import files

import numpy as np

from audit.embed.encoder import Encoder, Matrix
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

# A document is read for its story from its first sentences: news puts it there,
# and a book-length document must not cost by the square.
SENTENCES = 400


@cache
def reference_sentences() -> tuple[str, ...]:
    """Sixty plain news sentences in 14 languages, written for this project."""
    text = files("audit.family").joinpath("reference.txt").read_text("utf-8")
    return tuple(text.split("\n")[:-1])


def centre(encoder: Encoder) -> Matrix:
    """The direction that all sentences share, shape (dimension,)."""
    mean: Matrix = encoder.sentences(reference_sentences()).mean(axis=0)
    return mean


def likeness(one: Matrix, other: Matrix) -> float:
    """How like two documents are, from their centred unit vectors, -1..1."""
    cosines = one @ other.T
    return float(max(cosines.max(axis=1).mean(), cosines.max(axis=0).mean()))


def group(documents: Sequence[Document], encoder: Encoder) -> tuple[tuple[Document, ...], ...]:
    """The documents in families, each in the order given; a loner is a family of one."""
    vectors = _centred(documents, encoder) if len(documents) > 1 else []
    parents = list(range(len(documents)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for i, j in _candidates(vectors):
        first, second = sorted((root(i), root(j)))
        if first != second and likeness(vectors[i], vectors[j]) >= SAME_STORY:
            parents[second] = first
    families: dict[int, list[Document]] = {}
    for i, document in enumerate(documents):
        families.setdefault(root(i), []).append(document)
    return tuple(tuple(members) for members in families.values())


def _centred(documents: Sequence[Document], encoder: Encoder) -> list[Matrix]:
    texts = [[s.text for s in d.body[:SENTENCES]] for d in documents]
    rows = encoder.sentences([t for body in texts for t in body])
    rows = rows - centre(encoder)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    ends = np.cumsum([len(body) for body in texts])
    return np.split(rows, ends[:-1])


def _candidates(vectors: Sequence[Matrix]) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) near enough to be compared sentence by sentence."""
    kept = [i for i, rows in enumerate(vectors) if len(rows)]
    if len(kept) < 2:
        return
    means = np.stack([vectors[i].mean(axis=0) for i in kept])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    for start in range(0, len(kept), BLOCK):
        near = means[start : start + BLOCK] @ means[start:].T >= CANDIDATE
        for i, j in zip(*np.nonzero(near), strict=True):
            if j > i:
                yield kept[start + int(i)], kept[start + int(j)]
