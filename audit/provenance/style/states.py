"""How the encoder reads a text's grammar words: the states of its middle layer, pooled.

In the middle of the network the state of an article or a comma tells in what company it
stands, and that tells whether the text came out of another language (decisions 0172, 0189).
How far the mean over a text's closed-class words and marks lies along one direction is what
the style model is given. Which words those are is ``tokens.py``'s to say: no word of a topic
is looked at, though every state has heard of its neighbours.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Matrix
from audit.provenance.style.measures import Row
from audit.provenance.style.tokens import CLOSED, TOKEN, plain

# So many words of no leaning are added to each text's own: few words say little.
ADDED = 6.0
# What is pooled, in the name of the figures: raised where they would come out otherwise.
RULE = 1


@dataclass(frozen=True, slots=True, eq=False)
class GrammarStates:
    """The probe: sums over a sentence's grammar pieces of their states, on some directions.

    ``centre``: float32, shape (dimension,), taken off each state; ``basis``: float32, shape
    (dimension, k). Its figures are k sums and, last, how many pieces there were.
    """

    centre: Matrix
    basis: Matrix
    signature: str

    @property
    def size(self) -> int:
        """One more than there are directions."""
        return int(self.basis.shape[1]) + 1

    def __call__(self, text: str, offsets: NDArray[np.int32], states: Matrix) -> Matrix:
        """The sums of one sentence, float32, shape (size,)."""
        told = np.zeros(self.size, dtype=np.float32)
        kept = grammar_pieces(text, offsets)
        told[-1] = np.count_nonzero(kept)
        if told[-1]:
            told[:-1] = (states[kept].sum(axis=0) - told[-1] * self.centre) @ self.basis
        return told


def grammar_states(centre: Matrix, basis: Matrix) -> GrammarStates:
    """The probe on these directions, signed by them and by the words that it looks at."""
    mark = hashlib.blake2b(f"{RULE} {' '.join(sorted(CLOSED))}".encode(), digest_size=8)
    mark.update(centre.astype("<f4").tobytes() + basis.astype("<f4").tobytes())
    return GrammarStates(centre, basis, f"grammar-{mark.hexdigest()}")


def grammar_pieces(text: str, offsets: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which pieces end in a closed-class word or a mark of punctuation, bool, shape (n,)."""
    inside = np.zeros(len(text) + 1, dtype=np.bool_)
    for token in TOKEN.finditer(plain(text)):
        found = token.group()
        word = found[0].isalpha()
        inside[token.start() : token.end()] = (
            found.casefold() in CLOSED if word else not found[0].isdigit()
        )
    starts, ends = offsets[:, 0], offsets[:, 1]
    return np.asarray((starts < ends) & inside[np.maximum(ends - 1, 0)])


def pooled(figures: NDArray[np.floating]) -> Row:
    """The means of one text by its sentences' sums (n, k + 1), float64, shape (k,)."""
    total = np.asarray(figures, dtype=np.float64).sum(axis=0)
    return np.asarray(total[:-1] / (total[-1] + ADDED))
