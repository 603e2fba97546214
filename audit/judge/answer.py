"""What answers to each piece in the other text, set beside it before the two are read together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.embed.encoder import Matrix
from audit.embed.vectors import unit

TEMPERATURE = 0.05
"""Of the softmax over centred cosines: those of unrelated pieces lie about 0."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Learnt change of a piece by its answer: ``up @ gelu(down @ [piece, answer])``.

    ``centre`` (hidden): the mean state, taken away before cosines. ``down``
    (rank, 2 x hidden), ``up`` (hidden, rank); ``by_best`` (hidden) counts once
    for each unit of the best cosine.
    """

    centre: Matrix
    down: Matrix
    up: Matrix
    by_best: Matrix

    def __call__(self, one: Matrix, other: Matrix) -> tuple[Matrix, Matrix, Matrix, Matrix]:
        """Both texts' pieces changed, and the best cosine of each piece of each."""
        cosine = unit(one - self.centre) @ unit(other - self.centre).T
        return (
            self._changed(one, other, cosine),
            self._changed(other, one, cosine.T),
            cosine.max(axis=1),
            cosine.max(axis=0),
        )

    def likeness(self, one: Matrix, other: Matrix) -> float:
        """Centred cosine of the two texts' mean states."""
        means = unit(np.stack([one.mean(axis=0), other.mean(axis=0)]) - self.centre)
        return float(means[0] @ means[1])

    def _changed(self, states: Matrix, others: Matrix, cosine: Matrix) -> Matrix:
        best = cosine.max(axis=1, keepdims=True)
        weight = np.exp((cosine - best) / TEMPERATURE)
        answer = weight @ others / weight.sum(axis=1, keepdims=True)
        bent = _gelu(np.concatenate([states, answer], axis=1) @ self.down.T)
        changed: Matrix = states + bent @ self.up.T + best * self.by_best
        return changed.astype(np.float32)


def _gelu(values: Matrix) -> Matrix:
    """By its tanh form (Hendrycks and Gimpel 2016), as trained."""
    inner = np.sqrt(2.0 / np.pi) * (values + 0.044715 * values**3)
    bent: Matrix = 0.5 * values * (1.0 + np.tanh(inner))
    return bent
