"""An encoder that embeds each distinct text once in an audit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Encoder, Matrix, TokenVectors


class Remembering:
    """Wraps an encoder; family and align ask for the same sentences again and again.

    Sentence vectors are kept for the life of the object (1.5 kB each); piece
    vectors are not, since they are thirty times as large and asked for once.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._rows: dict[str, int] = {}
        self._matrix: Matrix = np.empty((0, encoder.dimension), np.float32)

    @property
    def signature(self) -> str:
        """The wrapped encoder's signature: remembering changes no vector."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text, straight from the wrapped encoder."""
        return self._encoder.lengths(texts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors, float32, shape (len(texts), dimension)."""
        new = list(dict.fromkeys(t for t in texts if t not in self._rows))
        if new:
            first = len(self._rows)
            vectors = self._encoder.sentences(new)
            self._grow(first + len(new))
            self._matrix[first : first + len(new)] = vectors
            self._rows.update((text, first + i) for i, text in enumerate(new))
        return self._matrix[[self._rows[t] for t in texts]]

    def know(self, texts: Sequence[str], vectors: Matrix) -> None:
        """Vectors of ``texts`` that were computed before, shape (len(texts), dimension)."""
        rows = {text: row for row, text in enumerate(texts) if text not in self._rows}
        first = len(self._rows)
        self._grow(first + len(rows))
        self._matrix[first : first + len(rows)] = vectors[list(rows.values())]
        self._rows.update((text, first + at) for at, text in enumerate(rows))

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text, straight from the wrapped encoder."""
        return self._encoder.tokens(texts)

    def _grow(self, wanted: int) -> None:
        if wanted > len(self._matrix):
            # Doubling keeps the copying linear in the number of sentences.
            larger = np.empty((max(wanted, 2 * len(self._matrix)), self.dimension), np.float32)
            larger[: len(self._rows)] = self._matrix[: len(self._rows)]
            self._matrix = larger
