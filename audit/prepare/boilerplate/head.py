"""A small head over the encoder's sentence vector: is this line furniture by its wording?

A logistic regression on the leading principal directions of hand-written lines
(``models/boilerplate``: examples, training script, card). It knows the
embedded encoder alone; with another one it is silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Encoder, Matrix

WEIGHTS = "head.npz"
# On hand-made pages of 36 sites, raw log-odds of 2 are reached by 60 of 152 lines of
# furniture and 1 of 280 lines of news, 3 by 28 and none. So wording alone does not mark
# a line, and needs one other sign at most. Against a line it counts less: the head saw
# few lines of one or two words.
SHARE, FOR, AGAINST = 0.7, 2.5, 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """``weights``: float32, one a dimension, then the bias; ``encoder``: whose vectors it knows."""

    weights: NDArray[np.float32]
    bias: float
    encoder: str

    def score(self, vectors: Matrix) -> list[float]:
        """What the wording of each row adds to a line's score, -AGAINST to FOR."""
        raw = vectors @ self.weights + np.float32(self.bias)
        return [float(x) for x in np.clip(SHARE * raw, -AGAINST, FOR)]


@cache
def load_head() -> Head | None:
    """The trained head, or None where the package holds none."""
    path = files(__package__ or "audit.prepare.boilerplate").joinpath(WEIGHTS)
    if not path.is_file():
        return None
    with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as data:
        return Head(data["weights"], float(data["bias"]), str(data["encoder"]))


def wording(texts: Sequence[str], encoder: Encoder) -> list[float] | None:
    """What each text's wording adds to its score, or None where the encoder is not known."""
    head = load_head()
    if head is None or model_name(encoder) != head.encoder or not texts:
        return None
    return head.score(encoder.sentences(texts))


def model_name(encoder: Encoder) -> str:
    """The encoder's name without the hashes and options behind it."""
    return encoder.signature.split("@")[0]
