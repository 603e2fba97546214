"""What speaks for a pair of sentences, wherever the two stand: four figures in one.

For sentence i of the document and j of a witness:

* the cosine of the centred vectors;
* the margin: that cosine less the mean of the nearest others on both sides
  (Artetxe and Schwenk 2019, distance margin, over all sentences of both texts);
* the overlap of rare words, names and numbers;
* whether i is contained in j: nearly all its content, and a name or number with it.

Their sum is the evidence. Independent reports of one event share the topic,
so a high cosine alone says little there; being much nearer than everything
else, or sharing what is rare, does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.align.rarity import Rarity
from audit.align.side import Floats

NEIGHBOURS = 3

# Evidence at which a pair that stands alone is right as often as not, and how
# fast that changes; a pair between two sure neighbours needs less, by SUPPORT.
MIDDLE = 0.90
SLOPE = 7.0
SUPPORT = 0.60


# The overlap that a true pair in one language has at the least, and that two
# languages do not let us see: the tenth percentile of English rewrites.
UNSEEN = 0.25


# What it is worth that a sentence is said wholly in the other, with its names or numbers.
CONTAINED = 0.8


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence of all pairs of two texts, each float, shape (n, m)."""

    cosine: NDArray[np.float32]
    total: NDArray[np.float64]
    contained: NDArray[np.float64]


def evidence(
    left: Floats,
    right: Floats,
    left_texts: list[str],
    right_texts: list[str],
    *,
    rarity: Rarity,
    languages: tuple[str, str],
) -> Evidence:
    """Weigh every pair; ``left`` and ``right`` hold centred vectors of unit length.

    Texts in two ``languages`` share few words.
    """
    cosine = left @ right.T
    contained = rarity.contained(left_texts, right_texts, languages)
    lead = cosine - _others(cosine)
    lead_back = cosine - _others(cosine.T).T
    # A witness sentence that folds two into one is nearer to one of them; what is
    # wholly said in it is not judged by whether the other is said there better.
    lead_back += contained * np.maximum(lead - lead_back, 0.0)
    margin = (lead + lead_back) / 2
    unseen = UNSEEN if languages[0] != languages[1] else 0.0
    overlap = rarity.overlap(left_texts, right_texts) + unseen
    return Evidence(cosine, cosine + margin + overlap + CONTAINED * contained, contained)


def _others(cosine: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each pair, the mean of the NEIGHBOURS largest cosines in its row, itself left out."""
    count = cosine.shape[1]
    if count < 2:
        return np.zeros_like(cosine)
    keep = min(NEIGHBOURS, count - 1)
    top = -np.partition(-cosine, keep, axis=1)[:, : keep + 1]
    top = -np.sort(-top, axis=1)
    without = top[:, :keep].mean(axis=1, keepdims=True)
    # A pair among the largest is replaced by the next one.
    within = (top[:, : keep + 1].sum(axis=1, keepdims=True) - cosine) / keep
    mean: NDArray[np.float32] = np.where(cosine >= top[:, keep - 1 : keep], within, without)
    return mean


def probability(total: float, support: float = 0.0) -> float:
    """How likely a pair with this evidence is right; ``support`` 0..1 from its neighbours."""
    return 1.0 / (1.0 + math.exp(-SLOPE * (total + SUPPORT * support - MIDDLE)))
